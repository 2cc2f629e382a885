package org.zhiheng.api.rulings;

import java.time.LocalDate;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.rules.Books;

/** Questions asked of one fixed set of books. Thread-safe. */
@ProviderType
public interface Asking {

    /** What is asked, to look up what else belongs to the same command. */
    Books books();

    /**
     * Asks with typed facts.
     *
     * @param division a GB/T 2260 code, or {@code dept:<id>}
     * @param asOf the day on which the conclusion is drawn
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} for an unknown division or facts that contradict
     *     themselves
     */
    <F extends Record, A extends Record> Ruling<A> ask(
            Question<F, A> question, F facts, String division, LocalDate asOf);

    /**
     * Asks with facts as they come from JSON, YAML or the shell: maps, lists, strings, booleans and
     * {@link java.math.BigDecimal} or {@link Integer}. The answer is a map of plain values in the same form.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} naming the field, {@code NOT_FOUND} for an unknown
     *     question
     */
    Ruling<Map<String, Object>> ask(String question, Map<String, ?> facts, String division, LocalDate asOf);
}
