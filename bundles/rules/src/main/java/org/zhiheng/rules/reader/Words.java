package org.zhiheng.rules.reader;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words of an enumeration as rule files write them: lower case with hyphens, e.g. {@code working-day}. */
final class Words<E extends Enum<E>> {

    private final Map<String, E> words = new LinkedHashMap<>();

    Words(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
    }

    /** The constant; null after a fault. */
    E read(YamlNode.Scalar scalar, String name) {
        E constant = words.get(scalar.text());
        if (constant == null) {
            String hint = Nearest.hint(scalar.text(), words.keySet());
            scalar.place().faultHinted(FaultCode.KEY_WORD, hint, name, scalar.text());
        }
        return constant;
    }

    /** The word of a constant. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
