package org.zhiheng.persistence.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Three releases of a small history: the second only adds, the third takes something away. */
@ParameterizedClass
@EnumSource(DatabaseKind.class)
class SchemaTest {

    /** The newest script there is. */
    private static final String LAST = "1.118";

    /** How many scripts each database runs. */
    private static final int SCRIPTS = 53;

    private final DatabaseKind kind;
    private TestDatabase database;

    SchemaTest(DatabaseKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabase.open(kind);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_empty_database_gets_the_schema_and_a_ready_one_is_left_alone() {
        assertThat(new Schema().migrate(database.dataSource())).isEqualTo(LAST);
        assertThat(new Schema().migrate(database.dataSource())).isEqualTo(LAST);
        assertThat(numbers("SELECT COUNT(*) FROM \"schema_history\"")).containsExactly(SCRIPTS);
        assertThat(numbers("SELECT readable_by FROM schema_step WHERE step = 1"))
                .containsExactly(1);
    }

    /** As commit 0521057 made it, the first with the tables of records and access. */
    @Test
    void the_database_of_an_earlier_version_gets_what_it_lacks_and_keeps_what_it_has() {
        assertThat(new Schema(getClass().getClassLoader(), "history/of-0521057").migrate(database.dataSource()))
                .isEqualTo("1.30");
        database.execute(
                "INSERT INTO access_body (id, kind, title, division) VALUES ('root', 'GOVERNMENT', 'x', '371002')",
                "INSERT INTO rec_subject (subject, last_number) VALUES ('case/1', -1)");
        assertThat(new Schema().migrate(database.dataSource())).isEqualTo(LAST);
        assertThat(numbers("SELECT COUNT(*) FROM \"schema_history\" WHERE \"success\" = TRUE"))
                .containsExactly(SCRIPTS);
        assertThat(numbers("SELECT COUNT(*) FROM access_body")).containsExactly(1);
        assertThat(numbers("SELECT COUNT(*) FROM rec_subject")).containsExactly(1);
        assertThat(numbers("SELECT COUNT(*) FROM rule_generation")).containsExactly(0);
        assertThat(new Schema().migrate(database.dataSource())).isEqualTo(LAST);
    }

    @Test
    void a_newer_program_takes_the_database_further() {
        assertThat(release(1).migrate(database.dataSource())).isEqualTo("1.1");
        assertThat(release(2).migrate(database.dataSource())).isEqualTo("2.1");
        assertThat(release(3).migrate(database.dataSource())).isEqualTo("3.1");
    }

    @Test
    void a_step_that_only_adds_lets_nodes_of_the_release_before_start_again() {
        release(2).migrate(database.dataSource());
        assertThat(release(1).migrate(database.dataSource())).isEqualTo("2.1");
        assertThat(numbers("SELECT COUNT(*) FROM thing")).containsExactly(0);
    }

    @Test
    void a_step_that_takes_away_and_two_steps_at_once_stop_older_programs() {
        release(3).migrate(database.dataSource());
        for (int older : List.of(1, 2)) {
            ZhihengException refusal = refusal(release(older));
            assertThat(refusal.code()).isEqualTo("DB-SCHEMA-NEWER");
            assertThat(refusal.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
            assertThat(refusal).hasMessage("数据库的结构(第3步)比本程序(第" + older + "步)新,请使用新版本的程序");
        }
    }

    @Test
    void a_newer_step_of_which_nothing_is_known_stops_older_programs() {
        release(2).migrate(database.dataSource());
        database.execute("DELETE FROM schema_step WHERE step = 2");
        assertThat(refusal(release(1)).code()).isEqualTo("DB-SCHEMA-NEWER");
    }

    @Test
    void a_migration_that_is_not_the_one_that_was_run_stops_the_start() {
        release(1).migrate(database.dataSource());
        database.execute("UPDATE \"schema_history\" SET \"checksum\" = 7 WHERE \"version\" = '1.1'");
        assertThat(refusal(release(1)).code()).isEqualTo("DB-SCHEMA-ALTERED");
    }

    @Test
    void somebody_elses_database_is_left_alone() {
        database.execute("CREATE TABLE somebody_elses (id INTEGER)");
        assertThat(refusal(new Schema()).code()).isEqualTo("DB-SCHEMA-FOREIGN");
        assertThat(numbers("SELECT COUNT(*) FROM somebody_elses")).containsExactly(0);
    }

    @Test
    void a_database_that_sorts_texts_in_another_order_is_refused() {
        if (database.kind() == DatabaseKind.DERBY) {
            assertThat(new Schema().migrate(database.dataSource()))
                    .as("Derby sorts by code points only")
                    .isEqualTo(LAST);
            return;
        }
        ZhihengException refusal = catchThrowableOfType(
                () -> new Schema().migrate(database.sortedAsInDictionaries()), ZhihengException.class);
        assertThat(refusal.code()).isEqualTo("DB-COLLATION");
        assertThat(refusal).hasMessage("数据库不按字符编码排序,请按操作手册用LC_COLLATE 'C.UTF-8'重新建库");
    }

    @Test
    void a_migration_that_fails_leaves_the_database_as_it_was() {
        release(1).migrate(database.dataSource());
        ZhihengException refusal = refusal(new Schema(getClass().getClassLoader(), "history/broken"));
        assertThat(refusal.code()).isEqualTo("DB-MIGRATION-FAILED");
        assertThat(release(1).migrate(database.dataSource())).isEqualTo("1.1");
        assertThat(release(2).migrate(database.dataSource())).isEqualTo("2.1");
    }

    @Test
    void nodes_that_start_together_migrate_once() throws Exception {
        int nodes = 6;
        ExecutorService pool = Executors.newFixedThreadPool(nodes);
        List<Future<String>> versions = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            versions.add(pool.submit(() -> new Schema().migrate(database.plainDataSource())));
        }
        pool.shutdown();
        for (Future<String> each : versions) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isEqualTo(LAST);
        }
        assertThat(numbers("SELECT COUNT(*) FROM \"schema_history\" WHERE \"success\" = TRUE"))
                .containsExactly(SCRIPTS);
    }

    @Test
    void a_database_that_does_not_answer_is_told() {
        TestDatabase gone = TestDatabase.open(kind);
        gone.close();
        ZhihengException refusal =
                catchThrowableOfType(ZhihengException.class, () -> new Schema().migrate(gone.plainDataSource()));
        assertThat(refusal.code()).isEqualTo("DB-UNREACHABLE");
    }

    private Schema release(int number) {
        return new Schema(getClass().getClassLoader(), "history/release" + number);
    }

    private ZhihengException refusal(Schema schema) {
        ZhihengException refusal =
                catchThrowableOfType(ZhihengException.class, () -> schema.migrate(database.dataSource()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private List<Integer> numbers(String sql) {
        try (Connection connection = database.plainDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<Integer> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getInt(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
