package org.zhiheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.TermRule;

/** Compares the terms of the shipped packages, row by row, with the list of law deadlines where it is at hand. */
class LawDeadlinesTest {

    /** The list has the law in force; what its forerunner said is not in it. */
    private static final String FORMER_PENALTY_LAW = "cn-penalty-law-2017";

    private static final List<String> PLUGINS = List.of(
            "national", "shandong", "henan", "xining-chengzhong", "market-supervision", "housing", "agriculture");

    private static final Map<String, String> UNITS = Map.of(
            "working_day", "working-day",
            "calendar_day", "calendar-day",
            "day", "calendar-day",
            "hour", "hour",
            "month", "month",
            "year", "year");

    /** What a row tells in words, or tells of one field only: by code and package. */
    private static final Map<String, String> TOLD = Map.of(
            "P-LEAD field.market-supervision", "15 working-day +15 working-day",
            "P-LEAD field.housing", "15 working-day +10 working-day",
            "P-LEAD field.agriculture", "7 working-day +7 working-day",
            "P-STMT field.agriculture", "3 working-day",
            "P-ANN field.agriculture", "60 calendar-day",
            "R-LR field.market-supervision", "10 working-day",
            "R-LR field.housing", "10 working-day",
            "R-LR field.agriculture", "5 working-day +15 calendar-day");

    /** Rows that are no term of their own: a remedy that comes first, and a time that is left out of another term. */
    private static final Set<String> NO_TERM = Set.of("A-FIRST", "F-TEST");

    private final List<RulePackage> packages = new ArrayList<>();
    private final List<NamedCsvRecord> rows = new ArrayList<>();

    @BeforeEach
    void read() throws IOException {
        Optional<Path> shared = PhraseCheck.findShared(Path.of("").toAbsolutePath());
        assumeTrue(shared.isPresent(), "the collected texts are not here");
        try (CsvReader<NamedCsvRecord> csv =
                CsvReader.builder().ofNamedCsvRecord(shared.get().resolve("domain/data/law_deadlines.csv"))) {
            csv.forEach(rows::add);
        }
        for (String plugin : PLUGINS) {
            packages.add(new PackageReader()
                    .read(PackageContent.fromFolder(Path.of("..", plugin, "src/main/resources/RULES-INF")))
                    .packageOrNull());
        }
    }

    @Test
    void carriesTheRowsOfTheNationAndTheFields() {
        assertThat(rows).hasSizeGreaterThan(50);
        assertThat(rows)
                .filteredOn(row -> !row.getField("level").startsWith("P"))
                .map(row -> row.getField("code"))
                .filteredOn(code -> packages.stream().noneMatch(each -> carries(each, code)))
                .containsExactlyInAnyOrderElementsOf(NO_TERM);
    }

    @Test
    void givesEachTermTheAmountUnitAndRollOfItsRow() {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (NamedCsvRecord row : rows) {
            String code = row.getField("code");
            for (RulePackage each : packages) {
                if (!carries(each, code)) {
                    continue;
                }
                compared++;
                Parameter parameter = each.parameters().get(id(code));
                String wanted = TOLD.getOrDefault(code + " " + each.id(), plain(row));
                for (DatedValue value : parameter.values()) {
                    if (value.source().document().key().equals(FORMER_PENALTY_LAW)) {
                        continue;
                    }
                    String held = told(value.value(), wanted.contains("+"));
                    if (!held.equals(wanted) || !rolls(row, value.value())) {
                        different.add(code + " in " + each.id() + ": " + value.value() + ", not " + wanted);
                    }
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThanOrEqualTo(69);
    }

    private static boolean carries(RulePackage rulePackage, String code) {
        return rulePackage.parameters().containsKey(id(code));
    }

    private static String id(String code) {
        return "term." + code.toLowerCase(Locale.ROOT);
    }

    /** E.g. {@code 7 working-day}, {@code 7 working-day back} or {@code 1/31}. */
    private static String plain(NamedCsvRecord row) {
        String unit = row.getField("unit");
        if (unit.equals("fixed date")) {
            String[] day = row.getField("n").split("-");
            return Integer.parseInt(day[0]) + "/" + Integer.parseInt(day[1]);
        }
        // A licence holder asks so many days before the licence ends; the unit does not say "before" there.
        boolean back = unit.contains("before") || row.getField("start_event").equals("有效期届满");
        return row.getField("n") + " " + UNITS.get(unit.split(" ")[0]) + (back ? " back" : "");
    }

    private static String told(Object value, boolean withExtension) {
        if (!(value instanceof TermRule term)) {
            Map<?, ?> day = (Map<?, ?>) value;
            return day.get("month") + "/" + day.get("day");
        }
        String told = told(term.amount(), term.unit());
        if (withExtension && term.extension() != null) {
            told += " +" + told(term.extension().amount(), term.extension().unit());
        }
        return term.direction() == TermRule.Direction.BACK ? told + " back" : told;
    }

    private static String told(int amount, Enum<?> unit) {
        return amount + " " + unit.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Working days never end on a day off, and the field decides for the case term: the rest is as the row says. */
    private static boolean rolls(NamedCsvRecord row, Object value) {
        if (!(value instanceof TermRule term) || told(0, term.unit()).endsWith("working-day")) {
            return true;
        }
        String roll = row.getField("roll_last_day");
        return switch (roll.split(" ")[0]) {
            case "yes" -> term.roll() == TermRule.Roll.FORWARD;
            case "no" -> term.roll() == TermRule.Roll.NONE;
            default -> true;
        };
    }
}
