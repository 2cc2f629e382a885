package org.zhiheng.coverage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PackageSuite;

/** Writes {@code docs/coverage}. Arguments: the project's folder. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Path project = Path.of(arguments[0]);
        Path folder = project.resolve("docs/coverage");
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages(project).entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    static Map<String, String> pages(Path project) throws IOException {
        Path plugins = project.resolve("region-plugins");
        return new CoverageDocs(shipped(plugins), Plan.all(plugins)).pages();
    }

    /** Every package under {@code region-plugins}, laid over one another. */
    static List<RulePackage> shipped(Path regionPlugins) throws IOException {
        return suite(regionPlugins).packages();
    }

    static PackageSuite suite(Path regionPlugins) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> plugins = Files.newDirectoryStream(regionPlugins)) {
            for (Path plugin : plugins) {
                Path folder = plugin.resolve("src/main/resources/RULES-INF");
                if (Files.isDirectory(folder)) {
                    folders.add(folder);
                }
            }
        }
        folders.sort(null);
        return PackageSuite.of(folders.toArray(Path[]::new));
    }
}
