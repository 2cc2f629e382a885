package org.zhiheng.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class KeyQueryTest {

    private enum Column implements SortColumn {
        ID("i.id", Type.INTEGER),
        NAME("i.name", Type.TEXT),
        FINE("i.fine", Type.DECIMAL),
        OPENED("i.opened_on", Type.DATE),
        MADE("i.made_at", Type.INSTANT),
        NOTE("i.note", Type.TEXT);

        private final String column;
        private final Type type;

        Column(String column, Type type) {
            this.column = column;
            this.type = type;
        }

        @Override
        public String column() {
            return column;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    private final TestDatabase database;
    private JtaTransactions transactions;

    KeyQueryTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        database.execute(
                """
                CREATE TABLE item (id BIGINT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL, fine DECIMAL(12, 2) NOT NULL,
                  opened_on DATE NOT NULL, made_at TIMESTAMP NOT NULL, paid BOOLEAN NOT NULL, note VARCHAR(20))""");
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        transactions.run(tx -> Rows.batch(
                tx.connection(),
                "INSERT INTO item (id, name, fine, opened_on, made_at, paid, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        item(1, "丙", "100.00", "2024-03-01", "2024-03-01T00:00:00.000002Z", true),
                        item(2, "甲", "50.50", "2024-02-29", "2024-03-01T00:00:00.000001Z", false),
                        item(3, "甲", "100.00", "2024-02-28", "2024-03-01T00:00:00Z", true),
                        item(4, "乙", "9.00", "2024-02-29", "2024-02-29T16:00:00Z", true),
                        item(5, "甲", "100.00", "2023-12-31", "2023-12-31T15:59:59Z", true)),
                each -> each));
    }

    @AfterEach
    void close() {
        database.execute("DROP TABLE item");
    }

    @Test
    void pages_follow_each_other_whatever_they_are_sorted_by() {
        assertThat(walk(KeyPage.first(Column.ID, 2))).containsExactly(List.of(1L, 2L), List.of(3L, 4L), List.of(5L));
        assertThat(walk(KeyPage.firstDescending(Column.ID, 3))).containsExactly(List.of(5L, 4L, 3L), List.of(2L, 1L));
        assertThat(walk(KeyPage.first(Column.FINE, 2))).containsExactly(List.of(4L, 2L), List.of(1L, 3L), List.of(5L));
        assertThat(walk(KeyPage.firstDescending(Column.FINE, 2)))
                .containsExactly(List.of(5L, 3L), List.of(1L, 2L), List.of(4L));
        assertThat(walk(KeyPage.first(Column.OPENED, 2)))
                .containsExactly(List.of(5L, 3L), List.of(2L, 4L), List.of(1L));
        assertThat(walk(KeyPage.first(Column.MADE, 1)))
                .containsExactly(List.of(5L), List.of(4L), List.of(3L), List.of(2L), List.of(1L));
    }

    @Test
    void equal_values_are_neither_shown_twice_nor_left_out() {
        // By code point 丙 U+4E19, 乙 U+4E59, 甲 U+7532.
        assertThat(walk(KeyPage.first(Column.NAME, 1)))
                .containsExactly(List.of(1L), List.of(4L), List.of(2L), List.of(3L), List.of(5L));
    }

    @Test
    void a_page_that_is_just_full_is_the_last() {
        PageOf<Long> page = page(KeyPage.first(Column.ID, 5));
        assertThat(page.items()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void conditions_narrow_every_page() {
        assertThat(transactions
                        .<PageOf<Long>>readOnly(tx -> query().where("i.paid = ?", true)
                                .where("i.name = ? OR i.name = ?", "甲", "乙")
                                .page(tx.connection(), KeyPage.first(Column.NAME, 2), row -> row.getLong("id")))
                        .items())
                .containsExactly(4L, 3L);
    }

    @Test
    void alternatives_are_merged_in_order_and_a_row_of_two_of_them_is_shown_once() {
        List<KeyQuery.Alternative> any = List.of(
                KeyQuery.Alternative.of("i.paid = ?", true),
                KeyQuery.Alternative.of("i.name = ?", "甲"),
                KeyQuery.Alternative.of("i.name = ?", "丁"));
        assertThat(walkAny(KeyPage.first(Column.FINE, 2), any))
                .containsExactly(List.of(4L, 2L), List.of(1L, 3L), List.of(5L));
        assertThat(walkAny(KeyPage.firstDescending(Column.OPENED, 3), any))
                .containsExactly(List.of(1L, 4L, 2L), List.of(3L, 5L));
        assertThat(walkAny(KeyPage.first(Column.ID, 5), any)).containsExactly(List.of(1L, 2L, 3L, 4L, 5L));
        assertThat(walkAny(KeyPage.first(Column.ID, 5), List.of())).containsExactly(List.of());
    }

    private List<List<Long>> walkAny(KeyPage<Column> first, List<KeyQuery.Alternative> any) {
        List<List<Long>> pages = new ArrayList<>();
        KeyPage<Column> wanted = first;
        while (wanted != null) {
            KeyPage<Column> now = wanted;
            PageOf<Long> page =
                    transactions.readOnly(tx -> query().pageOfAny(tx.connection(), now, any, row -> row.getLong("id")));
            pages.add(page.items());
            wanted = page.next().map(now::after).orElse(null);
        }
        return pages;
    }

    @Test
    void rows_that_come_and_go_between_pages_move_nothing() {
        PageOf<Long> first = page(KeyPage.first(Column.ID, 2));
        transactions.run(tx -> {
            Rows.update(tx.connection(), "DELETE FROM item WHERE id = ?", List.of(1L));
            Rows.update(tx.connection(), "DELETE FROM item WHERE id = ?", List.of(2L));
        });
        assertThat(page(KeyPage.first(Column.ID, 2).after(first.next().orElseThrow()))
                        .items())
                .containsExactly(3L, 4L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "####", "AQACSUQAAAEzAAEz0", "' OR 1=1 --"})
    void a_cursor_that_is_none_is_refused(String cursor) {
        ZhihengException refusal = catchThrowableOfType(
                ZhihengException.class, () -> page(KeyPage.first(Column.ID, 2).after(cursor)));
        assertThat(refusal.code()).isEqualTo("PAGE-CURSOR");
        assertThat(refusal.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(refusal.field()).contains("after");
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = page(KeyPage.first(Column.FINE, 2)).next().orElseThrow();
        for (KeyPage<Column> other :
                List.of(KeyPage.first(Column.OPENED, 2), KeyPage.firstDescending(Column.FINE, 2))) {
            ZhihengException refusal = catchThrowableOfType(ZhihengException.class, () -> page(other.after(cursor)));
            assertThat(refusal.code()).isEqualTo("PAGE-CURSOR");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void a_page_has_between_one_and_two_hundred_rows(int size) {
        ZhihengException refusal = catchThrowableOfType(ZhihengException.class, () -> KeyPage.first(Column.ID, size));
        assertThat(refusal.code()).isEqualTo("PAGE-SIZE");
    }

    @Test
    void a_list_sorted_by_a_column_with_nulls_is_a_fault() {
        assertThat(catchThrowableOfType(IllegalStateException.class, () -> page(KeyPage.first(Column.NOTE, 2))))
                .hasMessageContaining("i.note");
    }

    @Test
    void many_rows_are_written_in_batches_and_read_one_by_one() {
        List<Long> numbers = new ArrayList<>();
        for (long i = 10; i < 2_011; i++) {
            numbers.add(i);
        }
        long written = transactions.<Long>required(tx -> Rows.batch(
                tx.connection(),
                "INSERT INTO item (id, name, fine, opened_on, made_at, paid, note) VALUES (?, 'x', 1, ?, ?, ?, ?)",
                numbers,
                each -> Arrays.asList(each, LocalDate.of(2024, 1, 1), Instant.EPOCH, true, null)));
        assertThat(written).isEqualTo(2_001);
        long[] sum = new long[1];
        transactions.readOnly(tx -> {
            Rows.stream(
                    tx.connection(),
                    "SELECT id FROM item WHERE id >= ?",
                    List.of(10L),
                    row -> sum[0] += row.getLong("id"));
            return null;
        });
        assertThat(sum[0]).isEqualTo(2_021_010);
    }

    private KeyQuery<Column> query() {
        return KeyQuery.select("SELECT i.id, i.name, i.fine, i.opened_on, i.made_at, i.note FROM item i", Column.ID);
    }

    private PageOf<Long> page(KeyPage<Column> page) {
        return transactions.readOnly(tx -> query().page(tx.connection(), page, row -> row.getLong("id")));
    }

    private List<List<Long>> walk(KeyPage<Column> first) {
        List<List<Long>> pages = new ArrayList<>();
        PageOf<Long> page = page(first);
        pages.add(page.items());
        while (page.next().isPresent()) {
            page = page(first.after(page.next().get()));
            pages.add(page.items());
        }
        return pages;
    }

    private static List<?> item(long id, String name, String fine, String opened, String made, boolean paid) {
        return Arrays.asList(id, name, new BigDecimal(fine), LocalDate.parse(opened), Instant.parse(made), paid, null);
    }
}
