package org.zhiheng.rest;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Registers;

/**
 * What people call the bodies, accounts and matters that an answer names by their ids: beside it, as {@code labels}, so that the answer stays what programs
 * rely on. Thread-safe.
 */
final class Called {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Organisation organisation;
    private final Directory directory;
    private final Runs runs;
    private final Registers registers;
    private final Cases cases;

    Called(Organisation organisation, Directory directory, Runs runs, Registers registers, Cases cases) {
        this.organisation = organisation;
        this.directory = directory;
        this.runs = runs;
        this.registers = registers;
        this.cases = cases;
    }

    /**
     * An answer with what its bodies are called.
     *
     * @param answer a record, or a map as JSON has it
     */
    Map<String, Object> bodies(Object answer) {
        Map<String, Object> form = form(answer);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("bodies", titles(words(form)));
        form.put("labels", labels);
        return form;
    }

    /**
     * An answer about runs, with what its bodies, accounts and matters are called.
     *
     * @param by accounts within whose reach are named, as they sign in
     * @param subjects those the runs are about
     */
    Map<String, Object> runs(Principal by, Object answer, Collection<Subject> subjects) {
        Map<String, Object> form = form(answer);
        Set<String> words = words(form);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("bodies", titles(words));
        labels.put("accounts", accounts(by, words));
        Map<String, String> matters = new TreeMap<>();
        runs.called(subjects).forEach((subject, title) -> matters.put(subject.id(), title));
        labels.put("subjects", matters);
        form.put("labels", labels);
        return form;
    }

    /**
     * An answer about cases, with what its bodies, accounts and rows of registers are called: items, officers, and whatever the pieces refer to.
     *
     * @param by accounts within whose reach are named, as they sign in
     */
    Map<String, Object> cases(Principal by, Object answer, Collection<CaseHead> heads, Collection<Piece> pieces) {
        Map<String, Object> form = form(answer);
        Set<String> words = words(form);
        Map<String, Object> labels = new LinkedHashMap<>();
        labels.put("bodies", titles(words));
        labels.put("accounts", accounts(by, words));
        Map<String, Object> named = new TreeMap<>();
        referred(heads, pieces).forEach((register, keys) -> named.put(register, registers.called(register, keys)));
        labels.put("registers", named);
        form.put("labels", labels);
        return form;
    }

    /** Keys of rows, by register. */
    private Map<String, Set<String>> referred(Collection<CaseHead> heads, Collection<Piece> pieces) {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (CaseHead each : heads) {
            put(keys, "officers", each.handlers());
            put(keys, "items", each.item());
        }
        Map<String, List<Field>> kinds = pieces.isEmpty()
                ? Map.of()
                : cases.kinds().stream().collect(Collectors.toMap(PieceDefinition::id, PieceDefinition::fields));
        for (Piece piece : pieces) {
            for (Field field : kinds.getOrDefault(piece.kind(), List.of())) {
                if (field.register() != null && !field.register().startsWith(PieceDefinition.SAME_FILE)) {
                    put(keys, field.register(), piece.values().get(field.name()));
                }
            }
        }
        return keys;
    }

    private static void put(Map<String, Set<String>> keys, String register, Object value) {
        Set<String> known = keys.computeIfAbsent(register, each -> new TreeSet<>());
        if (value instanceof Collection<?> several) {
            several.forEach(each -> known.add(each.toString()));
        } else if (value != null) {
            known.add(value.toString());
        }
    }

    /** The names by which accounts sign in, of those in reach, among words. */
    Map<String, String> accounts(Principal by, Collection<String> words) {
        Set<String> accounts = new HashSet<>();
        words.stream().filter(each -> ACCOUNT.matcher(each).matches()).forEach(accounts::add);
        return accounts.isEmpty() ? Map.of() : new TreeMap<>(directory.names(by, accounts));
    }

    private Map<String, String> titles(Set<String> words) {
        Map<String, String> titles = new TreeMap<>();
        for (Body each : organisation.bodies()) {
            if (words.contains(each.id())) {
                titles.put(each.id(), each.title());
            }
        }
        return titles;
    }

    private static Map<String, Object> form(Object answer) {
        Map<String, Object> form = new LinkedHashMap<>();
        Object plain = answer instanceof Map ? answer : PlainForm.of(answer);
        ((Map<?, ?>) plain).forEach((name, value) -> form.put((String) name, value));
        return form;
    }

    /** Everything an answer says, and what it says it of. */
    private static Set<String> words(Object form) {
        Set<String> words = new HashSet<>();
        gather(form, words);
        return words;
    }

    private static void gather(Object value, Set<String> words) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, each) -> {
                words.add((String) name);
                gather(each, words);
            });
        } else if (value instanceof Collection<?> all) {
            all.forEach(each -> gather(each, words));
        } else if (value instanceof String word) {
            words.add(word);
        }
    }
}
