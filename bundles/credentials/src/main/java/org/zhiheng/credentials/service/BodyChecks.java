package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.BodyRegisters;
import org.zhiheng.credentials.domain.Words.QualificationState;
import org.zhiheng.registers.RegisterStore;

/** What bodies and their qualification must be like. */
final class BodyChecks {

    private static final String CONFIRMED = Field.word(QualificationState.CONFIRMED);

    private final Organisation organisation;

    BodyChecks(Organisation organisation) {
        this.organisation = organisation;
    }

    void bodies(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            Optional<Body> body = organisation.body(each.row().text("body"));
            if (body.isPresent()
                    && !body.get().division().value().equals(each.row().text("division"))) {
                batch.problem(
                        each,
                        "division",
                        "CREDENTIAL-BODY-DIVISION",
                        "“所在区划”与组织机构里的" + body.get().division().value() + "不一致");
            }
            Optional<Body> government = organisation.body(each.row().text("government"));
            if (government.isPresent() && !governs(government.get())) {
                batch.problem(each, "government", "CREDENTIAL-BODY-GOVERNMENT", "“本级人民政府”应当是人民政府");
            }
        }
    }

    /** A township's own government is the body itself. */
    private static boolean governs(Body body) {
        return body.kind() == Body.Kind.GOVERNMENT || body.kind() == Body.Kind.TOWNSHIP;
    }

    void qualifications(Batch batch) {
        Set<String> published = new LinkedHashSet<>();
        for (Batch.Fresh each : batch.fresh()) {
            boolean confirmed = CONFIRMED.equals(each.row().text("state"));
            if (confirmed) {
                batch.needs(each, "资格已确认的", "basis", "confirmedBy", "confirmedOn");
            }
            batch.order(each, "confirmedOn", "publishedOn");
            if (each.row().date("publishedOn") != null) {
                batch.needs(each, "已公布的", "publishedAt");
                if (confirmed) {
                    published.add(each.row().text("body"));
                }
            }
        }
        Map<String, List<Row>> bodies = batch.lives("bodies", "body", published, row -> row.text("body"));
        for (Batch.Fresh each : batch.fresh()) {
            if (published.contains(each.row().text("body"))
                    && CONFIRMED.equals(each.row().text("state"))
                    && each.row().date("publishedOn") != null) {
                List<Row> rows = bodies.getOrDefault(each.row().text("body"), List.of());
                published(batch, each, rows.isEmpty() ? null : rows.get(rows.size() - 1));
            }
        }
    }

    private static void published(Batch batch, Batch.Fresh fresh, Row body) {
        if (body == null) {
            batch.problem(fresh, "body", "CREDENTIAL-BODY-UNREGISTERED", "这一机构还没有登记为执法主体");
            return;
        }
        List<String> missing = BodyRegisters.PUBLISHED.stream()
                .filter(name -> body.values().get(name) == null)
                .map(name -> BodyRegisters.BODIES.field(name).orElseThrow().title())
                .toList();
        if (!missing.isEmpty()) {
            batch.problem(
                    fresh, "publishedOn", "CREDENTIAL-BODY-UNPUBLISHED", "应当公布的内容还没有填写:" + String.join("、", missing));
        }
    }

    /** Whether a qualification row makes its body one that may own on a day: confirmed, and published by then. */
    static boolean qualifies(Row qualification, LocalDate day) {
        LocalDate published = qualification.date("publishedOn");
        return CONFIRMED.equals(qualification.text("state"))
                && published != null
                && !published.isAfter(day)
                && Batch.covers(qualification, day);
    }

    /** Which of the bodies are qualified on a day, as known now. */
    static Set<String> qualified(RegisterStore look, Collection<String> bodies, LocalDate day) {
        Set<String> qualified = new HashSet<>();
        for (Row each : look.life("body-qualifications", "body", bodies, null)) {
            if (qualifies(each, day)) {
                qualified.add(each.text("body"));
            }
        }
        return qualified;
    }
}
