package org.zhiheng.backup.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.records.AttachmentFolder;

/**
 * Removes old backups, and the attachments that no backup refers to any more: what was erased from the platform shall not live on in its backups for ever.
 * The newest backup with keys stays, for most have none.
 */
public final class Retention {

    private Retention() {}

    /**
     * Removes.
     *
     * @param keep so many of the newest stay
     * @return names of the removed
     */
    public static List<String> keep(Path target, int keep) throws IOException {
        List<BackupFolder> all = BackupFolder.all(target);
        Path newestWithKeys = all.stream()
                .filter(each -> each.manifest().withKeys())
                .findFirst()
                .map(BackupFolder::folder)
                .orElse(null);
        List<BackupFolder> old = all.stream()
                .skip(keep)
                .filter(each -> !each.folder().equals(newestWithKeys))
                .toList();
        for (BackupFolder each : old) {
            // Under this name it is no backup, however far the deleting comes.
            Path part = target.resolve(".part-" + each.folder().getFileName());
            Files.move(each.folder(), part, StandardCopyOption.ATOMIC_MOVE);
            FileTree.delete(part);
        }
        if (!old.isEmpty()) {
            removeAttachments(target);
        }
        return old.stream().map(each -> each.folder().getFileName().toString()).toList();
    }

    private static void removeAttachments(Path target) throws IOException {
        AttachmentFolder stored = new AttachmentFolder(BackupFolder.attachments(target));
        Set<Path> needed = new HashSet<>();
        for (BackupFolder each : BackupFolder.all(target)) {
            for (Attachment attachment : each.listed()) {
                needed.add(stored.file(attachment.hash()));
            }
        }
        for (Path each : FileTree.files(BackupFolder.attachments(target))) {
            if (!needed.contains(each)) {
                Files.delete(each);
            }
        }
    }
}
