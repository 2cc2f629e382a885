package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.questions.TrainingOrganiser;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.MatterRegisters.Matter;
import org.zhiheng.credentials.domain.Words.ExamKind;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/**
 * What procedures ask about applications and matters of certificates, and what they come to. The registers' entries are appended before that of the run, whose
 * subject comes after all of theirs in the order in which subjects are locked.
 */
@Component(service = ProcedureSubject.class)
public final class CertificateSubjects implements ProcedureSubject {

    static final String APPLICATIONS = "certificate-applications";
    static final String APPLICATION = "certificate-application";
    static final String MATTERS = "certificate-matters";
    static final String MATTER = "certificate-matter";
    static final String APPLY = "certificate.application";
    static final String REVIEW = "certificate.annual-review";
    static final String MEASURE = "certificate.measure";
    static final String RENEW = "certificate.renewal";
    static final String FILE = "certificate.filing";

    private static final Map<String, String> PROCEDURES = Map.of(
            Field.word(Matter.ANNUAL_REVIEW), REVIEW,
            Field.word(Matter.MEASURE), MEASURE,
            Field.word(Matter.RENEWAL), RENEW,
            Field.word(Matter.FILING), FILE);

    private static final String CERTIFICATE = "certificate";
    private static final String STATES = "certificate-states";
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);
    private static final List<String> ISSUING = List.of("number", "validFrom", "validTo", "issuer", "reviewer");

    private final RegisterStore registers;
    private final DayRules rules;
    private final Clock clock;

    @Activate
    public CertificateSubjects(@Reference RegisterStore registers, @Reference DayRules rules, @Reference Clock clock) {
        this.registers = registers;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(APPLICATION, MATTER);
    }

    /** Which procedure a matter goes through. */
    static String procedure(Row matter) {
        return PROCEDURES.get(matter.text("matter"));
    }

    private Optional<Row> row(Subject subject, LocalDate on) {
        String register = subject.type().equals(APPLICATION) ? APPLICATIONS : MATTERS;
        return registers.row(register, subject.id(), AsOf.on(on));
    }

    @Override
    public Map<String, Object> facts(Subject subject, String check, LocalDate asOf) {
        Row row = row(subject, asOf).orElse(null);
        if (row == null) {
            return Map.of();
        }
        return switch (check) {
            case "materials-complete" -> materials(row, subject.type(), asOf);
            case "staff-eligible" -> holder(row, asOf)
                    .flatMap(each -> registers.row("officers", each, AsOf.on(asOf)))
                    .map(each -> new Barred(registers, rules.now(), asOf).eligible(each))
                    .orElse(Map.of());
            case "training-completed" -> latest(
                    "trainings", "endedOn", row, asOf, each -> Field.word(TrainingOrganiser.JUSTICE)
                            .equals(each.text("organiser")));
            case "exam-passed" -> latest(
                    "exams",
                    "heldOn",
                    row,
                    asOf,
                    each -> Field.word(ExamKind.QUALIFICATION).equals(each.text("kind"))
                            && Field.word(Outcome.PASSED).equals(each.text("outcome")));
            case "facts-clear" -> fact("confirmed", row.values().get("factsClear"));
            case "yearly-review-passed" -> fact("confirmed", row.values().get("reviewPassed"));
            case "defence-heard" -> fact("on", row.date("heardOn"));
            case "reported" -> fact("on", row.date("reportedOn"));
            default -> Map.of();
        };
    }

    /** Whom an application is for, or whose certificate a matter is about. */
    private Optional<String> holder(Row row, LocalDate on) {
        return row.text("officer") != null
                ? Optional.of(row.text("officer"))
                : registers
                        .row("certificates", row.text(CERTIFICATE), AsOf.on(on))
                        .map(each -> each.text("officer"));
    }

    private static Map<String, Object> fact(String name, Object value) {
        return value == null ? Map.of() : Map.of(name, value instanceof LocalDate day ? day.toString() : value);
    }

    /** Where the rules list the materials, what there is of them; else what a named person found. */
    private Map<String, Object> materials(Row row, String matter, LocalDate on) {
        String body = row.text("body") != null
                ? row.text("body")
                : registers
                        .row("certificates", row.text(CERTIFICATE), AsOf.on(on))
                        .map(each -> each.text("body"))
                        .orElse(null);
        if (rules.now().of(body, "procedures.materials." + matter, on).isPresent()) {
            return Map.of("matter", matter, "present", row.texts("materials"));
        }
        return fact("confirmed", row.values().get("materialsComplete"));
    }

    /** The last time something happened to the applicant since the application. */
    private Map<String, Object> latest(
            String register, String date, Row application, LocalDate asOf, Predicate<Row> counts) {
        return registers.where(register, "officer", List.of(application.text("officer")), AsOf.on(asOf)).stream()
                .filter(counts)
                .map(each -> each.date(date))
                .filter(each -> !each.isAfter(asOf) && !each.isBefore(application.date("appliedOn")))
                .max(LocalDate::compareTo)
                .map(each -> fact("on", each))
                .orElse(Map.of());
    }

    @Override
    public List<Appending> moved(Moved step) {
        LocalDate today = LocalDate.ofInstant(step.at(), clock.getZone());
        Row row = row(step.subject(), today)
                .orElseThrow(() -> ZhihengException.notFound("REGISTER-ROW", "这一事项已经撤销", "key"));
        Why why = new Why(null, step.run(), null);
        List<Order> orders =
                switch (step.procedure() + " " + step.to()) {
                    case APPLY + " issued" -> issued(row, today, why);
                    case REVIEW + " passed" -> reviewed(row, today, Outcome.PASSED, why);
                    case REVIEW + " not-passed" -> reviewed(row, today, Outcome.FAILED, why);
                    case MEASURE + " suspended" -> state(row, today, CertificateState.SUSPENDED, why);
                    case MEASURE + " taken-back" -> state(row, today, CertificateState.TAKEN_BACK, why);
                    case MEASURE + " cancelled" -> state(row, today, CertificateState.CANCELLED, why);
                    case RENEW + " renewed" -> renewed(row, today, why);
                    case FILE + " filed" -> filed(row, today, why);
                    case MEASURE + " resumed", MEASURE + " dropped" -> lifted(row, today, why);
                    default -> List.of();
                };
        if (!orders.isEmpty()) {
            try {
                registers.write(step.actor(), orders);
            } catch (RegisterStore.Refused e) {
                throw e.told();
            }
        }
        return List.of();
    }

    private List<Order> issued(Row application, LocalDate today, Why why) {
        for (String each : ISSUING) {
            if (application.values().get(each) == null) {
                String title = registers
                        .definition(APPLICATIONS)
                        .field(each)
                        .orElseThrow()
                        .title();
                throw ZhihengException.invalid("CREDENTIAL-REQUIRED", "发证之前应当填写“" + title + "”", each);
            }
        }
        String key = newKey();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String each : List.of("number", "kind", "officer", "body", "issuer", "reviewer", "fields", "area")) {
            values.put(each, application.values().get(each));
        }
        values.put("body", employer(application, today));
        values.put("issuedOn", today);
        return List.of(
                new Order(
                        "certificates",
                        new Change.Add(key, application.date("validFrom"), application.date("validTo"), values, why)),
                new Order(
                        APPLICATIONS, new Change.Amend(application.key(), null, null, Map.of(CERTIFICATE, key), why)));
    }

    /** Another certificate from the day after the old one ends, or from today where that is over; under the old number where no other was given. */
    private List<Order> renewed(Row matter, LocalDate today, Why why) {
        Row old = registers.life("certificates", "key", List.of(matter.text(CERTIFICATE)), null).stream()
                .reduce((first, last) -> last)
                .orElseThrow();
        if (old.to() == null) {
            throw ZhihengException.conflict("CREDENTIAL-ENDLESS", "这一证件没有终止日,不用换证");
        }
        LocalDate next = old.to().plusDays(1);
        LocalDate from = next.isBefore(today) ? today : next;
        LocalDate to = matter.date("validTo");
        if (to.isBefore(from)) {
            throw ZhihengException.invalid("CREDENTIAL-ORDER", "“换证后有效期止”早于有效期起" + from, "validTo");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (String each : List.of("number", "kind", "officer", "issuer", "reviewer", "fields", "area")) {
            values.put(each, old.values().get(each));
        }
        if (matter.text("number") != null) {
            values.put("number", matter.text("number"));
        }
        values.put("body", employer(old, today));
        values.put("issuedOn", today);
        return List.of(new Order("certificates", new Change.Add(newKey(), from, to, values, why)));
    }

    /** Where the holder works now: a body may have been merged since. */
    private String employer(Row row, LocalDate today) {
        return registers
                .row("officers", row.text("officer"), AsOf.on(today))
                .map(each -> each.text("body"))
                .orElse(row.text("body"));
    }

    private static String newKey() {
        return CERTIFICATE + "-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private static List<Order> filed(Row matter, LocalDate today, Why why) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CERTIFICATE, matter.text(CERTIFICATE));
        values.put("platform", matter.text("platform"));
        values.put("filedBy", matter.text("filedBy"));
        values.put("filedOn", today);
        if (matter.text("filingNumber") != null) {
            values.put("number", matter.text("filingNumber"));
        }
        return List.of(new Order("certificate-filings", new Change.Add(null, null, null, values, why)));
    }

    private static List<Order> reviewed(Row matter, LocalDate today, Outcome outcome, Why why) {
        Map<String, Object> review = Map.of(
                "year",
                matter.values().get("year"),
                CERTIFICATE,
                matter.text(CERTIFICATE),
                "outcome",
                Field.word(outcome),
                "reviewedOn",
                today);
        return List.of(new Order("certificate-reviews", new Change.Add(null, null, null, review, why)));
    }

    /** The certificate is in a state from today on; a suspension that goes on gives way to it. */
    private List<Order> state(Row matter, LocalDate today, CertificateState state, Why why) {
        List<Order> orders = new ArrayList<>(lifted(matter, today, why));
        Map<String, Object> values = Map.of(
                CERTIFICATE, matter.text(CERTIFICATE), "state", Field.word(state), "cause", matter.text("cause"));
        orders.add(new Order(STATES, new Change.Add(null, today, null, values, why)));
        return orders;
    }

    /** A suspension that goes on ends the day before; one of today has not been. */
    private List<Order> lifted(Row matter, LocalDate today, Why why) {
        List<Order> orders = new ArrayList<>();
        for (Row each : registers.where(STATES, CERTIFICATE, List.of(matter.text(CERTIFICATE)), AsOf.on(today))) {
            if (SUSPENDED.equals(each.text("state"))) {
                orders.add(new Order(
                        STATES,
                        each.from().isBefore(today)
                                ? new Change.End(each.key(), today.minusDays(1), why)
                                : new Change.Withdraw(each.key(), new Why("当日恢复", why.document(), null))));
            }
        }
        return orders;
    }
}
