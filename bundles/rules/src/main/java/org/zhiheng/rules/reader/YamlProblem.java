package org.zhiheng.rules.reader;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says in Chinese what the YAML parser stumbled over; the mistakes authors really make, the rest in its own words. */
final class YamlProblem {

    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put("\\t(TAB)", "这里不能用制表符，缩进用空格");
        KNOWN.put("mapping values are not allowed here", "这里不能有冒号，含冒号的文字要加引号");
        KNOWN.put("could not find expected ':'", "缺少冒号");
        KNOWN.put("unexpected end of stream", "引号没有结束");
        KNOWN.put("expected ',' or ']'", "方括号里缺少逗号，或者方括号没有结束");
        KNOWN.put("expected ',' or '}'", "花括号里缺少逗号，或者花括号没有结束");
        KNOWN.put("expected <block end>", "缩进与上文不一致");
        KNOWN.put("expected '<block end>'", "缩进与上文不一致");
        KNOWN.put("expected '<document start>'", "缩进与上文不一致");
        KNOWN.put("that cannot start any token", "这个字符不能开始一个值，要加引号");
        KNOWN.put("expected the node content", "这里缺少值");
    }

    private YamlProblem() {}

    static String told(String problem) {
        for (Map.Entry<String, String> known : KNOWN.entrySet()) {
            if (problem.contains(known.getKey())) {
                return known.getValue();
            }
        }
        return problem;
    }
}
