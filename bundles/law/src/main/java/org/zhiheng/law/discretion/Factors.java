package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.util.Map;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.law.inquiry.Codes;

/** Inputs of a benchmark table: {@code partyKind}, and what stands under {@code factors}. */
final class Factors {

    private static final String PARTY = "partyKind";

    private Factors() {}

    static Object value(String name, PartyKind party, Map<String, Object> factors) {
        if (name.equals(PARTY)) {
            return party == null ? null : Codes.of(party);
        }
        Object value = factors.get(name);
        if (value instanceof Integer || value instanceof Long) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        return value;
    }

    /** The fact behind an input, without {@code facts.}. */
    static String path(String name) {
        return name.equals(PARTY) ? PARTY : "factors." + name;
    }
}
