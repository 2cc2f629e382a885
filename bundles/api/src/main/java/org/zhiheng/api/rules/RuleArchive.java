package org.zhiheng.api.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The durable memory of rules: package contents by hash, books by fingerprint, generations by number, and what was decided
 * about each content. Thread-safe. What a method wrote is durable when it returns; nothing is half written.
 */
@ProviderType
public interface RuleArchive {

    /**
     * What of the archive is lost, torn or altered, as far as opening it found out; empty when it is whole. Codes are
     * {@code RULES-ARCHIVE-TORN}, {@code RULES-ARCHIVE-LOST} and {@code RULES-ARCHIVE}. What is whole can still be read; nothing
     * can be written while anything is damaged, or what is lost would be covered up.
     */
    List<FaultInfo> damages();

    /** Stores a content, unless it is there. Keys are paths inside the package, values the bytes. */
    void storeContent(String contentHash, Map<String, byte[]> files);

    /** The content stored under the hash; verified against it. */
    Optional<Map<String, byte[]>> content(String contentHash);

    /** The contents that make up a book, the nation first. */
    Optional<List<String>> book(String fingerprint);

    /**
     * Appends a generation with the dispositions that came with it, in one step.
     *
     * @param books contents of each book of the generation, by fingerprint
     */
    void appendGeneration(StoredGeneration generation, List<Disposition> dispositions, Map<String, List<String>> books);

    /** All generations, the oldest first. */
    List<StoredGeneration> generations();

    /** Remembers what was decided about contents, e.g. that one was refused. */
    void remember(List<Disposition> dispositions);

    /** The latest disposition of each content. */
    Map<String, Disposition> dispositions();

    /**
     * @param contentHashes the packages' contents, the nation first
     * @param origins the bundle or file that delivered each content, by hash
     */
    record StoredGeneration(
            long number, Instant madeAt, String cause, List<String> contentHashes, Map<String, String> origins) {}

    /**
     * What was decided about a content. One once accepted, refused, rolled back or retired is not activated again by a
     * restart.
     *
     * @param state {@code accepted}, {@code refused}, {@code rolled-back} or {@code retired}
     * @param reason in Chinese; null when accepted
     */
    record Disposition(
            String contentHash,
            String state,
            String packageId,
            String version,
            String origin,
            Instant at,
            String reason,
            List<FaultInfo> faults) {}
}
