package org.zhiheng.testkit.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** The rule packages in the plugin folders, all laid together as they are shipped. Immutable. */
record Shipped(List<Plugin> plugins) {

    private static final String RULES = "src/main/resources/RULES-INF";

    /** A plugin's folder, and what it carries. */
    record Plugin(Path folder, PackageContent content, RulePackage rulePackage) {}

    /**
     * Reads every plugin.
     *
     * @param folder whose sub-folders are plugins; those without rules are passed over
     * @throws IllegalArgumentException when one is refused
     */
    static Shipped under(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            List<Plugin> plugins = new ArrayList<>();
            for (Path each : folders.sorted().toList()) {
                if (Files.isRegularFile(each.resolve(RULES).resolve("package.yaml"))) {
                    plugins.add(read(each));
                }
            }
            return new Shipped(List.copyOf(plugins));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plugin read(Path folder) throws IOException {
        PackageContent content = PackageContent.fromFolder(folder.resolve(RULES));
        ReadResult result = new PackageReader().read(content);
        if (result.packageOrNull() == null) {
            throw new IllegalArgumentException(folder + ": " + result.faults());
        }
        return new Plugin(folder, content, result.packageOrNull());
    }

    RuleBooks books() {
        return books(null);
    }

    /**
     * The books with one package changed. What the layers would refuse holds by its upper value instead, as for packages that are
     * in force already: that the layers stop a value is not a test of it.
     *
     * @param changed stands in place of the package of its id; null for none
     */
    RuleBooks books(RulePackage changed) {
        List<RulePackage> packages = plugins.stream()
                .map(Plugin::rulePackage)
                .map(each -> changed != null && changed.id().equals(each.id()) ? changed : each)
                .toList();
        return BookMaker.assemble(packages, Set.copyOf(packages), Placements.NONE, 1)
                .books();
    }
}
