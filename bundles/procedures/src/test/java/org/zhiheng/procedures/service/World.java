package org.zhiheng.procedures.service;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.access.domain.Decision;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.ProcedureSubject;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.law.LawRulings;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.service.ReliedRulingsComponent;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.DatabaseVerifier;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.TestDatabase;

/** The services of one node over a database, the shipped rules and a small district. */
final class World {

    static final Subject APPLICATION = new Subject("certificate-application", "a-1");
    static final String HUANCUI = "371002";

    /** Moved by tests; Monday morning in Shanghai at first. */
    static final class MovedClock extends Clock {
        private volatile Instant now = Instant.parse("2024-09-02T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void to(String day) {
            now = Instant.parse(day + "T01:00:00Z");
        }

        void move(Duration by) {
            now = now.plus(by);
        }
    }

    /** A context with subjects of four types, whose facts and events a test sets. */
    final class Context implements ProcedureSubject {
        final Map<String, Map<String, Object>> facts = new HashMap<>();
        final List<Moved> moved = new ArrayList<>();
        final List<Event> events = new ArrayList<>();
        RuntimeException failure;

        @Override
        public Set<String> types() {
            return Set.of("certificate-application", "empowerment", "certificate", "case");
        }

        @Override
        public List<Event> events(Subject subject) {
            if (failure != null) {
                throw failure;
            }
            return events;
        }

        /** Tells of something that happened on a day or at a moment. */
        void tell(String event, String key, String at) {
            events.add(Event.of(event, key, DateOrMoment.parse(at)));
        }

        @Override
        public Map<String, Object> facts(Subject subject, String check, LocalDate asOf) {
            return facts.getOrDefault(check, Map.of());
        }

        @Override
        public List<Appending> moved(Moved step) {
            if (failure != null) {
                throw failure;
            }
            moved.add(step);
            return List.of(new Appending(
                    step.subject(), step.at(), step.actor(), "moved", Map.of("to", step.to()), List.of(), step.book()));
        }
    }

    final MovedClock clock = new MovedClock();
    final TestRules rules = new TestRules();
    final Context context = new Context();
    final List<String> refusals = new ArrayList<>();
    final Map<String, Directory.Shown> accounts = new HashMap<>();
    final Transactions transactions;
    final JdbcRunStore store;
    final DatabaseRecords records;
    final Runs runs;
    final Tasks tasks;
    final ProcedureService procedures;
    final RunAggregates aggregates;
    final TermRefresh refresh;
    final DatabaseRecorder recorder;
    private final DatabaseVerifier verifier;
    private Tree tree = new Tree(List.of(
            body("district", Body.Kind.GOVERNMENT, "环翠区人民政府", HUANCUI, null),
            body("justice", Body.Kind.JUSTICE_BUREAU, "环翠区司法局", HUANCUI, "district"),
            body("market", Body.Kind.DEPARTMENT, "环翠区市场监管局", HUANCUI, "district"),
            body("city", Body.Kind.DEPARTMENT, "环翠区综合行政执法局", HUANCUI, "district"),
            body("town", Body.Kind.TOWNSHIP, "张村镇人民政府", "371002100", "district")));

    final Principal clerk = who("clerk", Role.CREDENTIAL_CLERK, "market");
    final Principal justice = who("justice-1", Role.JUSTICE_SUPERVISOR, "justice");
    final Principal justiceHead = who("justice-head", Role.HEAD, "justice");
    final Principal head = who("head", Role.HEAD, "market");
    final Principal officer = who("officer", Role.OFFICER, "market");
    final Principal mayor = who("mayor", Role.HEAD, "district");
    final Principal townHead = who("town-head", Role.HEAD, "town");

    World(TestDatabase database, Path folder) {
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SHA_256, clock);
        records = new DatabaseRecords(transactions, Optional::empty);
        LawRulings rulings = new LawRulings(rules);
        store = new JdbcRunStore(transactions);
        Permissions permissions = new Deciding();
        Organisation organisation = new Bodies();
        Definitions definitions = new Definitions(rules);
        Terms terms = new Terms(rulings, clock);
        Actors actors = new Actors(permissions, organisation);
        Subjects subjects = new Subjects();
        subjects.add(context);
        Clocks clocks = new Clocks(terms, subjects, clock);
        Journal journal = new Journal(recorder, terms, clocks, clock);
        Checks checks = new Checks(
                rulings, new ReliedRulingsComponent(rulings, recorder, records, transactions, permissions, clock));
        runs = new RunService(
                store,
                definitions,
                terms,
                clocks,
                checks,
                actors,
                subjects,
                journal,
                permissions,
                organisation,
                new Accounted(),
                new Following());
        tasks = new TaskService(store, actors, terms, permissions, clock);
        procedures = new ProcedureService(definitions, permissions, terms);
        aggregates = new RunAggregates(store);
        refresh = new TermRefresh(
                store, definitions, journal, new DatabaseLeases(transactions, connection -> clock.instant(), "node"));
        refresh.deactivate();
        verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, clock),
                vault,
                new AggregateExport(transactions, vault, () -> List.of(aggregates)));
    }

    private static Body body(String id, Body.Kind kind, String title, String division, String parent) {
        return new Body(id, kind, title, new DivisionCode(division), parent);
    }

    /** A body is closed, and another takes its place. */
    void merge(String id, String into) {
        tree = new Tree(tree.all().stream()
                .map(each -> each.id().equals(id)
                        ? new Body(id, each.kind(), each.title(), each.division(), each.parent(), clock.instant(), into)
                        : each)
                .toList());
    }

    /** Somebody with a role at a body, known to the directory. */
    Principal who(String account, Role role, String body) {
        Grant grant = new Grant("g-" + account, account, role, body, Scope.DIVISION, Instant.EPOCH, null, null);
        return who(account, grant);
    }

    Principal who(String account, Grant... grants) {
        accounts.put(
                account,
                new Directory.Shown(
                        new Directory.Listed(
                                account, account, Accounts.Kind.PERSON, grants[0].body(), Instant.EPOCH, null, null),
                        Arrays.asList(grants),
                        null));
        return new Principal(account, "p-" + account, Arrays.asList(grants), Set.of(), null);
    }

    /** A deputy of somebody's. */
    Principal deputy(String account, Principal of) {
        Grant held = of.grants().get(0);
        return who(
                account,
                new Grant(
                        "g-" + account,
                        account,
                        held.role(),
                        held.body(),
                        held.scope(),
                        Instant.EPOCH,
                        null,
                        held.id()));
    }

    /** The application of a certificate, started by the clerk. */
    Run application() {
        return runs.start(
                clerk,
                new Runs.Start(
                        "start-1",
                        APPLICATION,
                        "certificate.application",
                        HUANCUI,
                        null,
                        Map.of(ActingBody.OWN, "market", ActingBody.JUSTICE_BUREAU, "justice")));
    }

    /** What an application needs to be complete. */
    void complete() {
        context.facts.put("staff-eligible", Map.of("staffType", "administrative"));
        context.facts.put("materials-complete", Map.of("confirmed", true));
        context.facts.put("training-completed", Map.of("on", "2024-09-02"));
        context.facts.put("exam-passed", Map.of("on", "2024-09-02"));
    }

    Step take(Principal by, Run run, String to) {
        return runs.take(by, run.id(), command(run), new Runs.Taking(to, null, List.of()));
    }

    static Command command(Run run) {
        return new Command("c-" + java.util.UUID.randomUUID(), run.version());
    }

    List<String> kinds(Run run) {
        return records.history(new Subject(Runs.SUBJECT, run.id()), 0, 100).stream()
                .map(Entry::kind)
                .toList();
    }

    Report verified() {
        return verifier.verify(Trust.none(), entries -> {});
    }

    List<String> stages(Principal by, Tasks.Whose whose, Tasks.Due due) {
        String body = whose == Tasks.Whose.BODY ? "market" : null;
        return tasks.list(by, new Tasks.Wanted(whose, due, body, 50, null)).tasks().stream()
                .map(each -> each.stage() + " " + each.role() + "@" + each.body())
                .collect(Collectors.toList());
    }

    /** The platform's own rule of who may what. */
    private final class Deciding implements Permissions {

        @Override
        public boolean may(Principal who, Operation operation, Target target) {
            return Decision.on(who, operation, target, tree) == Decision.ALLOWED;
        }

        @Override
        public void check(Principal who, Operation operation, Target target) {
            if (!may(who, operation, target)) {
                throw refused(who, operation);
            }
        }

        @Override
        public Reach reach(Principal who, Operation operation) {
            Reach reach = Decision.reach(who, operation, tree);
            if (reach.nothing()) {
                throw refused(who, operation);
            }
            return reach;
        }

        private ZhihengException refused(Principal who, Operation operation) {
            refusals.add(who.account() + " " + operation.id());
            return ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有“" + operation.title() + "”的权限,或者超出数据范围");
        }

        @Override
        public Set<Operation> operations(Principal who) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean any(Principal who, Operation operation) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Bodies implements Organisation {

        @Override
        public void add(Principal by, Body body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Body rename(Principal by, String id, String title) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Body move(Principal by, String id, String parent) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Body close(Principal by, String id, String mergedInto) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Body> body(String id) {
            return tree.body(id);
        }

        @Override
        public List<Body> bodies() {
            return tree.all();
        }
    }

    private final class Following implements Succession {

        @Override
        public Taken merge(String actor, String body, String into) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String actor, String body, String title) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, java.time.Instant> leave(String actor, String account, java.time.Instant end) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int stay(String actor, String account, java.time.Instant end, Map<String, java.time.Instant> ends) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> bodyOf(String account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> nameOf(String account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean holds(String account, Role role, String body) {
            return Optional.ofNullable(accounts.get(account))
                    .filter(each -> each.grants().stream()
                            .anyMatch(grant ->
                                    grant.role() == role && grant.body().equals(body)))
                    .isPresent();
        }
    }

    private final class Accounted implements Directory {

        @Override
        public Page list(Principal by, Wanted wanted, String purpose) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Shown show(Principal by, String account, String purpose) {
            return Optional.ofNullable(accounts.get(account))
                    .orElseThrow(
                            () -> ZhihengException.notFound("ACCESS-ACCOUNT-UNKNOWN", "没有这一账号,或者不在数据范围内", "account"));
        }

        @Override
        public String named(Principal by, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> names(Principal by, Set<String> accounts) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Listed own(Principal who) {
            throw new UnsupportedOperationException();
        }
    }
}
