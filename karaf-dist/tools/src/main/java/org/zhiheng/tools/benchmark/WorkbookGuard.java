package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;

/**
 * Looks a workbook over before anything understands it: how much it unpacks to, whether it holds programs, links outside or
 * document types. Holds no more than a few kilobytes of it at a time.
 */
final class WorkbookGuard {

    private static final long MAX_FILE = 4L * 1024 * 1024;
    private static final long MAX_UNPACKED = 32L * 1024 * 1024;
    /** Parts that are read as a whole. */
    private static final long MAX_SMALL_PART = 1024 * 1024;

    private static final int MAX_PARTS = 200;
    private static final byte[] DOCTYPE = "<!DOCTYPE".getBytes(StandardCharsets.US_ASCII);

    private WorkbookGuard() {}

    /** @throws ToolException when the file is not one to be opened */
    static void check(Path file) {
        try {
            if (Files.size(file) > MAX_FILE) {
                throw refused("文件超过" + MAX_FILE / 1024 / 1024 + "MB");
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                checkParts(zip);
            }
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "不是可读的XLSX文件:" + file, e);
        }
    }

    private static void checkParts(ZipFile zip) throws IOException {
        if (zip.size() > MAX_PARTS) {
            throw refused("压缩包里的文件超过" + MAX_PARTS + "个");
        }
        long left = MAX_UNPACKED;
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
            ZipEntry part = parts.nextElement();
            String name = part.getName().toLowerCase(Locale.ROOT);
            if (!names.add(name)) {
                // Of two parts with one name this look-over and the reader might each take another.
                throw refused("压缩包里同一文件出现两次(" + part.getName() + ")");
            }
            if (name.contains("vbaproject") || name.contains("/activex/") || name.contains("/embeddings/")) {
                throw refused("含有宏或者嵌入的对象(" + part.getName() + ")");
            }
            if (name.contains("/externallinks/")) {
                throw refused("含有指向其他文件的链接");
            }
            boolean big = name.startsWith("xl/worksheets/") || name.equals("xl/sharedstrings.xml");
            left -= unpacked(zip, part, big && !name.endsWith(".rels") ? left : Math.min(left, MAX_SMALL_PART));
        }
    }

    /** Counts what a part unpacks to, whatever its head says of it. */
    private static long unpacked(ZipFile zip, ZipEntry part, long most) throws IOException {
        byte[] buffer = new byte[8192];
        long total = 0;
        int matched = 0;
        try (InputStream in = zip.getInputStream(part)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > most) {
                    throw refused("展开后太大(" + part.getName() + ")");
                }
                for (int i = 0; i < read; i++) {
                    matched = buffer[i] == DOCTYPE[matched] ? matched + 1 : buffer[i] == DOCTYPE[0] ? 1 : 0;
                    if (matched == DOCTYPE.length) {
                        throw refused("含有文档类型声明(DTD)");
                    }
                }
            }
        }
        return total;
    }

    private static ToolException refused(String why) {
        return new ToolException(Exit.FILE, "这个文件不能导入:" + why);
    }
}
