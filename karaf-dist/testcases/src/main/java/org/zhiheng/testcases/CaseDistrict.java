package org.zhiheng.testcases;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.cases.sample.SampleFiles;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.cases.service.CaseAggregates;
import org.zhiheng.cases.service.InspectionService;
import org.zhiheng.cases.service.InspectionSettings;
import org.zhiheng.cases.service.Rechecks;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.cases.store.JdbcCaseStore;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.procedures.service.RunAggregates;
import org.zhiheng.procedures.service.TaskService;
import org.zhiheng.procedures.store.JdbcRunStore;
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

    public final RegisterWorld world;
    public final RulesInForce inForce;
    public final Cases cases;
    public final Runs runs;
    public final Tasks tasks;
    public final CaseStore store;
    public final InspectionService inspection;
    /** What people have uploaded. */
    public final SampleFiles files;

    private final CaseCore core;
    private final JdbcRunStore runStore;

    /** @param folder for keys and files */
    public CaseDistrict(TestDatabase database, Path folder, Instant start, List<String> packages) {
        this(database.transactionManager(), database.dataSource(), folder, start, packages);
    }

    public CaseDistrict(
            TransactionManager manager, DataSource source, Path folder, Instant start, List<String> packages) {
        this(manager, source, folder, start, books(packages));
    }

    /** By rules of which some may not be shipped. */
    public CaseDistrict(TestDatabase database, Path folder, Instant start, Books books) {
        this(database.transactionManager(), database.dataSource(), folder, start, books);
    }

    private CaseDistrict(TransactionManager manager, DataSource source, Path folder, Instant start, Books books) {
        world = new RegisterWorld(manager, source, folder, start);
        store = new JdbcCaseStore(world.transactions);
        runStore = new JdbcRunStore(world.transactions);
        core = new CaseCore(
                books,
                new CaseCore.Ports(
                        world.transactions,
                        world.engine,
                        world.registers,
                        world.catalogue::add,
                        world.organisation,
                        world.permissions,
                        world.permissions,
                        new DirectoryService(
                                new JdbcAccessStore(world.transactions),
                                world.permissions,
                                new org.zhiheng.access.service.Journal(world.audit::add, world.clock),
                                world.clock),
                        world.succession,
                        world.recorder,
                        world.records,
                        world.vault,
                        world.uploads,
                        store,
                        runStore,
                        world.clock));
        inForce = core.inForce;
        cases = core.cases;
        runs = core.runs;
        files = core.files;
        tasks = new TaskService(runStore, core.actors, core.terms, world.permissions, world.clock);
        inspection = new InspectionService(
                store,
                runs,
                core.caseRules,
                new Rechecks(store, core.resolved, core.caseRules, core.rulings),
                new InspectionSettings(LocalTime.of(2, 30)),
                world.permissions,
                world.transactions,
                new DatabaseLeases(
                        world.transactions,
                        connection -> world.clock.instant(),
                        UUID.randomUUID().toString()),
                world.clock);
    }

    /** What works on cases here. */
    public CaseCore core() {
        return core;
    }

    /** The books of shipped packages, read where they lie ({@link RegionFiles}). */
    public static Books books(List<String> packages) {
        return books(packages, Map.of());
    }

    /** The same, with files of the test's own in the first of them. */
    public static Books books(List<String> packages, Map<String, byte[]> more) {
        return BookMaker.assemble(
                        packages.stream()
                                .map(each -> {
                                    Map<String, byte[]> files = RegionFiles.of(each);
                                    if (each.equals(packages.get(0))) {
                                        files.putAll(more);
                                    }
                                    ReadResult read = new PackageReader().read(PackageContent.of(files));
                                    if (read.packageOrNull() == null) {
                                        throw new IllegalStateException(each + " " + read.faults());
                                    }
                                    return read.packageOrNull();
                                })
                                .toList(),
                        1)
                .books();
    }

    /** As {@link CaseCore#turn}. */
    public void turn(LocalDate day) {
        core.turn(day);
    }

    /** A year with this district's bodies. */
    public SampleYear.Told play(
            SampleYear.Settings settings, LocalDate last, SampleYear.Listener listener, BooleanSupplier stop) {
        return new SampleYear(cases, files, world.clock, this::turn, listener)
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
