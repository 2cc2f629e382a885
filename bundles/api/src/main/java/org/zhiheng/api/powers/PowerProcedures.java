package org.zhiheng.api.powers;

import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Run;

/**
 * Powers that are handed over: rows of the registers {@code acceptance-confirmations} and {@code entrustments} that run through the procedures of the place.
 * Each stage that is left writes what has happened into the registers in the transaction of that step. Thread-safe.
 */
@ProviderType
public interface PowerProcedures {

    /**
     * Starts the procedure of what one department hands over to one township by one list: {@code empowerment.grant}. It is the department's run; the
     * government is that of the list.
     *
     * @param command as {@link org.zhiheng.api.procedures.Runs.Start#command}
     * @param confirmation key of the row
     * @param justiceBureau id of the body that reviews
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW}; as {@link org.zhiheng.api.procedures.Runs#start}
     */
    Run empower(Principal by, String command, String confirmation, String justiceBureau);

    /**
     * Starts the procedure of an entrustment: {@code entrustment.grant}. It is the run of the body that entrusts; the government is the nearest above it.
     *
     * @param entrustment key of the row
     * @throws org.zhiheng.api.error.ZhihengException as {@link #empower}; {@code CONFLICT} {@code POWERS-NO-GOVERNMENT} when there is none above it
     */
    Run entrust(Principal by, String command, String entrustment, String justiceBureau);
}
