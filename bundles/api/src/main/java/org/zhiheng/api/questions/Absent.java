package org.zhiheng.api.questions;

import java.util.List;
import java.util.Map;

/** What an absent fact means where its type says so: an absent list or map is empty. */
final class Absent {

    private Absent() {}

    static <T> List<T> asEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <K, V> Map<K, V> asEmpty(Map<K, V> map) {
        return map == null ? Map.of() : Map.copyOf(map);
    }
}
