package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.questions.CertificateKind;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.questions.TrainingOrganiser;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
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

    private static final String DECISION = "decision";
    private static final String CERTIFICATE = "certificate";
    private static final String STATES = "certificate-states";
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);
    private static final List<String> ISSUING = List.of("number", "validFrom", "validTo", "issuer", "reviewer");

    private final RegisterStore registers;
    private final DayRules rules;
    private final Organisation organisation;
    private final Clock clock;

    @Activate
    public CertificateSubjects(
            @Reference RegisterStore registers,
            @Reference DayRules rules,
            @Reference Organisation organisation,
            @Reference Clock clock) {
        this.registers = registers;
        this.rules = rules;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(APPLICATION, MATTER);
    }

    /** Whose it is, as published of officers, and what is asked for. */
    @Override
    public Map<Subject, String> called(Collection<Subject> subjects) {
        Map<String, Row> applications = last(APPLICATIONS, keys(subjects, APPLICATION));
        Map<String, Row> matters = last(MATTERS, keys(subjects, MATTER));
        Map<String, Row> certificates = last(
                "certificates",
                matters.values().stream().map(each -> each.text(CERTIFICATE)).toList());
        Set<String> holders = new HashSet<>();
        applications.values().forEach(each -> holders.add(each.text("officer")));
        certificates.values().forEach(each -> holders.add(each.text("officer")));
        Map<String, Row> officers = last("officers", holders);
        Map<Subject, String> called = new HashMap<>();
        applications.forEach((key, row) -> called.put(
                new Subject(APPLICATION, key),
                name(officers, row) + ":" + Labels.of(CertificateKind.class, row.text("kind"))));
        matters.forEach((key, row) -> {
            Row certificate = certificates.get(row.text(CERTIFICATE));
            called.put(
                    new Subject(MATTER, key),
                    (certificate == null ? "" : name(officers, certificate) + ":" + certificate.text("number") + ",")
                            + Labels.of(Matter.class, row.text("matter")));
        });
        return called;
    }

    private static List<String> keys(Collection<Subject> subjects, String type) {
        return subjects.stream()
                .filter(each -> each.type().equals(type))
                .map(Subject::id)
                .toList();
    }

    /** What is said last of things, also of what is over. */
    private Map<String, Row> last(String register, Collection<String> keys) {
        Map<String, Row> last = new HashMap<>();
        registers.life(register, "key", keys, null).forEach(each -> last.put(each.key(), each));
        return last;
    }

    private static String name(Map<String, Row> officers, Row of) {
        Row officer = officers.get(of.text("officer"));
        return officer == null ? of.text("officer") : officer.text("name");
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
            case "staff-eligible" -> holder(row)
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
    private Optional<String> holder(Row row) {
        return row.text("officer") != null
                ? Optional.of(row.text("officer"))
                : certificate(row).map(each -> each.text("officer"));
    }

    /** The certificate a matter is about, as it is said last: it may have run out since. */
    private Optional<Row> certificate(Row matter) {
        return registers.life("certificates", "key", List.of(matter.text(CERTIFICATE)), null).stream()
                .reduce((first, last) -> last);
    }

    private static Map<String, Object> fact(String name, Object value) {
        return value == null ? Map.of() : Map.of(name, value instanceof LocalDate day ? day.toString() : value);
    }

    /** Where the rules list the materials, what there is of them; else what a named person found. */
    private Map<String, Object> materials(Row row, String matter, LocalDate on) {
        String body = row.text("body") != null
                ? row.text("body")
                : certificate(row).map(each -> each.text("body")).orElse(null);
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
                    case REVIEW + " passed" -> reviewed(row, step, today, Outcome.PASSED, why);
                    case REVIEW + " not-passed" -> reviewed(row, step, today, Outcome.FAILED, why);
                    case MEASURE + " suspended" -> state(row, step, today, CertificateState.SUSPENDED, why);
                    case MEASURE + " taken-back" -> state(row, step, today, CertificateState.TAKEN_BACK, why);
                    case MEASURE + " cancelled" -> state(row, step, today, CertificateState.CANCELLED, why);
                    case RENEW + " renewed" -> renewed(row, today, why);
                    case FILE + " filed" -> filed(row, today, why);
                    case MEASURE + " resumed" -> lifted(row, step, today, why);
                        // Dropped before anything was decided, it leaves what was decided about something else as it
                        // is.
                    case MEASURE + " dropped" -> DECISION.equals(step.from())
                            ? lifted(row, step, today, why)
                            : List.of();
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
        needs(application, APPLICATIONS, "发证之前", ISSUING);
        if (application.date("validFrom").isBefore(today)) {
            throw ZhihengException.invalid("CREDENTIAL-ORDER", "“有效期起”早于发证日" + today, "validFrom");
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

    /** Refuses a step for which somebody has yet to put something down. */
    private void needs(Row row, String register, String before, List<String> fields) {
        for (String each : fields) {
            if (row.values().get(each) == null) {
                String title =
                        registers.definition(register).field(each).orElseThrow().title();
                throw ZhihengException.invalid("CREDENTIAL-REQUIRED", before + "应当填写“" + title + "”", each);
            }
        }
    }

    /** Another certificate from the day after the old one ends, or from today where that is over; under the old number where no other was given. */
    private List<Order> renewed(Row matter, LocalDate today, Why why) {
        needs(matter, MATTERS, "换证之前", List.of("validTo"));
        Row old = certificate(matter).orElseThrow();
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

    /**
     * The body in whose name the holder enforces: where he works now, for a body may have been merged since; of a unit inside of a body, which may have no
     * qualification of its own, that body.
     */
    private String employer(Row row, LocalDate today) {
        String works = registers
                .row("officers", row.text("officer"), AsOf.on(today))
                .map(each -> each.text("body"))
                .orElse(row.text("body"));
        List<String> above = new ArrayList<>(List.of(works));
        Optional<Body> at = organisation.body(works);
        while (at.filter(each -> each.kind() == Body.Kind.UNIT && each.parent() != null)
                .isPresent()) {
            above.add(at.get().parent());
            at = organisation.body(at.get().parent());
        }
        Set<String> qualified = BodyChecks.qualified(registers, above, today);
        return above.stream().filter(qualified::contains).findFirst().orElse(works);
    }

    private static String newKey() {
        return CERTIFICATE + "-" + UUID.randomUUID().toString().substring(0, 18);
    }

    private List<Order> filed(Row matter, LocalDate today, Why why) {
        needs(matter, MATTERS, "备案之前", List.of("platform", "filedBy"));
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

    private static List<Order> reviewed(Row matter, Moved step, LocalDate today, Outcome outcome, Why why) {
        Map<String, Object> review = Map.of(
                "year",
                matter.values().get("year"),
                CERTIFICATE,
                matter.text(CERTIFICATE),
                "outcome",
                Field.word(outcome),
                "reviewedOn",
                today,
                "reviewedBy",
                step.parties().get(ActingBody.JUSTICE_BUREAU));
        return List.of(new Order("certificate-reviews", new Change.Add(null, null, null, review, why)));
    }

    /**
     * The certificate is in a state from today on; a suspension that goes on gives way to it. What the justice bureau decides itself is reported to it by that.
     */
    private List<Order> state(Row matter, Moved step, LocalDate today, CertificateState state, Why why) {
        List<Order> orders = new ArrayList<>(lifted(matter, step, today, why));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CERTIFICATE, matter.text(CERTIFICATE));
        values.put("state", Field.word(state));
        if (matter.text("ground") != null) {
            values.put("ground", matter.text("ground"));
        }
        values.put("cause", matter.text("cause"));
        values.put("decidedBy", step.parties().get(ActingBody.JUSTICE_BUREAU));
        values.put("reportedOn", today);
        orders.add(new Order(STATES, new Change.Add(null, today, null, values, why)));
        return orders;
    }

    /** A suspension that goes on ends the day before; one of today has not been. */
    private List<Order> lifted(Row matter, Moved step, LocalDate today, Why why) {
        List<Order> orders = new ArrayList<>();
        for (Row each : registers.where(STATES, CERTIFICATE, List.of(matter.text(CERTIFICATE)), AsOf.on(today))) {
            if (SUSPENDED.equals(each.text("state"))) {
                decides(step.parties().get(ActingBody.JUSTICE_BUREAU), each.text("decidedBy"));
                orders.add(new Order(
                        STATES,
                        each.from().isBefore(today)
                                ? new Change.End(each.key(), today.minusDays(1), why)
                                : new Change.Withdraw(each.key(), new Why("当日恢复", why.document(), null))));
            }
        }
        return orders;
    }

    /** Refuses to lift what somebody above has decided. */
    private void decides(String bureau, String decidedBy) {
        Body acting = organisation.body(bureau).orElseThrow();
        boolean may = organisation
                .body(decidedBy)
                .filter(each -> each.division().within(acting.division()))
                .isPresent();
        if (!may) {
            throw ZhihengException.conflict(
                    "CREDENTIAL-DECIDED-ABOVE",
                    "暂扣是“" + organisation.body(decidedBy).map(Body::title).orElse(decidedBy) + "”决定的,只有它或者管理它的机关才能解除");
        }
    }
}
