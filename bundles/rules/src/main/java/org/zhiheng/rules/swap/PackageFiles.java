package org.zhiheng.rules.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.region.RegionBundle;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** Package files and the reader of packages. */
final class PackageFiles {

    private static final PackageReader READER = new PackageReader();

    private PackageFiles() {}

    static PackageOpener.Opened open(PackageContent content) {
        ReadResult result = READER.read(content);
        return new PackageOpener.Opened(content.hash(), result.packageOrNull(), result.faults());
    }

    /** The files as the archive keeps them. */
    static Map<String, byte[]> files(PackageContent content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        content.paths().forEach(path -> files.put(path, content.bytes(path)));
        return files;
    }

    /**
     * A jar, a folder that holds {@code RULES-INF}, or that folder itself.
     *
     * @throws ZhihengException {@code NOT_FOUND} or {@code INVALID} when it cannot be read
     */
    static PackageContent read(Path source) {
        if (!Files.exists(source)) {
            throw ZhihengException.notFound("RULES-FILE", "没有文件或者文件夹" + source, "file");
        }
        try {
            if (!Files.isDirectory(source)) {
                return PackageContent.fromJar(source);
            }
            Path inner = source.resolve(RegionBundle.FOLDER);
            return PackageContent.fromFolder(Files.isDirectory(inner) ? inner : source);
        } catch (IOException e) {
            throw ZhihengException.invalid("RULES-FILE", "读不出" + source + ":" + e.getMessage(), "file");
        }
    }
}
