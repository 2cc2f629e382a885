package org.zhiheng.api.powers;

import java.time.LocalDate;
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

    /**
     * Starts the procedure of what a township proposes: {@code township.proposal}. It is the township's run; the government is the nearest above it.
     *
     * @param proposal key of the row of {@code township-proposals}
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code POWERS-DECIDED} for what is decided; as {@link #entrust}
     */
    Run propose(Principal by, String command, String proposal, String justiceBureau);

    /**
     * A township takes an item of the list of patrols upon itself: the list then has it once more, with who claims it and how often it patrols.
     *
     * @param patrolItem key of a row of {@code patrol-items} that nobody has claimed
     * @param frequency how often, as the township's platform sets it
     * @return key of the new row
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW}; {@code CONFLICT} {@code POWERS-CLAIMED} for what is a township's
     *     claim itself; {@code INVALID} {@code POWERS-OTHER-DISTRICT} for the list of another district; as
     *     {@link org.zhiheng.api.registers.Registers#write}
     */
    String claim(Principal by, String patrolItem, String township, String frequency, LocalDate from);

    /**
     * Gives a claim back.
     *
     * @param claim key of the township's row
     * @param last the last day on which it still patrols
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW}; as {@link org.zhiheng.api.registers.Registers#write}
     */
    void release(Principal by, String claim, LocalDate last, String why);
}
