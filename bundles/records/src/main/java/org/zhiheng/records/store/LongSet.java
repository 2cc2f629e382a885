package org.zhiheng.records.store;

import java.util.Arrays;

/** A set of numbers that needs some 12 bytes for each; for what is too much for a set of objects. Not for several threads. */
final class LongSet {

    private long[] slots = new long[1 << 10];
    private int size;
    private boolean zero;

    int size() {
        return size + (zero ? 1 : 0);
    }

    /** Whether it was not in it before. */
    boolean add(long value) {
        if (value == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (size * 4L > slots.length * 3L) {
            grow();
        }
        int at = slot(value);
        if (slots[at] == value) {
            return false;
        }
        slots[at] = value;
        size++;
        return true;
    }

    boolean contains(long value) {
        return value == 0 ? zero : slots[slot(value)] == value;
    }

    /** Where the value is, or would be. */
    private int slot(long value) {
        int mask = slots.length - 1;
        int at = (int) (value ^ value >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != value) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        Arrays.stream(before).filter(each -> each != 0).forEach(each -> slots[slot(each)] = each);
    }
}
