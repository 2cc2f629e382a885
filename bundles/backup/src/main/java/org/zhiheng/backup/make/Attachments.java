package org.zhiheng.backup.make;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.HashAlgorithm;

/** Copies attachments that a folder of backups does not have yet. What has its name there is whole, for it got the name last. */
final class Attachments {

    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+)/([0-9a-f]{2})/(\\2[0-9a-f]{62})");
    private static final String PART = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path from;
    private final Path to;
    private final Disk disk;
    private final Runnable goOn;

    Attachments(Path from, Path to, Disk disk, Runnable goOn) {
        this.from = from;
        this.to = to;
        this.disk = disk;
        this.goOn = goOn;
    }

    /**
     * What was copied.
     *
     * @param lines hash and size of each that the backup has
     * @param damaged hashes of those that were not what their names say
     */
    record Copied(List<String> lines, List<String> damaged) {}

    /** Bytes that are still to be copied. */
    long missing() throws IOException {
        long bytes = 0;
        for (Path each : FileTree.files(from)) {
            Optional<String> hash = hash(each);
            if (hash.isPresent() && !Files.exists(new AttachmentFolder(to).file(hash.get()))) {
                bytes += Files.size(each);
            }
        }
        return bytes;
    }

    Copied copy() throws IOException {
        FileTree.own(to);
        List<String> lines = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        for (Path each : FileTree.files(from)) {
            Optional<String> hash = hash(each);
            if (hash.isEmpty()) {
                continue;
            }
            goOn.run();
            Path file = new AttachmentFolder(to).file(hash.get());
            if (Files.exists(file) || copied(each, file, hash.get())) {
                lines.add(hash.get() + " " + Files.size(file));
            } else {
                damaged.add(hash.get());
            }
        }
        return new Copied(lines, damaged);
    }

    private boolean copied(Path source, Path file, String hash) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + PART);
        HashAlgorithm algorithm = HashAlgorithm.of(hash);
        HashAlgorithm.Running running = algorithm.begin();
        try {
            try (InputStream in = Files.newInputStream(source);
                    OutputStream out = disk.create(part)) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    running.update(buffer, 0, read);
                    out.write(buffer, 0, read);
                }
            }
            if (!algorithm.text(running.end()).equals(hash)) {
                return false;
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            FileTree.syncOne(file.getParent());
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The hash an attachment's place in the folder tells; empty for what is no attachment. */
    private Optional<String> hash(Path file) {
        Matcher name = NAME.matcher(from.relativize(file).toString().replace('\\', '/'));
        return name.matches() ? Optional.of(name.group(1) + ":" + name.group(3)) : Optional.empty();
    }
}
