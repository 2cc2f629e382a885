package org.zhiheng.api.rules;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.RuleRelease;

/**
 * The durable memory of rules: package contents by hash, books by fingerprint, generations by number, and what was decided
 * about each content. Several nodes may share one; what one node writes the others find here. Thread-safe. What a method wrote is
 * durable when it returns; nothing is half written, and nothing that happened is changed or deleted.
 */
@ProviderType
public interface RuleArchive extends RuleContents {

    /** Service property that tells archives apart, {@link #FILES} or {@link #DATABASE}. */
    String STORAGE = "storage";

    String FILES = "files";
    String DATABASE = "database";

    /**
     * What of the archive is lost, torn or altered, as far as opening it found out; empty when it is whole. Codes are
     * {@code RULES-ARCHIVE-TORN}, {@code RULES-ARCHIVE-LOST} and {@code RULES-ARCHIVE}. What is whole can still be read; nothing
     * can be written while anything is damaged, or what is lost would be covered up.
     */
    List<FaultInfo> damages();

    /** Stores a content, unless it is there. Keys are paths inside the package, values the bytes. */
    void storeContent(String contentHash, Map<String, byte[]> files);

    /**
     * Appends a generation with the dispositions that came with it, in one step.
     *
     * @param books contents of each book of the generation, by fingerprint
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code RULES-ARCHIVE-MOVED} when it does not follow the newest
     *     generation, or when a decision of the mandate was carried out already: another node was faster
     */
    void appendGeneration(
            StoredGeneration generation,
            List<Disposition> dispositions,
            Map<String, List<String>> books,
            Mandate mandate);

    /** Number of the newest generation, 0 when there is none. Cheap: asked every second for what other nodes did. */
    long newest();

    Optional<StoredGeneration> generation(long number);

    /** All generations, the oldest first. */
    List<StoredGeneration> generations();

    /**
     * Remembers what was decided about contents, e.g. that one was refused; or with no dispositions, that a decision of people was
     * dealt with.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #appendGeneration}, for a decision
     */
    void remember(List<Disposition> dispositions, Mandate mandate);

    /** The latest disposition of each content. */
    Map<String, Disposition> dispositions();

    /** Number of the newest decision of people that was dealt with here, 0 when none was. */
    long newestDecision();

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
     * @param state {@code accepted}, {@code refused}, {@code rolled-back}, {@code retired}; or {@code awaiting}: checked, and waits for
     *     two people
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

    /**
     * One thing that happened.
     *
     * @param generation null when nothing came in force
     */
    record Happening(StoredGeneration generation, List<Disposition> dispositions, Map<String, List<String>> books) {}

    /**
     * By whom a change was made; goes into the record.
     *
     * @param what happened, lower case with hyphens, e.g. {@code rules-activated}
     * @param actor id of an account, or {@code system:<part>}
     * @param decisions of people that it carries out
     */
    record Mandate(String what, String actor, List<RuleRelease.Decided> decisions) {

        public Mandate {
            Objects.requireNonNull(what, "what");
            Objects.requireNonNull(actor, "actor");
            decisions = List.copyOf(decisions);
        }

        /** Of the platform itself. */
        public static Mandate of(String what, String actor) {
            return new Mandate(what, actor, List.of());
        }
    }
}
