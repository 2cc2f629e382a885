package org.zhiheng.registers.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.domain.Slice;

/** The files that rows name. */
final class Attachments {

    private Attachments() {}

    /** Hashes of the files that a field names now and did not name before. */
    static Set<String> added(Field field, List<Slice> before, List<Slice> after) {
        Set<String> hashes = hashes(field, after);
        hashes.removeAll(hashes(field, before));
        return hashes;
    }

    private static Set<String> hashes(Field field, List<Slice> slices) {
        Set<String> hashes = new LinkedHashSet<>();
        for (Slice each : slices) {
            if (each.values().get(field.name()) instanceof String hash) {
                hashes.add(hash);
            }
        }
        return hashes;
    }
}
