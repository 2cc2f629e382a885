package org.zhiheng.api.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Closed files as packages (docs/contracts/archives.md): given out as one ZIP that is verified without the platform, and taken in elsewhere, where they are only
 * read. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#CASE_ARCHIVE} for the body,
 * to look at what was taken in without {@link org.zhiheng.api.access.Operation#CASE_VIEW}.
 */
@ProviderType
public interface CaseArchives {

    /** Type of the record's subject of a file that was taken in. */
    String SUBJECT = "archived-case";

    /** A package that can be written; it is made while it is written, whatever its size. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * The package of a closed file. That it is given out is put down before this returns.
     *
     * @param purpose what personal data are taken away for, which is put down
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-UNKNOWN}; {@code CONFLICT} {@code CASE-NOT-ARCHIVED} for one that is not
     *     archived, {@code CASE-ARCHIVE-UNSEALED} for a second after it was, or after something else was written of it
     */
    Writing export(Principal by, String id, String purpose);

    /**
     * A file that was taken in.
     *
     * @param caseId its id on the platform it comes from
     * @param log identity of the log it was recorded in
     * @param number of the case; null for none
     * @param body whose archive it lies in here
     * @param closedAt when it was closed
     * @param hash of the package among the attachments
     * @param size of the package, bytes
     * @param anchored whether a key known from elsewhere vouches for it
     * @param document on what it rests that it was taken in
     * @param by id of the account that took it in
     */
    record Archived(
            String id,
            String caseId,
            String log,
            String number,
            String title,
            String body,
            Instant closedAt,
            String hash,
            long size,
            boolean anchored,
            String document,
            String by,
            Instant at) {}

    /**
     * Takes a package in, once it is verified whole.
     *
     * @param body in whose archive it is to lie
     * @param document on what that rests
     * @param keys ids of keys that are known to be those of the platform it comes from; empty where none is known
     * @param content the package; read to its end, not closed
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-ARCHIVE} with all that does not hold, or for what is no package or of a form that is
     *     not known; {@code CASE-DOCUMENT}, {@code CASE-BODY}; {@code CONFLICT} {@code CASE-ARCHIVE-TWICE} for one that was taken in before
     */
    Archived take(Principal by, String body, String document, Set<String> keys, InputStream content);

    /** Opens a package anew from its beginning. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * Verifies a package without taking it in. Nothing of it is kept. Checks no permission. All texts are Chinese, as {@link Receipts.Checked}; there is no replay.
     *
     * @param size bytes
     * @param keys as for {@link #take}
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-ARCHIVE} for what is no package
     */
    Receipts.Checked check(Opening opening, long size, Set<String> keys) throws IOException;

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Archived> archived, String next) {
        public Page {
            archived = List.copyOf(archived);
        }
    }

    /**
     * What a body has taken in, the newest first.
     *
     * @param size most of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    Page list(Principal by, String body, int size, String after);

    /**
     * @param size bytes
     * @param mediaType what it is
     */
    record Part(String name, long size, String mediaType) {}

    /** @param parts of the package, in their order */
    record Shown(Archived archived, List<Part> parts) {
        public Shown {
            parts = List.copyOf(parts);
        }
    }

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-UNKNOWN} */
    Shown show(Principal by, String archived);

    /** @param content to be closed by who asked */
    record OpenedPart(Part part, InputStream content) {}

    /**
     * Opens a part of a package, e.g. {@code index.html} or an attachment.
     *
     * @param purpose what it is looked at for, which is put down
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-UNKNOWN}, {@code CASE-PIECE} for a part that is not there
     */
    OpenedPart part(Principal by, String archived, String name, String purpose);
}
