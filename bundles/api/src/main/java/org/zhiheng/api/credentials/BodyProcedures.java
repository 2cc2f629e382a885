package org.zhiheng.api.credentials;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;

/**
 * Bodies whose qualification is examined, confirmed and published: rows of the register {@code body-qualifications} that run through
 * {@code body.qualification}. What a stage decides is written into the register in the transaction of that step. Thread-safe.
 */
@ProviderType
public interface BodyProcedures {

    /**
     * Starts the confirmation of a body's qualification. The authority that confirms it is the government the rules name; where they name none, the body's own.
     *
     * @param command as {@link Runs.Start#command}
     * @param qualification key of the row
     * @param justiceBureau id of the body that examines
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW}; {@code CONFLICT} {@code CREDENTIAL-QUALIFIED} when it is confirmed
     *     already, {@code CREDENTIAL-BODY-UNREGISTERED} when the body is not registered, {@code CREDENTIAL-NO-AUTHORITY} when there is no such government; as
     *     {@link Runs#start}
     */
    Run qualify(Principal by, String command, String qualification, String justiceBureau);

    /**
     * All runs of a qualification, the newest first.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.registers.Registers#show}
     */
    List<Runs.Listed> ofQualification(Principal by, String qualification);
}
