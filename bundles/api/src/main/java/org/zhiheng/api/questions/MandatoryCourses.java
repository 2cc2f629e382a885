package org.zhiheng.api.questions;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Question;

/** Which of the courses that everybody has to take an officer has not finished. */
public final class MandatoryCourses {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("mandatory-courses", "必修课", Facts.class, Answer.class);

    private MandatoryCourses() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(@Label("已经学完的课程") List<Finished> finished) {
        public Facts {
            finished = Absent.asEmpty(finished);
        }
    }

    /**
     * The answer.
     *
     * @param satisfied whether none is overdue
     */
    public record Answer(@Label("达标") boolean satisfied, @Label("尚未学完") List<Unfinished> unfinished) {}

    /**
     * A course somebody has finished.
     *
     * @param course its code in the list of the rules
     */
    public record Finished(@Label("课程代码") String course, @Label("学完之日") LocalDate on) {}

    /** A course not finished yet; overdue from the day after it was due. */
    public record Unfinished(
            @Label("课程代码") String course,
            @Label("课程") String name,
            @Label("完成时限") LocalDate due,
            @Label("已经逾期") boolean overdue) {}
}
