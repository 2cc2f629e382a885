package org.zhiheng.api.rules;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
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

    /**
     * A draft made of a package in force, with another version and one of its files as somebody has changed it. It is not signed: its author
     * takes {@link #files} and signs.
     *
     * @param file inside {@code RULES-INF}; one that the package has
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} when there is no such package or file, {@code INVALID} for a version
     *     that is none
     */
    RuleDraft open(String packageId, String version, String file, byte[] content);

    /**
     * A draft made of a content that waits: so that whoever decides about it sees what it would change.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} when nothing of this hash waits
     */
    RuleDraft openWaiting(String contentHash);

    /** A draft opened before, while it is kept. */
    Optional<RuleDraft> draft(String contentHash);

    /** The files of a draft while it is kept, by their paths inside {@code RULES-INF}. */
    Optional<Map<String, byte[]>> files(String contentHash);

    /**
     * Checks a decision table and asks it.
     *
     * @param dmn the file
     * @param given values of inputs as texts, by name; empty when it is only checked
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} for a value that is none of its input's type, naming the input
     */
    TableTrial tryTable(byte[] dmn, Map<String, String> given);

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
