package org.zhiheng.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's region plugins, read from their folders; and districts made up after Huancui. */
public final class RegionFiles {

    private static final Path PLUGINS =
            Path.of(System.getProperty("zhiheng.root", ".")).resolve("region-plugins");

    private RegionFiles() {}

    public static Map<String, byte[]> of(String plugin) {
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

    /** Huancui's files under another division. */
    public static Map<String, byte[]> district(String division) {
        Map<String, byte[]> files = of("weihai-huancui");
        String manifest = new String(files.get("package.yaml"), StandardCharsets.UTF_8)
                .replace("cn.371002", "cn." + division)
                .replace("division: \"371002\"", "division: \"" + division + "\"");
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
