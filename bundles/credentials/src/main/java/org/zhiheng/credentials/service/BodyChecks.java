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
import org.zhiheng.api.questions.QualificationState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.BodyRegisters;
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
            body.ifPresent(there -> above(batch, each, there));
        }
        stillPublished(batch);
    }

    /** What is above it today is told by the tree of bodies, by which rights go; history and what is planned may differ. */
    private void above(Batch batch, Batch.Fresh fresh, Body body) {
        String said = fresh.row().text("parent");
        if (said == null || said.equals(body.parent()) || !fresh.holds(batch.today())) {
            return;
        }
        // A merger changes the tree last: what was above ends in the same transaction.
        boolean merging = batch.proposed().stream()
                .anyMatch(each -> !each.after().isEmpty()
                        && each.last().text("body").equals(body.parent())
                        && each.last().to() != null);
        if (!merging) {
            batch.problem(fresh, "parent", "CREDENTIAL-BODY-PARENT", "“上级机构”与组织机构里的不一致" + title(body.parent()));
        }
    }

    private String title(String id) {
        return Optional.ofNullable(id)
                .flatMap(organisation::body)
                .map(each -> ",组织机构里是“" + each.title() + "”")
                .orElse(",组织机构里没有上级");
    }

    /** What had to be there when the qualification was published stays there. */
    private static void stillPublished(Batch batch) {
        Set<String> ids = new LinkedHashSet<>();
        batch.fresh().forEach(each -> ids.add(each.row().text("body")));
        Map<String, List<Row>> qualifications =
                batch.lives("body-qualifications", "body", ids, row -> row.text("body"));
        for (Batch.Fresh each : batch.fresh()) {
            boolean published = qualifications.getOrDefault(each.row().text("body"), List.of()).stream()
                    .anyMatch(qualification -> CONFIRMED.equals(qualification.text("state"))
                            && qualification.date("publishedOn") != null
                            && Batch.overlap(qualification, each.row())
                            && (each.row().to() == null
                                    || !each.row().to().isBefore(qualification.date("publishedOn"))));
            if (published) {
                missing(each.row())
                        .forEach(field -> batch.problem(
                                each,
                                field.name(),
                                "CREDENTIAL-BODY-UNPUBLISHED",
                                "执法主体资格已经公布,“" + field.title() + "”应当填写"));
            }
        }
    }

    private static List<Field> missing(Row body) {
        return BodyRegisters.PUBLISHED.stream()
                .filter(name -> body.values().get(name) == null)
                .map(name -> BodyRegisters.BODIES.field(name).orElseThrow())
                .toList();
    }

    /** A township's own government is the body itself. */
    private static boolean governs(Body body) {
        return body.kind() == Body.Kind.GOVERNMENT || body.kind() == Body.Kind.TOWNSHIP;
    }

    void qualifications(Batch batch) {
        Set<String> published = new LinkedHashSet<>();
        Set<String> decided = new LinkedHashSet<>();
        for (Batch.Fresh each : batch.fresh()) {
            boolean confirmed = CONFIRMED.equals(each.row().text("state"));
            if (confirmed) {
                batch.needs(each, "资格已确认的", "basis", "confirmedBy", "confirmedOn");
                decided.add(each.row().text("body"));
            }
            batch.order(each, "confirmedOn", "publishedOn");
            if (each.row().date("publishedOn") != null) {
                batch.needs(each, "已公布的", "publishedAt");
                if (confirmed) {
                    published.add(each.row().text("body"));
                }
            }
        }
        Map<String, List<Row>> bodies = batch.lives("bodies", "body", decided, row -> row.text("body"));
        for (Batch.Fresh each : batch.fresh()) {
            authority(batch, each, bodies.getOrDefault(each.row().text("body"), List.of()));
            if (published.contains(each.row().text("body"))
                    && CONFIRMED.equals(each.row().text("state"))
                    && each.row().date("publishedOn") != null) {
                List<Row> rows = bodies.getOrDefault(each.row().text("body"), List.of());
                published(batch, each, rows.isEmpty() ? null : rows.get(rows.size() - 1));
            }
        }
    }

    /** Who confirms is said by the rules of the place, where they say it; of a body that is registered. */
    private void authority(Batch batch, Batch.Fresh fresh, List<Row> bodies) {
        Row row = fresh.row();
        if (!CONFIRMED.equals(row.text("state"))
                || row.text("confirmedBy") == null
                || row.date("confirmedOn") == null
                || bodies.isEmpty()) {
            return;
        }
        Row body = bodies.get(bodies.size() - 1);
        if (!ConfirmingAuthority.confirms(
                batch.rules(), body, row.text("confirmedBy"), row.date("confirmedOn"), organisation)) {
            batch.problem(fresh, "confirmedBy", "CREDENTIAL-AUTHORITY", "按这里的规定,这一主体的资格不由这一机关确认");
        }
    }

    private static void published(Batch batch, Batch.Fresh fresh, Row body) {
        if (body == null) {
            batch.problem(fresh, "body", "CREDENTIAL-BODY-UNREGISTERED", "这一机构还没有登记为执法主体");
            return;
        }
        List<String> missing = missing(body).stream().map(Field::title).toList();
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
