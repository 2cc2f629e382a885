package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether an entrustment is valid. */
public final class EntrustmentValidity {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("entrustment", "委托执法", Facts.class, Answer.class);

    private EntrustmentValidity() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("委托的权力") List<ActKind> powers,
            @Label("受委托组织") EntrustedKind entrustedKind,
            @Label("再委托") boolean reEntrusted,
            @Label("司法局审核日") LocalDate justiceReviewedOn,
            @Label("区政府批准日") LocalDate governmentApprovedOn,
            @Label("协议签订日") LocalDate signedOn,
            @Label("公布日") LocalDate publishedOn) {
        public Facts {
            powers = Absent.asEmpty(powers);
        }
    }

    /** The answer. */
    public record Answer(@Label("有效") boolean valid, @Label("不符合之处") List<String> failing) {
        public Answer {
            failing = Absent.asEmpty(failing);
        }
    }
}
