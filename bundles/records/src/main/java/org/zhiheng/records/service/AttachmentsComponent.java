package org.zhiheng.records.service;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.records.store.FolderAttachments;

/** Attachments in the folder that the settings name. */
@Component(service = AttachmentStore.class)
public final class AttachmentsComponent implements AttachmentStore {

    private final FolderAttachments folder;

    @Activate
    public AttachmentsComponent(@Reference RecordSettings settings) {
        folder = new FolderAttachments(settings.attachments(), settings.suite().hash());
    }

    @Override
    public Attachment store(InputStream content, String mediaType) throws IOException {
        return folder.store(content, mediaType);
    }

    @Override
    public InputStream open(String hash) throws IOException {
        return folder.open(hash);
    }
}
