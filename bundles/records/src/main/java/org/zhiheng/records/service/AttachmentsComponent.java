package org.zhiheng.records.service;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.FolderAttachments;
import org.zhiheng.records.store.RecordedAttachments;

/** Attachments in the folder that the settings name. */
@Component(service = AttachmentStore.class)
public final class AttachmentsComponent implements AttachmentStore {

    private final RecordedAttachments attachments;

    @Activate
    public AttachmentsComponent(
            @Reference Transactions transactions,
            @Reference RecorderComponent recorder,
            @Reference RecordSettings settings) {
        attachments = new RecordedAttachments(
                transactions,
                recorder.recorder(),
                new FolderAttachments(settings.attachments(), settings.suite().hash()));
    }

    @Override
    public Attachment store(InputStream content, String mediaType) throws IOException {
        return attachments.store(content, mediaType);
    }

    @Override
    public InputStream open(String hash) throws IOException {
        return attachments.open(hash);
    }

    @Override
    public void erase(String hash, String actor) {
        attachments.erase(hash, actor);
    }
}
