package org.zhiheng.records.store;

import java.io.IOException;
import java.io.InputStream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.persistence.Transactions;

/** Attachments in a folder, and in the record which of them were erased. */
public final class RecordedAttachments implements AttachmentStore {

    private final Transactions transactions;
    private final DatabaseRecorder recorder;
    private final FolderAttachments folder;

    public RecordedAttachments(Transactions transactions, DatabaseRecorder recorder, FolderAttachments folder) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.folder = folder;
    }

    @Override
    public Attachment store(InputStream content, String mediaType) throws IOException {
        return folder.store(content, mediaType);
    }

    @Override
    public InputStream open(String hash) throws IOException {
        if (!folder.has(hash) && recorder.isErased(hash)) {
            throw ZhihengException.notFound("RECORD-ATTACHMENT-ERASED", "附件已依法销毁:" + hash, "hash");
        }
        return folder.open(hash);
    }

    @Override
    public void erase(String hash, String actor) {
        if (!folder.has(hash)) {
            if (recorder.isErased(hash)) {
                return;
            }
            throw ZhihengException.notFound("RECORD-ATTACHMENT-MISSING", "附件不在:" + hash, "hash");
        }
        transactions.run(tx -> {
            recorder.eraseAttachment(hash, actor);
            tx.afterCommit(() -> folder.delete(hash));
        });
    }
}
