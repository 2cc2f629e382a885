package org.zhiheng.credentials.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Kind;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.credentials.Monitors.Status;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.credentials.service.Ground.Counted;
import org.zhiheng.rules.RuleBook;

/** Counts who has been trained, and which bodies plan it. Not for several threads. */
final class TrainingCounting {

    private static final String BUCKETS = "training-buckets";
    private static final String COURSES = "mandatory-courses";

    private final Ground ground;

    TrainingCounting(Ground ground) {
        this.ground = ground;
    }

    /** Hours of a year may be had until its last day. */
    List<Counted> ofThisYear() {
        return hours(Kind.TRAINING, ground.on().getYear(), ground.working(), false);
    }

    /** Of those who worked there when the year ended. */
    List<Counted> ofLastYear() {
        int year = ground.on().getYear() - 1;
        AsOf end = new AsOf(LocalDate.of(year, 12, 31), ground.asOf().knownAt());
        return hours(Kind.TRAINING_LAST_YEAR, year, ground.workforce().at(ground.ids(), end), true);
    }

    private record Hours(String rules, Map<String, BigDecimal> hours) {}

    private List<Counted> hours(Kind kind, int year, Map<String, List<Row>> working, boolean over) {
        Map<String, Map<String, BigDecimal>> ledger = new HashMap<>();
        ground.registers()
                .each("trainings", ground.asOf(), Map.of("year", String.valueOf(year)), row -> ledger.computeIfAbsent(
                                row.text("officer"), key -> new TreeMap<>())
                        .merge(
                                row.text("type") + " " + row.text("organiser"),
                                (BigDecimal) row.values().get("hours"),
                                BigDecimal::add));
        // Officers with the same hours have the same answer.
        Map<Hours, Ruling<Map<String, Object>>> answers = new HashMap<>();
        List<Counted> found = new ArrayList<>();
        for (Body body : ground.bodies()) {
            List<Row> officers = working.get(body.id());
            if (officers.isEmpty()) {
                continue;
            }
            Map<String, String> titles = titles(body, year);
            List<Item> items = new ArrayList<>();
            int has = 0;
            boolean open = false;
            boolean failing = false;
            for (Row officer : officers) {
                Hours hours = new Hours(ground.rulesOf(body), ledger.getOrDefault(officer.key(), Map.of()));
                Ruling<Map<String, Object>> ruling = answers.computeIfAbsent(
                        hours, key -> ground.ask("training", Map.of("year", year, "records", attended(key)), body));
                Status status = Ground.status(ruling);
                has += status == Status.MET ? 1 : 0;
                open |= status == Status.UNDETERMINED;
                failing |= status == Status.NOT_MET;
                items.add(Ground.officer(officer, status == Status.MET, lacking(ruling, titles, over)));
            }
            Status status = Ground.status(failing && over, open, failing);
            found.add(new Counted(new Measure(kind, body.id(), status, has, items.size(), null, null), items));
        }
        return found;
    }

    private static List<Map<String, Object>> attended(Hours hours) {
        return hours.hours().entrySet().stream()
                .map(each -> {
                    String[] words = each.getKey().split(" ");
                    return Map.<String, Object>of("type", words[0], "organiser", words[1], "hours", each.getValue());
                })
                .toList();
    }

    /** What people call the parts of the hours, as the rules of the place do. */
    private Map<String, String> titles(Body body, int year) {
        Map<String, String> titles = new HashMap<>(Map.of("total", "合计"));
        RuleBook book = ground.rules().books().book(ground.rulesOf(body));
        if (book != null) {
            book.rows(BUCKETS, LocalDate.of(year, 12, 31))
                    .forEach(each ->
                            titles.put(each.row().text("bucket"), each.row().text("title")));
        }
        return titles;
    }

    private static String lacking(Ruling<Map<String, Object>> ruling, Map<String, String> titles, boolean over) {
        if (!ruling.determined()) {
            return Ground.open(ruling);
        }
        if (!(ruling.answer().get("short") instanceof Map<?, ?> lacking) || lacking.isEmpty()) {
            return null;
        }
        return lacking.entrySet().stream()
                .map(each -> titles.getOrDefault(String.valueOf(each.getKey()), "其中一类")
                        + (over ? "缺" : "还缺")
                        + new BigDecimal(String.valueOf(each.getValue()))
                                .stripTrailingZeros()
                                .toPlainString()
                        + "学时")
                .collect(Collectors.joining(","));
    }

    private record Done(String rules, List<Map<String, Object>> finished) {}

    /** Only where the rules name courses that everybody has to take. */
    List<Counted> courses() {
        List<Body> naming = ground.staffed().stream().filter(this::names).toList();
        Map<String, List<Map<String, Object>>> finished = FinishedCourses.of(
                ground.registers(),
                naming.stream()
                        .flatMap(each -> ground.working().get(each.id()).stream())
                        .map(Row::key)
                        .toList(),
                ground.asOf());
        Map<Done, Ruling<Map<String, Object>>> answers = new HashMap<>();
        List<Counted> found = new ArrayList<>();
        for (Body body : naming) {
            List<Item> items = new ArrayList<>();
            int has = 0;
            boolean open = false;
            boolean failing = false;
            for (Row officer : ground.working().get(body.id())) {
                Done done = new Done(ground.rulesOf(body), finished.getOrDefault(officer.key(), List.of()));
                Ruling<Map<String, Object>> ruling = answers.computeIfAbsent(
                        done, key -> ground.ask(COURSES, Map.of("finished", key.finished()), body));
                String why = unfinished(ruling);
                has += why == null ? 1 : 0;
                open |= !ruling.determined();
                failing |= Ground.status(ruling) == Status.NOT_MET;
                items.add(Ground.officer(officer, why == null, why));
            }
            Status status = Ground.status(failing, open, has < items.size());
            found.add(new Counted(new Measure(Kind.COURSES, body.id(), status, has, items.size(), null, null), items));
        }
        return found;
    }

    private boolean names(Body body) {
        RuleBook book = ground.rules().books().book(ground.rulesOf(body));
        return book != null && !book.rows(COURSES, ground.on()).isEmpty();
    }

    private static String unfinished(Ruling<Map<String, Object>> ruling) {
        if (!ruling.determined()) {
            return Ground.open(ruling);
        }
        if (!(ruling.answer().get("unfinished") instanceof List<?> courses) || courses.isEmpty()) {
            return null;
        }
        return courses.stream()
                .map(each -> (Map<?, ?>) each)
                .map(each -> each.get("name")
                        + (Boolean.TRUE.equals(each.get("overdue")) ? "逾期没有学完,期限是" : "还没有学完,期限是")
                        + each.get("due"))
                .collect(Collectors.joining(","));
    }

    /** Only where the rules name the duty to file plans. */
    List<Counted> plans() {
        int year = ground.on().getYear();
        Map<String, Row> plans =
                ground.registers().where("training-plans", "body", ground.ids(), ground.asOf()).stream()
                        .filter(each -> Long.valueOf(year).equals(each.values().get("year")))
                        .collect(Collectors.toMap(each -> each.text("body"), each -> each));
        List<Item> items = new ArrayList<>();
        boolean open = false;
        boolean failing = false;
        for (Body body : ground.staffed()) {
            Optional<String> duty = ground.rules()
                    .of(body.id(), "training.plan-duty", ground.on())
                    .map(each -> each.text());
            if (duty.isEmpty()) {
                continue;
            }
            LocalDate due = ground.due(body, duty.get(), year);
            Item item = plan(body, plans.get(body.id()), due);
            open |= due == null;
            failing |= due != null && !item.favour() && due.isBefore(ground.on());
            items.add(item);
        }
        if (items.isEmpty()) {
            return List.of();
        }
        int has = (int) items.stream().filter(Item::favour).count();
        Status status = Ground.status(failing, open, has < items.size());
        return List.of(new Counted(new Measure(Kind.PLANS, null, status, has, items.size(), null, null), items));
    }

    private static Item plan(Body body, Row plan, LocalDate due) {
        LocalDate filed = plan == null ? null : plan.date("filedOn");
        String why = null;
        if (due == null) {
            why = "报备期限不能确定";
        } else if (filed == null) {
            why = "没有报备,期限是" + due;
        } else if (filed.isAfter(due)) {
            why = filed + "报备,晚于" + due;
        }
        return new Item(
                plan == null ? null : "training-plans",
                plan == null ? body.id() : plan.key(),
                body.title(),
                why == null,
                why);
    }
}
