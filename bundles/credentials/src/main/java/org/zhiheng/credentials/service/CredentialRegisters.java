package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.registers.Late;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.RegisterStore;

/** Offers the registers of this context and checks what only it understands. */
@Component(service = RegisterOffer.class)
public final class CredentialRegisters implements RegisterOffer {

    /** The names of those of its fields that hold fields of enforcement. */
    private static final Set<String> FIELDS = Set.of("field", "fields");

    private final DayRules rules;
    private final Late<Runs> runs;
    private final Clock clock;
    private final Map<String, Check> checks;

    @Activate
    public CredentialRegisters(
            @Reference DayRules rules,
            @Reference Organisation organisation,
            @Reference(service = Runs.class) ComponentServiceObjects<Runs> runs,
            @Reference Clock clock) {
        this(rules, organisation, new Late<>(runs::getService), clock);
    }

    /** Not public: the container takes any public constructor with as many parameters as it has references. */
    private CredentialRegisters(DayRules rules, Organisation organisation, Late<Runs> runs, Clock clock) {
        this.rules = rules;
        this.runs = runs;
        this.clock = clock;
        this.checks = checks(new BodyChecks(organisation), organisation);
    }

    /** What runs is about what stands in registers: it is asked for late. */
    public static CredentialRegisters of(DayRules rules, Organisation organisation, Supplier<Runs> runs, Clock clock) {
        return new CredentialRegisters(rules, organisation, new Late<>(runs), clock);
    }

    @Override
    public List<RegisterDefinition> registers() {
        return CredentialDefinitions.ALL;
    }

    @Override
    public void check(String register, List<Proposed> proposed, RegisterStore look, List<Problem> problems) {
        Check check = checks.get(register);
        if (check != null) {
            check.of(new Batch(register, proposed, look, problems, LocalDate.now(clock), rules));
        }
    }

    @Override
    public Map<String, Set<String>> called(String register, Collection<String> words, RegisterStore look) {
        Map<String, Set<String>> officers = new HashMap<>();
        if (register.equals("officers")) {
            for (Row each : look.life("certificates", "number", words, null)) {
                officers.computeIfAbsent(each.text("number"), number -> new TreeSet<>())
                        .add(each.text("officer"));
            }
        }
        return officers;
    }

    /** Fields of enforcement are those the rules have a list of; what counsel are good at is none. */
    @Override
    public List<Field.Word> choices(String register, Field field, String body) {
        return FIELDS.contains(field.name()) ? rules.fields(body, LocalDate.now(clock)) : List.of();
    }

    /** Each of its registers that go through a procedure is what the procedure is about. */
    @Override
    public Map<String, List<InStage>> standing(String register, Collection<Row> rows, RegisterStore look) {
        String type = look.definition(register).subject();
        Set<Subject> subjects =
                rows.stream().map(each -> new Subject(type, each.key())).collect(Collectors.toSet());
        Map<String, List<InStage>> standing = new HashMap<>();
        runs.get().stages(subjects).forEach((subject, stands) -> standing.put(subject.id(), List.of(stands)));
        return standing;
    }

    private Map<String, Check> checks(BodyChecks bodies, Organisation organisation) {
        return Map.ofEntries(
                Map.entry("bodies", bodies::bodies),
                Map.entry("body-qualifications", bodies::qualifications),
                Map.entry("officers", OfficerChecks::officers),
                Map.entry("postings", OfficerChecks::postings),
                Map.entry("front-line-services", OfficerChecks::frontLine),
                Map.entry("certificates", CertificateChecks::certificates),
                Map.entry("certificate-states", CertificateChecks::states),
                Map.entry("certificate-reviews", CertificateChecks::reviews),
                Map.entry("certificate-filings", CertificateChecks::filings),
                Map.entry("auxiliaries", AuxiliaryChecks::auxiliaries),
                Map.entry("auxiliary-trainings", AuxiliaryChecks::trainings),
                Map.entry("auxiliary-appraisals", PersonnelChecks::appraisals),
                Map.entry("courses", TrainingChecks::halfHours),
                Map.entry("trainings", TrainingChecks::trainings),
                Map.entry("training-plans", TrainingChecks::plans),
                Map.entry("appraisals", PersonnelChecks::officerAppraisals),
                Map.entry("host-opinions", PersonnelChecks::opinions),
                Map.entry("counsels", PersonnelChecks::counsels),
                Map.entry("counsel-calls", batch -> PersonnelChecks.calls(batch, organisation)),
                Map.entry("exams", TrainingChecks::exams),
                Map.entry(
                        "certificate-applications",
                        handled(CertificateSubjects.APPLICATION, CertificateChecks::applications)),
                Map.entry("certificate-matters", handled(CertificateSubjects.MATTER, CertificateChecks::matters)));
    }

    private Check handled(String subject, Check check) {
        return batch -> {
            CertificateChecks.handled(batch, runs::get, subject);
            check.of(batch);
        };
    }
}
