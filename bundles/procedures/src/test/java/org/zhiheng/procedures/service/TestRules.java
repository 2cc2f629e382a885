package org.zhiheng.procedures.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** The packages of the nation, Shandong and Huancui as they are shipped, in force; and every book that was. */
final class TestRules implements RulesInForce {

    private static final Path PLUGINS = Path.of("../../region-plugins");

    private final Map<String, Map<String, byte[]>> packages = new TreeMap<>();
    private final Map<String, RuleBooks> archive = new HashMap<>();
    private RuleBooks current;
    private long generation;

    TestRules() {
        for (String each : List.of("national", "shandong", "weihai-huancui")) {
            packages.put(each, files(PLUGINS.resolve(each).resolve("src/main/resources/RULES-INF")));
        }
        swap();
    }

    private static Map<String, byte[]> files(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path each : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(each).toString(), Files.readAllBytes(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Puts a changed file in force. */
    void change(String plugin, String file, UnaryOperator<String> change) {
        String before = new String(packages.get(plugin).get(file), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing changed in " + file);
        }
        packages.get(plugin).put(file, after.getBytes(StandardCharsets.UTF_8));
        swap();
    }

    /** Puts a file in force that is not there yet. */
    void add(String plugin, String file, String text) {
        packages.get(plugin).put(file, text.getBytes(StandardCharsets.UTF_8));
        swap();
    }

    private void swap() {
        List<RulePackage> read = new ArrayList<>();
        packages.values().forEach(each -> {
            ReadResult result = new PackageReader().read(PackageContent.of(each));
            if (result.packageOrNull() == null) {
                throw new IllegalArgumentException(result.faults().toString());
            }
            read.add(result.packageOrNull());
        });
        BookMaker.Assembly assembly = BookMaker.assemble(read, ++generation);
        if (!assembly.complete()) {
            throw new IllegalArgumentException(assembly.faults().toString());
        }
        current = assembly.books();
        current.contents().keySet().forEach(each -> archive.put(each, current));
    }

    @Override
    public Optional<Books> current() {
        return Optional.of(current);
    }

    @Override
    public Optional<Books> archived(String fingerprint) {
        return Optional.ofNullable(archive.get(fingerprint));
    }
}
