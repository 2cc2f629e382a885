package org.zhiheng.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.procedures.Tasks.Due;
import org.zhiheng.api.procedures.Tasks.Whose;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.procedures.store.JdbcRunStore;
import org.zhiheng.procedures.store.RunData.Mine;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Lists of tasks and runs of a district with a million runs, a fifth of them open: pages of 50, first ones and ones far down. */
final class TaskBenchmark {

    private static final int RUNS = Integer.getInteger("zhiheng.task.runs", 1_000_000);
    private static final int OPEN_SHARE = 5;
    private static final int BODIES = 30;
    private static final int ACCOUNTS = 600;
    private static final int BATCH = 20_000;
    private static final int TIMES = 200;
    private static final LocalDate TODAY = LocalDate.of(2024, 9, 2);
    private static final Instant NOW = Instant.parse("2024-09-02T01:00:00Z");
    private static final Role[] ROLES = {Role.OFFICER, Role.LEGAL_REVIEWER, Role.HEAD, Role.JUSTICE_SUPERVISOR};

    private final TestDatabase database;
    private final JtaTransactions transactions;
    private final JdbcRunStore store;
    private final SplittableRandom random = new SplittableRandom(7);

    /** A run that is made up. */
    private record Made(String id, boolean open, String body, Role role, String account, int days) {}

    private TaskBenchmark(TestDatabase database) {
        this.database = database;
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        store = new JdbcRunStore(transactions);
    }

    static void run() throws Exception {
        for (DatabaseKind kind : DatabaseKind.values()) {
            Path folder = Files.createTempDirectory("zhiheng-tasks");
            try (TestDatabase database = TestDatabase.durable(kind, folder)) {
                new TaskBenchmark(database).measure();
            } finally {
                Folders.delete(folder);
            }
        }
    }

    private void measure() {
        for (int done = 0; done < RUNS; done += BATCH) {
            List<Made> made = IntStream.range(0, Math.min(BATCH, RUNS - done))
                    .mapToObj(each -> made())
                    .toList();
            insert(made);
        }
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            database.execute("ANALYZE");
        }
        System.out.printf("%s: %,d runs, a fifth of them open%n", database.kind(), RUNS);
        for (Due due : Due.values()) {
            told("mine, " + due, () -> first(Whose.MINE, due), this::mine);
        }
        told("mine, ANY, 100 pages down", () -> down(100), this::mine);
        told("waiting for others", () -> first(Whose.WAITING, Due.ANY), this::waiting);
        told("of the body, OVERDUE", () -> first(Whose.BODY, Due.OVERDUE), this::body);
        for (boolean open : new boolean[] {true, false}) {
            told(
                    "runs of a body, " + (open ? "open" : "all"),
                    () -> null,
                    nothing -> store.read(
                            data -> data.runs(new Runs.Wanted(aBody(), open, Set.of(), 50, null), Set.of(aBody()))));
        }
    }

    private Made made() {
        return new Made(
                UUID.randomUUID().toString(),
                random.nextInt(OPEN_SHARE) == 0,
                aBody(),
                ROLES[random.nextInt(ROLES.length)],
                random.nextInt(3) == 0 ? null : "account-" + random.nextInt(ACCOUNTS),
                random.nextInt(-30, 90));
    }

    private String aBody() {
        return "body-" + random.nextInt(BODIES);
    }

    private void insert(List<Made> made) {
        List<Made> open = made.stream().filter(Made::open).toList();
        transactions.run(tx -> {
            Rows.batch(
                    tx.connection(),
                    "INSERT INTO proc_run (id, procedure_id, title, subject, open_key, stage, stage_title, started_at, ended_at,"
                            + " version, state) VALUES (?, 'p', '程序', 'benchmark/1', ?, 's', '环节', ?, ?, 3, '{}')",
                    made,
                    each -> Arrays.asList(
                            each.id(),
                            each.id(),
                            NOW.minusSeconds(random.nextInt(90_000_000)),
                            each.open() ? null : NOW));
            Rows.batch(
                    tx.connection(),
                    "INSERT INTO proc_run_body (run, body, started_at, is_open) VALUES (?, ?, ?, ?)",
                    made,
                    each -> List.of(each.id(), each.body(), NOW.minusSeconds(random.nextInt(90_000_000)), each.open()));
            Rows.batch(
                    tx.connection(),
                    "INSERT INTO proc_task (id, run, owner, role, body, assignee, holder, procedure_id, procedure_title, subject,"
                            + " stage, stage_title, since, term_state, sort_on, warn_on, missing, generation)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, 'p', '程序', 'benchmark/1', 's', '环节', ?, 'RUNNING', ?, ?, '', 1)",
                    open,
                    each -> {
                        String owner = each.role() + "@" + each.body();
                        return Arrays.asList(
                                each.id() + "/0",
                                each.id(),
                                owner,
                                each.role(),
                                each.body(),
                                each.account(),
                                each.account() == null ? owner : each.account(),
                                NOW,
                                TODAY.plusDays(each.days()),
                                TODAY.plusDays(each.days() - 3));
                    });
            Rows.batch(
                    tx.connection(),
                    "INSERT INTO proc_participant (account, run) VALUES (?, ?)",
                    open,
                    each -> List.of("account-" + random.nextInt(ACCOUNTS), each.id()));
        });
    }

    private static Tasks.Wanted first(Whose whose, Due due) {
        return new Tasks.Wanted(whose, due, whose == Whose.BODY ? "body-3" : null, 50, null);
    }

    private Tasks.Wanted down(int pages) {
        Tasks.Wanted wanted = first(Whose.MINE, Due.ANY);
        for (int i = 0; i < pages; i++) {
            String next = mine(wanted).next();
            wanted = next == null ? wanted : new Tasks.Wanted(Whose.MINE, Due.ANY, null, 50, next);
        }
        return wanted;
    }

    /** A head of one body who is an officer and a reviewer of others. */
    private Tasks.Page mine(Tasks.Wanted wanted) {
        Set<String> holders = Set.of("account-3", "HEAD@body-3", "OFFICER@body-4", "LEGAL_REVIEWER@body-5");
        return store.read(data -> data.mine(new Mine(holders, Set.of()), wanted, TODAY, NOW));
    }

    private Tasks.Page waiting(Tasks.Wanted wanted) {
        return store.read(data -> data.waiting("account-3", Set.of("HEAD@body-3"), wanted, TODAY, NOW));
    }

    private Tasks.Page body(Tasks.Wanted wanted) {
        return store.read(data -> data.ofBody(wanted, TODAY, NOW));
    }

    private static <T> void told(String what, Supplier<T> asked, java.util.function.Function<T, ?> list) {
        T wanted = asked.get();
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            list.apply(wanted);
            nanos.add(System.nanoTime() - began);
        }
        Collections.sort(nanos);
        System.out.printf(
                "  %-28s median %6.1f ms, 99 of 100 under %6.1f ms%n",
                what, nanos.get(TIMES / 2) / 1e6, nanos.get(TIMES * 99 / 100) / 1e6);
    }
}
