package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.questions.QualificationState;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** What the confirmation of a body's qualification asks about it, and what it comes to. */
@Component(service = ProcedureSubject.class)
public final class QualificationSubjects implements ProcedureSubject {

    static final String QUALIFICATIONS = "body-qualifications";
    static final String QUALIFICATION = "body-qualification";
    static final String QUALIFY = "body.qualification";

    private final RegisterStore registers;
    private final Clock clock;

    @Activate
    public QualificationSubjects(@Reference RegisterStore registers, @Reference Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(QUALIFICATION);
    }

    private Optional<Row> row(Subject subject, LocalDate on) {
        return registers.row(QUALIFICATIONS, subject.id(), AsOf.on(on));
    }

    @Override
    public Map<Subject, String> called(Collection<Subject> subjects) {
        Map<String, String> bodies = new HashMap<>();
        registers
                .life(QUALIFICATIONS, "key", subjects.stream().map(Subject::id).toList(), null)
                .forEach(each -> bodies.put(each.key(), each.text("body")));
        Map<String, String> names = new HashMap<>();
        registers
                .life("bodies", "body", bodies.values(), null)
                .forEach(each -> names.put(each.text("body"), each.text("name")));
        Map<Subject, String> called = new HashMap<>();
        bodies.forEach((key, body) -> {
            if (names.containsKey(body)) {
                called.put(new Subject(QUALIFICATION, key), names.get(body));
            }
        });
        return called;
    }

    @Override
    public Map<String, Object> facts(Subject subject, String check, LocalDate asOf) {
        return row(subject, asOf)
                .map(row -> switch (check) {
                    case "body-qualified" -> fact("confirmed", row.values().get("examined"));
                    case "published" -> fact("on", row.date("publishedOn"));
                    default -> Map.<String, Object>of();
                })
                .orElse(Map.of());
    }

    private static Map<String, Object> fact(String name, Object value) {
        return value == null ? Map.of() : Map.of(name, value instanceof LocalDate day ? day.toString() : value);
    }

    /** What was found and decided the time before is not that of a new run, or of what was handed in anew. */
    @Override
    public List<Appending> moved(Moved step) {
        LocalDate today = LocalDate.ofInstant(step.at(), clock.getZone());
        Map<String, Object> values = new LinkedHashMap<>();
        switch (step.to()) {
            case "submission" -> {
                values.put("state", Field.word(QualificationState.UNDER_REVIEW));
                for (String each : List.of("examined", "confirmedBy", "confirmedOn", "publishedOn", "publishedAt")) {
                    values.put(each, null);
                }
            }
            case "publication" -> {
                values.put("state", Field.word(QualificationState.CONFIRMED));
                values.put("confirmedBy", step.parties().get(ActingBody.GOVERNMENT));
                values.put("confirmedOn", today.toString());
            }
            case "refused" -> values.put("state", Field.word(QualificationState.REFUSED));
            default -> {
                return List.of();
            }
        }
        Row row = row(step.subject(), today)
                .orElseThrow(() -> ZhihengException.notFound("REGISTER-ROW", "这一事项已经撤销", "key"));
        registers.write(
                step.actor(),
                QUALIFICATIONS,
                new Change.Amend(row.key(), today, null, values, new Why(null, step.run(), null)));
        return List.of();
    }
}
