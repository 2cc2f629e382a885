package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.registers.RegisterStore;

/** What became of rows of lists: accepted by both sides, recalled; on a day and as known when, found in a few queries. */
final class Acceptances {

    /** Values asked for in one query. */
    private static final int AT_ONCE = 300;

    private final RegisterStore store;
    private final AsOf asOf;
    private final Map<String, List<Signed>> signed = new LinkedHashMap<>();
    private final Map<String, Set<String>> departments;
    private final Map<String, List<Row>> recalls;

    /** A confirmation that somebody has signed, and when the last of them did. */
    private record Signed(String department, String township, Set<String> signers, LocalDate on) {}

    /** @param empowerments the rows of lists that will be asked about */
    Acceptances(RegisterStore store, Collection<Row> empowerments, AsOf asOf) {
        this.store = store;
        this.asOf = asOf;
        Set<String> keys = empowerments.stream().map(Row::key).collect(Collectors.toSet());
        confirmations(empowerments.stream().map(each -> each.text("list")).collect(Collectors.toSet()));
        departments = Followed.bodies(store, EmpowermentRegisters.EMPOWERMENTS, "originalBody", keys, asOf.knownAt());
        recalls = grouped(EmpowermentRegisters.RECALLS.id(), "empowerment", keys);
    }

    private void confirmations(Set<String> lists) {
        Map<String, List<Row>> all = grouped(EmpowermentRegisters.CONFIRMATIONS.id(), "list", lists);
        List<Row> confirmations = all.values().stream().flatMap(List::stream).toList();
        Map<String, List<Row>> signatures = grouped(
                EmpowermentRegisters.SIGNATURES.id(),
                "confirmation",
                confirmations.stream().map(Row::key).collect(Collectors.toSet()));
        for (Row each : confirmations) {
            List<Row> own = signatures.getOrDefault(each.key(), List.of());
            own.stream()
                    .map(one -> one.date("signedOn"))
                    .max(LocalDate::compareTo)
                    .ifPresent(day -> signed.computeIfAbsent(each.text("list"), key -> new ArrayList<>())
                            .add(new Signed(
                                    each.text("department"),
                                    each.text("township"),
                                    own.stream()
                                            .map(one -> one.text("signedFor"))
                                            .collect(Collectors.toSet()),
                                    day)));
        }
    }

    /**
     * When the second of both had signed; null while not both have.
     *
     * @param townships one, and those in whose place it stands
     */
    LocalDate confirmed(Row empowerment, Set<String> townships) {
        Set<String> own = departments.get(empowerment.key());
        return signed.getOrDefault(empowerment.text("list"), List.of()).stream()
                .filter(each -> own.contains(each.department())
                        && townships.contains(each.township())
                        && each.signers().stream().anyMatch(own::contains)
                        && each.signers().stream().anyMatch(townships::contains))
                .map(Signed::on)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** When the row was first recalled from one of these townships; null when it was not. */
    LocalDate recalled(Row empowerment, Set<String> townships) {
        return recalls.getOrDefault(empowerment.key(), List.of()).stream()
                .filter(each -> each.text("township") == null || townships.contains(each.text("township")))
                .map(each -> each.date("recalledOn"))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private Map<String, List<Row>> grouped(String register, String field, Collection<String> values) {
        return grouped(store, register, field, values, asOf);
    }

    /** Rows whose field has one of the values, by it. */
    static Map<String, List<Row>> grouped(
            RegisterStore store, String register, String field, Collection<String> values, AsOf asOf) {
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        List<String> all = List.copyOf(values);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            store.where(register, field, all.subList(from, Math.min(all.size(), from + AT_ONCE)), asOf)
                    .forEach(each -> groups.computeIfAbsent(each.text(field), key -> new ArrayList<>())
                            .add(each));
        }
        return groups;
    }
}
