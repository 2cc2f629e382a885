package org.zhiheng.api.credentials;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;

/**
 * Certificates that are applied for, renewed, filed, reviewed every year and held back: rows of the registers {@code certificate-applications} and
 * {@code certificate-matters} that run through the procedures of the place. What the last stage decides is written into the registers in the transaction of
 * that step. Thread-safe.
 */
@ProviderType
public interface CertificateProcedures {

    /**
     * Starts the procedure of an application: {@code certificate.application}.
     *
     * @param command as {@link org.zhiheng.api.procedures.Runs.Start#command}
     * @param application key of the row
     * @param justiceBureau id of the body that reviews
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW}; {@code CONFLICT} {@code CREDENTIAL-ISSUED} when a certificate was
     *     given for it; {@code INVALID} {@code CREDENTIAL-JUSTICE-BUREAU} when that is no department whose division holds the body's; as {@link org.zhiheng.api.procedures.Runs#start}
     */
    Run apply(Principal by, String command, String application, String justiceBureau);

    /**
     * Starts the procedure of a matter: {@code certificate.annual-review}, {@code certificate.measure}, {@code certificate.renewal} or
     * {@code certificate.filing}, as the row says; as {@link #apply}.
     *
     * @param matter key of the row
     */
    Run handle(Principal by, String command, String matter, String justiceBureau);

    /**
     * Runs of certificates in which a body takes part, as {@link Runs#list}.
     *
     * @param open whether only open ones
     * @param size most runs of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    Runs.Page runs(Principal by, String body, boolean open, int size, String after);

    /**
     * All runs of an application, the newest first.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.registers.Registers#show}
     */
    List<Runs.Listed> ofApplication(Principal by, String application);

    /** All runs of a matter; as {@link #ofApplication}. */
    List<Runs.Listed> ofMatter(Principal by, String matter);
}
