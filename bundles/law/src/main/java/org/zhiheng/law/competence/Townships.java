package org.zhiheng.law.competence;

import java.util.List;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.RuleBook.AppliedRow;

/** Tells where a township named in a question does not lie in the division whose rules answer. */
final class Townships {

    private static final String LIST = "townships";
    private static final int TOWNSHIP_DIGITS = 9;

    private Townships() {}

    /**
     * Codes are open: one of another division changes no answer and is only told. One of this division that its list does not name may
     * be a new township, so a person looks at it. A name that is no code is not looked at.
     */
    static void look(String township, Inquiry inquiry) {
        if (!DivisionCode.isValid(township) || township.length() != TOWNSHIP_DIGITS) {
            return;
        }
        String division = inquiry.book().division();
        if (DivisionCode.isValid(division) && !DivisionCode.covers(division, township)) {
            inquiry.because("镇(街道)" + township + "不属于区划" + division + ",请核对。");
            return;
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
}
