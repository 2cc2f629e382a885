package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.registers.RegisterStore;

/** Changes of one register that are looked at together. Not for several threads. */
final class Batch {

    private final String register;
    private final List<Proposed> proposed;
    private final RegisterStore look;
    private final List<Problem> problems;
    private final LocalDate today;
    private final DayRules rules;
    private DayRules.Now now;

    Batch(
            String register,
            List<Proposed> proposed,
            RegisterStore look,
            List<Problem> problems,
            LocalDate today,
            DayRules rules) {
        this.register = register;
        this.proposed = proposed;
        this.look = look;
        this.problems = problems;
        this.today = today;
        this.rules = rules;
    }

    /** A row that will be said anew. */
    record Fresh(Proposed of, Row row) {

        /** Of the thing, whatever its rows say. */
        LocalDate begin() {
            return of.after().get(0).from();
        }

        boolean holds(LocalDate day) {
            return covers(row, day);
        }
    }

    static boolean covers(Row row, LocalDate day) {
        return !day.isBefore(row.from()) && (row.to() == null || !day.isAfter(row.to()));
    }

    static boolean overlap(Row one, Row other) {
        return (other.to() == null || !one.from().isAfter(other.to()))
                && (one.to() == null || !other.from().isAfter(one.to()));
    }

    /** Whether something is said of days of which nothing was said before. */
    static boolean longer(Proposed proposed) {
        if (proposed.before().isEmpty()) {
            return true;
        }
        LocalDate last = proposed.before().get(proposed.before().size() - 1).to();
        LocalDate then = proposed.last().to();
        return proposed.after().get(0).from().isBefore(proposed.before().get(0).from())
                || last != null && (then == null || then.isAfter(last));
    }

    /** Rows that are new in this batch. */
    List<Fresh> fresh() {
        List<Fresh> fresh = new ArrayList<>();
        for (Proposed each : proposed) {
            each.after().stream().filter(row -> row.number() == 0).forEach(row -> fresh.add(new Fresh(each, row)));
        }
        return fresh;
    }

    List<Proposed> proposed() {
        return proposed;
    }

    /** The registers as the transaction sees them. */
    RegisterStore look() {
        return look;
    }

    /** The number behind the mask of a row of this register that is there. */
    Optional<String> secret(Row row, String field) {
        return look.secret(register, row, field);
    }

    LocalDate today() {
        return today;
    }

    /** The rules, taken once for the batch and only when asked for. */
    DayRules.Now rules() {
        if (now == null) {
            now = rules.now();
        }
        return now;
    }

    void problem(int index, String field, String code, String message) {
        problems.add(new Problem(index, field, code, message));
    }

    void problem(Fresh fresh, String field, String code, String message) {
        problem(fresh.of().index(), field, code, message);
    }

    /** Says so where a value is missing that another makes necessary. */
    void needs(Fresh fresh, String why, String... fields) {
        for (String each : fields) {
            if (fresh.row().values().get(each) == null) {
                String title =
                        look.definition(register).field(each).orElseThrow().title();
                problem(fresh, each, "CREDENTIAL-REQUIRED", why + ",应当填写“" + title + "”");
            }
        }
    }

    /** Says so where one date comes before another. */
    void order(Fresh fresh, String earlier, String later) {
        LocalDate first = fresh.row().date(earlier);
        LocalDate second = fresh.row().date(later);
        if (first != null && second != null && second.isBefore(first)) {
            var definition = look.definition(register);
            problem(
                    fresh,
                    later,
                    "CREDENTIAL-ORDER",
                    "“" + definition.field(later).orElseThrow().title() + "”早于“"
                            + definition.field(earlier).orElseThrow().title() + "”");
        }
    }

    /** Everything said now of the things that new rows refer to, by key. */
    Map<String, List<Row>> referred(String field) {
        Set<String> keys = new LinkedHashSet<>();
        fresh().forEach(each -> {
            if (each.row().text(field) != null) {
                keys.add(each.row().text(field));
            }
        });
        String other = look.definition(register).field(field).orElseThrow().register();
        return lives(other, "key", keys, Row::key);
    }

    /** Rows of another register whose field has one of the values, grouped. */
    Map<String, List<Row>> lives(String other, String field, Collection<String> values, Function<Row, String> grouped) {
        return look.life(other, field, values, null).stream().collect(Collectors.groupingBy(grouped));
    }

    /**
     * All rows of this register as they will be whose field has one of the values that new rows have, grouped by it: those that are there and not
     * changed, and those of the batch.
     */
    Map<String, List<Row>> together(String field) {
        Set<String> values = new LinkedHashSet<>();
        fresh().forEach(each -> values.add(each.row().text(field)));
        Set<String> changed = new HashSet<>();
        Map<String, List<Row>> all = new HashMap<>();
        for (Proposed each : proposed) {
            changed.add(each.key());
            each.after().forEach(row -> all.computeIfAbsent(row.text(field), key -> new ArrayList<>())
                    .add(row));
        }
        look.life(register, field, values, null).stream()
                .filter(row -> !changed.contains(row.key()))
                .forEach(row -> all.computeIfAbsent(row.text(field), key -> new ArrayList<>())
                        .add(row));
        return all;
    }
}
