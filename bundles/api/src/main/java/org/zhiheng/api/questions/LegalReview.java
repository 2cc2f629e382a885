package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Whether legal review is required and the reviewer acceptable. */
public final class LegalReview {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("legal-review", "法制审核", Facts.class, Answer.class);

    private LegalReview() {}

    /** The facts; nulls are absent facts. */
    public record Facts(
            @Label("执法行为") ActKind actKind,
            @Label("执法领域") String field,
            @Label("处罚种类") List<Sanction> sanctions,
            @Label("罚款金额") @Money BigDecimal fine,
            @Label("当事人") PartyKind partyKind,
            @Label("经过听证") boolean hearingHeld,
            @Label("涉及重大公共利益") boolean publicInterest,
            @Label("疑难复杂") boolean complex,
            @Label("在审核目录内") boolean inCatalogue,
            @Label("审核人员") Reviewer reviewer,
            @Label("强制执行的行为") List<MajorAct> majorActs) {
        public Facts {
            sanctions = Absent.asEmpty(sanctions);
            majorActs = Absent.asEmpty(majorActs);
        }
    }

    /** The answer. */
    public record Answer(@Label("应当审核") boolean required, @Label("审核人员合格") boolean reviewerAcceptable) {}

    /**
     * Who reviews.
     *
     * @param firstTime not asked of somebody registered
     * @param registered whether the register of officers is what is told of, so that what it lacks is not known and not untrue
     * @param since the day from which somebody registered has been reviewing
     */
    public record Reviewer(
            @Label("承办人员") boolean handler,
            @Label("初次从事") boolean firstTime,
            @Label("取得法律职业资格") boolean legalQualification,
            @Label("以执法人员登记为准") boolean registered,
            @Label("从事法制审核自") LocalDate since) {}
}
