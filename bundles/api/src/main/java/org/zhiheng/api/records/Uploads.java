package org.zhiheng.api.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Files that come in from people, piece by piece where the line breaks: what has arrived stays, and goes on from there. A file that is whole is an
 * {@link Attachment}, which only who uploaded it can lay into a case or a register. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code FORBIDDEN} as {@link org.zhiheng.api.access.Permissions#check};
 * {@code NOT_FOUND} {@code UPLOAD-UNKNOWN} for one that is not there, is somebody else's, or to which nothing came for a day while it was not whole.
 */
@ProviderType
public interface Uploads {

    /**
     * A file on its way.
     *
     * @param size in bytes, when it is whole
     * @param received bytes that have arrived and are on disk
     * @param attachment null until it is whole
     */
    record Upload(String id, long size, long received, String mediaType, Attachment attachment) {}

    /**
     * Begins one.
     *
     * @param size in bytes, at least 1
     * @param mediaType what it is, e.g. {@code image/jpeg}
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code UPLOAD-SIZE} beyond what the settings allow, {@code UPLOAD-TYPE} for a kind of
     *     file they do not name; {@code CONFLICT} {@code UPLOAD-MANY} when too many of this account are not whole
     */
    Upload begin(Principal by, long size, String mediaType);

    /** How far one has come. */
    Upload state(Principal by, String id);

    /**
     * Takes what the stream gives until its end, or until it breaks, which is no error: what has arrived stays. The stream is not closed.
     *
     * @param offset where the stream begins in the file: all that has arrived
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code UPLOAD-OFFSET} when something else has arrived, {@code UPLOAD-BUSY} while
     *     another sends to it; {@code INVALID} {@code UPLOAD-LONG} when more came than was said, of which nothing stays; {@code UPLOAD-CONTENT} when it is
     *     whole and not of the kind that was said: it is dropped then; unavailable {@code RECORD-ATTACHMENT-DISK} when the disk is full or fails
     */
    Upload append(Principal by, String id, long offset, InputStream content);

    /** Drops one that is not whole; a whole one stays. */
    void drop(Principal by, String id);

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Keeps a file that a context made for an account, as if it had been uploaded whole; onto the disk as it is written. For the context, which has asked whether
     * it may be made. Checks no permission.
     *
     * @param writing what it throws is thrown, and nothing is kept
     * @throws org.zhiheng.api.error.ZhihengException unavailable {@code RECORD-ATTACHMENT-DISK} when the disk is full or fails
     */
    Attachment made(String account, String mediaType, Writing writing);

    /**
     * Keeps a small file that somebody without an account handed to a context, as if {@code account} had uploaded it whole. For the context, which has asked whether
     * it may be handed in. Checks no permission.
     *
     * @param account of whom it is kept
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code UPLOAD-TYPE}, {@code UPLOAD-SIZE} as {@link #begin}, {@code UPLOAD-CONTENT} where its bytes
     *     are not of the kind that was said; unavailable {@code RECORD-ATTACHMENT-DISK} when the disk is full or fails
     */
    Attachment handedIn(String account, String mediaType, byte[] content);

    /**
     * Lets an account lay a file into a case or register that another has uploaded, as if it had done so itself. For the context, which has asked whether it may.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code RECORD-ATTACHMENT-MISSING} when nobody has uploaded it
     */
    Attachment takenOver(String account, String hash);

    /** How often something was uploaded whole, or made, under this hash, by whomever. For the context that has it erased. Checks no permission. */
    int times(String hash);

    /** What an account has uploaded whole under this hash. */
    Optional<Attachment> uploaded(String account, String hash);

    /**
     * Opens what anybody has uploaded whole, for who was found to be allowed to see it.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link AttachmentStore#open}
     */
    OpenedAttachment open(String hash);
}
