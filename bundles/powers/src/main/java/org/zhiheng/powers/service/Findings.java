package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.registers.RegisterStore;

/**
 * Changes of one register that are looked at together, what there is besides, and what is found wrong with them. Not for several threads.
 *
 * @param today the day on which they are written
 */
record Findings(
        List<Proposed> proposed,
        RegisterStore look,
        List<Problem> problems,
        RuleLook rules,
        Organisation organisation,
        BodyQualifications qualifications,
        LocalDate today) {

    void problem(Proposed change, String field, String code, String message) {
        if (problems.stream()
                .noneMatch(each -> each.index() == change.index() && Objects.equals(each.field(), field))) {
            problems.add(new Problem(change.index(), field, code, message));
        }
    }

    /** Every row that is said then of something, with the change it comes by. */
    void each(BiConsumer<Proposed, Row> taken) {
        for (Proposed change : proposed) {
            change.after().forEach(row -> taken.accept(change, row));
        }
    }

    /** The values of a field in what is said then, and before. */
    Set<String> texts(String field) {
        Set<String> texts = new LinkedHashSet<>();
        for (Proposed change : proposed) {
            for (List<Row> rows : List.of(change.before(), change.after())) {
                rows.stream()
                        .map(row -> row.text(field))
                        .filter(Objects::nonNull)
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    /** The rows that the values of a reference lead to. */
    Lives led(String field, String register) {
        return Lives.byKey(look, register, texts(field));
    }

    Lives keys(String register, Collection<String> keys) {
        return Lives.byKey(look, register, keys);
    }

    Lives by(String register, String field, Collection<String> values) {
        return Lives.by(look, register, field, values);
    }

    boolean kind(String body, Body.Kind kind) {
        return body(body).filter(each -> each.kind() == kind).isPresent();
    }

    /** What people call a body. */
    String title(String id) {
        return body(id).map(Body::title).orElse(id);
    }

    Optional<Body> body(String id) {
        return id == null ? Optional.empty() : organisation.body(id);
    }

    /**
     * That a body to which something falls may own it: on the day it does, or today for what is put in late. Nothing is asked again of what was its own
     * before.
     */
    void owned(String field) {
        Map<LocalDate, Set<String>> owning = new HashMap<>();
        each((change, row) -> owningDay(change, row, field)
                .ifPresent(day ->
                        owning.computeIfAbsent(day, any -> new HashSet<>()).add(row.text(field))));
        Map<LocalDate, Set<String>> qualified = new HashMap<>();
        owning.forEach((day, bodies) -> qualified.put(day, qualifications.qualified(bodies, day)));
        each((change, row) -> owningDay(change, row, field)
                .filter(day -> !qualified.get(day).contains(row.text(field)))
                .ifPresent(day -> problem(
                        change, field, "POWERS-BODY-NOT-QUALIFIED", "“" + row.text(field) + "”的执法主体资格没有确认并公布")));
    }

    private Optional<LocalDate> owningDay(Proposed change, Row row, String field) {
        boolean before = row.text(field) == null
                || change.before().stream().anyMatch(old -> row.text(field).equals(old.text(field)));
        if (before) {
            return Optional.empty();
        }
        return Optional.of(row.from() != null && row.from().isAfter(today) ? row.from() : today);
    }

    /** That a field's day is no later than another's. */
    void ordered(Proposed change, Row row, String first, String then, String message) {
        LocalDate one = row.date(first);
        LocalDate other = row.date(then);
        if (one != null && other != null && other.isBefore(one)) {
            problem(change, then, "POWERS-ORDER", message);
        }
    }

    /** That a day is not yet to come. */
    void happened(Proposed change, Row row, String field, String title) {
        LocalDate day = row.date(field);
        if (day != null && day.isAfter(today)) {
            problem(change, field, "POWERS-NOT-YET", "“" + title + "”" + day + "还没有到,发生之后再登记");
        }
    }

    /** That what is published takes effect no earlier. */
    void publishedFirst(Proposed change, Row row) {
        LocalDate published = row.date("publishedOn");
        if (published != null && row.from() != null && row.from().isBefore(published)) {
            problem(change, "from", "POWERS-BEFORE-PUBLICATION", "公布之后才能生效:公布日期是" + published + ",生效日期是" + row.from());
        }
    }
}
