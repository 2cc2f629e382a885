package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The memory-saving maps behave as the maps of the platform do. */
class CompactMapsTest {

    @Test
    void aCompactMapEqualsAHashMapAndKeepsOrderAndNull() {
        Map<String, Object> map = new CompactMap(List.of("b", "a", "n"), new Object[] {1, "x", null});
        Map<String, Object> other = new HashMap<>();
        other.put("a", "x");
        other.put("b", 1);
        other.put("n", null);

        assertThat(map).isEqualTo(other).hasSameHashCodeAs(other).hasSize(3);
        assertThat(map.keySet()).containsExactly("b", "a", "n");
        assertThat(map.containsKey("n")).isTrue();
        assertThat(map.get("n")).isNull();
        assertThat(map.get("none")).isNull();
        assertThat(map.containsKey(null)).isFalse();
        assertThatThrownBy(() -> map.put("a", 2)).isInstanceOf(UnsupportedOperationException.class);
        endsWithNoSuchElement(map);
    }

    @Test
    void anEmptyCellIsNoEntryOfARow() {
        RowCells.Columns columns = new RowCells.Columns(new String[] {"a", "b", "c"}, Map.of("a", 0, "b", 1, "c", 2));
        Map<String, Object> row = new RowCells(columns, new Object[] {null, "x", null});

        assertThat(row).isEqualTo(Map.of("b", "x")).hasSize(1);
        assertThat(row.containsKey("a")).isFalse();
        assertThat(row.get("d")).isNull();
        assertThat(Map.copyOf(row)).isEqualTo(Map.of("b", "x"));
        assertThatThrownBy(() -> row.remove("b")).isInstanceOf(UnsupportedOperationException.class);
        endsWithNoSuchElement(row);
    }

    private static void endsWithNoSuchElement(Map<String, Object> map) {
        Iterator<?> iterator = map.entrySet().iterator();
        Arrays.stream(map.entrySet().toArray())
                .forEach(entry -> assertThat(iterator.next()).isEqualTo(entry));
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }
}
