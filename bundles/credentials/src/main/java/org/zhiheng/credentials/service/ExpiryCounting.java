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
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.service.Ground.Counted;

/** Counts what runs out: certificates, and contracts and cards of auxiliaries. Not for several threads. */
final class ExpiryCounting {

    static final Set<String> GONE =
            Set.of(Field.word(CertificateState.TAKEN_BACK), Field.word(CertificateState.CANCELLED));

    private static final String CERTIFICATES = "certificates";
    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);

    private final Ground ground;

    ExpiryCounting(Ground ground) {
        this.ground = ground;
    }

    /** One that is suspended runs out, too; one that another follows without a gap does not matter. */
    List<Counted> expiring() {
        List<Row> certificates = ground.registers().where(CERTIFICATES, "body", ground.places(), ground.asOf());
        Map<String, String> states =
                ground.states(certificates.stream().map(Row::key).toList());
        Map<String, LocalDate> ends = ends(certificates);
        Map<String, List<Row>> followers = followers(certificates, ends);
        Map<String, List<Item>> items = new TreeMap<>();
        for (Row each : certificates) {
            String state = states.get(each.key());
            if (state != null && GONE.contains(state)) {
                continue;
            }
            LocalDate end = ends.get(each.key());
            String why = null;
            if (end != null && !end.isAfter(ground.until()) && !followed(each, end, followers)) {
                why = "有效期至" + end + (SUSPENDED.equals(state) ? ",正在暂扣" : "");
            }
            items.computeIfAbsent(ground.bodyAt(each.text("body")).id(), body -> new ArrayList<>())
                    .add(new Item(CERTIFICATES, each.key(), each.text("number"), why == null, why));
        }
        return counted(Kind.EXPIRING, items);
    }

    /** The last days of certificates, of which only a part may be said of the day; null for no end. */
    private Map<String, LocalDate> ends(List<Row> certificates) {
        Map<String, LocalDate> ends = new HashMap<>();
        certificates.forEach(each -> ends.put(each.key(), each.to()));
        Set<String> ending = certificates.stream()
                .filter(each -> each.to() != null && !each.to().isAfter(ground.until()))
                .map(Row::key)
                .collect(Collectors.toSet());
        ground.registers()
                .life(CERTIFICATES, "key", ending, ground.asOf().knownAt())
                .forEach(each -> {
                    LocalDate end = ends.get(each.key());
                    if (end != null && (each.to() == null || each.to().isAfter(end))) {
                        ends.put(each.key(), each.to());
                    }
                });
        return ends;
    }

    /** All certificates of holders of one that runs out, by holder. */
    private Map<String, List<Row>> followers(List<Row> certificates, Map<String, LocalDate> ends) {
        Set<String> holders = certificates.stream()
                .filter(each ->
                        ends.get(each.key()) != null && !ends.get(each.key()).isAfter(ground.until()))
                .map(each -> each.text("officer"))
                .collect(Collectors.toSet());
        return ground
                .registers()
                .life(CERTIFICATES, "officer", holders, ground.asOf().knownAt())
                .stream()
                .collect(Collectors.groupingBy(each -> each.text("officer")));
    }

    private boolean followed(Row certificate, LocalDate end, Map<String, List<Row>> followers) {
        return followers.getOrDefault(certificate.text("officer"), List.of()).stream()
                .anyMatch(each -> !each.key().equals(certificate.key())
                        && each.text("kind").equals(certificate.text("kind"))
                        && !each.from().isAfter(end.plusDays(1))
                        && (each.to() == null || each.to().isAfter(ground.until())));
    }

    /** Whoever has no contract, or no card where one is wanted, on the day, or soon has none. */
    List<Counted> auxiliaries() {
        Map<String, List<Item>> items = new TreeMap<>();
        for (Row each : ground.registers().where("auxiliaries", "body", ground.places(), ground.asOf())) {
            Body body = ground.bodyAt(each.text("body"));
            boolean card = ground.rules().says(body.id(), "auxiliaries.certificate-required", ground.on());
            List<String> why = new ArrayList<>();
            ends("合同", each.date("contractTo"), why);
            if (each.date("cardFrom") != null) {
                ends("证件", each.date("cardTo"), why);
            } else if (card) {
                why.add("没有辅助人员证件");
            }
            items.computeIfAbsent(body.id(), key -> new ArrayList<>())
                    .add(new Item(
                            "auxiliaries",
                            each.key(),
                            each.text("name"),
                            why.isEmpty(),
                            why.isEmpty() ? null : String.join(",", why)));
        }
        return counted(Kind.AUXILIARIES, items);
    }

    private void ends(String what, LocalDate to, List<String> why) {
        if (to != null && to.isBefore(ground.on())) {
            why.add(what + "已于" + to + "期满");
        } else if (to != null && !to.isAfter(ground.until())) {
            why.add(what + "至" + to + "期满");
        }
    }

    private static List<Counted> counted(Kind kind, Map<String, List<Item>> items) {
        List<Counted> found = new ArrayList<>();
        items.forEach((body, rows) -> {
            int has = (int) rows.stream().filter(Item::favour).count();
            found.add(new Counted(
                    new Measure(
                            kind, body, Ground.status(has < rows.size(), false, false), has, rows.size(), null, null),
                    rows));
        });
        return found;
    }
}
