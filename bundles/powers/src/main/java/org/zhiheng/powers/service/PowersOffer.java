package org.zhiheng.powers.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.powers.domain.BenchmarkRegisters;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.domain.ListRegisters;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.Late;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.rules.RuleBook;

/** The registers of powers, and what of them must fit together. */
@Component(service = RegisterOffer.class)
public final class PowersOffer implements RegisterOffer {

    /** Registers of what is published: outside of the platform, and put down when it was. */
    private static final Set<String> PUBLISHED = PowerRegisters.ALL.stream()
            .filter(each -> each.field("publishedOn").isPresent())
            .map(RegisterDefinition::id)
            .collect(Collectors.toUnmodifiableSet());

    private final RulesInForce rules;
    private final Organisation organisation;
    private final Late<BodyQualifications> qualifications;
    private final PowerStages stages;
    private final Clock clock;
    private final Map<String, Consumer<Findings>> checks;

    @Activate
    public PowersOffer(
            @Reference RulesInForce rules,
            @Reference Rulings rulings,
            @Reference Organisation organisation,
            @Reference(service = BodyQualifications.class) ComponentServiceObjects<BodyQualifications> qualifications,
            @Reference(service = Runs.class) ComponentServiceObjects<Runs> runs,
            @Reference Clock clock) {
        this(rules, rulings, organisation, new Late<>(qualifications::getService), new Late<>(runs::getService), clock);
    }

    /** Not public: the container takes any public constructor with as many parameters as it has references. */
    private PowersOffer(
            RulesInForce rules,
            Rulings rulings,
            Organisation organisation,
            Late<BodyQualifications> qualifications,
            Late<Runs> runs,
            Clock clock) {
        this.rules = rules;
        this.organisation = organisation;
        this.qualifications = qualifications;
        this.stages = new PowerStages(runs);
        this.clock = clock;
        this.checks = checks(new EntrustmentChecks(rulings));
    }

    /** Both of what is asked for late keep registers themselves. */
    public static PowersOffer of(
            RulesInForce rules,
            Rulings rulings,
            Organisation organisation,
            Supplier<BodyQualifications> qualifications,
            Supplier<Runs> runs,
            Clock clock) {
        return new PowersOffer(rules, rulings, organisation, new Late<>(qualifications), new Late<>(runs), clock);
    }

    private static Map<String, Consumer<Findings>> checks(EntrustmentChecks entrustments) {
        Map<String, Consumer<Findings>> all = new LinkedHashMap<>();
        all.put(ItemRegisters.ITEMS.id(), complete(ItemRegisters.ITEMS).andThen(ItemChecks::items));
        all.put(ItemRegisters.BASES.id(), ItemChecks::bases);
        all.put(ItemRegisters.USES.id(), ItemChecks::uses);
        all.put(ItemRegisters.CLEAN_UPS.id(), ItemChecks::cleanUps);
        all.put(BenchmarkRegisters.BENCHMARKS.id(), BenchmarkChecks::benchmarks);
        all.put(BenchmarkRegisters.TIERS.id(), BenchmarkChecks::tiers);
        all.put(BenchmarkRegisters.FILINGS.id(), BenchmarkChecks::filings);
        all.put(BenchmarkRegisters.LENIENCY.id(), BenchmarkChecks::leniency);
        all.put(ListRegisters.LAYERED.id(), ListChecks::layered);
        all.put(ListRegisters.PATROL.id(), ListChecks::patrol);
        all.put(ListRegisters.DUTIES.id(), ListChecks::duties);
        for (RegisterDefinition each : List.of(
                ListRegisters.REVIEW_CATALOGUE,
                ListRegisters.RANDOM_INSPECTION,
                ListRegisters.SERVICE_GUIDES,
                ListRegisters.RULE_DOCUMENTS)) {
            all.put(each.id(), complete(each));
        }
        all.put(EmpowermentRegisters.CLASSES.id(), EmpowermentChecks::classes);
        all.put(EmpowermentRegisters.GUIDANCE.id(), EmpowermentChecks::guidance);
        all.put(EmpowermentRegisters.LISTS.id(), EmpowermentChecks::lists);
        all.put(EmpowermentRegisters.EMPOWERMENTS.id(), EmpowermentChecks::empowerments);
        all.put(EmpowermentRegisters.CONFIRMATIONS.id(), EmpowermentChecks::confirmations);
        all.put(EmpowermentRegisters.SIGNATURES.id(), EmpowermentChecks::signatures);
        all.put(EmpowermentRegisters.TRANSITIONS.id(), EmpowermentChecks::transitions);
        all.put(EmpowermentRegisters.POINTS.id(), EmpowermentChecks::points);
        all.put(EmpowermentRegisters.MATTERS.id(), EmpowermentChecks::matters);
        all.put(EmpowermentRegisters.EVALUATIONS.id(), EmpowermentChecks::evaluations);
        all.put(EmpowermentRegisters.RECALLS.id(), EmpowermentChecks::recalls);
        all.put(EmpowermentRegisters.PROPOSALS.id(), ProposalChecks::proposals);
        all.put(EmpowermentRegisters.ENTRUSTMENTS.id(), entrustments::entrustments);
        all.put(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), entrustments::items);
        return Map.copyOf(all);
    }

    private static Consumer<Findings> complete(RegisterDefinition definition) {
        return findings -> ListChecks.complete(definition, findings);
    }

    @Override
    public List<RegisterDefinition> registers() {
        return PowerRegisters.ALL;
    }

    @Override
    public List<Field.Word> choices(String register, Field field, String body) {
        if (rules.current().isEmpty()) {
            // What people call codes is told when there are rules; what is in the registers is told always.
            return List.of();
        }
        Optional<RuleBook> book = new RuleLook(rules, organisation).ofBody(body);
        LocalDate today = LocalDate.now(clock);
        if (field.name().startsWith("townshipClass")) {
            return RuleLook.rows(book, "township-classes", today).stream()
                    .map(each -> each.row().cells())
                    .map(each -> new Field.Word(String.valueOf(each.get("class")), String.valueOf(each.get("name"))))
                    .toList();
        } else if (field.name().equals("field") && !register.equals(ListRegisters.PATROL.id())) {
            return RuleLook.rows(book, "enforcement-fields", today).stream()
                    .map(each -> each.row().cells())
                    .map(each -> new Field.Word(String.valueOf(each.get("field")), String.valueOf(each.get("name"))))
                    .toList();
        } else if (register.equals(EmpowermentRegisters.POINTS.id())
                && field.name().equals("point")) {
            return RuleLook.codes(book, EmpowermentChecks.CHECKLIST, today).orElse(List.of()).stream()
                    .map(each -> new Field.Word(each, each))
                    .toList();
        }
        return List.of();
    }

    @Override
    public List<Order> merging(BodyMerger merger, RegisterStore look) {
        return new Followed(look, organisation, merger).withDays();
    }

    @Override
    public List<Order> merged(BodyMerger merger, RegisterStore look) {
        return new Followed(look, organisation, merger).withoutDays();
    }

    @Override
    public void check(String register, List<Proposed> proposed, RegisterStore look, List<Problem> problems) {
        Findings findings = new Findings(
                proposed,
                look,
                problems,
                new RuleLook(rules, organisation),
                organisation,
                qualifications.get(),
                LocalDate.now(clock));
        Consumer<Findings> check = checks.get(register);
        if (check != null) {
            check.accept(findings);
        }
        if (PUBLISHED.contains(register)) {
            findings.each((change, row) -> findings.happened(change, row, "publishedOn", "公布日期"));
        }
    }

    @Override
    public Map<String, List<InStage>> standing(String register, Collection<Row> rows, RegisterStore look) {
        return stages.of(register, rows, look);
    }
}
