package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Who is competent for an act: department or township. */
public final class Competence {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("competence", "谁有权管辖", Facts.class, Answer.class);

    private Competence() {}

    /**
     * The facts. Nulls are absent facts; absent sanctions are unknown, an empty list is none.
     *
     * @param step what is done; at the decision the sanctions must be known wherever they decide whose the matter is
     */
    public record Facts(
            @Label("执法事项") Item item,
            @Label("执法行为") ActKind actKind,
            @Label("镇(街道)区划代码") String township,
            @Label("赋权") Empowerment empowerment,
            @Label("委托") Entrustment entrustment,
            @Label("指定管辖") Designation designation,
            @Label("现由谁办理") Holder heldBy,
            @Label("违法行为发生日") LocalDate occurredOn,
            @Label("立案日") LocalDate filedOn,
            @Label("过渡期结束时未办结") boolean openAtTransitionEnd,
            @Label("拟处罚种类(不写与空列表不同)") List<Sanction> sanctions,
            @Label("拟罚款金额") @Money BigDecimal fine,
            @Label("部门的主体资格") Qualification departmentQualification,
            @Label("镇(街道)的主体资格") Qualification townshipQualification,
            @Label("环节") OfficerStep step) {}

    /** The answer. */
    public record Answer(
            @Label("有权主体") Body body,
            @Label("依据") Basis basis,
            @Label("实施主体") Body actsBy,
            @Label("应当移送") boolean transfer,
            @Label("移送给") String handOverTo,
            @Label("须由人确认") boolean personMustConfirm) {}

    /** The enforcement item 执法事项. */
    public record Item(
            @Label("事项代码") String code,
            @Label("在赋权清单内") boolean listed,
            @Label("镇(街道)法定职权") boolean statutoryTownshipPower,
            @Label("法定最低罚款") @Money BigDecimal minimumFine,
            @Label("原行政执法部门") String originalBody) {}

    /**
     * The empowerment of the township for the item; absent powers (null) are unknown, not empty.
     *
     * @param transitionFrom first day of the transition of this list in this township, besides one the rules fix
     * @param transitionTo its last day
     */
    public record Empowerment(
            @Label("赋予的权力(不写与空列表不同)") List<ActKind> powers,
            @Label("清单公布日") LocalDate publishedOn,
            @Label("承接确认书签订日") LocalDate confirmedOn,
            @Label("回收日") LocalDate recalledOn,
            @Label("过渡期起") LocalDate transitionFrom,
            @Label("过渡期止") LocalDate transitionTo) {}

    /** The entrustment of the township. */
    public record Entrustment(
            @Label("起") LocalDate from,
            @Label("止") LocalDate to,
            @Label("委托的权力") List<ActKind> powers,
            @Label("司法局审核日") LocalDate justiceReviewedOn,
            @Label("区政府批准日") LocalDate governmentApprovedOn,
            @Label("协议签订日") LocalDate signedOn,
            @Label("公布日") LocalDate publishedOn) {
        public Entrustment {
            powers = Absent.asEmpty(powers);
        }
    }

    /** A designation by the competent superior. */
    public record Designation(@Label("指定的主体") Body body, @Label("指定机关") String by, @Label("指定日") LocalDate on) {}
}
