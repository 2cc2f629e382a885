package org.zhiheng.testcases;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.zhiheng.access.service.DirectoryService;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.cases.service.CaseAggregates;
import org.zhiheng.cases.service.CaseRules;
import org.zhiheng.cases.service.CaseService;
import org.zhiheng.cases.service.CaseSubjects;
import org.zhiheng.cases.service.Examination;
import org.zhiheng.cases.service.InspectionService;
import org.zhiheng.cases.service.InspectionSettings;
import org.zhiheng.cases.service.Packs;
import org.zhiheng.cases.service.Proofs;
import org.zhiheng.cases.service.Rechecks;
import org.zhiheng.cases.service.Resolved;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.cases.store.JdbcCaseStore;
import org.zhiheng.credentials.service.BodyQualificationsService;
import org.zhiheng.credentials.service.CredentialRegisters;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.credentials.service.OfficerCompetenceFacts;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.lease.DatabaseLeases;
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
import org.zhiheng.procedures.service.RunAggregates;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.TaskService;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/**
 * A district with everything that works on cases, by the shipped rules of a place, with a clock that is turned. The database may have been used by one before
 * that was killed.
 */
public final class CaseDistrict implements AutoCloseable {

    /** The rules of Huancui and those above and beside it that are laid in. */
    public static final List<String> HUANCUI =
            List.of("national", "market-supervision", "housing", "agriculture", "shandong", "weihai-huancui");

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public final RegisterWorld world;
    public final RulesInForce inForce;
    public final Cases cases;
    public final Runs runs;
    public final Tasks tasks;
    public final CaseStore store;
    public final InspectionService inspection;

    private final JdbcRunStore runStore;

    /** @param folder for keys and files */
    public CaseDistrict(TestDatabase database, Path folder, Instant start, List<String> packages) {
        this(database.transactionManager(), database.dataSource(), folder, start, packages);
    }

    public CaseDistrict(
            TransactionManager manager, DataSource source, Path folder, Instant start, List<String> packages) {
        world = new RegisterWorld(manager, source, folder, start);
        Books books = books(packages);
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
        Rulings rulings = new LawRulings(inForce);
        BodyQualificationsService qualifications = new BodyQualificationsService(world.engine, world.organisation);
        DayRules rules = new DayRules(inForce, rulings, world.organisation);
        ReliedRulings relied = new ReliedRulingsComponent(
                rulings, world.recorder, world.records, world.transactions, world.permissions, world.clock);
        RulingsFromRegisters registered = new RulingsFromRegisters(
                rulings,
                relied,
                world.permissions,
                world.organisation,
                world.registers,
                world.transactions,
                world.clock);
        Resolved resolved = new Resolved(world.engine, world.organisation, qualifications);
        for (FactSource each : List.of(
                new OfficerCompetenceFacts(world.engine, world.organisation, qualifications, rules),
                new CompetenceFacts(world.engine, world.organisation, qualifications),
                new ItemFacts(world.engine),
                new DiscretionFacts(world.engine),
                new ReviewFacts(world.engine, world.organisation))) {
            registered.add(each);
            resolved.add(each);
        }
        store = new JdbcCaseStore(world.transactions);
        CaseRules caseRules = new CaseRules(inForce, rulings, world.clock);
        Subjects subjects = new Subjects();
        subjects.add(new CaseSubjects(store, resolved, caseRules, world.clock));
        Terms terms = new Terms(rulings, world.clock);
        Clocks clocks = new Clocks(terms, subjects, world.clock);
        Actors actors = new Actors(world.permissions, world.organisation);
        runStore = new JdbcRunStore(world.transactions);
        runs = new RunService(
                runStore,
                new Definitions(inForce),
                terms,
                clocks,
                new Checks(rulings, relied),
                actors,
                subjects,
                new Journal(world.recorder, terms, clocks, world.clock),
                world.permissions,
                world.organisation,
                new DirectoryService(
                        new JdbcAccessStore(world.transactions),
                        world.permissions,
                        new org.zhiheng.access.service.Journal(world.audit::add, world.clock),
                        world.clock),
                world.succession);
        tasks = new TaskService(runStore, actors, terms, world.permissions, world.clock);
        world.catalogue.add(CredentialRegisters.of(rules, world.organisation, () -> runs, world.clock));
        world.catalogue.add(
                PowersOffer.of(inForce, rulings, world.organisation, () -> qualifications, () -> runs, world.clock));
        cases = new CaseService(
                store,
                runs,
                new Examination(world.engine, world.organisation, world.uploads, world.clock),
                new Proofs(registered, caseRules, resolved),
                caseRules,
                resolved,
                world.permissions,
                world.permissions,
                world.recorder,
                world.records,
                world.vault,
                world.uploads,
                new Packs(world.records, world.uploads),
                world.clock);
        inspection = new InspectionService(
                store,
                runs,
                caseRules,
                new Rechecks(store, resolved, caseRules, rulings),
                new InspectionSettings(LocalTime.of(2, 30)),
                world.permissions,
                world.transactions,
                new DatabaseLeases(
                        world.transactions,
                        connection -> world.clock.instant(),
                        UUID.randomUUID().toString()),
                world.clock);
    }

    /** The books of shipped packages, read where they lie ({@link RegionFiles}). */
    public static Books books(List<String> packages) {
        return BookMaker.assemble(
                        packages.stream()
                                .map(each -> {
                                    ReadResult read = new PackageReader().read(PackageContent.of(RegionFiles.of(each)));
                                    if (read.packageOrNull() == null) {
                                        throw new IllegalStateException(each + " " + read.faults());
                                    }
                                    return read.packageOrNull();
                                })
                                .toList(),
                        1)
                .books();
    }

    /** Turns the clock to the morning of a day, unless it is past that. */
    public void turn(LocalDate day) {
        world.clock.forward(day.atTime(MORNING).atZone(world.clock.getZone()).toInstant());
    }

    /** A year with this district's bodies. */
    public SampleYear.Told play(
            SampleYear.Settings settings, LocalDate last, SampleYear.Listener listener, BooleanSupplier stop) {
        return new SampleYear(cases, world.clock, this::turn, listener)
                .play(world.engine, inForce, world.organisation.bodies(), settings, last, stop);
    }

    /** What differs between cases and runs that are kept and what their record says. */
    public List<String> differences() {
        return Stream.of(world.differences(new CaseAggregates(store)), world.differences(new RunAggregates(runStore)))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public void close() {
        inspection.close();
    }
}
