package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Kind;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.service.Ground.Counted;
import org.zhiheng.rules.Applied;

/**
 * Counts certificates that failed their annual review or missed it. Whether there is one, and until when, the rules of the place say; a review that was failed
 * is told wherever there was one. Not for several threads.
 */
final class ReviewCounting {

    private final Ground ground;
    private final Map<String, LocalDate> dues = new HashMap<>();

    ReviewCounting(Ground ground) {
        this.ground = ground;
    }

    List<Counted> reviews() {
        List<Row> all = ground.registers().where("certificates", "body", ground.places(), ground.asOf());
        Map<String, String> states = ground.states(all.stream().map(Row::key).toList());
        List<Row> certificates = all.stream()
                .filter(each -> !ExpiryCounting.GONE.contains(states.getOrDefault(each.key(), "")))
                .toList();
        Set<String> keys = certificates.stream().map(Row::key).collect(Collectors.toSet());
        Map<String, LocalDate> begins = new HashMap<>();
        ground.registers()
                .life("certificates", "key", keys, ground.asOf().knownAt())
                .forEach(each ->
                        begins.merge(each.key(), each.from(), (one, other) -> one.isBefore(other) ? one : other));
        Map<String, List<Row>> reviews =
                ground.registers().where("certificate-reviews", "certificate", keys, ground.asOf()).stream()
                        .filter(each -> !each.date("reviewedOn").isAfter(ground.on()))
                        .collect(Collectors.groupingBy(each -> each.text("certificate")));
        Map<String, List<Found>> found = new TreeMap<>();
        for (Row each : certificates) {
            Found one = looked(each, begins.get(each.key()), reviews.getOrDefault(each.key(), List.of()));
            if (one != null) {
                found.computeIfAbsent(ground.bodyAt(each.text("body")).id(), body -> new ArrayList<>())
                        .add(one);
            }
        }
        return counted(found);
    }

    /** @param state null where all is well */
    private record Found(Item item, State state) {}

    private enum State {
        FAILS,
        OPEN,
        COMING
    }

    /** Null where no review is wanted and none was failed. */
    private Found looked(Row certificate, LocalDate begin, List<Row> reviews) {
        Body body = ground.bodyAt(certificate.text("body"));
        Row last = reviews.stream().max(LastReviews.ORDER).orElse(null);
        if (last != null && LastReviews.FAILED.equals(last.text("outcome"))) {
            return found(certificate, State.FAILS, year(last) + "年度年审不合格" + consequence(body));
        }
        boolean exempt = ground.rules()
                .codes(body.id(), "certificates.exempt-kinds", ground.on())
                .contains(certificate.text("kind"));
        if (exempt || !ground.rules().says(body.id(), "certificates.annual-review", ground.on())) {
            return null;
        }
        String duty = ground.rules()
                .of(body.id(), "certificates.annual-review-duty", ground.on())
                .map(Applied::text)
                .orElse(null);
        int now = ground.on().getYear();
        Set<Long> reviewed = reviews.stream().map(ReviewCounting::year).collect(Collectors.toSet());
        for (int year : new int[] {now - 1, now}) {
            if (year <= begin.getYear() || reviewed.contains((long) year)) {
                continue;
            }
            LocalDate due = duty == null ? null : due(body, duty, year);
            if (due != null && due.isBefore(ground.on())) {
                return found(certificate, State.FAILS, year + "年度没有年审,期限是" + due + consequence(body));
            }
            if (year == now) {
                return due == null
                        ? found(certificate, State.OPEN, year + "年度年审的期限不能确定")
                        : found(certificate, State.COMING, year + "年度还没有年审,期限是" + due);
            }
        }
        return found(certificate, null, null);
    }

    private static long year(Row review) {
        return (Long) review.values().get("year");
    }

    private String consequence(Body body) {
        return ground.rules()
                .of(body.id(), "certificates.annual-review-unpassed", ground.on())
                .map(each -> "," + each.text())
                .orElse("");
    }

    private LocalDate due(Body body, String duty, int year) {
        String key = ground.rulesOf(body) + " " + year;
        if (!dues.containsKey(key)) {
            dues.put(key, ground.due(body, duty, year));
        }
        return dues.get(key);
    }

    private static Found found(Row certificate, State state, String why) {
        return new Found(
                new Item("certificates", certificate.key(), certificate.text("number"), why == null, why), state);
    }

    private static List<Counted> counted(Map<String, List<Found>> found) {
        List<Counted> counted = new ArrayList<>();
        found.forEach((body, rows) -> {
            Set<State> states = rows.stream()
                    .filter(each -> each.state() != null)
                    .map(Found::state)
                    .collect(Collectors.toSet());
            List<Item> items = rows.stream().map(Found::item).toList();
            int has = (int) items.stream().filter(Item::favour).count();
            counted.add(new Counted(
                    new Measure(
                            Kind.REVIEWS,
                            body,
                            Ground.status(
                                    states.contains(State.FAILS),
                                    states.contains(State.OPEN),
                                    states.contains(State.COMING)),
                            has,
                            items.size(),
                            null,
                            null),
                    items));
        });
        return counted;
    }
}
