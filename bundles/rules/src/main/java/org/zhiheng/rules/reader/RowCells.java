package org.zhiheng.rules.reader;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The cells of a row by column name, as one array beside the columns that all rows share: a list has thousands of rows.
 * Immutable; an empty cell is no entry.
 */
final class RowCells extends AbstractMap<String, Object> {

    private final Columns columns;
    private final Object[] cells;

    /** @param cells one for each column, null where empty; not copied */
    RowCells(Columns columns, Object[] cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /** The columns of a list: their names in order and the place of each. */
    record Columns(String[] names, Map<String, Integer> places) {}

    @Override
    public Object get(Object name) {
        Integer place = columns.places().get(name);
        return place == null ? null : cells[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {
        @Override
        public int size() {
            int size = 0;
            for (Object cell : cells) {
                size += cell == null ? 0 : 1;
            }
            return size;
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Entry<String, Object>> {
        private int next = following(0);

        private int following(int place) {
            int following = place;
            while (following < cells.length && cells[following] == null) {
                following++;
            }
            return following;
        }

        @Override
        public boolean hasNext() {
            return next < cells.length;
        }

        @Override
        public Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, Object> entry = Map.entry(columns.names()[next], cells[next]);
            next = following(next + 1);
            return entry;
        }
    }
}
