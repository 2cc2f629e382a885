package org.zhiheng.api.records;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;

/**
 * Rulings that an act relies on: kept in the act's history with the facts they were given, so that they can be asked again years later. A
 * ruling that is only looked at is not kept. Thread-safe.
 */
@ProviderType
public interface ReliedRulings {

    /** Kind of such an entry. */
    String KIND = "ruling-relied-on";

    /**
     * @param facts in the form of {@link org.zhiheng.api.rulings.Asking#ask(String, Map, String, LocalDate)}, resolved: no reference to anything
     *     that changes, and nothing personal
     */
    record Question(String question, String division, LocalDate asOf, Map<String, Object> facts) {}

    /** The ruling and the entry it became. */
    record Relied(Ruling<Map<String, Object>> ruling, Recorded recorded) {}

    /**
     * @param same whether answer, what is missing and reasons are those that were recorded, their wording apart
     * @param differences in Chinese; empty when the same
     * @param recorded the ruling as it was recorded, in the form of JSON
     * @param now the ruling as the archived book gives it now
     */
    record Replay(
            boolean same, List<String> differences, Map<String, Object> recorded, Ruling<Map<String, Object>> now) {
        public Replay {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Asks the books in force and puts the ruling down in the history of the act, in the caller's transaction if there is one. The act is that
     * of the body where who put down the first one works.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} when the act is another body's, out of reach of who asks
     *     ({@link org.zhiheng.api.access.Operation#ACT_USE})
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.rulings.Asking#ask(String, Map, String, LocalDate)}; nothing is
     *     put down then
     */
    Relied rely(Principal by, Subject act, Question question);

    /**
     * Begins a command that asks more than one question, of books that were taken once, and puts all of them down together.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} as {@link #rely(Principal, Subject, Question)}
     */
    Relying begin(Principal by, Subject act, Asking asking);

    /**
     * As {@link #begin}, of an act whose id was just made, so that nothing was put down of it yet: {@link Relying#record()} refuses where something was.
     */
    Relying first(Principal by, Subject act, Asking asking);

    /** Rulings of one command on one act. Nothing is put down before it is said so. For one thread. */
    @ProviderType
    interface Relying {

        /** @throws org.zhiheng.api.error.ZhihengException as {@link ReliedRulings#rely(Principal, Subject, Question)} */
        Ruling<Map<String, Object>> ask(Question question);

        /**
         * Puts down what was asked, in the caller's transaction if there is one. To be called once.
         *
         * @return the entries, in the order in which was asked
         * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code RECORD-ACT-BEGUN} where somebody else has just put down the first one of the act
         */
        List<Recorded> record();
    }

    /**
     * The entry for a ruling that was asked already, for an act that appends it together with its own.
     *
     * @param ruling what the question was answered with
     */
    Appending entry(Principal by, Subject act, Question question, Ruling<Map<String, Object>> ruling);

    /**
     * Asks the same again of the archived book.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #rely}; {@code NOT_FOUND} {@code RECORD-NO-RULING} when that entry is none of a ruling, or as
     *     {@link org.zhiheng.api.rulings.Rulings#archived(String)}
     */
    Replay replay(Principal by, Subject act, long number);
}
