package org.zhiheng.testregisters;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.records.store.DatabaseUploads;
import org.zhiheng.records.store.FolderAttachments;

/** Uploads without asking for permissions; everybody has uploaded two small documents. */
public final class WorldUploads implements Uploads {

    /** Hash of a document everybody has uploaded. */
    public static final String FILE = "sm3:fa0695ceaf318ee01e5b5f1322a22e858c7b4999b4597088effab33307989d2e";

    /** Hash of another one. */
    public static final String OTHER_FILE = "sm3:b5463b71a0644f75d00d63f3f3fc1656003383f91fc63e8bb1eb57da2c2e0c54";

    private static final Map<String, String> CONTENTS = Map.of(FILE, "%PDF-1.4 first", OTHER_FILE, "%PDF-1.4 second");

    private final DatabaseUploads uploads;
    private final FolderAttachments folder;

    WorldUploads(DatabaseUploads uploads, FolderAttachments folder) {
        this.uploads = uploads;
        this.folder = folder;
    }

    @Override
    public Upload begin(Principal by, long size, String mediaType) {
        return uploads.begin(by.account(), size, mediaType);
    }

    @Override
    public Upload state(Principal by, String id) {
        return uploads.state(by.account(), id);
    }

    @Override
    public Upload append(Principal by, String id, long offset, InputStream content) {
        return uploads.append(by.account(), id, offset, content);
    }

    @Override
    public void drop(Principal by, String id) {
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
        Optional<Attachment> found = uploads.uploaded(account, hash);
        if (found.isPresent() || !CONTENTS.containsKey(hash)) {
            return found;
        }
        byte[] bytes = CONTENTS.get(hash).getBytes(StandardCharsets.US_ASCII);
        Upload begun = uploads.begin(account, bytes.length, "application/pdf");
        return Optional.of(uploads.append(account, begun.id(), 0, new ByteArrayInputStream(bytes))
                .attachment());
    }

    @Override
    public OpenedAttachment open(String hash) {
        try {
            return new OpenedAttachment(uploads.whole(hash).orElseThrow(), folder.open(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
