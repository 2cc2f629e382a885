package org.zhiheng.testkit.mutation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.WorkingCalendar;

/**
 * Tells mutants that cannot change any answer, which no test can find: those whose rule is the same in every book on every day, those that leave
 * the calendar or the due days as they are, and those for which the plugin's {@code equivalent.csv} gives a reason.
 */
final class Equivalence {

    private static final String NOTES = "equivalent.csv";
    private static final String NATION = "000000";
    private static final String FIELD = "field:";
    /** The years in which a calendar is looked for. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 2100;

    /** Fields of answers that tell whether an interpretation decided, and by which article. */
    private static final String DOUBT = "personMustConfirm";

    private static final String ARTICLE = "article";

    /** By question: the fields of its answer. */
    private static final Map<String, Set<String>> TOLD = new LawRulings(null)
            .questions().stream().collect(Collectors.toUnmodifiableMap(Question::name, question -> Arrays.stream(
                            question.answer().getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet())));

    private final RuleBooks shipped;
    private final List<String> fields;
    private final Map<String, Map<String, String>> notes = new HashMap<>();
    private final LocalDate firstCovered;
    private final LocalDate lastCovered;

    Equivalence(Shipped shipped, RuleBooks books) {
        this.shipped = books;
        fields = books.packages().stream()
                .map(RulePackage::division)
                .filter(division -> division.startsWith(FIELD))
                .map(division -> division.substring(FIELD.length()))
                .toList();
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

    /**
     * Why no answer can change, in Chinese; null when one may.
     *
     * @param touching the tests that ask for the changed rule
     */
    String reason(Mutant mutant, RuleBooks books, List<Trial> touching) {
        String noted = notes.get(mutant.changed().id()).get(mutant.name());
        if (noted != null) {
            return "说明:" + noted;
        }
        return switch (mutant.rule().kind()) {
            case PARAMETER -> sameInEveryBook(mutant, books, told(touching)) ? "每一本规则书里每一天的值都不变" : null;
            case CALENDAR -> sameCalendar(books) ? "每一天是否工作日都不变" : null;
            case DUTY -> sameDays(mutant, books) ? "已有日历的年份里到期日都不变" : null;
            case LIST, TABLE -> null;
        };
    }

    /**
     * Whether every book, also with a field laid in, has the same value on every day: the change touches only days on which another
     * layer's value holds, or one that says the same.
     */
    private boolean sameInEveryBook(Mutant mutant, RuleBooks books, Set<String> told) {
        String id = mutant.rule().id();
        List<LocalDate> days = new ArrayList<>();
        Stream.concat(shipped.packages().stream(), Stream.of(mutant.changed()))
                .map(each -> each.parameters().get(id))
                .filter(Objects::nonNull)
                .forEach(each -> days.addAll(changes(each)));
        return shipped.packages().stream()
                .map(RulePackage::division)
                .filter(division -> !division.startsWith(FIELD))
                .allMatch(division -> same(id, days, shipped.book(division), books.book(division), told));
    }

    private static List<LocalDate> changes(Parameter parameter) {
        List<LocalDate> days = new ArrayList<>();
        for (DatedValue value : parameter.values()) {
            days.add(value.from());
            if (value.until() != null) {
                days.add(value.until());
                days.add(value.until().plusDays(1));
            }
        }
        return days;
    }

    private boolean same(String id, List<LocalDate> days, RuleBook before, RuleBook after, Set<String> told) {
        return days.stream()
                .allMatch(day -> same(before.parameter(id, day), after.parameter(id, day), told)
                        && fields.stream()
                                .allMatch(field -> same(
                                        before.forField(field).parameter(id, day),
                                        after.forField(field).parameter(id, day),
                                        told)));
    }

    private static boolean same(Applied before, Applied after, Set<String> told) {
        if (before == null || after == null) {
            return before == after;
        }
        return before.dated().value().equals(after.dated().value())
                && (!told.contains(DOUBT) || before.doubtful() == after.doubtful())
                && (!told.contains(ARTICLE)
                        || Objects.equals(
                                before.dated().source().article(),
                                after.dated().source().article()));
    }

    /** What the answers of the questions to which the rule matters tell of it beside its value. */
    private static Set<String> told(List<Trial> touching) {
        return touching.stream()
                .flatMap(trial -> TOLD.get(trial.test().ruling()).stream())
                .collect(Collectors.toSet());
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
        String asked = division.startsWith(FIELD) ? NATION : division;
        Map<String, Object> facts = new HashMap<>();
        facts.put("id", mutant.id());
        facts.put("from", firstCovered.toString());
        facts.put("to", lastCovered.toString());
        if (division.startsWith(FIELD)) {
            facts.put("field", division.substring(FIELD.length()));
        }
        Asking asking = new LawRulings(null).with(books);
        Ruling<Map<String, Object>> ruling = asking.ask("duty-dates", facts, asked, lastCovered);
        return ruling.determined() ? ruling.answer() : ruling.missing();
    }
}
