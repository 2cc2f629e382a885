package org.zhiheng.testcases;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.sample.SampleFiles;
import org.zhiheng.cases.service.CaseRules;
import org.zhiheng.cases.service.CaseService;
import org.zhiheng.cases.service.CaseStages;
import org.zhiheng.cases.service.CaseSubjects;
import org.zhiheng.cases.service.DecisionBasis;
import org.zhiheng.cases.service.Examination;
import org.zhiheng.cases.service.Packs;
import org.zhiheng.cases.service.Proofs;
import org.zhiheng.cases.service.Rechecks;
import org.zhiheng.cases.service.Resolved;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.credentials.service.BodyQualificationsService;
import org.zhiheng.credentials.service.CredentialRegisters;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.credentials.service.OfficerCompetenceFacts;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.powers.service.CompetenceFacts;
import org.zhiheng.powers.service.DiscretionFacts;
import org.zhiheng.powers.service.ItemFacts;
import org.zhiheng.powers.service.PowersOffer;
import org.zhiheng.powers.service.ReviewFacts;
import org.zhiheng.procedures.service.Actors;
import org.zhiheng.procedures.service.Checks;
import org.zhiheng.procedures.service.Clocks;
import org.zhiheng.procedures.service.Definitions;
import org.zhiheng.procedures.service.Journal;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.RunStore;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.testregisters.RegisterWorld.MovedClock;

/** Everything that works on cases as on the platform, put together on whatever keeps things, with a clock that is turned. */
public final class CaseCore {

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    /**
     * What it stands on.
     *
     * @param shown the registers for those who have to be permitted
     * @param offers takes the registers that contexts offer
     */
    public record Ports(
            Transactions transactions,
            RegisterStore registers,
            Registers shown,
            Consumer<RegisterOffer> offers,
            Organisation organisation,
            Permissions permissions,
            PersonalData personal,
            Directory directory,
            Succession succession,
            Recorder recorder,
            Records records,
            PersonalVault vault,
            Uploads uploads,
            CaseStore cases,
            RunStore runs,
            MovedClock clock) {}

    public final MovedClock clock;
    public final RulesInForce inForce;
    public final Organisation organisation;
    public final RegisterStore registers;
    public final Cases cases;
    public final Runs runs;
    public final CaseStore store;
    /** What people have uploaded. */
    public final SampleFiles files;

    final Rulings rulings;
    final Resolved resolved;
    final CaseRules caseRules;
    final Actors actors;
    final Terms terms;

    public CaseCore(Books books, Ports ports) {
        clock = ports.clock();
        organisation = ports.organisation();
        registers = ports.registers();
        store = ports.cases();
        files = new SampleFiles(ports.uploads());
        inForce = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(books);
            }
        };
        rulings = new LawRulings(inForce);
        BodyQualificationsService qualifications = new BodyQualificationsService(registers, organisation);
        DayRules rules = new DayRules(inForce, rulings, organisation);
        ReliedRulings relied = new ReliedRulingsComponent(
                rulings, ports.recorder(), ports.records(), ports.transactions(), ports.permissions(), clock);
        RulingsFromRegisters registered = new RulingsFromRegisters(
                rulings, relied, ports.permissions(), organisation, ports.shown(), ports.transactions(), clock);
        resolved = new Resolved(registers, organisation, qualifications);
        for (FactSource each : List.of(
                new OfficerCompetenceFacts(registers, organisation, qualifications, rules),
                new CompetenceFacts(registers, organisation, qualifications),
                new ItemFacts(registers),
                new DiscretionFacts(registers),
                new ReviewFacts(registers, organisation))) {
            registered.add(each);
            resolved.add(each);
        }
        caseRules = new CaseRules(inForce, rulings, clock);
        Subjects subjects = new Subjects();
        subjects.add(new CaseSubjects(store, resolved, caseRules, clock));
        terms = new Terms(rulings, clock);
        Clocks clocks = new Clocks(terms, subjects, clock);
        actors = new Actors(ports.permissions(), organisation);
        runs = new RunService(
                ports.runs(),
                new Definitions(inForce),
                terms,
                clocks,
                new Checks(rulings, relied),
                actors,
                subjects,
                new Journal(ports.recorder(), terms, clocks, clock),
                ports.permissions(),
                organisation,
                ports.directory(),
                ports.succession());
        ports.offers().accept(CredentialRegisters.of(rules, organisation, () -> runs, clock));
        ports.offers().accept(PowersOffer.of(inForce, rulings, organisation, () -> qualifications, () -> runs, clock));
        cases = new CaseService(
                store,
                runs,
                new Examination(registers, organisation, ports.uploads(), clock),
                new Proofs(registered, caseRules, resolved),
                caseRules,
                new CaseStages(runs),
                resolved,
                ports.permissions(),
                ports.personal(),
                ports.recorder(),
                ports.records(),
                ports.vault(),
                ports.uploads(),
                new Packs(ports.records(), ports.uploads()),
                new DecisionBasis(
                        new Rechecks(store, resolved, caseRules, rulings), resolved, rulings, ports.records()),
                clock);
    }

    /** Turns the clock to the morning of a day, unless it is past that. */
    public void turn(LocalDate day) {
        clock.forward(day.atTime(MORNING).atZone(clock.getZone()).toInstant());
    }

    /** Sets the clock to the morning of a day, be it earlier or later. */
    public void set(LocalDate day) {
        clock.set(day.atTime(MORNING).atZone(clock.getZone()).toInstant());
    }
}
