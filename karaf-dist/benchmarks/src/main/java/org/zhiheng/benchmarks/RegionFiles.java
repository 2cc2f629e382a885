package org.zhiheng.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/** The project's region plugins, read from their folders; and districts made up after Huancui. */
final class RegionFiles {

    private static final Path PLUGINS =
            Path.of(System.getProperty("zhiheng.root", ".")).resolve("region-plugins");

    private RegionFiles() {}

    static Map<String, byte[]> of(String plugin) {
        Path folder = PLUGINS.resolve(plugin).resolve("src/main/resources/RULES-INF");
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    static RulePackage read(Map<String, byte[]> files) {
        ReadResult result = new PackageReader().read(PackageContent.of(files));
        if (result.packageOrNull() == null) {
            throw new IllegalStateException(result.faults().toString());
        }
        return result.packageOrNull();
    }

    /** Huancui's files under another division. */
    static Map<String, byte[]> district(String division) {
        Map<String, byte[]> files = of("weihai-huancui");
        String manifest = new String(files.get("package.yaml"), StandardCharsets.UTF_8)
                .replace("cn.371002", "cn." + division)
                .replace("division: \"371002\"", "division: \"" + division + "\"");
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
