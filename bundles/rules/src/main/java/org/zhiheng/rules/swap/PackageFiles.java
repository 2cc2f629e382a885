package org.zhiheng.rules.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.region.RegionBundle;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** Package files and the reader of packages. */
final class PackageFiles {

    private static final PackageReader READER = new PackageReader();
    /** Our clause of a Provide-Capability header: to the next comma outside quotes. */
    private static final Pattern CAPABILITY = Pattern.compile(
            "(?<![^,\\s])" + Pattern.quote(RegionBundle.NAMESPACE) + "\\s*(?=[;,]|$)(?:[^,\"]|\"[^\"]*\")*");

    private static final Pattern DIVISION =
            Pattern.compile(";\\s*" + RegionBundle.DIVISION + "\\s*(?::\\s*String\\s*)?=\\s*\"?([^\";,\\s]*)");

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
     * The division that a jar's capability says, as {@link Delivery#declaredDivision}.
     *
     * @return null for a folder, or a jar that does not say it brings rules
     */
    static String declaredDivision(Path source) {
        if (Files.isDirectory(source)) {
            return null;
        }
        try (JarFile jar = new JarFile(source.toFile())) {
            Manifest manifest = jar.getManifest();
            String capabilities =
                    manifest == null ? null : manifest.getMainAttributes().getValue("Provide-Capability");
            Matcher ours = CAPABILITY.matcher(capabilities == null ? "" : capabilities);
            if (!ours.find()) {
                return null;
            }
            Matcher division = DIVISION.matcher(ours.group());
            return division.find() ? division.group(1) : "";
        } catch (IOException e) {
            throw ZhihengException.invalid("RULES-FILE", "读不出" + source + ":" + e.getMessage(), "file");
        }
    }

    /**
     * Does something with the bytes of a jar as a file, for only the directory at its end tells what is in it. The file is gone afterwards.
     *
     * @throws ZhihengException {@code UNAVAILABLE} when there is no room for it
     */
    static <T> T withFile(byte[] jar, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("draft", ".jar");
            try {
                Files.write(file, jar);
                return work.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RULES-FILE", "临时文件写不了,请检查磁盘空间", null, e);
        }
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
