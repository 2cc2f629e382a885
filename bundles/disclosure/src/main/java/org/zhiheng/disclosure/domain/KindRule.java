package org.zhiheng.disclosure.domain;

import java.util.List;

/**
 * A kind of publication, as the rules have it.
 *
 * @param kind code
 * @param title in Chinese
 * @param phase {@code before}, {@code during} or {@code after}
 * @param acts kinds of acts whose decisions are of it; empty for what a body writes itself
 * @param question what the question of the law about publication is asked about; null where it is not asked
 * @param due code of the term within which it is published; null where the question says it, or it is shown at once
 * @param shown code of the term for which it is shown; null for as long as it stands
 * @param repair code of the shortest term before a repair; null where there is none
 * @param channels where it is shown
 * @param origin the rows of a register from which it is made; null for none
 * @param fields in their order
 */
public record KindRule(
        String kind,
        String title,
        String phase,
        List<String> acts,
        String question,
        String due,
        String shown,
        String repair,
        List<String> channels,
        Origin origin,
        List<FieldRule> fields) {

    public KindRule {
        acts = List.copyOf(acts);
        channels = List.copyOf(channels);
        fields = List.copyOf(fields);
    }

    /** Whether people write it themselves: neither decisions nor registers say it. */
    public boolean written() {
        return acts.isEmpty() && origin == null;
    }
}
