package org.zhiheng.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/** Runs the tests a package carries. Stateless. */
public final class PackageTrial {

    private PackageTrial() {}

    /**
     * Runs all tests of a package; stops where the thread is interrupted.
     *
     * @param asking the books the package is part of
     * @return a fault for each promise that is not kept
     */
    public static List<Fault> run(RulePackage rulePackage, Asking asking) {
        List<Fault> faults = new ArrayList<>();
        for (PackageTest test : rulePackage.tests()) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            String broken = broken(test, rulePackage, asking);
            if (broken != null) {
                faults.add(Fault.error(
                        "RP-TEST-020",
                        test.place().file(),
                        test.place().line(),
                        test.place().column(),
                        "测试“" + test.name() + "”没有通过:" + broken,
                        "请核对规则的值、期望的回答和它的依据"));
            }
        }
        return faults;
    }

    private static String broken(PackageTest test, RulePackage rulePackage, Asking asking) {
        Ruling<Map<String, Object>> ruling;
        try {
            ruling = asking.ask(test.ruling(), test.facts(), division(test, rulePackage), test.asOf());
        } catch (ZhihengException e) {
            return e.getMessage();
        }
        if (!test.missing().isEmpty()) {
            return new HashSet<>(test.missing()).equals(new HashSet<>(ruling.missing()))
                    ? null
                    : "应当缺少" + test.missing() + ",实际"
                            + (ruling.determined() ? "得出" + ruling.answer() : "缺少" + ruling.missing());
        }
        if (!ruling.determined()) {
            return "不能确定,缺少" + ruling.missing();
        }
        String different = difference("", test.expect(), ruling.answer());
        return different != null ? different : unreasoned(test, ruling);
    }

    /** The division a test asks; the package's own where it names none. A field's package answers in the nation's book. */
    public static String division(PackageTest test, RulePackage rulePackage) {
        if (test.division() != null) {
            return test.division();
        }
        return rulePackage.division().startsWith("field:") ? "000000" : rulePackage.division();
    }

    private static String unreasoned(PackageTest test, Ruling<?> ruling) {
        Set<String> given = new HashSet<>();
        for (Reason reason : ruling.reasons()) {
            given.add(reason.rule());
        }
        for (String because : test.because()) {
            if (!given.contains(because)) {
                return "理由中没有" + because;
            }
        }
        return null;
    }

    /** What of the actual value is not as expected; null when all is. Of a map only the expected fields count. */
    private static String difference(String path, Object expected, Object actual) {
        if (expected instanceof Map<?, ?> fields) {
            if (!(actual instanceof Map<?, ?> given)) {
                return told(path, expected, actual);
            }
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                String inner = path.isEmpty() ? field.getKey().toString() : path + "." + field.getKey();
                if (!given.containsKey(field.getKey())) {
                    return "回答中没有" + inner;
                }
                String different = difference(inner, field.getValue(), given.get(field.getKey()));
                if (different != null) {
                    return different;
                }
            }
            return null;
        }
        if (expected instanceof List<?> elements) {
            if (!(actual instanceof List<?> given) || given.size() != elements.size()) {
                return told(path, expected, actual);
            }
            for (int i = 0; i < elements.size(); i++) {
                String different = difference(path + "[" + i + "]", elements.get(i), given.get(i));
                if (different != null) {
                    return different;
                }
            }
            return null;
        }
        return same(expected, actual) ? null : told(path, expected, actual);
    }

    private static boolean same(Object expected, Object actual) {
        if (expected == null || actual == null) {
            return expected == actual;
        }
        if (expected.toString().equals(actual.toString())) {
            return true;
        }
        BigDecimal one = number(expected);
        BigDecimal other = number(actual);
        return one != null && other != null && one.compareTo(other) == 0;
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Boolean) {
            return null;
        }
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String told(String path, Object expected, Object actual) {
        return path + "应当是" + expected + ",实际是" + actual;
    }
}
