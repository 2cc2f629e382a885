package org.zhiheng.api.records;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

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
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-ATTACHMENT-MISSING} when there is none of this hash
     */
    InputStream open(String hash) throws IOException;
}
