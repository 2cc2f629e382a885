package org.zhiheng.disclosure.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Ruling;

/**
 * The last days of the three, seven and twenty working days of every day of 2023 to 2026 (行政处罚法 arts. 48, 85; 国办发〔2018〕118号 二、(六)), as due-days.csv has them,
 * which was counted by another program from the notices of the State Council. A last day in 2027, of which there is no notice, is not known.
 */
class DueDaysTest {

    private static DisclosureRules.Now rules;
    private static List<String[]> days;

    @BeforeAll
    static void read() throws IOException {
        rules = RulesOf.body("market", "371002", "national", "market-supervision", "shandong", "weihai-huancui");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                DueDaysTest.class.getResourceAsStream("due-days.csv"), StandardCharsets.US_ASCII))) {
            days = lines.lines().skip(1).map(each -> each.split(",")).toList();
        }
    }

    private static String due(Ruling<Map<String, Object>> ruling, List<String> missing) {
        if (!ruling.determined()) {
            assertThat(ruling.missing()).isEqualTo(missing);
            return "-";
        }
        return String.valueOf(ruling.answer().get("due"));
    }

    private static Map<String, Object> facts(String kind, String decided) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", kind);
        facts.put("decidedOn", decided);
        facts.put("partyKind", "organisation");
        facts.put("procedure", "ordinary");
        return facts;
    }

    @Test
    void each_day_of_four_years_has_its_last_days() {
        assertThat(days).hasSize(1461);
        List<String> wrong = new ArrayList<>();
        List<String> unknown = List.of("calendar.2027");
        for (String[] each : days) {
            LocalDate on = LocalDate.parse(each[0]);
            String three =
                    due(rules.ask("withdrawal", Map.of("changedOn", each[0], "change", "annulled"), on), unknown);
            String seven = due(rules.ask("publication", facts("penalty", each[0]), on), unknown);
            String licence = due(rules.ask("publication", facts("licence", each[0]), on), unknown);
            String twenty = due(rules.ask("publication", facts("inspection", each[0]), on), unknown);
            String other = due(rules.ask("publication", facts("other", each[0]), on), unknown);
            List<String> told = List.of(three, seven, licence, twenty, other);
            if (!told.equals(List.of(each[1], each[2], each[2], each[3], each[3]))) {
                wrong.add(String.join(",", each) + " but " + told);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Counted by hand from the notices: the last working day before each long holiday, and the Sundays that are worked. */
    @Test
    void the_days_before_holidays_are_counted_as_the_notices_say() {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("2023-01-20", "2023-02-03");
        expected.put("2023-04-28", "2023-05-11");
        expected.put("2023-09-28", "2023-10-13");
        expected.put("2024-02-09", "2024-02-26");
        expected.put("2024-09-30", "2024-10-15");
        expected.put("2025-01-24", "2025-02-10");
        expected.put("2025-09-30", "2025-10-16");
        expected.put("2026-02-13", "2026-03-02");
        Map<String, String> told = new LinkedHashMap<>();
        expected.keySet()
                .forEach(each -> told.put(
                        each, due(rules.ask("publication", facts("penalty", each), LocalDate.parse(each)), List.of())));
        assertThat(told).isEqualTo(expected);
    }
}
