package org.zhiheng.testkit.mutation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.WorkingCalendar;

/**
 * Tells mutants that cannot change any answer, which no test can find: those whose rule is the same on every day, those that leave
 * the calendar or the due days as they are, and those for which the plugin's {@code equivalent.csv} gives a reason.
 */
final class Equivalence {

    private static final String NOTES = "equivalent.csv";
    private static final String NATION = "000000";
    /** The years in which a calendar is looked for. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    private final RuleBooks shipped;
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private final LocalDate firstCovered;
    private final LocalDate lastCovered;

    Equivalence(Shipped shipped, RuleBooks books) {
        this.shipped = books;
        shipped.plugins()
                .forEach(plugin -> notes.put(
                        plugin.rulePackage().id(), notes(plugin.folder().resolve(NOTES))));
        WorkingCalendar calendar = books.book(NATION).calendar();
        int[] covered = IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .filter(calendar::covers)
                .toArray();
        firstCovered = LocalDate.of(covered.length == 0 ? FIRST_YEAR : covered[0], 1, 1);
        lastCovered = LocalDate.of(covered.length == 0 ? LAST_YEAR : covered[covered.length - 1], 12, 31);
    }

    private static Map<String, String> notes(Path file) {
        Map<String, String> notes = new HashMap<>();
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
                csv.forEach(line -> notes.put(line.getField("mutant"), line.getField("reason")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return notes;
    }

    /** Names of mutants that a note excuses, by package: one that names none is out of date. */
    Map<String, List<String>> noted() {
        Map<String, List<String>> noted = new HashMap<>();
        notes.forEach((id, each) -> noted.put(id, new ArrayList<>(each.keySet())));
        return noted;
    }

    /** Why no answer can change, in Chinese; null when one may. */
    String reason(Mutant mutant, RuleBooks books) {
        String noted = notes.get(mutant.changed().id()).get(mutant.name());
        if (noted != null) {
            return "说明:" + noted;
        }
        return switch (mutant.rule().kind()) {
            case PARAMETER -> sameOnEveryDay(mutant) ? "每一天的值都不变" : null;
            case CALENDAR -> sameCalendar(books) ? "每一天是否工作日都不变" : null;
            case DUTY -> sameDays(mutant, books) ? "已有日历的年份里到期日都不变" : null;
            case LIST, TABLE -> null;
        };
    }

    private boolean sameOnEveryDay(Mutant mutant) {
        RulePackage old = shipped.packages().stream()
                .filter(each -> each.id().equals(mutant.changed().id()))
                .findFirst()
                .orElseThrow();
        Parameter before = old.parameters().get(mutant.rule().id());
        Parameter after = mutant.changed().parameters().get(mutant.rule().id());
        List<LocalDate> days = new ArrayList<>();
        for (Parameter each : List.of(before, after)) {
            for (DatedValue value : each.values()) {
                days.add(value.from());
                if (value.until() != null) {
                    days.add(value.until());
                    days.add(value.until().plusDays(1));
                }
            }
        }
        return days.stream().allMatch(day -> Objects.equals(on(before, day), on(after, day)));
    }

    /** The value on a day; a value holds until its last day or the next value. */
    private static Object on(Parameter parameter, LocalDate day) {
        for (int i = parameter.values().size() - 1; i >= 0; i--) {
            DatedValue value = parameter.values().get(i);
            if (!day.isBefore(value.from())) {
                return value.holdsOn(day) ? value.value() : null;
            }
        }
        return null;
    }

    private boolean sameCalendar(RuleBooks books) {
        WorkingCalendar before = shipped.book(NATION).calendar();
        WorkingCalendar after = books.book(NATION).calendar();
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR).allMatch(year -> before.covers(year) == after.covers(year))
                && firstCovered
                        .datesUntil(lastCovered.plusDays(1))
                        .filter(day -> before.covers(day.getYear()))
                        .allMatch(day -> before.isWorkingDay(day) == after.isWorkingDay(day));
    }

    /** Whether every single day of the years with a calendar has the same duties due. */
    private boolean sameDays(Mutant mutant, RuleBooks books) {
        String division = mutant.changed().division();
        return dueDays(mutant, shipped, division).equals(dueDays(mutant, books, division));
    }

    private Object dueDays(Mutant mutant, RuleBooks books, String division) {
        String asked = division.startsWith("field:") ? NATION : division;
        Map<String, Object> facts = new HashMap<>();
        facts.put("id", mutant.id());
        facts.put("from", firstCovered.toString());
        facts.put("to", lastCovered.toString());
        if (division.startsWith("field:")) {
            facts.put("field", division.substring("field:".length()));
        }
        Asking asking = new LawRulings(null).with(books);
        Ruling<Map<String, Object>> ruling = asking.ask("duty-dates", facts, asked, lastCovered);
        return ruling.determined() ? ruling.answer() : ruling.missing();
    }
}
