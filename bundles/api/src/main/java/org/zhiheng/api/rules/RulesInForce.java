package org.zhiheng.api.rules;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The one reference to the books in force. Thread-safe; reading never waits. */
@ProviderType
public interface RulesInForce {

    /** The books in force now; empty until the first generation is. */
    Optional<Books> current();

    /**
     * Books that answer from one archived book alone, whatever division is asked.
     *
     * @param bookFingerprint as a ruling's {@code ruleBook.fingerprint} gave it
     * @return empty when no such book is archived
     */
    Optional<Books> archived(String bookFingerprint);
}
