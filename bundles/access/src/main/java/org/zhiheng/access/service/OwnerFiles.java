package org.zhiheng.access.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only the owner of the process may read. */
final class OwnerFiles {

    private OwnerFiles() {}

    /** @throws java.nio.file.FileAlreadyExistsException when there is one of this name */
    static void create(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(bytes));
        }
    }

    /** As {@link #create}, in place of any other of its name. */
    static void replace(Path file, byte[] bytes) throws IOException {
        Files.deleteIfExists(file);
        create(file, bytes);
    }
}
