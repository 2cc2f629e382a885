package org.zhiheng.credentials.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Kind;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.credentials.Monitors.Status;
import org.zhiheng.api.credentials.Monitors.Wanted;
import org.zhiheng.api.questions.StaffingKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.RuleBook;

/** One counting of the numbers of a division. Each register is asked few times, whatever the number of bodies. Not for several threads. */
final class Counting {

    private static final String EXPIRY_WARNING = "certificates.expiry-warning";
    private static final String OFFICERS = "officers";

    private final RegisterStore registers;
    private final Workforce workforce;
    private final Headcount headcount;
    private final DayRules.Now rules;
    private final Wanted wanted;
    private final List<Body> bodies;
    private final boolean all;
    private final AsOf asOf;
    private final LocalDate until;
    private Map<String, List<Row>> working;

    /** @param all whether the bodies are all there are in the division */
    Counting(
            RegisterStore registers,
            Workforce workforce,
            Headcount headcount,
            DayRules.Now rules,
            Wanted wanted,
            List<Body> bodies,
            boolean all) {
        this.registers = registers;
        this.workforce = workforce;
        this.headcount = headcount;
        this.rules = rules;
        this.wanted = wanted;
        this.bodies = bodies;
        this.all = all;
        this.asOf = new AsOf(wanted.on(), wanted.knownAt());
        this.until = wanted.until() == null ? soon() : wanted.until();
    }

    private LocalDate soon() {
        return rules.in(wanted.division(), EXPIRY_WARNING, wanted.on())
                .map(days -> wanted.on().plusDays(days.number("calendar-day").longValueExact()))
                .orElse(wanted.on());
    }

    /** A number and the rows behind it. */
    record Counted(Measure measure, List<Item> items) {}

    List<Counted> of(Kind kind) {
        return switch (kind) {
            case REVIEWERS -> reviewers();
            case CERTIFICATES -> certificates();
            case CENTRE -> centre();
            case DEPLOYMENT -> deployment();
            case TRAINING -> training();
            case PLANS -> plans();
            case EXPIRING -> expiring();
            case ROTATION -> rotation();
            case CALENDAR -> calendar();
        };
    }

    private List<String> ids() {
        return bodies.stream().map(Body::id).toList();
    }

    private Map<String, List<Row>> working() {
        if (working == null) {
            working = workforce.at(ids(), asOf);
        }
        return working;
    }

    /** Bodies with officers. */
    private List<Body> staffed() {
        return bodies.stream()
                .filter(each -> !working().get(each.id()).isEmpty())
                .toList();
    }

    private Ruling<Map<String, Object>> ask(String question, Map<String, Object> facts, Body body) {
        return rules.asking().ask(question, facts, body.division().value(), wanted.on());
    }

    private static Counted counted(Kind kind, String body, Headcount.Count count, Ruling<Map<String, Object>> ruling) {
        List<Item> items = new ArrayList<>();
        count.others().forEach(each -> items.add(officer(each, false, null)));
        count.counted().forEach(each -> items.add(officer(each, true, null)));
        return new Counted(
                new Measure(
                        kind,
                        body,
                        status(ruling),
                        count.counted().size(),
                        count.whole().size(),
                        ruling),
                items);
    }

    private static Item officer(Row row, boolean favour, String why) {
        return new Item(OFFICERS, row.key(), row.text("name"), favour, why);
    }

    private static Status status(Ruling<Map<String, Object>> ruling) {
        if (!ruling.determined()) {
            return Status.UNDETERMINED;
        }
        return Boolean.TRUE.equals(ruling.answer().get("satisfied")) ? Status.MET : Status.NOT_MET;
    }

    /** Of rows asked one by one: one that fails is enough, and one that is open leaves it open. */
    private static Status status(boolean failing, boolean open) {
        if (failing) {
            return Status.NOT_MET;
        }
        return open ? Status.UNDETERMINED : Status.MET;
    }

    private List<Counted> reviewers() {
        return staffed().stream()
                .map(each -> {
                    Headcount.Count count = Headcount.reviewers(working().get(each.id()));
                    return counted(Kind.REVIEWERS, each.id(), count, ask("reviewer-staffing", count.facts(), each));
                })
                .toList();
    }

    private List<Counted> certificates() {
        Map<Body, List<Row>> staff = new LinkedHashMap<>();
        Set<String> kinds = new HashSet<>();
        for (Body each : staffed()) {
            staff.put(each, Headcount.toCertify(rules, each.id(), working().get(each.id()), asOf));
            kinds.addAll(rules.codes(each.id(), "officers.certificate-kinds.investigate", wanted.on()));
        }
        Set<String> certified = workforce.certified(
                staff.values().stream().flatMap(List::stream).map(Row::key).toList(), kinds, asOf);
        List<Counted> found = new ArrayList<>();
        staff.forEach((body, rows) -> {
            Headcount.Count count = Headcount.certificates(rows, certified);
            found.add(counted(
                    Kind.CERTIFICATES,
                    body.id(),
                    count,
                    ask("staffing", staffing(StaffingKind.CERTIFICATES, count), body)));
        });
        return found;
    }

    private static Map<String, Object> staffing(StaffingKind kind, Headcount.Count count) {
        Map<String, Object> facts = new LinkedHashMap<>(count.facts());
        facts.put("kind", Field.word(kind));
        return facts;
    }

    private List<Counted> centre() {
        List<Body> townships = bodies.stream()
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP)
                .toList();
        Map<String, Long> auxiliaries = workforce
                .auxiliaries(townships.stream().map(Body::id).toList(), asOf)
                .stream()
                .collect(Collectors.groupingBy(each -> each.text("body"), Collectors.counting()));
        return townships.stream()
                .map(each -> {
                    Headcount.Count count = Headcount.centre(
                            rules,
                            each.id(),
                            working().get(each.id()),
                            auxiliaries.getOrDefault(each.id(), 0L).intValue(),
                            asOf);
                    return counted(
                            Kind.CENTRE, each.id(), count, ask("staffing", staffing(StaffingKind.CENTRE, count), each));
                })
                .toList();
    }

    /** Of the division as a whole, for whoever sees all of it. */
    private List<Counted> deployment() {
        if (!all) {
            return List.of();
        }
        Headcount.Count count = headcount.deployment(wanted.division(), headcount.departments(wanted.division()), asOf);
        if (count.whole().isEmpty()) {
            return List.of();
        }
        Ruling<Map<String, Object>> ruling = rules.asking()
                .ask("staffing", staffing(StaffingKind.DEPLOYMENT, count), wanted.division(), wanted.on());
        return List.of(counted(Kind.DEPLOYMENT, null, count, ruling));
    }

    private record Hours(String division, Map<String, BigDecimal> hours) {}

    private List<Counted> training() {
        int year = wanted.on().getYear();
        Map<String, Map<String, BigDecimal>> ledger = new HashMap<>();
        registers.each("trainings", asOf, Map.of("year", String.valueOf(year)), row -> ledger.computeIfAbsent(
                        row.text("officer"), key -> new TreeMap<>())
                .merge(
                        row.text("type") + " " + row.text("organiser"),
                        (BigDecimal) row.values().get("hours"),
                        BigDecimal::add));
        // Officers with the same hours have the same answer.
        Map<Hours, Ruling<Map<String, Object>>> answers = new HashMap<>();
        List<Counted> found = new ArrayList<>();
        for (Body body : staffed()) {
            List<Item> items = new ArrayList<>();
            int has = 0;
            boolean open = false;
            boolean failing = false;
            for (Row officer : working().get(body.id())) {
                Hours hours = new Hours(body.division().value(), ledger.getOrDefault(officer.key(), Map.of()));
                Ruling<Map<String, Object>> ruling = answers.computeIfAbsent(
                        hours, key -> ask("training", Map.of("year", year, "records", attended(key)), body));
                Status status = status(ruling);
                has += status == Status.MET ? 1 : 0;
                open |= status == Status.UNDETERMINED;
                failing |= status == Status.NOT_MET;
                items.add(officer(officer, status == Status.MET, lacking(ruling)));
            }
            found.add(new Counted(
                    new Measure(Kind.TRAINING, body.id(), status(failing, open), has, items.size(), null), items));
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

    private static String lacking(Ruling<Map<String, Object>> ruling) {
        if (!ruling.determined()) {
            return "不能确定:" + String.join("、", ruling.missing());
        }
        if (!(ruling.answer().get("short") instanceof Map<?, ?> lacking) || lacking.isEmpty()) {
            return null;
        }
        return lacking.entrySet().stream()
                .map(each -> ("total".equals(each.getKey()) ? "合计" : each.getKey())
                        + "缺"
                        + new BigDecimal(String.valueOf(each.getValue()))
                                .stripTrailingZeros()
                                .toPlainString()
                        + "学时")
                .collect(Collectors.joining(","));
    }

    /** Only where the rules name the duty to file plans. */
    private List<Counted> plans() {
        int year = wanted.on().getYear();
        Map<String, Row> plans = registers.where("training-plans", "body", ids(), asOf).stream()
                .filter(each -> Long.valueOf(year).equals(each.values().get("year")))
                .collect(Collectors.toMap(each -> each.text("body"), each -> each));
        List<Item> items = new ArrayList<>();
        boolean open = false;
        boolean failing = false;
        boolean coming = false;
        for (Body body : staffed()) {
            Optional<String> duty =
                    rules.of(body.id(), "training.plan-duty", wanted.on()).map(each -> each.text());
            if (duty.isEmpty()) {
                continue;
            }
            Optional<LocalDate> due = due(body, duty.get(), year);
            Item item = plan(body, plans.get(body.id()), due.orElse(null));
            open |= due.isEmpty();
            boolean late = due.isPresent() && due.get().isBefore(wanted.on());
            failing |= due.isPresent() && !item.favour() && late;
            coming |= due.isPresent() && !item.favour() && !late;
            items.add(item);
        }
        if (items.isEmpty()) {
            return List.of();
        }
        int has = (int) items.stream().filter(Item::favour).count();
        Status status = coming && !failing && !open ? Status.NOT_YET_DUE : status(failing, open);
        Measure measure = new Measure(Kind.PLANS, null, status, has, items.size(), null);
        return List.of(new Counted(measure, items));
    }

    private Optional<LocalDate> due(Body body, String duty, int year) {
        Ruling<Map<String, Object>> ruling = ask(
                "duty-dates",
                Map.of(
                        "id", duty,
                        "from", LocalDate.of(year, 1, 1).toString(),
                        "to", LocalDate.of(year, 12, 31).toString()),
                body);
        if (!ruling.determined()
                || !(ruling.answer().get("duties") instanceof List<?> duties)
                || duties.isEmpty()
                || !(duties.get(0) instanceof Map<?, ?> first)) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.parse(String.valueOf(first.get("dueLegal"))));
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

    private List<Counted> expiring() {
        List<Row> certificates = registers.where("certificates", "body", ids(), asOf);
        Set<String> ending = certificates.stream()
                .filter(each -> each.to() != null && !each.to().isAfter(until))
                .map(Row::key)
                .collect(Collectors.toSet());
        Set<String> going = registers.life("certificates", "key", ending, wanted.knownAt()).stream()
                .filter(each -> each.to() == null || each.to().isAfter(until))
                .map(Row::key)
                .collect(Collectors.toSet());
        Set<String> gone =
                registers
                        .where(
                                "certificate-states",
                                "certificate",
                                certificates.stream().map(Row::key).toList(),
                                asOf)
                        .stream()
                        .filter(each -> each.to() == null)
                        .map(each -> each.text("certificate"))
                        .collect(Collectors.toSet());
        List<Counted> found = new ArrayList<>();
        Map<String, List<Row>> byBody = certificates.stream()
                .filter(each -> !gone.contains(each.key()))
                .collect(Collectors.groupingBy(each -> each.text("body"), TreeMap::new, Collectors.toList()));
        byBody.forEach((body, rows) -> {
            List<Item> items = rows.stream()
                    .map(each -> {
                        boolean soon = ending.contains(each.key()) && !going.contains(each.key());
                        return new Item(
                                "certificates",
                                each.key(),
                                each.text("number"),
                                !soon,
                                soon ? "有效期至" + each.to() : null);
                    })
                    .toList();
            int has = (int) items.stream().filter(Item::favour).count();
            found.add(new Counted(
                    new Measure(Kind.EXPIRING, body, status(has < items.size(), false), has, items.size(), null),
                    items));
        });
        return found;
    }

    private record Since(String division, LocalDate day) {}

    private List<Counted> rotation() {
        List<Row> services = registers.where("front-line-services", "body", ids(), asOf);
        Map<String, Row> officers = registers.rows(
                OFFICERS, services.stream().map(each -> each.text("officer")).toList(), asOf);
        Map<String, Body> byId = bodies.stream().collect(Collectors.toMap(Body::id, each -> each));
        Map<Since, Ruling<Map<String, Object>>> answers = new HashMap<>();
        Map<String, List<Item>> items = new TreeMap<>();
        Set<String> open = new HashSet<>();
        Set<String> failing = new HashSet<>();
        for (Row each : services) {
            Body body = byId.get(each.text("body"));
            Row officer = officers.get(each.text("officer"));
            if (officer == null) {
                continue;
            }
            LocalDate since = each.date("since");
            Ruling<Map<String, Object>> ruling = answers.computeIfAbsent(
                    new Since(body.division().value(), since),
                    key -> ask("rotation", Map.of("frontLineSince", since.toString()), body));
            String why = "到一线" + since;
            boolean favour = true;
            if (!ruling.determined()) {
                open.add(body.id());
                favour = false;
                why = "不能确定:" + String.join("、", ruling.missing());
            } else if (Boolean.TRUE.equals(ruling.answer().get("must"))) {
                failing.add(body.id());
                favour = false;
                why += ",必须交流";
            } else if (Boolean.TRUE.equals(ruling.answer().get("may"))) {
                why += ",可以交流";
            }
            items.computeIfAbsent(body.id(), key -> new ArrayList<>()).add(officer(officer, favour, why));
        }
        List<Counted> found = new ArrayList<>();
        items.forEach((body, rows) -> {
            int has = (int) rows.stream().filter(Item::favour).count();
            found.add(new Counted(
                    new Measure(
                            Kind.ROTATION,
                            body,
                            status(failing.contains(body), open.contains(body)),
                            has,
                            rows.size(),
                            null),
                    rows));
        });
        return found;
    }

    /** Terms that reach into a year without a calendar cannot be counted. */
    private List<Counted> calendar() {
        RuleBook book = rules.books().book(wanted.division());
        if (book == null) {
            return List.of();
        }
        int next = wanted.on().getYear() + 1;
        boolean there = book.calendar().covers(next);
        return List.of(new Counted(
                new Measure(Kind.CALENDAR, null, there ? Status.MET : Status.NOT_MET, there ? 1 : 0, 1, null),
                List.of(new Item(
                        null,
                        String.valueOf(next),
                        next + "年工作日安排",
                        there,
                        there ? null : "规则包里还没有" + next + "年的放假安排,涉及下一年的期限不能计算"))));
    }
}
