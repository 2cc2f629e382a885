package org.zhiheng.rules.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.zhiheng.rules.PackageContent;

/** Collects the files under {@code RULES-INF/} of a jar, whatever sizes its directory claims. */
public final class JarContent {

    private static final String ROOT = "RULES-INF/";

    private JarContent() {}

    public static void collect(Path jar, ContentCollector into) throws IOException {
        String name = String.valueOf(jar.getFileName());
        boolean found = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements() && !into.isFull()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().startsWith(ROOT)) {
                    found = true;
                    collect(zip, entry, into);
                }
            }
        } catch (ZipException broken) {
            into.unreadableArchive(name, "压缩包损坏");
            return;
        }
        if (!found) {
            into.unreadableArchive(name, "没有RULES-INF文件夹");
        }
    }

    private static void collect(ZipFile zip, ZipEntry entry, ContentCollector into) throws IOException {
        if (entry.isDirectory()) {
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            into.add(entry.getName().substring(ROOT.length()), in.readNBytes(PackageContent.MAX_FILE + 1));
        }
    }
}
