package org.zhiheng.backup.form;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.records.AttachmentFolder;

/**
 * A backup as it lies in its folder. Beside it, in the folder of all backups, lie the attachments, each once for all of them.
 *
 * @param folder its own
 */
public record BackupFolder(Path folder, Manifest manifest) {

    private static final String ATTACHMENTS = "attachments";

    /**
     * Opens a backup.
     *
     * @throws ZhihengException {@code BACKUP-NONE} when there is no whole backup, {@code BACKUP-MANIFEST}, {@code BACKUP-READ}
     */
    public static BackupFolder open(Path folder) {
        try {
            return new BackupFolder(folder, Manifest.read(Files.readString(folder.resolve(Manifest.FILE))));
        } catch (NoSuchFileException e) {
            throw new ZhihengException(
                    ErrorKind.NOT_FOUND, "BACKUP-NONE", "这里没有完整的备份(没有" + Manifest.FILE + "):" + folder, null, e);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-READ", "读不了备份:" + folder, null, e);
        }
    }

    /** The whole backups in a folder of backups, the newest first. What is half, or cannot be read, is not among them. */
    public static List<BackupFolder> all(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        List<BackupFolder> found = new ArrayList<>();
        try (Stream<Path> folders = Files.list(target)) {
            for (Path each : folders.filter(
                            folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(folder -> Files.exists(folder.resolve(Manifest.FILE)))
                    .toList()) {
                opened(each).ifPresent(found::add);
            }
        }
        found.sort(
                Comparator.comparing((BackupFolder each) -> each.manifest.at()).reversed());
        return found;
    }

    private static Optional<BackupFolder> opened(Path folder) {
        try {
            return Optional.of(open(folder));
        } catch (ZhihengException e) {
            return Optional.empty();
        }
    }

    /** Where the attachments of all backups in a folder lie. */
    public static Path attachments(Path target) {
        return target.resolve(ATTACHMENTS);
    }

    public Path attachments() {
        return attachments(folder.toAbsolutePath().getParent());
    }

    /** Those that this backup refers to; their media type is not known. */
    public List<Attachment> listed() {
        List<Attachment> listed = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(folder.resolve(Manifest.ATTACHMENTS))) {
                int blank = line.indexOf(' ');
                listed.add(new Attachment(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)), ""));
            }
        } catch (IOException | RuntimeException e) {
            throw new ZhihengException(ErrorKind.INVALID, "BACKUP-MANIFEST", "备份的附件清单读不了", null, e);
        }
        return listed;
    }

    /** Everything that is wrong with it, in Chinese; reads every file. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (FileDigest each : manifest.files()) {
            known.add(each.path());
            fault(each).ifPresent(faults::add);
        }
        known.add(Manifest.FILE);
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString().replace('\\', '/'))
                    .filter(each -> !known.contains(each))
                    .forEach(each -> faults.add("BACKUP-FILE-UNKNOWN 清单里没有的文件:" + each));
        } catch (IOException e) {
            faults.add("BACKUP-READ 读不了备份:" + folder);
        }
        if (!known.contains(Manifest.ATTACHMENTS)) {
            faults.add("BACKUP-FILE-MISSING 没有附件清单");
        } else if (faults.isEmpty()) {
            AttachmentFolder stored = new AttachmentFolder(attachments());
            listed().forEach(each -> stored.fault(each).ifPresent(fault -> faults.add("BACKUP-ATTACHMENT " + fault)));
        }
        return faults;
    }

    private Optional<String> fault(FileDigest said) {
        Path file = folder.resolve(said.path());
        if (!Files.isRegularFile(file)) {
            return Optional.of("BACKUP-FILE-MISSING 文件不在了:" + said.path());
        }
        try {
            return FileDigest.of(folder, file).equals(said)
                    ? Optional.empty()
                    : Optional.of("BACKUP-FILE-CHANGED 文件残缺或者被改动过:" + said.path());
        } catch (IOException e) {
            return Optional.of("BACKUP-READ 文件读不了:" + said.path());
        }
    }
}
