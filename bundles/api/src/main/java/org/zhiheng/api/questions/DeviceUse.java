package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Whether a record of a monitoring device may be used. */
public final class DeviceUse {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("device", "电子技术监控设备", Facts.class, Answer.class);

    private DeviceUse() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("采集时刻") DateOrMoment capturedAt,
            @Label("法制审核") boolean legalReview,
            @Label("技术审核") boolean technicalReview,
            @Label("标志明显") boolean signVisible,
            @Label("设置地点公布日") LocalDate locationPublishedOn,
            @Label("检定") List<Verification> verifications,
            @Label("记录内容经审核") boolean reviewedBeforeUse) {
        public Facts {
            verifications = Absent.asEmpty(verifications);
        }
    }

    /** The answer. */
    public record Answer(@Label("可以作为证据") boolean usable, @Label("不符合之处") List<String> failing) {
        public Answer {
            failing = Absent.asEmpty(failing);
        }
    }

    /** One verification. */
    public record Verification(
            @Label("结果") VerificationResult result, @Label("起") LocalDate from, @Label("止") LocalDate to) {}
}
