package org.zhiheng.backup.make;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.backup.dump.DatabaseDump;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.FileDigest;
import org.zhiheng.backup.form.KeyEnvelope;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/**
 * Makes a backup: the database first and then the attachments, so that every attachment an entry of it names was there to be copied. Everything is written
 * under a name that is no backup's and gets its name last. One at a time: the caller sees to it.
 */
public final class BackupMaker {

    private static final Logger LOG = LoggerFactory.getLogger(BackupMaker.class);

    /** What is being made, or was when the power went. */
    private static final String PART = ".part-";

    private static final long RESERVE = 64L << 20;
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Settings that matter: ours, the database's, the doors', the signers'. */
    private static final Pattern SETTINGS = Pattern.compile(
            "org\\.zhiheng\\..+\\.cfg|org\\.ops4j\\.datasource-zhiheng\\.cfg|org\\.ops4j\\.pax\\.web\\.cfg"
                    + "|custom\\.system\\.properties");

    private static final String SIGNERS = "rule-signers";
    private static final Pattern SECRET =
            Pattern.compile("(?im)^[ \\t]*[^#!\\s][^=:\\r\\n]*(password|secret)[^=:\\r\\n]*[=:][ \\t]*\\S");

    private final Transactions transactions;
    private final Records records;
    private final DatabaseDump dump;
    private final Sources sources;
    private final Path target;
    private final Disk disk;
    private final Clock clock;
    private final String platform;

    /**
     * @param target folder of all backups
     * @param platform version of the program
     */
    public BackupMaker(
            Transactions transactions,
            Records records,
            DatabaseDump dump,
            Sources sources,
            Path target,
            Disk disk,
            Clock clock,
            String platform) {
        this.transactions = transactions;
        this.records = records;
        this.dump = dump;
        this.sources = sources;
        this.target = target.toAbsolutePath();
        this.disk = disk;
        this.clock = clock;
        this.platform = platform;
    }

    /**
     * Makes one.
     *
     * @param passphrase null: without keys and without settings that hold a password
     * @param goOn throws when somebody else makes backups now
     * @throws ZhihengException {@code BACKUP-PASSPHRASE}, {@code BACKUP-SPACE}, {@code BACKUP-PROGRAM}, {@code BACKUP-DATABASE},
     *     {@code BACKUP-FAILED}; then nothing is left but attachments, each of which is whole
     */
    public BackupFolder make(char[] passphrase, Runnable goOn) {
        if (passphrase != null) {
            KeyEnvelope.check(passphrase);
        }
        Instant at = clock.instant();
        byte[] random = new byte[4];
        new SecureRandom().nextBytes(random);
        String id = ID.format(at) + "-" + HexFormat.of().formatHex(random);
        Path part = target.resolve(PART + id);
        try {
            FileTree.own(target);
            clearParts();
            checkSpace();
            FileTree.own(part);
            Manifest manifest = fill(part, id, at, passphrase, goOn);
            goOn.run();
            try (OutputStream out = disk.create(part.resolve(Manifest.FILE))) {
                out.write(manifest.write().getBytes(StandardCharsets.UTF_8));
            }
            FileTree.sync(part);
            Path named = target.resolve(id);
            Files.move(part, named, StandardCopyOption.ATOMIC_MOVE);
            FileTree.syncOne(target);
            return new BackupFolder(named, manifest);
        } catch (IOException e) {
            throw new ZhihengException(
                    ErrorKind.UNAVAILABLE, "BACKUP-FAILED", "备份没有做成,没有留下不完整的备份:" + reason(e), null, e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static String reason(IOException e) {
        String said = String.valueOf(e.getMessage());
        return said.contains("No space left") ? "磁盘已满" : said;
    }

    private void clearParts() throws IOException {
        try (Stream<Path> found = Files.list(target)) {
            for (Path each : found.filter(path -> path.getFileName().toString().startsWith(PART))
                    .toList()) {
                FileTree.delete(each);
            }
        }
    }

    private void checkSpace() throws IOException {
        long needed = dump.size() + RESERVE;
        for (Path each : FileTree.files(sources.rules())) {
            needed += Files.size(each);
        }
        Attachments attachments = attachments(() -> {});
        needed += attachments.missing();
        long usable = disk.usable(target);
        if (usable < needed) {
            throw ZhihengException.unavailable(
                    "BACKUP-SPACE", "备份文件夹的空间不够:大约需要" + mebibytes(needed) + "MB,只有" + mebibytes(usable) + "MB");
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    private Attachments attachments(Runnable goOn) {
        return new Attachments(sources.attachments(), BackupFolder.attachments(target), disk, goOn);
    }

    private Manifest fill(Path part, String id, Instant at, char[] passphrase, Runnable goOn) throws IOException {
        // Before the database is written: so the database in the backup has it.
        Optional<SignedHead> head = records.head();
        int step = step();
        dump.write(part);
        goOn.run();
        Attachments.Copied copied = attachments(goOn).copy();
        try (BufferedWriter list = new BufferedWriter(
                new OutputStreamWriter(disk.create(part.resolve(Manifest.ATTACHMENTS)), StandardCharsets.UTF_8))) {
            for (String each : copied.lines()) {
                list.write(each + "\n");
            }
        }
        copyRules(part);
        SortedMap<String, byte[]> secrets = new TreeMap<>();
        copySettings(part, secrets);
        Manifest open = manifest(part, id, at, step, head, passphrase != null, copied.damaged());
        if (passphrase == null) {
            return open;
        }
        for (Path each : FileTree.files(sources.keys())) {
            secrets.put("keys/" + name(sources.keys(), each), Files.readAllBytes(each));
        }
        try (OutputStream out = disk.create(part.resolve(KeyEnvelope.FILE))) {
            out.write(KeyEnvelope.seal(secrets, passphrase, open.bound()));
        }
        List<FileDigest> files = new ArrayList<>(open.files());
        files.add(FileDigest.of(part, part.resolve(KeyEnvelope.FILE)));
        return new Manifest(id, at, platform, dump.kind(), step, head.orElse(null), true, copied.damaged(), files);
    }

    private Manifest manifest(
            Path part,
            String id,
            Instant at,
            int step,
            Optional<SignedHead> head,
            boolean withKeys,
            List<String> damaged)
            throws IOException {
        List<FileDigest> files = new ArrayList<>();
        for (Path each : FileTree.files(part)) {
            files.add(FileDigest.of(part, each));
        }
        return new Manifest(id, at, platform, dump.kind(), step, head.orElse(null), withKeys, damaged, files);
    }

    private int step() {
        return transactions.readOnly(
                tx -> Rows.first(tx.connection(), "SELECT MAX(step) FROM schema_step", List.of(), row -> row.getInt(1))
                        .orElseThrow());
    }

    /** Its head, then its log, then the contents: each is there before what names it, so nothing named is missing. */
    private void copyRules(Path part) throws IOException {
        Path head = sources.rules().resolve("head.yaml");
        if (Files.exists(head)) {
            copyRule(part, head);
        }
        for (String folder : List.of("log", "contents")) {
            for (Path each : FileTree.files(sources.rules().resolve(folder))) {
                // What is being written has another ending.
                if (each.toString().endsWith(".yaml") || each.toString().endsWith(".zip")) {
                    copyRule(part, each);
                }
            }
        }
    }

    private void copyRule(Path part, Path file) throws IOException {
        write(part.resolve("rules").resolve(name(sources.rules(), file)), Files.readAllBytes(file));
    }

    private void copySettings(Path part, SortedMap<String, byte[]> secrets) throws IOException {
        for (Path each : FileTree.files(sources.etc())) {
            String name = name(sources.etc(), each);
            if (!SETTINGS.matcher(name).matches() && !name.startsWith(SIGNERS + "/")) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(each);
            if (SECRET.matcher(new String(bytes, StandardCharsets.UTF_8)).find()) {
                secrets.put("etc/" + name, bytes);
            } else {
                write(part.resolve("etc").resolve(name), bytes);
            }
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = disk.create(file)) {
            out.write(bytes);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** What cannot be deleted now has a name that is no backup's, and is deleted by the next. */
    private static void deleteQuietly(Path part) {
        try {
            FileTree.delete(part);
        } catch (IOException e) {
            LOG.warn("Cannot delete the unfinished backup {}", part, e);
        }
    }
}
