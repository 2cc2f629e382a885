package org.zhiheng.credentials.service;

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
import org.zhiheng.api.questions.StaffingKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.credentials.service.Ground.Counted;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** One counting of the numbers of a division. Each register is asked few times, whatever the number of bodies. Not for several threads. */
final class Counting {

    private final Ground ground;
    private final Headcount headcount;
    private final boolean all;

    /** @param all whether the bodies are all there are in the division */
    Counting(Ground ground, Headcount headcount, boolean all) {
        this.ground = ground;
        this.headcount = headcount;
        this.all = all;
    }

    List<Counted> of(Kind kind) {
        TrainingCounting training = new TrainingCounting(ground);
        ExpiryCounting expiry = new ExpiryCounting(ground);
        return switch (kind) {
            case REVIEWERS -> reviewers();
            case CERTIFICATES -> certificates();
            case CENTRE -> centre();
            case DEPLOYMENT -> deployment();
            case TRAINING -> training.ofThisYear();
            case TRAINING_LAST_YEAR -> training.ofLastYear();
            case COURSES -> training.courses();
            case PLANS -> training.plans();
            case EXPIRING -> expiry.expiring();
            case REVIEWS -> new ReviewCounting(ground).reviews();
            case AUXILIARIES -> expiry.auxiliaries();
            case ROTATION -> rotation();
            case CALENDAR -> calendar();
            case STATES -> StateReports.of(
                    ground.registers(), ground.rules(), ground.bodies(), ground.ids(), ground.asOf());
        };
    }

    private static Counted counted(Kind kind, String body, Headcount.Count count, Ruling<Map<String, Object>> ruling) {
        List<Item> items = new ArrayList<>();
        count.others()
                .forEach(each ->
                        items.add(Ground.officer(each, false, count.why().get(each.key()))));
        count.counted().forEach(each -> items.add(Ground.officer(each, true, null)));
        return new Counted(
                new Measure(
                        kind,
                        body,
                        Ground.status(ruling),
                        count.counted().size(),
                        count.whole().size(),
                        ruling,
                        null),
                items);
    }

    private List<Counted> reviewers() {
        return ground.staffed().stream()
                .map(each -> {
                    Headcount.Count count = Headcount.reviewers(
                            ground.rules(), each.id(), ground.working().get(each.id()), ground.asOf());
                    return counted(
                            Kind.REVIEWERS,
                            each.id(),
                            count,
                            ground.ask("reviewer-staffing", withKind(count.facts(), each), each));
                })
                .toList();
    }

    /** The facts of a body, with what it is. */
    private Map<String, Object> withKind(Map<String, Object> facts, Body body) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        ground.kind(body).ifPresent(kind -> all.put("bodyKind", Field.word(kind)));
        return all;
    }

    /** Whether what is demanded of certificates is demanded of such a body: of all, where the rules do not say of which. */
    private boolean toCertify(Body body) {
        Optional<Applied> bodies = ground.rules().of(body.id(), "staffing.certified-bodies", ground.on());
        return bodies.isEmpty()
                || ground.kind(body)
                        .filter(kind -> bodies.get().codes().contains(Field.word(kind)))
                        .isPresent();
    }

    private List<Counted> certificates() {
        Map<Body, List<Row>> staff = new LinkedHashMap<>();
        Set<String> kinds = new HashSet<>();
        for (Body each : ground.staffed().stream().filter(this::toCertify).toList()) {
            staff.put(
                    each,
                    Headcount.toCertify(
                            ground.rules(), each.id(), ground.working().get(each.id()), ground.asOf()));
            kinds.addAll(ground.rules().codes(each.id(), "officers.certificate-kinds.investigate", ground.on()));
        }
        Set<String> certified = ground.workforce()
                .certified(
                        staff.values().stream()
                                .flatMap(List::stream)
                                .map(Row::key)
                                .toList(),
                        kinds,
                        ground.asOf());
        List<Counted> found = new ArrayList<>();
        staff.forEach((body, rows) -> {
            Headcount.Count count = Headcount.certificates(rows, certified);
            found.add(counted(
                    Kind.CERTIFICATES,
                    body.id(),
                    count,
                    ground.ask("staffing", withKind(staffing(StaffingKind.CERTIFICATES, count), body), body)));
        });
        return found;
    }

    private static Map<String, Object> staffing(StaffingKind kind, Headcount.Count count) {
        Map<String, Object> facts = new LinkedHashMap<>(count.facts());
        facts.put("kind", Field.word(kind));
        return facts;
    }

    /** Of each township; the centre may be a unit of it. */
    private List<Counted> centre() {
        List<Body> townships = ground.bodies().stream()
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP)
                .toList();
        Map<String, List<String>> centres =
                ground.workforce().centres(townships.stream().map(Body::id).toList(), ground.asOf());
        Map<String, List<Row>> working = ground.workforce().atPlaces(centres, ground.asOf());
        Map<String, Long> auxiliaries = ground
                .workforce()
                .auxiliaries(centres.values().stream().flatMap(List::stream).toList(), ground.asOf())
                .stream()
                .collect(Collectors.groupingBy(each -> each.text("body"), Collectors.counting()));
        return townships.stream()
                .map(each -> {
                    long helping = centres.get(each.id()).stream()
                            .mapToLong(place -> auxiliaries.getOrDefault(place, 0L))
                            .sum();
                    Headcount.Count count = Headcount.centre(
                            ground.rules(), each.id(), working.get(each.id()), Math.toIntExact(helping), ground.asOf());
                    return counted(
                            Kind.CENTRE,
                            each.id(),
                            count,
                            ground.ask("staffing", staffing(StaffingKind.CENTRE, count), each));
                })
                .toList();
    }

    /** Of the division as a whole, for whoever sees all of it. */
    private List<Counted> deployment() {
        if (!all) {
            return List.of();
        }
        String division = ground.wanted().division();
        Headcount.Count count = headcount.deployment(division, headcount.departments(division), ground.asOf());
        if (count.whole().isEmpty()) {
            // Of nobody every share is reached: where a rule wants one, that nobody is registered is told instead.
            return ground.rules().in(division, "staffing.deployed-share", ground.on()).stream()
                    .map(rule -> new Counted(
                            new Measure(Kind.DEPLOYMENT, null, Status.UNDETERMINED, 0, 0, null, "不能确定:还没有登记本区部门的执法人员"),
                            List.of()))
                    .toList();
        }
        Ruling<Map<String, Object>> ruling = ground.rules()
                .asking()
                .ask("staffing", staffing(StaffingKind.DEPLOYMENT, count), division, ground.on());
        return List.of(counted(Kind.DEPLOYMENT, null, count, ruling));
    }

    private record Since(String division, LocalDate day) {}

    private List<Counted> rotation() {
        List<Row> services = ground.registers().where("front-line-services", "body", ground.places(), ground.asOf());
        Map<String, Row> officers = ground.registers()
                .rows(
                        Ground.OFFICERS,
                        services.stream().map(each -> each.text("officer")).toList(),
                        ground.asOf());
        Map<Since, Ruling<Map<String, Object>>> answers = new HashMap<>();
        Map<String, List<Item>> items = new TreeMap<>();
        Set<String> open = new HashSet<>();
        Set<String> failing = new HashSet<>();
        for (Row each : services) {
            Body body = ground.bodyAt(each.text("body"));
            Row officer = officers.get(each.text("officer"));
            if (officer == null) {
                continue;
            }
            LocalDate since = each.date("since");
            Ruling<Map<String, Object>> ruling = answers.computeIfAbsent(
                    new Since(ground.rulesOf(body), since),
                    key -> ground.ask("rotation", Map.of("frontLineSince", since.toString()), body));
            String why = "到一线" + since;
            boolean favour = true;
            if (!ruling.determined()) {
                open.add(body.id());
                favour = false;
                why = Ground.open(ruling);
            } else if (Boolean.TRUE.equals(ruling.answer().get("must"))) {
                failing.add(body.id());
                favour = false;
                why += ",必须交流";
            } else if (Boolean.TRUE.equals(ruling.answer().get("may"))) {
                why += ",可以交流";
            }
            items.computeIfAbsent(body.id(), key -> new ArrayList<>()).add(Ground.officer(officer, favour, why));
        }
        List<Counted> found = new ArrayList<>();
        items.forEach((body, rows) -> {
            int has = (int) rows.stream().filter(Item::favour).count();
            found.add(new Counted(
                    new Measure(
                            Kind.ROTATION,
                            body,
                            Ground.status(failing.contains(body), open.contains(body), false),
                            has,
                            rows.size(),
                            null,
                            null),
                    rows));
        });
        return found;
    }

    /** Terms that reach into a year without a calendar cannot be counted. */
    private List<Counted> calendar() {
        RuleBook book = ground.rules().books().book(ground.wanted().division());
        if (book == null) {
            return List.of();
        }
        int next = ground.on().getYear() + 1;
        boolean there = book.calendar().covers(next);
        return List.of(new Counted(
                new Measure(Kind.CALENDAR, null, there ? Status.MET : Status.NOT_MET, there ? 1 : 0, 1, null, null),
                List.of(new Item(
                        null,
                        String.valueOf(next),
                        next + "年工作日安排",
                        there,
                        there ? null : "规则包里还没有" + next + "年的放假安排,涉及下一年的期限不能计算"))));
    }
}
