package org.zhiheng.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;

/**
 * The registers as contexts use them, who have asked for permission themselves. Joins the transaction that runs. Thread-safe.
 */
@ProviderType
public interface RegisterStore {

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN} */
    RegisterDefinition definition(String register);

    /** What is said of a thing on a day. */
    default Optional<Row> row(String register, String key, AsOf asOf) {
        return Optional.ofNullable(rows(register, List.of(key), asOf).get(key));
    }

    /** What is said of things on a day, by key; things not there on that day are left out. */
    Map<String, Row> rows(String register, Collection<String> keys, AsOf asOf);

    /**
     * All rows of a day whose field is one of the values.
     *
     * @param field one that is filtered, or a reference or body
     */
    List<Row> where(String register, String field, Collection<String> values, AsOf asOf);

    /**
     * All rows of all days whose field is one of the values, by key and first day: how it went over time.
     *
     * @param field as in {@link #where}, or {@code key}
     * @param knownAt null for what is known now
     */
    List<Row> life(String register, String field, Collection<String> values, Instant knownAt);

    /** What {@link #rows}, {@link #where} or {@link #life} will be asked for. */
    record Look(String register, String field, Collection<String> values, AsOf asOf, boolean ofAllDays) {

        /** As {@link #where} takes it, and {@link #rows} with the field {@code key}. */
        public static Look where(String register, String field, Collection<String> values, AsOf asOf) {
            return new Look(register, field, values, asOf, false);
        }

        /** As {@link #life} takes it, of what the moment knows. */
        public static Look life(String register, String field, Collection<String> values, AsOf asOf) {
            return new Look(register, field, values, asOf, true);
        }
    }

    /** Says that the transaction that runs will look something up, so that what has to be known for that comes with what is read before. Nothing depends on it. */
    default void soon() {
        // Where nothing has to be known there is nothing to read.
    }

    /**
     * Says what the transaction that runs will look up: where trips to the database cost something, all of it is read in one. Answers nothing, and nothing
     * depends on it.
     */
    void ahead(List<Look> looks);

    /**
     * Every row of a day, one by one, in no order, in bounded memory.
     *
     * @param filters as {@link org.zhiheng.api.registers.Registers.Wanted#filters()}
     */
    void each(String register, AsOf asOf, Map<String, String> filters, Consumer<Row> taken);

    /** How many rows a day has, by the values of a field. */
    Map<String, Long> count(String register, AsOf asOf, Map<String, String> filters, String by);

    /** The number behind the mask of a row; empty when there is none or it was erased. */
    Optional<String> secret(String register, Row row, String field);

    /** Keys of things of which the number was ever said. */
    default List<String> holders(String register, String field, String number) {
        return holders(register, field, List.of(number)).getOrDefault(number, List.of());
    }

    /** Keys of things of which each of the numbers was ever said; numbers that nobody has are left out. */
    Map<String, List<String>> holders(String register, String field, Collection<String> numbers);

    /** One of several changes that go together. */
    record Order(String register, Change change) {
        public Order {
            Objects.requireNonNull(register, "register");
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * Writes all of it or, where anything is wrong, nothing. Later ones may refer to things of earlier ones. Call it once in a transaction.
     *
     * @param actor an account, or {@code system:<part>}
     * @return the keys, in order
     * @throws Refused with everything that is wrong
     */
    List<String> write(String actor, List<Order> orders);

    /** Writes one change; throws as {@link org.zhiheng.api.registers.Registers#write}, without permission. */
    String write(String actor, String register, Change change);

    /** What all other registers have to say when a merger is ordered; see {@link RegisterOffer#merging}. */
    List<Order> merging(BodyMerger merger);

    /** What all other registers have to say on the day of a merger; see {@link RegisterOffer#merged}. */
    List<Order> merged(BodyMerger merger);

    /**
     * What is wrong with changes of one register, without writing them. Keys and unique values that two of them have in common are told too.
     *
     * @param seen keys and unique values of changes looked at before that belong to the same whole; is added to
     */
    List<Problem> check(String register, List<Change> changes, Seen seen);

    /** What was looked at before in one import. Not for several threads. */
    final class Seen {
        private final Set<String> words = new HashSet<>();
        private final Map<String, NavigableMap<LocalDate, LocalDate>> days = new HashMap<>();

        /** Whether it is the first time. */
        public boolean first(String word) {
            return words.add(word);
        }

        /** Whether no day of these was seen for the word before. */
        public boolean free(String word, LocalDate from, LocalDate to) {
            NavigableMap<LocalDate, LocalDate> taken = days.computeIfAbsent(word, each -> new TreeMap<>());
            Map.Entry<LocalDate, LocalDate> before = taken.floorEntry(to);
            if (before != null && !before.getValue().isBefore(from)) {
                return false;
            }
            taken.put(from, to);
            return true;
        }
    }

    /** Nothing was written, for these reasons. Contexts and the engine only; people are told by the edges. */
    final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Problem> problems;

        public Refused(List<Problem> problems) {
            super(problems.get(0).code() + ": " + problems.get(0).message());
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }

        /** All of them as one error of the platform, for people who wrote one thing. */
        public ZhihengException told() {
            return ZhihengException.all(problems.stream().map(Refused::told).toList());
        }

        /** One problem as an error of the platform. */
        public static ZhihengException told(Problem problem) {
            ErrorKind kind =
                    switch (problem.code()) {
                        case "REGISTER-EXISTS",
                                "REGISTER-UNIQUE",
                                "REGISTER-CHANGED",
                                "REGISTER-REFERRED",
                                "REGISTER-STAGE" -> ErrorKind.CONFLICT;
                        case "REGISTER-ROW" -> ErrorKind.NOT_FOUND;
                        case "ACCESS-FORBIDDEN", "REGISTER-WRITER" -> ErrorKind.FORBIDDEN;
                        default -> ErrorKind.INVALID;
                    };
            return new ZhihengException(kind, problem.code(), problem.message(), problem.field());
        }
    }
}
