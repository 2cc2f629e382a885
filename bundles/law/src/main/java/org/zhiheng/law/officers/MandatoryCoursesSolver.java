package org.zhiheng.law.officers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.MandatoryCourses;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.RuleBook.AppliedRow;

/**
 * Answers {@code mandatory-courses} by the list of that name (columns {@code course}, {@code name}, {@code due}). What is finished later than the day
 * of the question is not finished.
 */
public final class MandatoryCoursesSolver implements Solver<MandatoryCourses.Facts, MandatoryCourses.Answer> {

    private static final String LIST = "mandatory-courses";

    @Override
    public MandatoryCourses.Answer solve(MandatoryCourses.Facts facts, Inquiry inquiry) {
        List<AppliedRow> courses = inquiry.book().rows(LIST, inquiry.asOf());
        if (courses.isEmpty()) {
            throw inquiry.lacking("rule." + LIST);
        }
        complete(facts.finished(), inquiry);
        List<MandatoryCourses.Unfinished> unfinished = new ArrayList<>();
        for (AppliedRow each : courses) {
            String course = each.row().text("course");
            LocalDate due = (LocalDate) each.row().cells().get("due");
            LocalDate on = facts.finished().stream()
                    .filter(done -> done.course().equals(course) && !done.on().isAfter(inquiry.asOf()))
                    .map(MandatoryCourses.Finished::on)
                    .min(LocalDate::compareTo)
                    .orElse(null);
            String name = each.row().text("name");
            if (on != null) {
                inquiry.because(each.because(name + "已于" + on + "学完"));
                continue;
            }
            inquiry.because(each.because(name + "应当在" + due + "以前学完"));
            unfinished.add(new MandatoryCourses.Unfinished(
                    course, name, due, inquiry.asOf().isAfter(due)));
        }
        boolean satisfied = unfinished.stream().noneMatch(MandatoryCourses.Unfinished::overdue);
        return new MandatoryCourses.Answer(satisfied, unfinished);
    }

    private static void complete(List<MandatoryCourses.Finished> finished, Inquiry inquiry) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < finished.size(); i++) {
            if (finished.get(i).course() == null) {
                missing.add("finished[" + i + "].course");
            }
            if (finished.get(i).on() == null) {
                missing.add("finished[" + i + "].on");
            }
        }
        if (!missing.isEmpty()) {
            throw inquiry.lackingFacts(missing);
        }
    }
}
