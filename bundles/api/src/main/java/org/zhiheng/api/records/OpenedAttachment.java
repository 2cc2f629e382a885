package org.zhiheng.api.records;

import java.io.InputStream;

/**
 * An attachment and its bytes, which are checked while they are read, as {@link AttachmentStore#open} says.
 *
 * @param content for the receiver to close
 */
public record OpenedAttachment(Attachment attachment, InputStream content) {}
