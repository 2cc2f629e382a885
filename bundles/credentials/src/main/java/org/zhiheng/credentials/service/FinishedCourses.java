package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.registers.RegisterStore;

/** Which topics of registered courses officers have finished, as the question about mandatory courses asks for them. */
final class FinishedCourses {

    private static final String FAILED = Field.word(Outcome.FAILED);

    private FinishedCourses() {}

    /** By officer; one whose exam was failed is not finished. */
    static Map<String, List<Map<String, Object>>> of(RegisterStore registers, Collection<String> officers, AsOf asOf) {
        List<Row> attended = registers.where("trainings", "officer", officers, asOf).stream()
                .filter(each -> each.text("course") != null && !FAILED.equals(each.text("outcome")))
                .toList();
        Set<String> courses = attended.stream().map(each -> each.text("course")).collect(Collectors.toSet());
        Map<String, Set<String>> topics = new HashMap<>();
        registers
                .life("courses", "key", courses, asOf.knownAt())
                .forEach(each -> topics.merge(each.key(), Set.copyOf(each.texts("topics")), FinishedCourses::both));
        Map<String, Map<String, LocalDate>> first = new HashMap<>();
        for (Row each : attended) {
            Map<String, LocalDate> of = first.computeIfAbsent(each.text("officer"), key -> new TreeMap<>());
            topics.getOrDefault(each.text("course"), Set.of())
                    .forEach(topic ->
                            of.merge(topic, each.date("endedOn"), (one, other) -> one.isBefore(other) ? one : other));
        }
        Map<String, List<Map<String, Object>>> finished = new HashMap<>();
        first.forEach((officer, days) -> {
            List<Map<String, Object>> facts = new ArrayList<>();
            days.forEach((topic, on) -> facts.add(Map.of("course", topic, "on", on.toString())));
            finished.put(officer, facts);
        });
        return finished;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }
}
