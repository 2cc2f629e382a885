package org.zhiheng.rules.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.zhiheng.rules.PackageContent;

/** Collects the files of a plain folder. Links are followed only to files inside it. */
public final class FolderContent {

    private FolderContent() {}

    public static void collect(Path folder, ContentCollector into) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Path root = folder.toRealPath();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                visit(root, file, attributes, into);
                return into.isFull() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
    }

    private static void visit(Path root, Path file, BasicFileAttributes attributes, ContentCollector into)
            throws IOException {
        String path =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (!attributes.isRegularFile() && !isLinkInside(root, file)) {
            into.link(path);
            return;
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(PackageContent.MAX_FILE + 1);
        }
        into.add(path, content);
    }

    private static boolean isLinkInside(Path root, Path file) throws IOException {
        try {
            Path target = file.toRealPath();
            return target.startsWith(root) && Files.isRegularFile(target);
        } catch (NoSuchFileException dangling) {
            return false;
        }
    }
}
