package org.zhiheng.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;

/** Where attachments lie in a folder, and whether they are what they should be: {@code <algorithm>/<two digits>/<64 digits>}. */
public final class AttachmentFolder {

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    public AttachmentFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The file of a hash, whether it is there or not.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-HASH} when it is no hash; so no name leads out of the folder
     */
    public Path file(String hash) {
        HashAlgorithm algorithm = HashAlgorithm.of(hash);
        String digits = HexFormat.of().formatHex(HashAlgorithm.bytes(hash));
        return folder.resolve(algorithm.written())
                .resolve(digits.substring(0, 2))
                .resolve(digits);
    }

    /** Whether there is a file of this hash, whatever is in it. */
    public boolean has(String hash) {
        return Files.isRegularFile(file(hash));
    }

    /** What is wrong with a stored attachment, in Chinese; empty when nothing is. */
    public Optional<String> fault(Attachment attachment) {
        Path file = file(attachment.hash());
        if (!has(attachment.hash())) {
            return Optional.of("附件不在:" + attachment.hash());
        }
        HashAlgorithm algorithm = HashAlgorithm.of(attachment.hash());
        HashAlgorithm.Running running = algorithm.begin();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                running.update(buffer, 0, read);
                size += read;
            }
        } catch (IOException e) {
            return Optional.of("附件读不了:" + attachment.hash());
        }
        boolean right =
                size == attachment.size() && algorithm.text(running.end()).equals(attachment.hash());
        return right ? Optional.empty() : Optional.of("附件的内容与哈希值或者大小不符:" + attachment.hash());
    }

    /** Names of files that lie where attachments lie and are not what their names say, in order. */
    public List<String> strange() {
        List<String> strange = new ArrayList<>();
        for (HashAlgorithm each : HashAlgorithm.values()) {
            Path below = folder.resolve(each.written());
            if (!Files.isDirectory(below)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(below)) {
                files.filter(file -> !Files.isDirectory(file))
                        .filter(file -> !named(each, file))
                        .map(file -> folder.relativize(file).toString())
                        .forEach(strange::add);
            } catch (IOException | UncheckedIOException e) {
                strange.add(each.written());
            }
        }
        strange.sort(null);
        return strange;
    }

    private boolean named(HashAlgorithm algorithm, Path file) {
        String hash = algorithm.written() + ":" + file.getFileName();
        try {
            return file.equals(file(hash))
                    && fault(new Attachment(hash, Files.size(file), "")).isEmpty();
        } catch (IOException | ZhihengException e) {
            return false;
        }
    }
}
