package org.zhiheng.api.registers;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is to be written into a register. Nothing is overwritten by any of them: what was known before stays known as that.
 *
 * <p>Values are as JSON has them: texts, whole numbers, booleans, lists of texts, decimal numbers and dates as strings. A value of null takes the
 * field's value away; a field not named keeps it.
 */
public sealed interface Change {

    Why why();

    /** The thing it is about; null for a new one whose key is not said. */
    String key();

    /**
     * @param reason in the words of who writes; null where nothing need be said
     * @param document on what it rests; null for none
     * @param seen number of the last version the writer has seen; when there is a later one nothing is written. Null to write regardless
     */
    record Why(String reason, String document, Integer seen) {
        /** Nothing said. */
        public static final Why UNSAID = new Why(null, null, null);

        public static Why of(String reason) {
            return new Why(reason, null, null);
        }
    }

    /**
     * A thing that was not there.
     *
     * @param key of the new thing; null to have one made
     * @param from first day; null only where days say nothing
     * @param to last day; null for no end
     */
    record Add(String key, LocalDate from, LocalDate to, Map<String, Object> values, Why why) implements Change {
        public Add {
            values = copy(values);
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * It became different: other values from a day on, to the end of what was said or to a last day.
     *
     * @param from first day of the other values
     * @param to last day of them; null for as long as the thing is there
     */
    record Amend(String key, LocalDate from, LocalDate to, Map<String, Object> values, Why why) implements Change {
        public Amend {
            Objects.requireNonNull(key, "key");
            values = copy(values);
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * It had been written wrong: what is said of the days from one day on is said otherwise.
     *
     * @param at first day of the days whose row is corrected; null where days say nothing
     * @param from its right first day; null to leave it
     * @param to its right last day; null to leave it
     * @param endless whether it has in truth no last day
     */
    record Correct(
            String key,
            LocalDate at,
            LocalDate from,
            LocalDate to,
            boolean endless,
            Map<String, Object> values,
            Why why)
            implements Change {
        public Correct {
            Objects.requireNonNull(key, "key");
            values = copy(values);
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * It ends.
     *
     * @param last the last day on which it still holds
     */
    record End(String key, LocalDate last, Why why) implements Change {
        public End {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(last, "last");
            Objects.requireNonNull(why, "why");
        }
    }

    /** It should never have been there. */
    record Withdraw(String key, Why why) implements Change {
        public Withdraw {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(why, "why");
        }
    }

    private static Map<String, Object> copy(Map<String, Object> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
