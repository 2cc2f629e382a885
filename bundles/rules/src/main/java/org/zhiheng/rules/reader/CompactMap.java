package org.zhiheng.rules.reader;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A small immutable map in the author's order that may hold null: two arrays, the names of which equal maps share.
 * The tests of a package hold hundreds of such maps, and thousands of packages are held at once.
 */
final class CompactMap extends AbstractMap<String, Object> {

    private final List<String> names;
    private final Object[] values;

    /**
     * @param names without null, none twice
     * @param values one for each name; not copied
     */
    CompactMap(List<String> names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public Object get(Object name) {
        int place = placeOf(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return placeOf(name) >= 0;
    }

    private int placeOf(Object name) {
        return name == null ? -1 : names.indexOf(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, Object>> {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public Iterator<Entry<String, Object>> iterator() {
            return new EntryIterator();
        }
    }

    private final class EntryIterator implements Iterator<Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Entry<String, Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Entry<String, Object> entry = new SimpleImmutableEntry<>(names.get(next), values[next]);
            next++;
            return entry;
        }
    }
}
