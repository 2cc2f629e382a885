package org.zhiheng.api.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Packages and the books they make up, to be read: all that asking an archived book needs. Thread-safe. */
@ProviderType
public interface RuleContents {

    /** The content stored under the hash, paths inside the package with their bytes; verified against the hash. */
    Optional<Map<String, byte[]>> content(String contentHash);

    /** The contents that make up a book, the nation first. */
    Optional<List<String>> book(String fingerprint);
}
