package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which identities outside let in to which accounts ({@link FederatedSignIn}). Nobody is linked by signing in: an administrator does it,
 * who knows whose identity it is. Thread-safe.
 */
@ProviderType
public interface Identities {

    /** What the identity is called there is not shown again. */
    record Linked(String id, String issuer, Instant since) {}

    /**
     * Links an identity of the provider that the settings name to a person's account.
     *
     * @param subject what the provider calls it, in the claim that the settings name; exactly as there
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code ACCESS-IDENTITY-KNOWN} when it is linked already, to
     *     whatever account, {@code ACCESS-ACCOUNT-KIND} for a program's; {@code INVALID} {@code ACCESS-IDENTITY}; {@code NOT_FOUND}
     *     {@code ACCESS-FEDERATED-OFF}
     */
    Linked link(Principal by, String account, String subject);

    /** It lets in no more; all sessions of the account end. */
    void unlink(Principal by, String identity);

    /** The oldest first. */
    List<Linked> list(Principal by, String account);
}
