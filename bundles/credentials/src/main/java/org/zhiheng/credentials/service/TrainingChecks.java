package org.zhiheng.credentials.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.Outcome;

/** What courses, the ledger of hours and plans must be like. */
final class TrainingChecks {

    private static final BigDecimal STEP = new BigDecimal("0.5");

    private TrainingChecks() {}

    /** Hours are counted by the half hour. */
    static void halfHours(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            BigDecimal hours = (BigDecimal) each.row().values().get("hours");
            if (hours != null && hours.remainder(STEP).signum() != 0) {
                batch.problem(each, "hours", "CREDENTIAL-HOURS-STEP", "“学时”以0.5为一级");
            }
        }
    }

    static void trainings(Batch batch) {
        halfHours(batch);
        Map<String, List<Row>> courses = batch.referred("course");
        Map<String, List<Row>> officers = batch.referred("officer");
        Map<String, List<Row>> together = batch.together("officer");
        for (Batch.Fresh each : batch.fresh()) {
            Row row = each.row();
            batch.order(each, "startedOn", "endedOn");
            batch.order(each, "endedOn", "reportedOn");
            LocalDate ended = row.date("endedOn");
            long year = (Long) row.values().get("year");
            if (year != ended.getYear() && year != row.date("startedOn").getYear()) {
                batch.problem(each, "year", "CREDENTIAL-TRAINING-YEAR", "“年度”应当是培训开始或者结束的年度");
            }
            if (ended.isAfter(batch.today())) {
                batch.problem(each, "endedOn", "CREDENTIAL-FUTURE", "还没有结束的培训不能登记");
            }
            daily(batch, each, officers.getOrDefault(row.text("officer"), List.of()));
            twice(batch, each, together.get(row.text("officer")));
            if (row.text("course") == null) {
                batch.needs(each, "没有指明课程的", "title");
                continue;
            }
            courses.getOrDefault(row.text("course"), List.of()).stream()
                    .reduce((first, last) -> last)
                    .ifPresent(course -> asTheCourse(batch, each, course));
        }
    }

    /** No more hours than the days of the training have, by the rules of where the officer works. */
    private static void daily(Batch batch, Batch.Fresh fresh, List<Row> officer) {
        Row row = fresh.row();
        long days = ChronoUnit.DAYS.between(row.date("startedOn"), row.date("endedOn")) + 1;
        if (days < 1 || officer.isEmpty()) {
            return;
        }
        Row works = officer.stream()
                .filter(each -> Batch.covers(each, row.date("endedOn")))
                .findFirst()
                .orElse(officer.get(officer.size() - 1));
        batch.rules()
                .of(works.text("body"), "training.daily-hours", row.date("endedOn"))
                .map(most -> most.number("hour").multiply(BigDecimal.valueOf(days)))
                .filter(most -> ((BigDecimal) row.values().get("hours")).compareTo(most) > 0)
                .ifPresent(most -> batch.problem(
                        fresh,
                        "hours",
                        "CREDENTIAL-HOURS-DAYS",
                        "“学时”超过" + days + "天最多的" + most.toPlainString() + "学时"));
    }

    /** What somebody attended on the same days is counted once. */
    private static void twice(Batch batch, Batch.Fresh fresh, List<Row> together) {
        Row row = fresh.row();
        boolean twice = together.stream()
                .anyMatch(other -> !other.key().equals(row.key())
                        && other.date("startedOn").equals(row.date("startedOn"))
                        && other.date("endedOn").equals(row.date("endedOn"))
                        && (row.text("course") != null
                                ? row.text("course").equals(other.text("course"))
                                : other.text("course") == null
                                        && row.text("title") != null
                                        && row.text("title").equals(other.text("title"))));
        if (twice) {
            batch.problem(fresh, "startedOn", "CREDENTIAL-TRAINING-TWICE", "这一人员在同样的日期已经登记过同一培训");
        }
    }

    private static void asTheCourse(Batch batch, Batch.Fresh fresh, Row course) {
        for (String field : List.of("type", "organiser")) {
            if (!course.text(field).equals(fresh.row().text(field))) {
                batch.problem(fresh, field, "CREDENTIAL-COURSE", "与课程“" + course.text("title") + "”登记的不一致");
            }
        }
    }

    static void exams(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            boolean passed = Field.word(Outcome.PASSED).equals(each.row().text("outcome"));
            if (passed && each.row().date("heldOn").isAfter(batch.today())) {
                batch.problem(each, "outcome", "CREDENTIAL-FUTURE", "还没有举行的考试不能登记为合格");
            }
        }
    }

    static void plans(Batch batch) {
        for (Batch.Fresh each : batch.fresh()) {
            LocalDate filed = each.row().date("filedOn");
            if (filed != null) {
                batch.needs(each, "已经报备的", "filedWith");
                if (filed.isAfter(batch.today())) {
                    batch.problem(each, "filedOn", "CREDENTIAL-FUTURE", "“报备日”还没有到");
                }
            }
        }
    }
}
