package org.zhiheng.persistence.jta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.transaction.TransactionManager;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.shared.common.error.ShutdownException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Constraints;
import org.zhiheng.persistence.InstantConverter;
import org.zhiheng.persistence.Note;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class TransactionsTest {

    private static final String INSERT = "INSERT INTO note (id, body, opt_lock) VALUES (?, ?, 1)";
    private static final String TOUCH = "UPDATE note SET opt_lock = opt_lock + 1 WHERE id = ?";

    private final TestDatabase database;
    private JtaTransactions transactions;
    private EntityManagerFactory unit;
    private EntityManagerFactory otherUnit;

    TransactionsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        database.execute(
                Note.TABLE, "CREATE TABLE held (id VARCHAR(10) NOT NULL PRIMARY KEY, version BIGINT NOT NULL)");
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        unit = database.unit("notes", Note.class, InstantConverter.class);
        otherUnit = database.unit("other-notes", Note.class, InstantConverter.class);
    }

    @AfterEach
    void close() {
        assertThat(database.transactionLeftOver()).isFalse();
        assertThat(database.connectionsInUse()).isZero();
        database.execute("DROP TABLE note", "DROP TABLE held");
    }

    @Test
    void what_returns_is_committed_with_rows_and_entities_of_two_units_over_one_connection() {
        transactions.run(tx -> {
            tx.entityManager(unit).persist(new Note(1, "一", null));
            transactions.run(inner -> {
                inner.entityManager(otherUnit).persist(new Note(2, "二", null));
                assertThat(inner.connection()).isSameAs(tx.connection());
            });
            insert(tx, 3);
            assertThat(tx.entityManager(unit).find(Note.class, 3L)).isNotNull();
            assertThat(tx.entityManager(otherUnit).find(Note.class, 1L)).isNotNull();
            assertThat(database.connectionsInUse()).isEqualTo(1);
        });
        assertThat(ids()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_statement_kept_for_the_next_keeps_nothing_of_how_it_was_asked() {
        transactions.run(tx -> {
            insert(tx, 1);
            insert(tx, 2);
        });
        String sql = "SELECT id FROM note ORDER BY id";
        transactions.run(tx -> {
            Connection connection = tx.connection();
            assertThat(Rows.first(connection, sql, List.of(), row -> row.getLong("id")))
                    .contains(1L);
            assertThat(Rows.list(connection, sql, List.of(), row -> row.getLong("id")))
                    .containsExactly(1L, 2L);
        });
    }

    @Test
    void one_backend_of_the_server_does_it_all() {
        if (database.kind() == DatabaseKind.DERBY) {
            // There are no backends; what is not yet committed would be seen by one connection only.
            transactions.run(tx -> {
                insert(tx, 1);
                assertThat(tx.entityManager(unit).find(Note.class, 1L)).isNotNull();
                assertThat(database.connectionsInUse()).isEqualTo(1);
            });
            return;
        }
        transactions.run(tx -> {
            List<Integer> backends = new ArrayList<>();
            backends.add(
                    Rows.first(tx.connection(), "SELECT pg_backend_pid() AS pid", List.of(), row -> row.getInt("pid"))
                            .orElseThrow());
            for (EntityManager each : List.of(tx.entityManager(unit), tx.entityManager(otherUnit))) {
                backends.add((Integer)
                        each.createNativeQuery("SELECT pg_backend_pid()").getSingleResult());
            }
            assertThat(backends).allMatch(backends.get(0)::equals);
            assertThat(Rows.first(
                            tx.connection(), "SHOW max_prepared_transactions", List.of(), row -> row.getString(1)))
                    .contains("0");
        });
    }

    @Test
    void what_throws_is_rolled_back_and_throws_what_it_threw() {
        IllegalStateException fault = new IllegalStateException("fault");
        assertThatThrownBy(() -> transactions.run(tx -> {
                    insert(tx, 1);
                    tx.entityManager(unit).persist(new Note(2, "二", null));
                    throw fault;
                }))
                .isSameAs(fault);
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_refusal_of_the_platform_passes_as_it_is() {
        ZhihengException refusal = ZhihengException.conflict("CASE-CLOSED", "已结案");
        assertThatThrownBy(() -> transactions.run(tx -> {
                    insert(tx, 1);
                    throw refusal;
                }))
                .isSameAs(refusal);
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_checked_exception_thrown_past_the_compiler_rolls_back_too() {
        assertThatThrownBy(() -> transactions.run(tx -> {
                    insert(tx, 1);
                    TransactionsTest.<RuntimeException>sneak(new java.io.IOException("disk"));
                }))
                .isInstanceOfSatisfying(ZhihengException.class, e -> {
                    assertThat(e.code()).isEqualTo("DB-ROLLED-BACK");
                    assertThat(e).hasRootCauseMessage("disk");
                });
        assertThat(ids()).isEmpty();
    }

    @Test
    void an_error_rolls_back_and_stays_an_error() {
        assertThatThrownBy(() -> transactions.run(tx -> {
                    insert(tx, 1);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_failure_inside_that_somebody_swallows_never_ends_as_success() {
        assertThatThrownBy(() -> transactions.required(tx -> {
                    insert(tx, 1);
                    try {
                        transactions.run(inner -> {
                            throw new IllegalStateException("inner");
                        });
                    } catch (IllegalStateException swallowed) {
                        insert(tx, 2);
                    }
                    return "saved";
                }))
                .isInstanceOfSatisfying(ZhihengException.class, e -> {
                    assertThat(e.code()).isEqualTo("DB-ROLLED-BACK");
                    assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
                    assertThat(e).hasRootCauseMessage("inner");
                });
        assertThat(ids()).isEmpty();
    }

    @Test
    void a_transaction_marked_for_rollback_behind_the_scenes_never_ends_as_success() {
        assertThatThrownBy(() -> transactions.required(tx -> {
                    insert(tx, 1);
                    mark();
                    return "saved";
                }))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("DB-ROLLED-BACK"));
        assertThat(ids()).isEmpty();
    }

    @Test
    void constraints_of_the_database_are_told_with_code_and_name() {
        transactions.run(tx -> insert(tx, 1));
        ZhihengException twice = refusal(tx -> insert(tx, 1));
        assertThat(twice.code()).isEqualTo("DB-DUPLICATE");
        assertThat(twice.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(Constraints.violated(twice, "pk_note")).isTrue();
        assertThat(Constraints.violated(twice, "uq_note_body")).isFalse();

        ZhihengException sameBody = refusal(tx -> tx.entityManager(unit).persist(new Note(2, "note 1", null)));
        assertThat(sameBody.code()).isEqualTo("DB-DUPLICATE");
        assertThat(Constraints.violated(sameBody, "uq_note_body")).isTrue();

        ZhihengException empty = refusal(tx -> tx.entityManager(unit).persist(new Note(3, null, null)));
        assertThat(empty.code()).isEqualTo("DB-RULE");
        assertThat(empty.kind()).isEqualTo(ErrorKind.INVALID);

        ZhihengException tooLong = refusal(tx -> tx.entityManager(unit).persist(new Note(4, "长".repeat(41), null)));
        assertThat(tooLong.code()).isEqualTo("DB-TOO-LONG");

        ZhihengException wrong = refusal(tx -> Rows.update(tx.connection(), "DELETE FROM no_such_table", List.of()));
        assertThat(wrong.code()).isEqualTo("DB-FAILED");
    }

    @Test
    void a_batch_that_meets_a_constraint_is_told_alike_and_writes_nothing() {
        ZhihengException twice = refusal(tx -> Rows.batch(
                tx.connection(),
                "INSERT INTO note (id, body, opt_lock) VALUES (?, ?, 1)",
                List.of(1L, 2L, 1L),
                each -> List.of(each, "body " + each)));
        assertThat(twice.code()).isEqualTo("DB-DUPLICATE");
        assertThat(ids()).isEmpty();
    }

    @Test
    void who_changes_what_another_has_changed_is_told() throws Exception {
        transactions.run(tx -> insert(tx, 1));
        ZhihengException late = refusal(tx -> {
            Note mine = tx.entityManager(unit).find(Note.class, 1L);
            elsewhere(() -> transactions.run(
                    other -> other.entityManager(unit).find(Note.class, 1L).rewrite("theirs")));
            mine.rewrite("mine");
        });
        assertThat(late.code()).isEqualTo("DB-CHANGED");
        assertThat(late.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(bodies()).containsExactly("theirs");
    }

    @Test
    void two_that_wait_for_each_other_are_told_to_try_again() throws Exception {
        transactions.run(tx -> {
            insert(tx, 1);
            insert(tx, 2);
        });
        CountDownLatch both = new CountDownLatch(2);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<String>> ends = new ArrayList<>();
        for (List<Long> order : List.of(List.of(1L, 2L), List.of(2L, 1L))) {
            ends.add(pool.submit(() -> {
                try {
                    transactions.run(tx -> {
                        touch(tx, order.get(0));
                        both.countDown();
                        await(both);
                        touch(tx, order.get(1));
                    });
                    return "done";
                } catch (ZhihengException e) {
                    return e.code();
                }
            }));
        }
        pool.shutdown();
        assertThat(List.of(ends.get(0).get(60, TimeUnit.SECONDS), ends.get(1).get(60, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder("done", "DB-CONCURRENT");
    }

    @Test
    void what_is_still_to_be_written_is_written_in_order_before_anything_is_read_and_before_the_commit() {
        ZhihengException empty = refusal(tx -> {
            tx.write(INSERT, 1L, "first");
            tx.write(INSERT, 2L, "second");
            tx.write("UPDATE note SET body = 'amended' WHERE body = ?", "first");
            tx.write(INSERT, 3L, "first");
            assertThat(bodies()).containsExactly("amended", "second", "first");
            tx.write("DELETE FROM note WHERE id = ?", 2L);
            assertThat(tx.entityManager(unit).find(Note.class, 2L)).isNull();
            tx.write(INSERT, 4L, null);
            tx.write("UPDATE note SET body = ? WHERE id = ?", "last", 3L);
        });
        assertThat(empty.code()).isEqualTo("DB-RULE");
        assertThat(ids()).isEmpty();
        transactions.run(tx -> {
            for (long i = 1; i <= 1_250; i++) {
                tx.write(INSERT, i, "note " + i);
            }
            tx.write("UPDATE note SET body = ? WHERE id = ?", "last", 1_250L);
        });
        assertThat(ids()).hasSize(1_250);
        assertThat(bodies()).last().isEqualTo("last");
    }

    @Test
    void what_the_database_refuses_of_it_is_told_alike_and_nothing_is_written() {
        transactions.run(tx -> insert(tx, 1));
        ZhihengException atCommit = refusal(tx -> {
            tx.write(INSERT, 2L, "two");
            tx.write(INSERT, 3L, "three");
            tx.write(INSERT, 1L, "one again");
        });
        assertThat(atCommit.code()).isEqualTo("DB-DUPLICATE");
        assertThat(Constraints.violated(atCommit, "pk_note")).isTrue();
        ZhihengException atReading = refusal(tx -> {
            tx.write(INSERT, 2L, "note 1");
            transactions.run(inner -> assertThat(ids()).isEmpty());
        });
        assertThat(atReading.code()).isEqualTo("DB-DUPLICATE");
        assertThat(Constraints.violated(atReading, "uq_note_body")).isTrue();
        assertThat(refusal(tx -> tx.write(INSERT, 2L, "长".repeat(41))).code()).isEqualTo("DB-TOO-LONG");
        assertThat(refusal(tx -> tx.write("DELETE FROM no_such_table")).code()).isEqualTo("DB-FAILED");
        assertThatThrownBy(() -> transactions.run(tx -> {
                    tx.write(INSERT, 2L, "two");
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void what_must_change_one_row_and_does_not_is_told_as_its_writer_says() {
        transactions.run(tx -> insert(tx, 1));
        ZhihengException moved = refusal(tx -> {
            tx.write(INSERT, 2L, "two");
            tx.writeOne(TransactionsTest::moved, TOUCH, 2L);
            tx.write(INSERT, 3L, "three");
            tx.writeOne(TransactionsTest::moved, TOUCH, 4L);
        });
        assertThat(moved.code()).isEqualTo("NOTE-MOVED");
        assertThat(refusal(tx -> {
                            tx.writeOne(TransactionsTest::moved, TOUCH, 4L);
                            held(tx, "a");
                        })
                        .code())
                .isEqualTo("NOTE-MOVED");
        assertThat(ids()).containsExactly(1L);
        transactions.run(tx -> tx.writeOne(TransactionsTest::moved, TOUCH, 1L));
    }

    private static ZhihengException moved() {
        return ZhihengException.conflict("NOTE-MOVED", "已被他人改动");
    }

    @Test
    void who_holds_a_row_sees_what_the_last_holder_wrote_elsewhere_and_nobody_else_holds_it() throws Exception {
        database.execute("INSERT INTO held (id, version) VALUES ('a', 7)");
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<List<Long>> first = pool.submit(() -> transactions.required(tx -> {
            List<Long> found = held(tx, "a");
            held.countDown();
            // So that the second one surely waits.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            tx.write(INSERT, 1L, "of the first");
            return found;
        }));
        Future<List<Long>> second = pool.submit(() -> {
            await(held);
            return transactions.required(tx -> {
                tx.write(INSERT, 2L, "of the second");
                return held(tx, "a");
            });
        });
        pool.shutdown();
        assertThat(first.get(60, TimeUnit.SECONDS)).isEmpty();
        assertThat(second.get(60, TimeUnit.SECONDS)).containsExactly(1L, 2L);
        assertThat(transactions.<List<Long>>required(tx -> held(tx, "not there")))
                .containsExactly(1L, 2L);
    }

    @Test
    void queries_that_are_asked_together_see_what_was_to_be_written() {
        transactions.run(tx -> {
            tx.write(INSERT, 1L, "one");
            List<String> found = new ArrayList<>();
            tx.read(List.of(
                    new Tx.Query("SELECT body FROM note WHERE id = ?", List.of(1L), row -> found.add(row.getString(1))),
                    new Tx.Query("SELECT body FROM note WHERE id = ?", List.of(2L), row -> found.add(row.getString(1))),
                    new Tx.Query("SELECT COUNT(*) FROM note", List.of(), row -> found.add(row.getString(1)))));
            tx.read(List.of());
            assertThat(found).containsExactly("one", "1");
            for (String each : List.of("commit", "rollback", "close")) {
                assertThatThrownBy(() -> {
                            switch (each) {
                                case "commit" -> tx.connection().commit();
                                case "rollback" -> tx.connection().rollback();
                                default -> tx.connection().close();
                            }
                        })
                        .isInstanceOf(SQLException.class);
            }
        });
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void what_goes_alongside_comes_with_the_next_that_is_read_where_a_trip_costs_something() {
        transactions.run(tx -> {
            List<String> alongside = new ArrayList<>();
            List<String> asked = new ArrayList<>();
            tx.write(INSERT, 1L, "one");
            tx.write(INSERT, 2L, "two");
            tx.alongside(new Tx.Query(
                    "SELECT body FROM note WHERE id = ?", List.of(2L), row -> alongside.add(row.getString(1))));
            assertThat(alongside).isEmpty();
            for (int i = 0; i < 2; i++) {
                tx.read(List.of(new Tx.Query(
                        "SELECT body FROM note WHERE id = ?", List.of(1L), row -> asked.add(row.getString(1)))));
            }
            assertThat(asked).containsExactly("one", "one");
            assertThat(alongside).isEqualTo(tx.distant() ? List.of("two") : List.of());
        });
    }

    private static List<Long> held(Tx tx, String id) throws SQLException {
        List<Long> found = new ArrayList<>();
        List<Long> others = new ArrayList<>();
        tx.hold(
                "held",
                id,
                List.of(
                        new Tx.Query(
                                "SELECT id FROM note WHERE id < ? ORDER BY id",
                                List.of(10L),
                                row -> found.add(row.getLong(1))),
                        new Tx.Query(
                                "SELECT id FROM note WHERE id >= ? ORDER BY id",
                                List.of(10L),
                                row -> others.add(row.getLong(1)))));
        assertThat(others).isEmpty();
        return found;
    }

    @Test
    void reading_sees_what_is_there_and_saves_nothing() {
        transactions.run(tx -> insert(tx, 1));
        assertThat(ids()).containsExactly(1L);
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            assertThatThrownBy(() -> transactions.readOnly(tx -> {
                        insert(tx, 2);
                        return null;
                    }))
                    .isInstanceOf(ZhihengException.class);
            assertThatThrownBy(() -> transactions.readOnly(tx -> {
                        tx.write(INSERT, 2L, "two");
                        return null;
                    }))
                    .isInstanceOf(ZhihengException.class);
        } else {
            transactions.readOnly(tx -> {
                insert(tx, 2);
                return null;
            });
            transactions.readOnly(tx -> {
                tx.write(INSERT, 2L, "two");
                return null;
            });
        }
        assertThatThrownBy(() -> transactions.readOnly(tx -> tx.entityManager(unit)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids()).containsExactly(1L);
        // The connection goes back to the pool as it was.
        transactions.run(tx -> insert(tx, 3));
        assertThat(ids()).containsExactly(1L, 3L);
    }

    @Test
    void writing_from_inside_of_reading_is_a_fault_and_reading_inside_of_writing_sees_what_was_written() {
        assertThatThrownBy(() -> transactions.readOnly(tx -> transactions.required(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
        transactions.run(tx -> {
            insert(tx, 1);
            assertThat(ids()).containsExactly(1L);
        });
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void a_transaction_is_of_no_use_when_it_is_over() {
        AtomicReference<Tx> kept = new AtomicReference<>();
        transactions.run(kept::set);
        assertThatThrownBy(() -> kept.get().connection()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> kept.get().entityManager(unit)).isInstanceOf(IllegalStateException.class);
    }

    /** Derby does so when another thread's failure shuts it down: what was committed before may be there after its next start. */
    @Test
    void a_commit_in_which_the_database_shuts_down_is_told_as_unknown() {
        TransactionManager manager = (TransactionManager) Proxy.newProxyInstance(
                TransactionManager.class.getClassLoader(),
                new Class<?>[] {TransactionManager.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(database.transactionManager(), arguments);
                    if (method.getName().equals("commit")) {
                        throw new ShutdownException();
                    }
                    return result;
                });
        JtaTransactions dying = new JtaTransactions(manager, database.dataSource());

        assertThatThrownBy(() -> dying.required(tx -> Rows.update(
                        tx.connection(), "INSERT INTO note (id, body, opt_lock) VALUES (?, ?, 1)", List.of(1L, "x"))))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("DB-COMMIT-UNKNOWN"));
    }

    @Test
    void what_follows_a_commit_runs_after_it_and_only_after_it() {
        List<String> told = new ArrayList<>();
        transactions.run(tx -> {
            insert(tx, 1);
            transactions.run(inner -> inner.afterCommit(() -> told.add("saw " + ids())));
            tx.afterCommit(() -> {
                throw new IllegalStateException("only logged");
            });
            tx.afterCommit(() -> told.add("second"));
            assertThat(told).isEmpty();
        });
        assertThat(told).containsExactly("saw [1]", "second");
        assertThatThrownBy(() -> transactions.run(tx -> {
                    tx.afterCommit(() -> told.add("never"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told).hasSize(2);
    }

    @Test
    void a_transaction_begun_elsewhere_is_refused() throws Exception {
        database.transactionManager().begin();
        try {
            assertThatThrownBy(() -> transactions.run(tx -> insert(tx, 1))).isInstanceOf(IllegalStateException.class);
        } finally {
            database.transactionManager().rollback();
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void moments_of_entities_are_read_as_written_to_the_microsecond() {
        Instant moment = Instant.parse("2024-02-29T16:00:00.123456789Z");
        transactions.run(tx -> tx.entityManager(unit).persist(new Note(1, "一", moment)));
        Instant stored = Instant.parse("2024-02-29T16:00:00.123456Z");
        assertThat(transactions.<Instant>required(
                        tx -> tx.entityManager(unit).find(Note.class, 1L).madeOn()))
                .isEqualTo(stored);
        assertThat(transactions.<Optional<String>>readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT made_on FROM note",
                        List.of(),
                        row -> row.getString(1) + " " + org.zhiheng.persistence.Instants.get(row, "made_on"))))
                .contains("2024-02-29 16:00:00.123456 2024-02-29T16:00:00.123456Z");
    }

    /** As when the database goes away between the connecting and the asking. */
    @Test
    void a_pool_whose_new_connection_does_not_answer_is_told_as_unavailable() throws SQLException {
        database.execute("CREATE TABLE answering (x INTEGER)", "INSERT INTO answering VALUES (1)");
        try (BasicManagedDataSource pool = (BasicManagedDataSource) database.anotherPool()) {
            pool.setTestOnBorrow(true);
            pool.setValidationQuery("SELECT x FROM answering");
            pool.setMaxIdle(0);
            JtaTransactions transactions = new JtaTransactions(database.transactionManager(), pool);
            database.execute("DROP TABLE answering");
            assertThatThrownBy(() -> transactions.run(Tx::connection))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.code()).isEqualTo("DB-UNAVAILABLE"));
        }
    }

    @Test
    void a_data_source_that_takes_part_in_transactions_passes_and_one_that_does_not_is_refused() {
        TransactionalCheck.pass(database.transactionManager(), database.dataSource());
        ZhihengException plain = catchThrowableOfType(
                ZhihengException.class,
                () -> TransactionalCheck.pass(database.transactionManager(), database.plainDataSource()));
        assertThat(plain.code()).isEqualTo("DB-NOT-TRANSACTIONAL");
        assertThat(plain).hasMessageContaining("xa=true");
        assertThat(transactions.<List<String>>readOnly(tx ->
                        Rows.list(tx.connection(), "SELECT name FROM lease", List.of(), row -> row.getString("name"))))
                .isEmpty();
    }

    private ZhihengException refusal(org.zhiheng.persistence.Transactions.Task task) {
        ZhihengException refusal = catchThrowableOfType(ZhihengException.class, () -> transactions.run(task));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private static void insert(Tx tx, long id) throws SQLException {
        Rows.update(tx.connection(), INSERT, List.of(id, "note " + id));
    }

    private static void touch(Tx tx, long id) throws SQLException {
        Rows.update(tx.connection(), TOUCH, List.of(id));
    }

    private List<Long> ids() {
        return transactions.readOnly(tx -> ids(tx.connection()));
    }

    @Test
    void what_writes_much_goes_by_indexes_until_it_ends() {
        transactions.run(tx -> {
            tx.bulk();
            tx.bulk();
            insert(tx, 1);
            assertThat(planned(tx)).contains(database.kind() == DatabaseKind.DERBY ? "" : "Index");
        });
        transactions.run(tx ->
                assertThat(planned(tx)).contains(database.kind() == DatabaseKind.DERBY ? "" : "Seq Scan on note"));
        assertThat(ids()).containsExactly(1L);
    }

    /** How PostgreSQL would read half of a table that is small. */
    private String planned(Tx tx) throws SQLException {
        return database.kind() == DatabaseKind.DERBY
                ? ""
                : String.join(
                        " ",
                        Rows.list(
                                tx.connection(),
                                "EXPLAIN SELECT body FROM note WHERE id IN ("
                                        + "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20)",
                                List.of(),
                                row -> row.getString(1)));
    }

    @Test
    void what_has_grown_is_counted_once_it_is_committed() {
        assertThatThrownBy(() -> transactions.run(tx -> {
                    insert(tx, 1);
                    tx.grown("note");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThat(counted()).isEqualTo(-1);
        transactions.run(tx -> {
            insert(tx, 1);
            insert(tx, 2);
            tx.grown("note");
            assertThat(counted(tx)).isEqualTo(-1);
        });
        assertThat(counted()).isEqualTo(database.kind() == DatabaseKind.DERBY ? -1 : 2);
        // What cannot be counted is written all the same.
        transactions.run(tx -> {
            insert(tx, 3);
            tx.grown("no_such_table");
        });
        assertThat(ids()).containsExactly(1L, 2L, 3L);
    }

    private long counted() {
        return transactions.readOnly(this::counted);
    }

    /** Rows as PostgreSQL plans with them; −1 where they were never counted, and on Derby, which counts by itself. */
    private long counted(Tx tx) throws SQLException {
        return database.kind() == DatabaseKind.DERBY
                ? -1
                : Rows.first(
                                tx.connection(),
                                "SELECT reltuples FROM pg_class WHERE relname = 'note'",
                                List.of(),
                                row -> row.getLong(1))
                        .orElseThrow();
    }

    private static List<Long> ids(Connection connection) throws SQLException {
        return Rows.list(connection, "SELECT id FROM note ORDER BY id", List.of(), row -> row.getLong("id"));
    }

    private List<String> bodies() {
        return transactions.readOnly(tx ->
                Rows.list(tx.connection(), "SELECT body FROM note ORDER BY id", List.of(), row -> row.getString(1)));
    }

    private void mark() {
        try {
            database.transactionManager().setRollbackOnly();
        } catch (javax.transaction.SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void elsewhere(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable e) throws E {
        throw (E) e;
    }
}
