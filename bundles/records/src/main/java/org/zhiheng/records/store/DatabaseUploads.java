package org.zhiheng.records.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.records.Uploads.Upload;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** Uploads: who sends what in the database, what has arrived in the folder of attachments. Thread-safe. */
public final class DatabaseUploads {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_UNFINISHED = 20;
    private static final Duration FORGOTTEN = Duration.ofDays(2);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final String COLUMNS = "SELECT id, size, media_type, hash FROM upload ";

    private final Transactions transactions;
    private final FolderAttachments folder;
    private final FileKinds kinds;
    private final long largest;
    private final Clock clock;

    /** @param largest bytes of a file at most */
    public DatabaseUploads(
            Transactions transactions, FolderAttachments folder, FileKinds kinds, long largest, Clock clock) {
        this.transactions = transactions;
        this.folder = folder;
        this.kinds = kinds;
        this.largest = largest;
        this.clock = clock;
    }

    /** @param hash null until it is whole */
    private record Kept(String id, long size, String mediaType, String hash) {

        Upload told(long received) {
            return new Upload(
                    id, size, received, mediaType, hash == null ? null : new Attachment(hash, size, mediaType));
        }
    }

    /** As {@link org.zhiheng.api.records.Uploads#begin}. */
    public Upload begin(String account, long size, String mediaType) {
        String kind = taken(size, mediaType);
        Instant now = Instants.stored(clock.instant());
        Kept kept = new Kept(UUID.randomUUID().toString(), size, kind, null);
        transactions.run(tx -> {
            Rows.update(
                    tx.connection(),
                    "DELETE FROM upload WHERE account = ? AND hash IS NULL AND begun_at < ?",
                    List.of(account, now.minus(FORGOTTEN)));
            int unfinished = Rows.first(
                            tx.connection(),
                            "SELECT COUNT(*) FROM upload WHERE account = ? AND hash IS NULL",
                            List.of(account),
                            row -> row.getInt(1))
                    .orElse(0);
            if (unfinished >= MOST_UNFINISHED) {
                throw ZhihengException.conflict("UPLOAD-MANY", "您有" + unfinished + "个文件还没有传完,请先传完或者取消");
            }
            Rows.update(
                    tx.connection(),
                    "INSERT INTO upload (id, account, size, media_type, begun_at, hash) VALUES (?, ?, ?, ?, ?, ?)",
                    Arrays.asList(kept.id(), account, size, kind, now, null));
        });
        FolderAttachments.disk(() -> Files.createFile(file(kept)));
        return kept.told(0);
    }

    /** @return the kind as it is kept */
    private String taken(long size, String mediaType) {
        String kind = mediaType == null ? "" : mediaType.strip().toLowerCase(Locale.ROOT);
        if (!kinds.takes(kind)) {
            throw ZhihengException.invalid("UPLOAD-TYPE", "不收这种文件,可以上传的有:" + kinds.told(), "mediaType");
        }
        if (size < 1 || size > largest) {
            throw ZhihengException.invalid("UPLOAD-SIZE", "文件应当有1到" + largest + "字节", "size");
        }
        return kind;
    }

    /** As {@link org.zhiheng.api.records.Uploads#state}. */
    public Upload state(String account, String id) {
        Kept kept = kept(account, id);
        if (kept.hash() != null) {
            return kept.told(kept.size());
        }
        long received = on(kept, Files::size);
        // All had arrived and the process died before it said so.
        return received == kept.size()
                ? append(account, id, received, InputStream.nullInputStream())
                : kept.told(received);
    }

    /** Work on the file of what has arrived. */
    private interface Arrived<T> {
        T of(Path file) throws IOException;
    }

    private <T> T on(Kept kept, Arrived<T> work) {
        return FolderAttachments.disk(() -> {
            try {
                return work.of(file(kept));
            } catch (NoSuchFileException e) {
                throw unknown();
            }
        });
    }

    /** As {@link org.zhiheng.api.records.Uploads#append}. */
    public Upload append(String account, String id, long offset, InputStream content) {
        Kept kept = kept(account, id);
        if (kept.hash() != null) {
            if (offset != kept.size()) {
                throw elsewhere(kept.size());
            }
            return kept.told(kept.size());
        }
        return on(kept, file -> append(kept, file, offset, content));
    }

    private Upload append(Kept kept, Path file, long offset, InputStream content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            long received = channel.size();
            if (received != offset) {
                throw elsewhere(received);
            }
            received = receive(channel, kept, offset, content);
            return received == kept.size() ? finish(kept, file) : kept.told(received);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw ZhihengException.conflict("UPLOAD-BUSY", "这个文件正在另一处上传");
        }
        return lock;
    }

    /** @return how much there is now, on the disk */
    private static long receive(FileChannel channel, Kept kept, long offset, InputStream content) throws IOException {
        long received = offset;
        channel.position(offset);
        byte[] buffer = new byte[BUFFER];
        for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
            if (received + read > kept.size()) {
                channel.truncate(offset);
                throw ZhihengException.invalid("UPLOAD-LONG", "传来的比说好的" + kept.size() + "字节多", "size");
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            received += read;
        }
        channel.force(true);
        return received;
    }

    /** A line that breaks is an end like others: the sender goes on from what has arrived. */
    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            return -1;
        }
    }

    private Upload finish(Kept kept, Path file) throws IOException {
        if (!kinds.holds(file, kept.mediaType())) {
            delete(kept);
            Files.deleteIfExists(file);
            throw otherwise(kept.mediaType());
        }
        Attachment attachment = folder.adopt(file, kept.mediaType());
        transactions.run(tx -> Rows.update(
                tx.connection(), "UPDATE upload SET hash = ? WHERE id = ?", List.of(attachment.hash(), kept.id())));
        Files.deleteIfExists(file);
        return new Upload(kept.id(), kept.size(), kept.size(), kept.mediaType(), attachment);
    }

    /** As {@link org.zhiheng.api.records.Uploads#made}. */
    public Attachment made(String account, String mediaType, Uploads.Writing writing) {
        return made(account, mediaType, writing, file -> true);
    }

    /** As {@link org.zhiheng.api.records.Uploads#handedIn}. */
    public Attachment handedIn(String account, String mediaType, byte[] content) {
        String kind = taken(content.length, mediaType);
        return made(account, kind, out -> out.write(content), file -> kinds.holds(file, kind));
    }

    /** As {@link org.zhiheng.api.records.Uploads#takenOver}. */
    public Attachment takenOver(String account, String hash) {
        return uploaded(account, hash).orElseGet(() -> {
            Attachment attachment = wholeOne(hash);
            transactions.run(tx -> insert(tx.connection(), UUID.randomUUID().toString(), account, attachment));
            return attachment;
        });
    }

    private Attachment made(String account, String mediaType, Uploads.Writing writing, Arrived<Boolean> fits) {
        Kept kept = new Kept(UUID.randomUUID().toString(), 0, mediaType, null);
        return FolderAttachments.disk(() -> {
            Path file = file(kept);
            try {
                try (FileChannel channel =
                                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                    writing.to(out);
                    out.flush();
                    channel.force(true);
                }
                if (!fits.of(file)) {
                    throw otherwise(mediaType);
                }
                Attachment attachment = folder.adopt(file, mediaType);
                transactions.run(tx -> insert(tx.connection(), kept.id(), account, attachment));
                return attachment;
            } finally {
                Files.deleteIfExists(file);
            }
        });
    }

    private void insert(Connection connection, String id, String account, Attachment attachment) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO upload (id, account, size, media_type, begun_at, hash) VALUES (?, ?, ?, ?, ?, ?)",
                List.of(
                        id,
                        account,
                        attachment.size(),
                        attachment.mediaType(),
                        Instants.stored(clock.instant()),
                        attachment.hash()));
    }

    /** As {@link org.zhiheng.api.records.Uploads#drop}. */
    public void drop(String account, String id) {
        Kept kept = kept(account, id);
        if (kept.hash() == null) {
            delete(kept);
            on(kept, Files::deleteIfExists);
        }
    }

    private void delete(Kept kept) {
        transactions.run(tx ->
                Rows.update(tx.connection(), "DELETE FROM upload WHERE id = ? AND hash IS NULL", List.of(kept.id())));
    }

    /** As {@link org.zhiheng.api.records.Uploads#times}. */
    public int times(String hash) {
        return transactions.readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT COUNT(*) AS times FROM upload WHERE hash = ?",
                        List.of(hash),
                        row -> row.getInt("times"))
                .orElseThrow());
    }

    /** As {@link org.zhiheng.api.records.Uploads#uploaded}. */
    public Optional<Attachment> uploaded(String account, String hash) {
        return first("WHERE hash = ? AND account = ?", List.of(hash, account)).map(DatabaseUploads::attachment);
    }

    /** As {@link org.zhiheng.api.records.Uploads#whole}. */
    public Optional<Attachment> whole(String hash) {
        return first("WHERE hash = ?", List.of(hash)).map(DatabaseUploads::attachment);
    }

    /** @throws ZhihengException {@code RECORD-ATTACHMENT-MISSING} */
    public Attachment wholeOne(String hash) {
        return whole(hash)
                .orElseThrow(() -> ZhihengException.notFound("RECORD-ATTACHMENT-MISSING", "附件不在:" + hash, "hash"));
    }

    private static Attachment attachment(Kept kept) {
        return new Attachment(kept.hash(), kept.size(), kept.mediaType());
    }

    private Kept kept(String account, String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown();
        }
        return first("WHERE id = ? AND account = ?", List.of(id, account)).orElseThrow(DatabaseUploads::unknown);
    }

    private Optional<Kept> first(String where, List<?> parameters) {
        return transactions.readOnly(
                tx -> Rows.first(tx.connection(), COLUMNS + where, parameters, DatabaseUploads::row));
    }

    private static Kept row(ResultSet row) throws SQLException {
        return new Kept(row.getString("id"), row.getLong("size"), row.getString("media_type"), row.getString("hash"));
    }

    private Path file(Kept kept) throws IOException {
        return folder.arriving().resolve("upload-" + kept.id());
    }

    private static ZhihengException otherwise(String mediaType) {
        return ZhihengException.invalid("UPLOAD-CONTENT", "文件的内容不是" + mediaType + ",没有收下", "mediaType");
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("UPLOAD-UNKNOWN", "没有这个上传,或者过了一天没有传完", "upload");
    }

    private static ZhihengException elsewhere(long received) {
        return ZhihengException.conflict("UPLOAD-OFFSET", "已经收到" + received + "字节,请从那里续传");
    }
}
