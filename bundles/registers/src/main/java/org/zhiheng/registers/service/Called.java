package org.zhiheng.registers.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.FieldValues;
import org.zhiheng.registers.sheet.SheetFile;
import org.zhiheng.registers.store.RegisterTable;
import org.zhiheng.registers.store.RegisterTable.Condition;

/**
 * Reads what people call bodies, things and codes in a spreadsheet: names, codes, numbers of certificates, where they mean one of those that the reader may see. For
 * one import; not for several threads.
 */
final class Called {

    private static final int TOLD = 5;

    private final Principal by;
    private final Catalogue catalogue;
    private final RegisterEngine engine;
    private final RegistersComponent registers;
    private final Transactions transactions;
    private final Map<String, Set<String>> titles;

    Called(
            Principal by,
            Catalogue catalogue,
            RegisterEngine engine,
            RegistersComponent registers,
            Organisation organisation,
            Transactions transactions) {
        this.by = by;
        this.catalogue = catalogue;
        this.engine = engine;
        this.registers = registers;
        this.transactions = transactions;
        this.titles = titles(organisation);
    }

    /** What fields of open codes may hold by the rules where somebody works, by field. */
    static Map<String, List<Field.Word>> choices(Principal by, Catalogue.Known known) {
        String body = by.grants().isEmpty() ? null : by.grants().get(0).body();
        Map<String, List<Field.Word>> all = new HashMap<>();
        for (Field each : known.definition().fields()) {
            if (each.kind() == Field.Kind.CODE || each.kind() == Field.Kind.CODES) {
                List<Field.Word> words =
                        known.offer().choices(known.definition().id(), each, body);
                if (!words.isEmpty()) {
                    all.put(each.name(), words);
                }
            }
        }
        return all;
    }

    /** Codes in the place of what people call them; what is none of these stays, and the context says what it may be. */
    private static void codes(List<Field.Word> words, String field, List<SheetFile.Line> lines) {
        Map<String, String> codes = byTitle(words);
        for (SheetFile.Line each : lines) {
            if (each.values().get(field) instanceof String text) {
                each.values().put(field, code(codes, text));
            }
        }
    }

    /** A change with codes in the place of what people call them, as {@link #codes} of a spreadsheet. */
    static Change coded(Principal by, Catalogue.Known known, Change change) {
        if (change instanceof Change.Add add) {
            return new Change.Add(add.key(), add.from(), add.to(), coded(by, known, add.values()), add.why());
        } else if (change instanceof Change.Amend amend) {
            return new Change.Amend(
                    amend.key(), amend.from(), amend.to(), coded(by, known, amend.values()), amend.why());
        } else if (change instanceof Change.Correct correct) {
            return new Change.Correct(
                    correct.key(),
                    correct.at(),
                    correct.from(),
                    correct.to(),
                    correct.endless(),
                    coded(by, known, correct.values()),
                    correct.why());
        }
        return change;
    }

    private static Map<String, Object> coded(Principal by, Catalogue.Known known, Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(given);
        choices(by, known).forEach((field, words) -> {
            Map<String, String> codes = byTitle(words);
            values.computeIfPresent(field, (name, value) -> {
                if (value instanceof Collection<?> several) {
                    return several.stream()
                            .map(each -> each instanceof String text ? code(codes, text) : each)
                            .toList();
                }
                return value instanceof String text ? code(codes, text) : value;
            });
        });
        return values;
    }

    private static Map<String, String> byTitle(List<Field.Word> words) {
        Map<String, String> codes = new HashMap<>();
        words.forEach(each -> codes.put(each.title(), each.code()));
        return codes;
    }

    /** The code of a word, or of each of several that stand in one text. */
    private static String code(Map<String, String> codes, String text) {
        return Arrays.stream(text.split("、"))
                .map(String::strip)
                .map(word -> codes.getOrDefault(word, word))
                .collect(Collectors.joining("、"));
    }

    private static Map<String, Set<String>> titles(Organisation organisation) {
        Map<String, Set<String>> all = new HashMap<>();
        List<Body> bodies = organisation.bodies();
        bodies.stream().filter(Body::open).forEach(each -> all.computeIfAbsent(each.title(), title -> new TreeSet<>())
                .add(each.id()));
        // An id is what it says, whatever another body is called.
        bodies.forEach(each -> all.put(each.id(), Set.of(each.id())));
        return all;
    }

    /**
     * Puts keys in the place of what people call things. What nothing is called stays, to be told as no key.
     *
     * @return for each line, in order, what could mean several things, by field
     */
    List<Map<String, String>> read(RegisterDefinition definition, List<SheetFile.Line> lines) {
        List<Map<String, String>> faults = new ArrayList<>();
        lines.forEach(each -> faults.add(new HashMap<>()));
        choices(by, catalogue.register(definition.id())).forEach((field, words) -> codes(words, field, lines));
        for (Field field : definition.fields()) {
            boolean body = field.kind() == Field.Kind.BODY;
            if (!body && field.kind() != Field.Kind.REFERENCE) {
                continue;
            }
            Set<String> words = lines.stream()
                    .map(each -> each.values().get(field.name()))
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Map<String, Set<String>> meant = body ? titles : things(field.register(), words);
            for (int i = 0; i < lines.size(); i++) {
                Map<String, Object> values = lines.get(i).values();
                Set<String> keys = meant.getOrDefault(String.valueOf(values.get(field.name())), Set.of());
                if (keys.size() == 1) {
                    values.put(field.name(), keys.iterator().next());
                } else if (keys.size() > 1) {
                    faults.get(i).put(field.name(), several(field, values.get(field.name()), keys));
                } else if (values.get(field.name()) instanceof String word && !FieldValues.isKey(word)) {
                    faults.get(i).put(field.name(), "“" + field.title() + "”:没有编号或者名称是“" + word + "”的" + where(field));
                }
            }
        }
        return faults;
    }

    private String where(Field field) {
        return field.kind() == Field.Kind.BODY
                ? "机构"
                : catalogue.register(field.register()).definition().title();
    }

    private static String several(Field field, Object word, Set<String> keys) {
        return "“" + field.title() + "”:叫“" + word + "”的有" + keys.size() + "个,请写编号:"
                + keys.stream().limit(TOLD).collect(Collectors.joining("、"))
                + (keys.size() > TOLD ? "等" : "");
    }

    /** The keys of things, by what they are called; keys themselves are left out. */
    private Map<String, Set<String>> things(String register, Set<String> words) {
        Catalogue.Known known = catalogue.register(register);
        return transactions.readOnly(tx -> {
            List<String> possible = words.stream().filter(FieldValues::isKey).toList();
            Set<String> open = new LinkedHashSet<>(words);
            open.removeAll(known.table().last(tx.connection(), possible).keySet());
            Map<String, Set<String>> found = new LinkedHashMap<>();
            if (open.isEmpty()) {
                return found;
            }
            Condition seen = registers.visible(by, known);
            for (String field : names(known.definition())) {
                for (Row each : rows(tx.connection(), known.table(), field, open, seen)) {
                    found.computeIfAbsent(each.text(field), word -> new TreeSet<>())
                            .add(each.key());
                }
            }
            for (Map.Entry<String, Set<String>> each :
                    known.offer().called(register, open, engine).entrySet()) {
                for (Row row : rows(tx.connection(), known.table(), "key", each.getValue(), seen)) {
                    found.computeIfAbsent(each.getKey(), word -> new TreeSet<>())
                            .add(row.key());
                }
            }
            return found;
        });
    }

    private static List<Row> rows(
            Connection connection, RegisterTable table, String field, Collection<String> values, Condition seen)
            throws SQLException {
        List<Condition> conditions = new ArrayList<>(List.of(table.among(field, values), table.amongKnownAt(null)));
        if (seen != null) {
            conditions.add(seen);
        }
        return table.rows(connection, conditions);
    }

    /** What things of a register are called by: their label, and what begins a group that is unique, where anybody may know it. */
    private static Set<String> names(RegisterDefinition definition) {
        Set<String> names = new LinkedHashSet<>();
        definition.unique().forEach(group -> names.add(group.get(0)));
        names.add(definition.label());
        names.removeIf(each -> definition
                .field(each)
                .filter(field -> field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.CODE)
                .filter(field -> field.privacy() == Field.Privacy.OPEN || field.privacy() == Field.Privacy.PUBLISHED)
                .isEmpty());
        return names;
    }
}
