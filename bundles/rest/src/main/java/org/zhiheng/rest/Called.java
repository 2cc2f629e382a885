package org.zhiheng.rest;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;

/**
 * What people call the bodies, accounts and matters that an answer names by their ids: beside it, as {@code labels}, so that the answer stays what programs
 * rely on. Thread-safe.
 */
final class Called {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Organisation organisation;
    private final Directory directory;
    private final Runs runs;

    Called(Organisation organisation, Directory directory, Runs runs) {
        this.organisation = organisation;
        this.directory = directory;
        this.runs = runs;
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
