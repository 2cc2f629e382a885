package org.zhiheng.credentials.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.access.service.DirectoryService;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.procedures.service.Actors;
import org.zhiheng.procedures.service.Checks;
import org.zhiheng.procedures.service.Clocks;
import org.zhiheng.procedures.service.Definitions;
import org.zhiheng.procedures.service.Journal;
import org.zhiheng.procedures.service.RunService;
import org.zhiheng.procedures.service.Subjects;
import org.zhiheng.procedures.service.Terms;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.service.RulingsFromRegisters;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testregisters.RegisterWorld;

/** The context on a database with the shipped rule packages in force; its bodies work in Huancui. */
final class CredentialWorld {

    static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    static final String MARKET = RegisterWorld.MARKET;
    static final String JUSTICE = RegisterWorld.JUSTICE;
    static final String TOWN = RegisterWorld.TOWN;
    static final String ELSEWHERE = RegisterWorld.ELSEWHERE;

    /** Who may do everything with these registers at all bodies. */
    static final Principal EVERYBODYS = clerkOf(MARKET, JUSTICE, TOWN, RegisterWorld.GOVERNMENT, ELSEWHERE);

    static final Books BOOKS = books();

    final RegisterWorld world;
    final RegisterStore registers;
    final Rulings rulings;
    final DayRules rules;
    final BodyQualificationsService qualifications;
    final Subjects subjects = new Subjects();
    final Runs runs;
    final FollowUpsService followUps;

    CredentialWorld(TestDatabase database, Path folder) {
        world = new RegisterWorld(database, folder);
        RulesInForce inForce = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(BOOKS);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(BOOKS);
            }
        };
        rulings = new LawRulings(inForce);
        rules = new DayRules(inForce, rulings, world.organisation);
        registers = world.engine;
        qualifications = new BodyQualificationsService(registers, world.organisation);
        Terms terms = new Terms(rulings, world.clock);
        Clocks clocks = new Clocks(terms, subjects, world.clock);
        runs = new RunService(
                new JdbcRunStore(world.transactions),
                new Definitions(inForce),
                terms,
                clocks,
                new Checks(rulings, relied(rulings)),
                new Actors(world.permissions, world.organisation),
                subjects,
                new Journal(world.recorder, terms, clocks, world.clock),
                world.permissions,
                world.organisation,
                directory(world),
                world.succession);
        world.catalogue.add(CredentialRegisters.of(rules, world.organisation, () -> runs, world.clock));
        followUps = followUps(runs);
    }

    /** What has to follow, done only when asked to. */
    FollowUpsService followUps(Runs handing) {
        FollowUpsService made = new FollowUpsService(
                registers,
                world.succession,
                handing,
                world.recorder,
                world.permissions,
                world.transactions,
                new DatabaseLeases(world.transactions, connection -> world.clock.instant(), "node"),
                world.clock);
        made.deactivate();
        return made;
    }

    private ReliedRulings relied(Rulings asked) {
        return new ReliedRulingsComponent(
                asked, world.recorder, world.records, world.transactions, world.permissions, world.clock);
    }

    /** Rulings and proofs from these registers. */
    RulingsFromRegisters registered() {
        return registered(rulings, rules);
    }

    RulingsFromRegisters registered(Rulings asked, DayRules looked, FactSource... before) {
        RulingsFromRegisters registered = new RulingsFromRegisters(
                asked,
                relied(asked),
                world.permissions,
                world.organisation,
                world.registers,
                world.transactions,
                world.clock);
        for (FactSource each : before) {
            registered.add(each);
        }
        registered.add(new OfficerCompetenceFacts(registers, world.organisation, qualifications, looked));
        registered.add(new TrainingFacts(registers));
        registered.add(new RotationFacts(registers));
        registered.add(new AuxiliaryActFacts(registers));
        registered.add(new MandatoryCoursesFacts(registers));
        return registered;
    }

    private static Directory directory(RegisterWorld world) {
        return new DirectoryService(
                new JdbcAccessStore(world.transactions),
                world.permissions,
                new org.zhiheng.access.service.Journal(world.audit::add, world.clock),
                world.clock);
    }

    private static Books books() {
        try (Stream<Path> plugins = Files.list(Path.of("../../region-plugins"))) {
            PackageSuite suite = PackageSuite.of(plugins.map(each -> each.resolve("src/main/resources/RULES-INF"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toArray(Path[]::new));
            return BookMaker.assemble(suite.packages(), 1).books();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Principal clerkOf(String... bodies) {
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant(
                "supervisor", "everybody", Role.JUSTICE_SUPERVISOR, JUSTICE, Scope.ALL, Instant.EPOCH, null, null));
        grants.add(new Grant(
                "supervisor-elsewhere",
                "everybody",
                Role.JUSTICE_SUPERVISOR,
                ELSEWHERE,
                Scope.ALL,
                Instant.EPOCH,
                null,
                null));
        for (String each : bodies) {
            grants.add(new Grant(
                    "clerk-" + each, "everybody", Role.CREDENTIAL_CLERK, each, Scope.ALL, Instant.EPOCH, null, null));
        }
        return new Principal("everybody", "everybody", grants, Set.of(), null);
    }

    static void empty(TestDatabase database) {
        CredentialDefinitions.ALL.forEach(
                each -> database.execute("DELETE FROM reg_" + each.id().replace('-', '_')));
        for (String each : List.of(
                "reg_member",
                "cred_follow_up",
                "cred_planned_row",
                "cred_planned",
                "proc_task",
                "proc_participant",
                "proc_command",
                "proc_run_body",
                "proc_run",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
    }

    /** A number of the right form whose first digits nobody has. */
    static String citizenNumber(int which) {
        String first = String.format("37100219900101%03d", which);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (first.charAt(i) - '0') * weights[i];
        }
        return first + "10X98765432".charAt(sum % 11);
    }

    String write(String register, Change change) {
        return registers.write("somebody", register, change);
    }

    String add(String register, String key, LocalDate from, LocalDate to, Map<String, Object> values) {
        return write(register, new Change.Add(key, from, to, values, Why.UNSAID));
    }

    /** A body that may own: registered with all that is published, qualified since long ago. */
    void body(String body, String creditCode) {
        register(body, creditCode);
        qualify(body);
    }

    /** Registered with all that is published, and not qualified yet. */
    void register(String body, String creditCode) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "name",
                body + "局",
                "body",
                body,
                "creditCode",
                creditCode,
                "nature",
                "administrative-organ",
                "category",
                "statutory",
                "level",
                "county",
                "division",
                world.organisation.body(body).orElseThrow().division().value(),
                "government",
                RegisterWorld.GOVERNMENT));
        values.putAll(Map.of(
                "funding", "全额拨款",
                "staffing", "行政编制20名",
                "legalRepresentative", "王局长",
                "address", "示例路1号",
                "complaintPhone", "0631-5231234",
                "duties", "市场监督管理"));
        add("bodies", "b-" + body, LocalDate.of(2010, 1, 1), null, values);
    }

    void qualify(String body) {
        add(
                "body-qualifications",
                "q-" + body,
                LocalDate.of(2010, 1, 1),
                null,
                Map.of(
                        "body", body,
                        "state", "confirmed",
                        "batch", 1,
                        "basis", "三定规定",
                        "confirmedBy", RegisterWorld.GOVERNMENT,
                        "confirmedOn", "2010-01-01",
                        "publishedOn", "2010-02-01",
                        "publishedAt", "区政府网站"));
    }

    Map<String, Object> person(String name, String body, int number) {
        return new LinkedHashMap<>(Map.of(
                "name",
                name,
                "body",
                body,
                "citizenNumber",
                citizenNumber(number),
                "staffType",
                "administrative",
                "roles",
                List.of("enforcement")));
    }

    /** An officer since 2015. */
    String officer(String key, String body, int number) {
        return add("officers", key, LocalDate.of(2015, 1, 1), null, person("人员" + number, body, number));
    }

    /** An enforcement certificate of the officer's body. */
    Map<String, Object> certificate(String number, String officer, String body) {
        return new LinkedHashMap<>(Map.of(
                "number",
                number,
                "kind",
                "enforcement",
                "officer",
                officer,
                "body",
                body,
                "issuer",
                "山东省人民政府",
                "reviewer",
                "示例区司法局",
                "fields",
                List.of("market-supervision"),
                "area",
                "371002"));
    }

    String certificate(String key, String officer, String body, LocalDate from, LocalDate to) {
        return add("certificates", key, from, to, certificate("鲁K-" + key, officer, body));
    }
}
