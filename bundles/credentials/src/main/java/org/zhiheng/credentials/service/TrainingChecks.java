package org.zhiheng.credentials.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
            daily(
                    batch,
                    each,
                    officers.getOrDefault(row.text("officer"), List.of()),
                    together.get(row.text("officer")));
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

    /** No more hours than days have, by the rules of where the officer works: of this training, and of all that he attended in the same days. */
    private static void daily(Batch batch, Batch.Fresh fresh, List<Row> officer, List<Row> together) {
        Row row = fresh.row();
        if (row.date("endedOn").isBefore(row.date("startedOn")) || officer.isEmpty()) {
            return;
        }
        Row works = officer.stream()
                .filter(each -> Batch.covers(each, row.date("endedOn")))
                .findFirst()
                .orElse(officer.get(officer.size() - 1));
        BigDecimal most = batch.rules()
                .of(works.text("body"), "training.daily-hours", row.date("endedOn"))
                .map(each -> each.number("hour"))
                .orElse(null);
        if (most == null) {
            return;
        }
        List<Row> near = near(row, together);
        for (LocalDate from : days(near, "startedOn", day -> !day.isAfter(row.date("startedOn")))) {
            for (LocalDate to : days(near, "endedOn", day -> !day.isBefore(row.date("endedOn")))) {
                BigDecimal hours = near.stream()
                        .filter(each -> !each.date("startedOn").isBefore(from)
                                && !each.date("endedOn").isAfter(to))
                        .map(each -> (BigDecimal) each.values().get("hours"))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                long days = ChronoUnit.DAYS.between(from, to) + 1;
                BigDecimal possible = most.multiply(BigDecimal.valueOf(days));
                if (hours.compareTo(possible) > 0) {
                    batch.problem(
                            fresh,
                            "hours",
                            "CREDENTIAL-HOURS-DAYS",
                            "这一人员" + from + "至" + to + "的培训合计" + plain(hours) + "学时,超过" + days + "天最多的"
                                    + plain(possible) + "学时");
                    return;
                }
            }
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Those that share days with it, or with one that does: what lies apart takes none of its hours. */
    private static List<Row> near(Row row, List<Row> together) {
        List<Row> left = new ArrayList<>(together);
        left.removeIf(each -> each.date("endedOn").isBefore(each.date("startedOn")));
        LocalDate from = row.date("startedOn");
        LocalDate to = row.date("endedOn");
        List<Row> near = new ArrayList<>();
        boolean more = true;
        while (more) {
            LocalDate first = from;
            LocalDate last = to;
            List<Row> met = left.stream()
                    .filter(each -> !each.date("startedOn").isAfter(last)
                            && !each.date("endedOn").isBefore(first))
                    .toList();
            near.addAll(met);
            left.removeAll(met);
            more = !met.isEmpty();
            for (Row each : met) {
                from = each.date("startedOn").isBefore(from) ? each.date("startedOn") : from;
                to = each.date("endedOn").isAfter(to) ? each.date("endedOn") : to;
            }
        }
        return near;
    }

    private static List<LocalDate> days(List<Row> rows, String field, Predicate<LocalDate> wanted) {
        return rows.stream()
                .map(each -> each.date(field))
                .filter(wanted)
                .distinct()
                .toList();
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
