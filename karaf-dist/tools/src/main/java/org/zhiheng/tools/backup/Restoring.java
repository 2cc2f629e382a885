package org.zhiheng.tools.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.KeyEnvelope;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.backup.make.FileTree;
import org.zhiheng.persistence.schema.Steps;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.SecretFiles;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.store.LogHold;

/** Puts a backup back whose files have been verified. Everything that can refuse refuses before anything is changed. */
final class Restoring {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final String BEFORE = "before-";
    private static final String DATA_SOURCE = "org.ops4j.datasource-zhiheng.cfg";

    private final BackupFolder backup;
    private final BackupFolder ofKeys;
    private final Target target;
    private final Options options;
    private final Clock clock;
    private final Consumer<String> told;
    private final String time;
    private final String aside;

    /**
     * Where to.
     *
     * @param home the platform's program
     * @param data zhiheng.data
     * @param keys zhiheng.keys
     */
    record Target(Path home, Path data, Path keys) {}

    /**
     * How.
     *
     * @param replace what is there is set aside
     * @param settings those in etc come back too
     * @param programs folder of PostgreSQL's; empty: along the PATH
     */
    record Options(boolean replace, boolean settings, Optional<Path> programs) {}

    /** @param ofKeys the backup whose keys are taken */
    Restoring(
            BackupFolder backup,
            BackupFolder ofKeys,
            Target target,
            Options options,
            Clock clock,
            Consumer<String> told) {
        this.backup = backup;
        this.ofKeys = ofKeys;
        this.target = target;
        this.options = options;
        this.clock = clock;
        this.told = told;
        this.time = TIME.format(clock.instant());
        this.aside = "." + BEFORE + time;
    }

    /**
     * Restores.
     *
     * @param passphrase empty: without keys
     * @return whether the restored record is sound
     */
    boolean restore(Optional<char[]> passphrase) throws IOException {
        Manifest manifest = backup.manifest();
        if (manifest.schemaStep() > Steps.lastKnown()) {
            throw ZhihengException.conflict(
                    "RESTORE-SCHEMA-NEWER",
                    "备份里数据库的结构(第" + manifest.schemaStep() + "步)比本程序(第" + Steps.lastKnown() + "步)新,请用"
                            + manifest.platform() + "以上版本的程序恢复");
        }
        TargetDatabase database = DataSourceFile.read(target.home().resolve("etc"), this::variable, options.programs());
        if (!database.kind().equals(manifest.database())) {
            throw ZhihengException.conflict(
                    "RESTORE-OTHER-DATABASE", "备份是" + manifest.database() + "的,设置里的数据库是" + database.kind());
        }
        SortedMap<String, byte[]> secrets = passphrase
                .map(each ->
                        KeyEnvelope.open(keysFile(), each, ofKeys.manifest().bound()))
                .orElseGet(TreeMap::new);
        boolean withKeys = passphrase.isPresent();
        try {
            database.refuseIfUsed();
            refuseIfNotEmpty(database, withKeys);
            refuseIfNotWritable(target.data());
            if (withKeys) {
                refuseIfNotWritable(target.keys());
            }
            if (options.settings()) {
                refuseIfNotWritable(target.home().resolve("etc"));
            }
            refuseIfNoSpace();
            Report[] report = new Report[1];
            restoreAttachments();
            restoreFolder(backup.folder().resolve("rules"), target.data().resolve("rules"));
            restoreKeys(secrets, withKeys);
            restoreSettings(secrets);
            database.restore(backup, aside, connection -> {
                report[0] = verified(connection);
                LogHold.restored(connection, clock.instant());
            });
            return tell(report[0], withKeys);
        } catch (SQLException e) {
            throw new ZhihengException(
                    ErrorKind.UNAVAILABLE, "RESTORE-DATABASE", "数据库没有恢复成:" + e.getMessage(), null, e);
        }
    }

    private String variable(String name) {
        return switch (name) {
            case "zhiheng.data" -> target.data().toAbsolutePath().toString();
            case "zhiheng.keys" -> target.keys().toAbsolutePath().toString();
            default -> System.getProperty(name, System.getenv(name));
        };
    }

    private byte[] keysFile() {
        try {
            return Files.readAllBytes(ofKeys.folder().resolve(KeyEnvelope.FILE));
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-KEYS", "密钥包读不了", null, e);
        }
    }

    private void refuseIfNotEmpty(TargetDatabase database, boolean withKeys) throws IOException, SQLException {
        List<String> there = new ArrayList<>();
        if (!database.isEmpty()) {
            there.add(database.place());
        }
        if (!FileTree.files(target.data().resolve("rules")).isEmpty()) {
            there.add(target.data().resolve("rules").toString());
        }
        if (withKeys && !FileTree.files(target.keys()).isEmpty()) {
            there.add(target.keys().toString());
        }
        if (!there.isEmpty() && !options.replace()) {
            throw ZhihengException.conflict(
                    "RESTORE-NOT-EMPTY", "目标不是空的:" + String.join("、", there) + ";确实要恢复请加--replace,原有的改名放在一旁");
        }
    }

    /** @param folder there, or to be made */
    private static void refuseIfNotWritable(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            throw ZhihengException.unavailable("RESTORE-NOT-WRITABLE", "不能写" + there + ":请以运行平台的用户执行,并检查文件夹的权限");
        }
    }

    private void refuseIfNoSpace() throws IOException {
        Files.createDirectories(target.data());
        AttachmentFolder there = new AttachmentFolder(attachments());
        long needed = 0;
        for (Path each : FileTree.files(backup.folder())) {
            needed += Files.size(each);
        }
        for (Attachment each : backup.listed()) {
            needed += Files.exists(there.file(each.hash())) ? 0 : each.size();
        }
        long usable = Files.getFileStore(target.data()).getUsableSpace();
        if (usable < needed) {
            throw ZhihengException.unavailable(
                    "RESTORE-SPACE", "磁盘空间不够:需要" + (needed >> 20) + "MB,只有" + (usable >> 20) + "MB");
        }
    }

    private Path attachments() {
        return target.data().resolve("attachments");
    }

    /** What has the name of its hash stays: it cannot be another file. */
    private void restoreAttachments() throws IOException {
        AttachmentFolder from = new AttachmentFolder(backup.attachments());
        AttachmentFolder to = new AttachmentFolder(attachments());
        for (Attachment each : backup.listed()) {
            Path file = to.file(each.hash());
            if (to.fault(each).isPresent()) {
                Files.createDirectories(file.getParent());
                Path part = file.resolveSibling(file.getFileName() + ".part");
                Files.copy(from.file(each.hash()), part, StandardCopyOption.REPLACE_EXISTING);
                FileTree.syncOne(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private void restoreFolder(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Path incoming = to.resolveSibling(to.getFileName() + ".restoring");
        FileTree.delete(incoming);
        for (Path each : FileTree.files(from)) {
            Path file = incoming.resolve(from.relativize(each).toString());
            Files.createDirectories(file.getParent());
            Files.copy(each, file);
        }
        FileTree.sync(incoming);
        setAside(to);
        Files.move(incoming, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private void setAside(Path path) throws IOException {
        if (Files.exists(path)) {
            Path kept = path.resolveSibling(path.getFileName() + aside);
            Files.move(path, kept, StandardCopyOption.ATOMIC_MOVE);
            told.accept("原有的" + path.getFileName() + "放在" + kept);
        }
    }

    /** The folder itself stays: it may be a mounted one, or lie where only root may rename. */
    private void setAsideWithin(Path folder) throws IOException {
        List<Path> there;
        try (Stream<Path> found = Files.list(folder)) {
            there = found.filter(each -> !each.getFileName().toString().startsWith(BEFORE))
                    .toList();
        }
        if (there.isEmpty()) {
            return;
        }
        Path kept = folder.resolve(BEFORE + time);
        FileTree.own(kept);
        for (Path each : there) {
            Files.move(each, kept.resolve(each.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        told.accept("原有的" + folder.getFileName() + "放在" + kept);
    }

    private void restoreKeys(SortedMap<String, byte[]> secrets, boolean withKeys) throws IOException {
        if (!withKeys) {
            return;
        }
        FileTree.own(target.keys());
        setAsideWithin(target.keys());
        for (Map.Entry<String, byte[]> each : secrets.tailMap("keys/").entrySet()) {
            if (each.getKey().startsWith("keys/")) {
                SecretFiles.write(inside(target.keys(), each.getKey().substring("keys/".length())), each.getValue());
            }
        }
    }

    private void restoreSettings(SortedMap<String, byte[]> secrets) throws IOException {
        Path from = backup.folder().resolve("etc");
        if (!options.settings()) {
            told.accept("设置没有恢复,备份里的在" + from + "(加--settings一并恢复)");
            return;
        }
        Path etc = target.home().resolve("etc");
        Map<String, byte[]> files = new TreeMap<>();
        for (Path each : FileTree.files(from)) {
            files.put(from.relativize(each).toString(), Files.readAllBytes(each));
        }
        secrets.forEach((path, bytes) -> {
            if (path.startsWith("etc/")) {
                files.put(path.substring("etc/".length()), bytes);
            }
        });
        // It says where to restore to; that of the backup may name another machine's database.
        files.remove(DATA_SOURCE);
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = inside(etc, each.getKey());
            if (Files.exists(file)) {
                Files.move(file, file.resolveSibling(file.getFileName() + aside), StandardCopyOption.ATOMIC_MOVE);
            }
            SecretFiles.write(file, each.getValue());
        }
    }

    private static Path inside(Path folder, String name) {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw ZhihengException.invalid("BACKUP-KEYS", "密钥包里有不合规定的文件名", null);
        }
        return file;
    }

    /** The record as it lies in the restored database, against the head that the backup tells. */
    private Report verified(Connection connection) throws IOException {
        OneConnection reading = new OneConnection(connection);
        Path export = Files.createTempFile(target.data(), "restored-", ".jsonl");
        try {
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(export))) {
                new LogExport(reading, clock).log(out::println);
                if (out.checkError()) {
                    throw new IOException("磁盘已满:" + target.data());
                }
            }
            SignedHead head = backup.manifest().head();
            List<SignedHead> heads = head == null ? List.of() : List.of(head);
            try (BufferedReader in = Files.newBufferedReader(export)) {
                return ExportVerifier.verify(in, new Trust(heads, Set.of(), Optional.empty()));
            }
        } finally {
            Files.deleteIfExists(export);
        }
    }

    private boolean tell(Report report, boolean withKeys) {
        Manifest manifest = backup.manifest();
        report.findings().forEach(each -> told.accept(each.code() + " 位置" + each.position() + " " + each.message()));
        report.losses()
                .forEach(each -> told.accept("注意:日志以前从备份恢复过,位置" + each.from() + "至" + (each.to() - 1) + "的记录那时遗失"));
        told.accept("已恢复备份" + manifest.id() + ":数据库、" + backup.listed().size() + "个附件"
                + (withKeys ? "、密钥" : ";密钥没有恢复,用密钥文件夹里现有的:" + target.keys()));
        if (!manifest.damaged().isEmpty()) {
            told.accept(
                    "注意:做备份时有" + manifest.damaged().size() + "个附件已经损坏,不在备份里:" + String.join("、", manifest.damaged()));
        }
        told.accept(
                report.sound()
                        ? "执法记录核对无误:" + report.entries() + "条记录、" + report.heads() + "次封存,包括备份时的最后一次封存"
                        : "执法记录有问题(见上),请换一个备份恢复,或者联系审计管理员");
        told.accept("记录在有人确认之前不再封存:启动平台,由安全管理员核对外部见证后执行zhiheng:record-resume");
        return report.sound();
    }
}
