package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether officers are competent for an act at its moment. */
public final class OfficerCompetence {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("officer-competence", "执法人员资格", Facts.class, Answer.class);

    private OfficerCompetence() {}

    /**
     * The facts. Nulls are absent facts.
     *
     * @param qualification of the body in whose name they act; null for not looking at it
     * @param wholeScope whether field and place have to be known, as for a proof
     */
    public record Facts(
            @Label("行为时刻") DateOrMoment at,
            @Label("执法行为") ActKind actKind,
            @Label("环节") OfficerStep step,
            @Label("执法主体") String body,
            @Label("执法领域") String field,
            @Label("行为地") String place,
            @Label("人员") List<Officer> officers,
            @Label("主体资格") Qualification qualification,
            @Label("证件的类别和区域都要核对") boolean wholeScope) {
        public Facts {
            officers = Absent.asEmpty(officers);
        }
    }

    /** The answer. */
    public record Answer(
            @Label("合格") boolean competent,
            @Label("至少人数") Integer needed,
            @Label("有效人数") Integer valid,
            @Label("不合格人员") List<Failing> failing) {
        public Answer {
            failing = Absent.asEmpty(failing);
        }
    }

    /**
     * A person who is to act.
     *
     * @param body where he is employed on the day; a unit of the acting body counts as that body
     * @param barred whether a measure against him bars him from enforcing at that moment; which one, no fact tells
     */
    public record Officer(
            @Label("姓名") String name,
            @Label("编制类型") StaffType staffType,
            @Label("执法辅助人员") boolean auxiliary,
            @Label("回避") Recusal recusal,
            @Label("派驻下沉借调") List<Posting> postings,
            @Label("执法证件") Certificate certificate,
            @Label("行为时不在册") boolean offRegister,
            @Label("行为时受不得执法的处理") boolean barred,
            @Label("所在单位") String body) {
        public Officer {
            postings = Absent.asEmpty(postings);
        }
    }

    /** A posting to another body. */
    public record Posting(
            @Label("所在主体") String body,
            @Label("方式") PostingKind kind,
            @Label("起") LocalDate from,
            @Label("止") LocalDate to) {}

    /**
     * A certificate.
     *
     * @param filedOn the day on which it was first filed 备案 with the province; null while it has not been
     * @param reviewFailed whether the last annual review 年审 by that moment was failed
     */
    public record Certificate(
            @Label("种类") CertificateKind kind,
            @Label("所属主体") String body,
            @Label("执法类别") List<String> fields,
            @Label("执法区域") String area,
            @Label("有效期起") LocalDate validFrom,
            @Label("有效期止") LocalDate validTo,
            @Label("状态") List<StateInterval> states,
            @Label("备案日") LocalDate filedOn,
            @Label("最近一次年审不合格") boolean reviewFailed) {
        public Certificate {
            fields = Absent.asEmpty(fields);
            states = Absent.asEmpty(states);
        }
    }

    /** A time in which the certificate is not active. */
    public record StateInterval(
            @Label("状态") CertificateState state, @Label("起") LocalDate from, @Label("止") LocalDate to) {}

    /** Why a person does not count. */
    public record Failing(@Label("姓名") String name, @Label("原因") String why) {}
}
