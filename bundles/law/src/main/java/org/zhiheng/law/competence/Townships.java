package org.zhiheng.law.competence;

import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.RuleBook.AppliedRow;

/** Checks that a township named in a question lies in the division whose rules answer. */
final class Townships {

    private static final String LIST = "townships";
    private static final int TOWNSHIP_DIGITS = 9;

    private Townships() {}

    /**
     * A code of another division is a wrong fact; one of this division that its list does not name may be a new township, so a person
     * looks at it. A name that is no code is not checked.
     *
     * @throws ZhihengException {@code INVALID} when the code belongs to another division
     */
    static void check(String township, Inquiry inquiry) {
        if (township == null || !township.matches("[0-9]{" + TOWNSHIP_DIGITS + "}")) {
            return;
        }
        String division = inquiry.book().division();
        if (division.matches("[0-9]+") && !township.startsWith(significant(division))) {
            throw ZhihengException.invalid(
                    "RULING-TOWNSHIP", "facts.township“" + township + "”不是区划" + division + "的镇(街道)", "facts.township");
        }
        List<AppliedRow> known = inquiry.book().rows(LIST, inquiry.asOf());
        if (!known.isEmpty() && inquiry.book().row(LIST, inquiry.asOf(), township) == null) {
            AppliedRow row = known.get(0);
            inquiry.because(new Reason(
                    LIST,
                    null,
                    row.row().from(),
                    row.from().id(),
                    row.from().version(),
                    row.list().source().toCitation(),
                    "镇(街道)名单中没有这一代码",
                    "镇(街道)" + township + "不在本区划的名单内,须由人确认"));
        }
    }

    /** A division's code without the pairs of zeros that stand for all below it. */
    private static String significant(String division) {
        String digits = division;
        while (digits.endsWith("00")) {
            digits = digits.substring(0, digits.length() - 2);
        }
        return digits;
    }
}
