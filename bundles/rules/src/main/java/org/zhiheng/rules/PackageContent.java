package org.zhiheng.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.rules.reader.ContentCollector;
import org.zhiheng.rules.reader.FolderContent;
import org.zhiheng.rules.reader.JarContent;

/**
 * The files of a rule package as delivered: bytes by path inside {@code RULES-INF}. Immutable.
 *
 * <p>Files that may not be taken in (too large, outside the folder, …) are left out and reported in {@link
 * #faults()}; the reader refuses a content that has any. Limits: {@link #MAX_FILE} bytes a file, {@link #MAX_TOTAL}
 * bytes and {@link #MAX_FILES} files in all.
 */
public final class PackageContent {

    /** Most bytes of one file. */
    public static final int MAX_FILE = 8 * 1024 * 1024;

    /** Most bytes of all files together. */
    public static final int MAX_TOTAL = 32 * 1024 * 1024;

    /** Most files. */
    public static final int MAX_FILES = 2_000;

    /** The detached signature over {@link #hash()}, which therefore is not hashed. */
    public static final String SIGNATURE = ContentFiles.SIGNATURE;

    private final TreeMap<String, byte[]> files;
    private final List<Fault> faults;
    private final String hash;

    private PackageContent(TreeMap<String, byte[]> files, List<Fault> faults) {
        this.files = files;
        this.faults = faults;
        this.hash = hash(files, faults);
    }

    /** The content made of these files; the arrays are copied. */
    public static PackageContent of(Map<String, byte[]> files) {
        ContentCollector collector = new ContentCollector();
        new TreeMap<>(files).forEach((path, content) -> collector.add(path, content.clone()));
        return collected(collector);
    }

    /**
     * The content of a plain folder.
     *
     * @param folder the {@code RULES-INF} folder itself
     * @throws IOException when it cannot be read; what is wrong with its files is a fault instead
     */
    public static PackageContent fromFolder(Path folder) throws IOException {
        ContentCollector collector = new ContentCollector();
        FolderContent.collect(folder, collector);
        return collected(collector);
    }

    /**
     * The content of {@code RULES-INF/} in a jar; nothing is unpacked to disk.
     *
     * @throws IOException when the file cannot be read; a broken archive is a fault instead
     */
    public static PackageContent fromJar(Path jar) throws IOException {
        ContentCollector collector = new ContentCollector();
        JarContent.collect(jar, collector);
        return collected(collector);
    }

    private static PackageContent collected(ContentCollector collector) {
        return new PackageContent(new TreeMap<>(collector.files()), collector.faults());
    }

    /** The paths inside {@code RULES-INF}, with {@code /}, sorted. */
    public SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(files.navigableKeySet());
    }

    /** A copy of a file's bytes; null when there is no such file. */
    public byte[] bytes(String path) {
        byte[] content = files.get(path);
        return content == null ? null : content.clone();
    }

    /** What kept files out; empty for a sound content. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * SHA-256, hexadecimal, over the files in the order of their paths: length of the path in UTF-8 (4 bytes), path,
     * length of the content (8 bytes), content; big-endian, without the signature. A content with faults has another
     * hash than its sound files alone.
     */
    public String hash() {
        return hash;
    }

    private static String hash(SortedMap<String, byte[]> files, List<Fault> faults) {
        if (faults.isEmpty()) {
            return ContentFiles.hash(files);
        }
        ContentFiles.Hash hash = new ContentFiles.Hash();
        files.forEach((path, content) -> {
            if (!path.equals(SIGNATURE)) {
                hash.add(path, content);
            }
        });
        faults.forEach(fault -> hash.add("!" + fault.code(), fault.file().getBytes(StandardCharsets.UTF_8)));
        return hash.hex();
    }
}
