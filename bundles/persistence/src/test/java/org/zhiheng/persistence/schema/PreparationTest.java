package org.zhiheng.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.zhiheng.persistence.health.StorageState;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** A database that is not there when the platform starts; pax-jdbc's part is played as it does it. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class PreparationTest {

    private final DatabaseKind kind;
    private final StorageState state = new StorageState();
    private final Timer timer = new Timer();
    private final List<String> done = new ArrayList<>();
    private TestDatabase database;
    private DataSource source;

    PreparationTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabase.open(kind);
        source = failing("08001");
    }

    @AfterEach
    void close() {
        database.close();
        timer.shutdownNow();
    }

    /** Runs nothing by itself: what is scheduled waits to be run, and its delay is kept. */
    private static final class Timer extends ScheduledThreadPoolExecutor {

        private final List<Long> delays = new ArrayList<>();
        private Runnable next;

        private Timer() {
            super(1);
        }

        @Override
        public void execute(Runnable work) {
            next = work;
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
            delays.add(unit.toSeconds(delay));
            next = work;
            return null;
        }

        @Override
        public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        private boolean runNext() {
            Runnable now = next;
            next = null;
            if (now != null) {
                now.run();
            }
            return now != null;
        }
    }

    private DataSource failing(String sqlState) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("Connection refused", sqlState);
                });
    }

    private Runnable offer(PreHook hook) {
        try {
            hook.prepare(source);
            done.add("published");
        } catch (SQLException e) {
            done.add(e.getMessage().split(" ")[0]);
        }
        return () -> done.add("withdrawn");
    }

    private Preparation preparation() {
        return new Preparation(database.transactionManager(), state, timer, this::offer);
    }

    @Test
    void it_is_tried_again_ever_more_slowly_until_the_database_answers() {
        preparation().begin();
        for (int tried = 0; tried < 7; tried++) {
            assertThat(timer.runNext()).isTrue();
        }
        assertThat(timer.delays).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(state.refusedWith("DB-UNREACHABLE")).isTrue();

        done.clear();
        source = database.dataSource();
        assertThat(timer.runNext()).isTrue();
        assertThat(done).containsExactly("withdrawn", "published");
        assertThat(state.refusedWith("DB-UNREACHABLE")).isFalse();
        assertThat(timer.runNext()).isFalse();
    }

    @Test
    void a_server_that_is_starting_is_waited_for() {
        source = failing("57P03");
        preparation().begin();
        timer.runNext();
        assertThat(done).containsExactly("DB-UNREACHABLE");
        assertThat(timer.delays).containsExactly(1L);
    }

    @Test
    void what_a_person_has_to_put_right_is_not_tried_again() {
        database.execute("CREATE TABLE somebody_elses (id INTEGER)");
        source = database.dataSource();
        preparation().begin();
        timer.runNext();
        assertThat(done).containsExactly("DB-SCHEMA-FOREIGN");
        assertThat(timer.delays).isEmpty();
        assertThat(state.refusedWith("DB-SCHEMA-FOREIGN")).isTrue();
    }

    @Test
    void once_ended_it_offers_nothing_more() {
        Preparation preparation = preparation();
        preparation.begin();
        timer.runNext();
        preparation.end();
        timer.runNext();
        assertThat(done).containsExactly("DB-UNREACHABLE", "withdrawn");
        assertThatThrownBy(() -> preparation.prepare(source)).hasMessageStartingWith("DB-UNREACHABLE ");
    }
}
