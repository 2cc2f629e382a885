package org.zhiheng.rules.swap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** Which contents make up each book of a generation, so that any of them can be asked again. */
final class BookContents {

    private static final String FIELD = "field:";

    private BookContents() {}

    static Map<String, List<String>> of(RuleBooks books) {
        List<String> fields = books.packages().stream()
                .filter(each -> each.layer() == Layer.FIELD)
                .map(each -> each.division().substring(FIELD.length()))
                .toList();
        Map<String, List<String>> contents = new LinkedHashMap<>();
        for (RulePackage each : books.packages()) {
            if (each.layer() != Layer.FIELD) {
                RuleBook book = books.book(each.division());
                add(contents, book);
                fields.forEach(field -> add(contents, book.forField(field)));
            }
        }
        return contents;
    }

    private static void add(Map<String, List<String>> contents, RuleBook book) {
        contents.put(
                book.fingerprint(),
                book.packages().stream().map(RulePackage::contentHash).toList());
    }
}
