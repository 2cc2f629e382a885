package org.zhiheng.law.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

/** "X月前" by either reading, once and every year. */
class BeforeMonthTest {

    private static final String HEAD =
            "id,title,responsible,phrase,due,from,until,issued_on,document,article,source_phrase,doubt\n";
    private static final String CALENDAR =
            """
            title: 工作日历
            columns:
              - {name: date, title: 日期, type: date, required: true}
              - {name: type, title: 类型, type: code, required: true}
              - {name: name, title: 名称, type: text}
            keys: [date]
            merge: replace
            from: 2023-01-01
            source: {document: d, article: 第一条, phrase: 测试所用的原文}
            verified: text
            """;
    private static final String YEARS =
            """
            title: 日历年份
            columns:
              - {name: year, title: 年, type: integer, required: true}
            keys: [year]
            merge: replace
            from: 2023-01-01
            source: {document: d, article: 第一条, phrase: 测试所用的原文}
            verified: text
            """;

    @Test
    void theEndOfTheMonthIsTakenAndTheMonthBeforeIsSafe() {
        Ruling<Map<String, Object>> ruling = ask("end-of-month", "2024-01-01", "2024-12-31");

        // 2024-10-31 is a Thursday, 2024-09-30 a Monday; May lay before the plan, so June's last working day is safe.
        assertThat(days(ruling))
                .containsExactly(
                        "D-06 2024-06-30 2024-06-28", "D-10 2024-10-31 2024-09-30", "Y-12 2024-12-31 2024-11-29");
        assertThat(ruling.reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("duty-dates.before-month"));
    }

    @Test
    void theStricterReadingIsTakenWhereTheRegionSaysSo() {
        assertThat(days(ask("end-of-previous-month", "2024-01-01", "2024-12-31")))
                .containsExactly(
                        "D-06 2024-05-31 2024-05-31 overdue",
                        "D-10 2024-09-30 2024-09-30",
                        "Y-12 2024-11-30 2024-11-29",
                        "Y-01 2024-12-31 2024-12-31");
    }

    @Test
    void aTimeBeginsAndEndsWithTheDayByTheReading() {
        assertThat(days(ask("end-of-month", "2024-10-31", "2024-10-31"))).hasSize(1);
        assertThat(days(ask("end-of-month", "2024-10-01", "2024-10-30"))).isEmpty();
        assertThat(days(ask("end-of-month", "2024-11-01", "2024-11-30"))).isEmpty();
        assertThat(days(ask("end-of-previous-month", "2024-09-30", "2024-09-30")))
                .hasSize(1);
    }

    @Test
    void everyYearEndsWithItsLastDay() {
        // Y-01 until 2025-12-30: the end of 2025 would be before January 2026, one day too late.
        assertThat(days(ask("end-of-previous-month", "2025-01-01", "2026-12-31")))
                .containsExactly("Y-12 2025-11-30 2025-11-28", "Y-12 2026-11-30 2026-11-30");
        assertThat(days(ask("end-of-month", "2025-01-01", "2025-12-30"))).containsExactly("Y-01 2025-01-31 2024-12-31");
    }

    @Test
    void withoutAReadingTheQuestionIsOpen() {
        assertThat(ask(null, "2024-01-01", "2024-12-31").missing()).containsExactly("rule.duty-dates.before-month");
        assertThat(ask("middle-of-month", "2024-01-01", "2024-12-31").missing())
                .containsExactly("rule.duty-dates.before-month");
    }

    private static List<String> days(Ruling<Map<String, Object>> ruling) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> duties =
                (List<Map<String, Object>>) ruling.answer().get("duties");
        return duties.stream()
                .map(duty -> duty.get("id") + " " + duty.get("dueLegal") + " " + duty.get("dueSafe")
                        + (Boolean.TRUE.equals(duty.get("overdueAtIssue")) ? " overdue" : ""))
                .toList();
    }

    private static Ruling<Map<String, Object>> ask(String reading, String from, String to) {
        SmallBooks books = new SmallBooks()
                .nation()
                .file("lists/calendar.yaml", CALENDAR)
                .file("lists/calendar.csv", "date,type,name\n2024-10-01,holiday,国庆节\n")
                .file("lists/calendar-years.yaml", YEARS)
                .file("lists/calendar-years.csv", "year\n2024\n2025\n2026\n")
                .done();
        SmallBooks.Small district = books.district()
                .file(
                        "duties.csv",
                        HEAD
                                + "D-06,清单,局,2024年6月前,before-month:2024-06,,,2024-06-21,d,一,2024年6月前梳理,\n"
                                + "D-10,清单,局,2024年10月前,before-month:2024-10,,,2024-06-21,d,一,2024年10月前完成,\n"
                                + "Y-12,报备,局,每年12月前,yearly-before-month:12,,,2024-06-21,d,一,每年12月前报备,\n"
                                + "Y-01,报备,局,每年1月前,yearly-before-month:01,,2025-12-30,2024-06-21,d,一,每年1月前报备,\n");
        if (reading != null) {
            district.parameter("duty-dates.before-month", "text", reading, "有两种读法");
        }
        Asking asking = district.done().asking();
        return SmallBooks.ask(asking, "duty-dates", Map.of("from", from, "to", to), "2024-06-25");
    }
}
