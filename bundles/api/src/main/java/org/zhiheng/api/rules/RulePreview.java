package org.zhiheng.api.rules;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at what a candidate would change, before anybody puts it in force. Changes nothing itself. Thread-safe. */
@ProviderType
public interface RulePreview {

    /**
     * Lays a candidate over what is in force. The draft is kept in memory for a while, the newest few only.
     *
     * @param source a bundle (jar) or a folder that holds {@code RULES-INF}
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} or {@code INVALID} when the file cannot be read as such
     */
    RuleDraft open(Path source);

    /** As {@link #open(Path)}, with the bytes of a bundle. */
    RuleDraft open(byte[] jar);

    /** A draft opened before, while it is kept. */
    Optional<RuleDraft> draft(String contentHash);

    /**
     * Asks every case of what is in force and of the draft. What is in force is taken once, at the beginning.
     *
     * @param cases read one after another and not kept; what the iterator throws breaks the preview off
     * @param details how many changes, and how many refused cases, are told in full
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} when the draft has no books
     */
    PreviewReport compare(RuleDraft draft, Iterator<PreviewCase> cases, int details);

    /** The cases that the tests of the packages in force make, e.g. where no others are at hand. */
    Iterator<PreviewCase> casesOfTests();
}
