package org.zhiheng.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PackageSuite;

/** The books that all our packages make together. */
final class RegionBooks {

    static final Path PLUGINS = Path.of("../../region-plugins");
    static final String RULES = "src/main/resources/RULES-INF";
    private static final String FIELD = "field:";

    static final RuleBooks BOOKS = books(folders());

    private RegionBooks() {}

    private static Path[] folders() {
        try (Stream<Path> plugins = Files.list(PLUGINS)) {
            return plugins.map(each -> each.resolve(RULES))
                    .filter(each -> Files.exists(each.resolve("package.yaml")))
                    .sorted()
                    .toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleBooks books(Path... folders) {
        return (RuleBooks)
                BookMaker.assemble(PackageSuite.of(folders).packages(), 1).books();
    }

    /** @param field null for none */
    static RuleBook of(String division, String field) {
        RuleBook book = BOOKS.book(division);
        return field == null ? book : book.forField(field);
    }

    /** The nation, each place and department, each also with the rules of each field. */
    static List<RuleBook> all() {
        List<String> fields = BOOKS.packages().stream()
                .filter(each -> each.layer() == Layer.FIELD)
                .map(each -> each.division().substring(FIELD.length()))
                .toList();
        List<RuleBook> all = new ArrayList<>();
        for (RulePackage each : BOOKS.packages()) {
            if (each.layer() != Layer.FIELD) {
                RuleBook book = BOOKS.book(each.division());
                all.add(book);
                fields.forEach(field -> all.add(book.forField(field)));
            }
        }
        return all;
    }
}
