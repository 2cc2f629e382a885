package org.zhiheng.api.records;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.error.ZhihengException;

/** Files that entries name, by the hash of their bytes. What is stored is never overwritten. Thread-safe. */
@ProviderType
public interface AttachmentStore {

    /**
     * Stores what the stream gives until its end; never holds more of it in memory than a buffer. Durable when it returns. The stream is not closed.
     *
     * @throws IOException when the stream fails, or what is stored under this hash already is damaged; nothing is stored then
     * @throws org.zhiheng.api.error.ZhihengException unavailable {@code RECORD-ATTACHMENT-DISK} when the disk is full or fails; nothing is stored then
     */
    Attachment store(InputStream content, String mediaType) throws IOException;

    /**
     * Opens an attachment. Its bytes are checked while they are read: where they are not those that were stored, reading fails with an
     * {@link IOException} before the end is reached, so use nothing before the end.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-ATTACHMENT-MISSING} when there is none of this hash, {@code RECORD-ATTACHMENT-ERASED}
     *     when it was erased
     */
    InputStream open(String hash) throws IOException;

    /**
     * Erases an attachment: the record says so, and once that is committed the file goes, for all entries that name it; their proofs stay valid. Should the
     * process die in between, a verification tells it and erasing again deletes what is left.
     *
     * @param actor who ordered it: the id of an account
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-ATTACHMENT-MISSING} when there is none of this hash
     */
    void erase(String hash, String actor);

    /** As {@link #erase}, for what need not be there: where there is none of this hash nothing is to be erased. */
    default void eraseIfThere(String hash, String actor) {
        try {
            erase(hash, actor);
        } catch (ZhihengException e) {
            if (!e.code().equals("RECORD-ATTACHMENT-MISSING")) {
                throw e;
            }
        }
    }
}
