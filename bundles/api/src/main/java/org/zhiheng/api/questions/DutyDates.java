package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Which dated duties fall into a time. */
public final class DutyDates {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("duty-dates", "任务期限", Facts.class, Answer.class);

    private DutyDates() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("起") LocalDate from,
            @Label("止") LocalDate to,
            @Label("责任单位") String responsible,
            @Label("任务编号") String id,
            @Label("执法领域") String field) {}

    /** The answer. */
    public record Answer(@Label("任务") List<Duty> duties) {
        public Answer {
            duties = Absent.asEmpty(duties);
        }
    }

    /** One dated duty. */
    public record Duty(
            @Label("编号") String id,
            @Label("任务") String title,
            @Label("责任单位") List<String> responsible,
            @Label("期限") LocalDate dueLegal,
            @Label("稳妥日") LocalDate dueSafe,
            @Label("原文") String phrase,
            @Label("文件印发日") LocalDate issuedOn,
            @Label("印发时已到期") boolean overdueAtIssue) {
        public Duty {
            responsible = Absent.asEmpty(responsible);
        }
    }
}
