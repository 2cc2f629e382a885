package org.zhiheng.api.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What is to become of a piece of a file. Values are as JSON has them, as for registers ({@link org.zhiheng.api.registers.Change}). */
public sealed interface PieceChange {

    String kind();

    /**
     * A piece that was not there.
     *
     * @param key null to have one made, and for the only one of its kind
     */
    record Add(String kind, String key, Map<String, Object> values) implements PieceChange {
        public Add {
            Objects.requireNonNull(kind, "kind");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /**
     * Other values; a value of null takes the field's value away, a field not named keeps it.
     *
     * @param key null for the only one of its kind
     * @param seen number of the version the writer has seen
     * @param reason why, in the words of who writes
     * @param document on what it rests; null for none
     */
    record Amend(String kind, String key, int seen, Map<String, Object> values, String reason, String document)
            implements PieceChange {
        public Amend {
            Objects.requireNonNull(kind, "kind");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** It should never have been there. What it was stays known. */
    record Withdraw(String kind, String key, int seen, String reason, String document) implements PieceChange {
        public Withdraw {
            Objects.requireNonNull(kind, "kind");
        }
    }
}
