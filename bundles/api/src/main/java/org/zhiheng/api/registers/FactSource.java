package org.zhiheng.api.registers;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;
import org.zhiheng.api.registers.RegisteredRulings.Answered;
import org.zhiheng.api.rules.Books;

/**
 * Gives the facts a question asks for from registers, by ids. Offered as a service by the context whose registers they are; several may give facts
 * to one question. Thread-safe.
 */
@ConsumerType
public interface FactSource {

    /** The question, e.g. {@code officer-competence}. */
    String question();

    /** Names of the references it understands, and in Chinese what each is. */
    Map<String, String> references();

    /** Names of the facts it gives: where something is to be proven, nobody may give them besides. */
    default Set<String> holds() {
        return Set.of();
    }

    /** Facts that it looks at itself: sources that hold them are asked first, and what they say is among what is given. */
    default Set<String> needs() {
        return Set.of();
    }

    /**
     * References to rows that are not anybody's business, and the registers these are rows of: who asks must be able to see them there.
     */
    default Map<String, String> confined() {
        return Map.of();
    }

    /**
     * References to rows about which everybody may ask, and the registers these are rows of: of those that who asks does not see there only what is published
     * is told, as {@link #published} says.
     */
    default Map<String, String> guarded() {
        return Map.of();
    }

    /**
     * What of an answer may be told to who does not see some of the rows it is about.
     *
     * @param hidden keys of those rows; not empty
     */
    default Answered published(Answered whole, Set<String> hidden) {
        return whole;
    }

    /**
     * The facts, in the form of {@link org.zhiheng.api.rulings.Asking#ask(String, Map, String, java.time.LocalDate)}. A fact the registers do not hold is left
     * out, so that the ruling says it is missing.
     *
     * @param references ids by name; at least one of its own is there
     * @param given the facts that are given besides; what is given is not asked of the registers
     * @param asOf on which day, as known when
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code REGISTER-REFERENCE} with the reference's name for an id that is not there
     */
    Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf);

    /**
     * The same, for one to whom it matters what the rules say: of the books that the question is then asked of.
     *
     * @param books those of the whole command, whatever is in force by now
     */
    default Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf, Books books) {
        return facts(references, given, asOf);
    }
}
