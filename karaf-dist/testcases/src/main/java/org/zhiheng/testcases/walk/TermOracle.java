package org.zhiheng.testcases.walk;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When terms end, written down from the texts of the laws and from a calendar of its own. It shares no class with the rulings and reads no rule package: what it
 * says and the platform does not, one of both has wrong.
 */
final class TermOracle {

    /** Days of which some do not count. */
    record Stop(String kind, LocalDate from, LocalDate to) {}

    /** @param legal the end; a day or a moment */
    record End(String legal, String safe) {}

    private enum Unit {
        WORKED,
        DAY,
        MONTH,
        YEAR,
        HOUR
    }

    /**
     * @param rolls whether an end on a day off moves to the next worked day
     * @param back whether it counts back, with days that are all between
     * @param more by how much it may be longer; 0 for not
     */
    private record Rule(int amount, Unit unit, boolean rolls, boolean back, int more, Unit moreOf, Set<String> stops) {

        static Rule of(int amount, Unit unit) {
            return new Rule(amount, unit, false, false, 0, unit, Set.of());
        }

        Rule rolling() {
            return new Rule(amount, unit, true, back, more, moreOf, stops);
        }

        Rule more(int by, Unit of) {
            return new Rule(amount, unit, rolls, back, by, of, stops);
        }

        Rule stopped(String... by) {
            return new Rule(amount, unit, rolls, back, more, moreOf, Set.of(by));
        }

        Rule backwards() {
            return new Rule(amount, unit, rolls, true, more, moreOf, stops);
        }
    }

    /** By code, then by field; the empty field is everybody's. */
    private static final Map<String, Map<String, Rule>> RULES = new HashMap<>();

    private static final String ALL = "";
    private static final String MARKET = "market-supervision";
    private static final String HOUSING = "housing";
    private static final String AGRICULTURE = "agriculture";

    /** By code, then by the division whose place or province it is. */
    private static final Map<String, Map<String, Rule>> PLACES = new HashMap<>();

    private static void there(String code, String place, Rule rule) {
        PLACES.computeIfAbsent(code, key -> new HashMap<>()).put(place, rule);
    }

    private static void rule(String code, String field, Rule rule) {
        RULES.computeIfAbsent(code, key -> new HashMap<>()).put(field, rule);
    }

    static {
        // 行政处罚法 art. 60; 市监程序规定 art. 64; 住建程序规定 art. 29, 30, 45; 农业程序规定 art. 58, 89
        rule("p-90", ALL, Rule.of(90, Unit.DAY));
        Rule longer = Rule.of(90, Unit.DAY).rolling().more(30, Unit.DAY);
        rule(
                "p-90",
                MARKET,
                longer.stopped("SUSPENDED", "HEARING", "ANNOUNCEMENT", "TEST", "IDENTIFICATION", "REFUND"));
        rule("p-90", HOUSING, longer.stopped("SUSPENDED", "HEARING", "TEST"));
        rule("p-90", AGRICULTURE, longer.stopped("SUSPENDED", "HEARING", "ANNOUNCEMENT", "TEST"));
        // 行政处罚法 arts. 56, 61, 64, 67, 71, 85
        rule("p-keep", ALL, Rule.of(7, Unit.WORKED));
        rule("p-serv", ALL, Rule.of(7, Unit.WORKED));
        rule("p-hreq", ALL, Rule.of(5, Unit.WORKED));
        rule("p-hnot", ALL, Rule.of(7, Unit.WORKED).backwards());
        rule("p-pay", ALL, Rule.of(15, Unit.DAY).rolling());
        rule("p-cash", ALL, Rule.of(2, Unit.WORKED));
        rule("p-bank", ALL, Rule.of(2, Unit.WORKED));
        // 民事诉讼法 art. 95; 农业程序规定 art. 72
        rule("p-ann", ALL, Rule.of(30, Unit.DAY));
        rule("p-ann", AGRICULTURE, Rule.of(60, Unit.DAY));
        // 行政强制法 arts. 19, 25, 31, 32, 46, 51, 53, 54, 69
        rule("f-24", ALL, Rule.of(24, Unit.HOUR));
        rule("f-30", ALL, Rule.of(30, Unit.DAY).more(30, Unit.DAY).stopped("TEST"));
        rule("f-frz3", ALL, Rule.of(3, Unit.WORKED));
        rule("f-frz30", ALL, Rule.of(30, Unit.DAY).more(30, Unit.DAY));
        rule("f-sub3", ALL, Rule.of(3, Unit.WORKED).backwards());
        rule("f-urge", ALL, Rule.of(10, Unit.WORKED));
        rule("f-court", ALL, Rule.of(3, Unit.MONTH).rolling());
        rule("f-sur30", ALL, Rule.of(30, Unit.DAY));
        // 行政执法机关移送涉嫌犯罪案件的规定 arts. 5, 8, 9, 12
        rule("t-3", ALL, Rule.of(3, Unit.DAY));
        rule("t-24", ALL, Rule.of(24, Unit.HOUR));
        rule("t-ps3", ALL, Rule.of(3, Unit.DAY));
        rule("t-rev3", ALL, Rule.of(3, Unit.DAY));
        rule("t-hand3", ALL, Rule.of(3, Unit.DAY));
        // 行政许可法 arts. 32, 42, 44, 45, 47, 48, 82
        rule("l-5", ALL, Rule.of(5, Unit.WORKED));
        rule("l-20", ALL, Rule.of(20, Unit.WORKED).more(10, Unit.WORKED).stopped("HEARING", "TEST"));
        rule("l-10d", ALL, Rule.of(10, Unit.WORKED));
        rule("l-h5", ALL, Rule.of(5, Unit.WORKED));
        rule("l-h20", ALL, Rule.of(20, Unit.WORKED));
        rule("l-h7", ALL, Rule.of(7, Unit.WORKED).backwards());
        // 市监程序规定 arts. 18, 33, 55, 57; 住建程序规定 arts. 15, 22, 25; 农业程序规定 arts. 23, 29, 42, 53
        rule("p-lead", MARKET, Rule.of(15, Unit.WORKED).more(15, Unit.WORKED).stopped("TEST", "IDENTIFICATION"));
        rule("p-lead", HOUSING, Rule.of(15, Unit.WORKED).more(10, Unit.WORKED));
        rule("p-lead", AGRICULTURE, Rule.of(7, Unit.WORKED).more(7, Unit.WORKED));
        rule("keep-report", MARKET, Rule.of(24, Unit.HOUR));
        rule("keep-report", AGRICULTURE, Rule.of(24, Unit.HOUR));
        rule("r-lr", MARKET, Rule.of(10, Unit.WORKED));
        rule("r-lr", HOUSING, Rule.of(10, Unit.WORKED));
        rule("p-stmt", MARKET, Rule.of(5, Unit.WORKED));
        rule("p-stmt", HOUSING, Rule.of(5, Unit.WORKED));
        rule("p-stmt", AGRICULTURE, Rule.of(3, Unit.WORKED));
        // 市监程序规定 art. 69; 住建程序规定 art. 14; 农业程序规定 art. 21
        rule("simple-filing", MARKET, Rule.of(7, Unit.WORKED));
        rule("simple-filing", HOUSING, Rule.of(3, Unit.WORKED));
        rule("simple-filing", AGRICULTURE, Rule.of(2, Unit.WORKED));
        // 山东省行政程序规定 arts. 77, 92
        there("hearing-accept", "37", Rule.of(5, Unit.DAY).rolling());
        there("hearing-held", "37", Rule.of(20, Unit.DAY).rolling());
        // The reports that Henan and Chengzhong want; how many days is a reading that the packages doubt.
        there("p-majf", "41", Rule.of(15, Unit.DAY));
        there("p-majf", "630103", Rule.of(15, Unit.DAY));
        // No law sets these; the readings that the packages doubt.
        rule("case-clue", ALL, Rule.of(15, Unit.WORKED).more(10, Unit.WORKED).stopped("SUSPENDED"));
        rule("case-filing", ALL, Rule.of(5, Unit.WORKED).stopped("SUSPENDED"));
        rule("case-statement", ALL, Rule.of(5, Unit.WORKED));
        rule("case-review", ALL, Rule.of(10, Unit.WORKED).stopped("SUSPENDED"));
        rule("review-dispute", ALL, Rule.of(5, Unit.WORKED).stopped("SUSPENDED"));
        rule("case-closing", ALL, Rule.of(15, Unit.WORKED).stopped("SUSPENDED"));
        rule("deferred-check", ALL, Rule.of(3, Unit.WORKED));
        rule("refund", ALL, Rule.of(10, Unit.WORKED));
        rule("case-archive", ALL, Rule.of(30, Unit.DAY).stopped("SUSPENDED"));
        rule("case-suspended", ALL, Rule.of(30, Unit.DAY));
        rule("case-transfer", ALL, Rule.of(7, Unit.WORKED).stopped("SUSPENDED"));
        rule("case-simple-report", ALL, Rule.of(2, Unit.WORKED));
        rule("measure-request", ALL, Rule.of(2, Unit.WORKED));
        rule("measure-scene", ALL, Rule.of(3, Unit.WORKED));
        rule("measure-return", ALL, Rule.of(3, Unit.WORKED));
        rule(
                "execution-step",
                ALL,
                Rule.of(10, Unit.WORKED).more(10, Unit.WORKED).stopped("SUSPENDED"));
        rule("execution-running", ALL, Rule.of(30, Unit.DAY).more(30, Unit.DAY).stopped("SUSPENDED"));
        rule("fee-step", ALL, Rule.of(10, Unit.WORKED).more(10, Unit.WORKED).stopped("SUSPENDED"));
        rule("fee-payment", ALL, Rule.of(15, Unit.DAY).rolling());
        rule(
                "confirmation-review",
                ALL,
                Rule.of(20, Unit.WORKED).more(10, Unit.WORKED).stopped("SUSPENDED"));
        rule("licence-correction", ALL, Rule.of(20, Unit.WORKED));
        // 民事诉讼 and 行政强制法 arts. 56, 58 of courts; 行政强制法 art. 39
        rule("court-accept", ALL, Rule.of(5, Unit.WORKED));
        rule("court-ruling", ALL, Rule.of(7, Unit.WORKED));
        rule("f-susp", ALL, Rule.of(3, Unit.YEAR));
        // 市监程序规定 art. 77; 住建程序规定 art. 31
        rule("p-file", MARKET, Rule.of(15, Unit.WORKED));
        rule("p-file", HOUSING, Rule.of(15, Unit.WORKED));
    }

    private final WorkDays days = new WorkDays();

    /** Codes of which it knows the terms. */
    static Set<String> codes() {
        Set<String> codes = new HashSet<>(RULES.keySet());
        codes.addAll(PLACES.keySet());
        return codes;
    }

    /**
     * The end of a term.
     *
     * @param field of enforcement; null for none
     * @param division where it runs
     * @param start a day or a moment
     * @param stops those that have an end
     * @return empty where it knows no such term, or its calendar does not reach so far
     */
    Optional<End> end(String code, String field, String division, String start, boolean extended, List<Stop> stops) {
        Map<String, Rule> rules = RULES.getOrDefault(code, Map.of());
        Rule rule = PLACES.getOrDefault(code, Map.of()).entrySet().stream()
                .filter(each -> division.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(rules.getOrDefault(field == null ? ALL : field, rules.get(ALL)));
        if (rule == null) {
            return Optional.empty();
        }
        if (rule.unit() == Unit.HOUR) {
            String end = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                    OffsetDateTime.parse(start).plusHours(rule.amount()));
            return Optional.of(new End(end, end));
        }
        LocalDate from = LocalDate.parse(start.substring(0, 10));
        if (rule.back()) {
            return back(rule, from);
        }
        List<Stop> counting = stops.stream()
                .filter(each -> rule.stops().contains(each.kind()))
                .toList();
        Optional<LocalDate> end = forward(from, rule.amount(), rule.unit(), counting);
        if (extended && rule.more() > 0) {
            end = end.flatMap(first -> rule.moreOf() == rule.unit()
                    ? forward(from, rule.amount() + rule.more(), rule.unit(), counting)
                    : forward(first, rule.more(), rule.moreOf(), counting));
        }
        return end.filter(days::known).map(last -> {
            LocalDate legal = rule.rolls() ? days.onOrAfter(last) : last;
            return new End(legal.toString(), days.onOrBefore(last).toString());
        });
    }

    /** The day on which so many have passed that count. */
    private Optional<LocalDate> forward(LocalDate from, int amount, Unit unit, List<Stop> stops) {
        if (unit == Unit.MONTH || unit == Unit.YEAR) {
            return Optional.of(unit == Unit.MONTH ? from.plusMonths(amount) : from.plusYears(amount));
        }
        LocalDate day = from;
        int passed = 0;
        while (passed < amount) {
            day = day.plusDays(1);
            if (unit == Unit.WORKED && !days.known(day)) {
                return Optional.empty();
            }
            LocalDate at = day;
            boolean stopped = stops.stream().anyMatch(each -> !at.isBefore(each.from()) && !at.isAfter(each.to()));
            passed += !stopped && (unit == Unit.DAY || days.worked(day)) ? 1 : 0;
        }
        return Optional.of(day);
    }

    /** Safe with all its days between; by the law on the last day of which so many are left. */
    private Optional<End> back(Rule rule, LocalDate from) {
        LocalDate day = from;
        int passed = 0;
        while (passed < rule.amount()) {
            day = day.minusDays(1);
            if (!days.known(day)) {
                return Optional.empty();
            }
            passed += days.worked(day) ? 1 : 0;
        }
        LocalDate legal = day;
        return Optional.of(
                new End(legal.toString(), days.onOrBefore(legal.minusDays(1)).toString()));
    }
}
