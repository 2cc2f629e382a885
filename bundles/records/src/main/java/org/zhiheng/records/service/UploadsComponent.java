package org.zhiheng.records.service;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseUploads;
import org.zhiheng.records.store.FileKinds;
import org.zhiheng.records.store.FolderAttachments;

/** Uploads into the folder that the settings name. */
@Component(service = Uploads.class)
public final class UploadsComponent implements Uploads {

    private final DatabaseUploads uploads;
    private final AttachmentStore attachments;
    private final Permissions permissions;

    @Activate
    public UploadsComponent(
            @Reference Transactions transactions,
            @Reference RecordSettings settings,
            @Reference AttachmentStore attachments,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.attachments = attachments;
        this.permissions = permissions;
        uploads = new DatabaseUploads(
                transactions,
                new FolderAttachments(settings.attachments(), settings.suite().hash()),
                new FileKinds(settings.mediaTypes()),
                settings.largestUpload(),
                clock);
    }

    @Override
    public Upload begin(Principal by, long size, String mediaType) {
        permissions.check(by, Operation.FILES_UPLOAD, null);
        return uploads.begin(by.account(), size, mediaType);
    }

    @Override
    public Upload state(Principal by, String id) {
        permissions.check(by, Operation.FILES_UPLOAD, null);
        return uploads.state(by.account(), id);
    }

    @Override
    public Upload append(Principal by, String id, long offset, InputStream content) {
        permissions.check(by, Operation.FILES_UPLOAD, null);
        return uploads.append(by.account(), id, offset, content);
    }

    @Override
    public void drop(Principal by, String id) {
        permissions.check(by, Operation.FILES_UPLOAD, null);
        uploads.drop(by.account(), id);
    }

    @Override
    public Attachment made(String account, String mediaType, Writing writing) {
        return uploads.made(account, mediaType, writing);
    }

    @Override
    public Attachment handedIn(String account, String mediaType, byte[] content) {
        return uploads.handedIn(account, mediaType, content);
    }

    @Override
    public Attachment takenOver(String account, String hash) {
        return uploads.takenOver(account, hash);
    }

    @Override
    public int times(String hash) {
        return uploads.times(hash);
    }

    @Override
    public Optional<Attachment> uploaded(String account, String hash) {
        return uploads.uploaded(account, hash);
    }

    @Override
    public OpenedAttachment open(String hash) {
        Attachment attachment = uploads.wholeOne(hash);
        try {
            return new OpenedAttachment(attachment, attachments.open(hash));
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-ATTACHMENT-DISK", "附件读不了:" + hash, null, e);
        }
    }
}
