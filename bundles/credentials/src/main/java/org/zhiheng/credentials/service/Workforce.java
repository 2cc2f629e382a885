package org.zhiheng.credentials.service;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.questions.PostingKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Who works where on a day, and with a certificate. Few queries, however many people. */
@Component(service = Workforce.class)
public final class Workforce {

    private static final String TOURING = Field.word(PostingKind.TOURING);
    private static final Set<String> AWAY_FOR_GOOD =
            Set.of(Field.word(PostingKind.DEPLOYED), Field.word(PostingKind.STATIONED));

    private final RegisterStore registers;
    private final Organisation organisation;

    @Activate
    public Workforce(@Reference RegisterStore registers, @Reference Organisation organisation) {
        this.registers = registers;
        this.organisation = organisation;
    }

    /**
     * Officers who work at bodies, or units that belong to them, on a day, by the body: their own that are not posted elsewhere, and those posted there. Who
     * tours works where he is from.
     */
    public Map<String, List<Row>> at(Collection<String> bodies, AsOf asOf) {
        Units units = new Units(organisation);
        Map<String, List<String>> places = new LinkedHashMap<>();
        bodies.forEach(each -> places.put(each, units.of(each)));
        return atPlaces(places, asOf);
    }

    /** As {@link #at}, of places that are looked at as one, by what they are called. */
    Map<String, List<Row>> atPlaces(Map<String, List<String>> places, AsOf asOf) {
        Set<String> all = places.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<String, Row> own = byKey(registers.where("officers", "body", all, asOf));
        Map<String, String> posted = new LinkedHashMap<>();
        for (Row each : registers.where("postings", "officer", own.keySet(), asOf)) {
            if (!TOURING.equals(each.text("kind"))) {
                posted.put(each.text("officer"), each.text("body"));
            }
        }
        for (Row each : registers.where("postings", "body", all, asOf)) {
            if (!TOURING.equals(each.text("kind"))) {
                posted.put(each.text("officer"), each.text("body"));
            }
        }
        Set<String> others = new HashSet<>(posted.keySet());
        others.removeAll(own.keySet());
        Map<String, Row> officers = new LinkedHashMap<>(own);
        officers.putAll(registers.rows("officers", others, asOf));
        Map<String, List<Row>> there = officers.values().stream()
                .collect(Collectors.groupingBy(
                        each -> posted.getOrDefault(each.key(), each.text("body")),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<String, List<Row>> working = new LinkedHashMap<>();
        places.forEach((name, parts) -> working.put(
                name,
                parts.stream()
                        .flatMap(each -> there.getOrDefault(each, List.of()).stream())
                        .toList()));
        return working;
    }

    /** The units that are the centre of a township; the township itself where none is registered as one. */
    public List<String> centre(String township, AsOf asOf) {
        return centres(List.of(township), asOf).get(township);
    }

    Map<String, List<String>> centres(Collection<String> townships, AsOf asOf) {
        Units units = new Units(organisation);
        Set<String> all =
                townships.stream().flatMap(each -> units.of(each).stream()).collect(Collectors.toSet());
        Set<String> registered = registers.where("bodies", "body", all, asOf).stream()
                .filter(each -> each.yes("centre"))
                .map(each -> each.text("body"))
                .collect(Collectors.toSet());
        Map<String, List<String>> centres = new LinkedHashMap<>();
        for (String each : townships) {
            Set<String> parts = units.of(each).stream()
                    .filter(unit -> !unit.equals(each) && registered.contains(unit))
                    .flatMap(unit -> units.of(unit).stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            centres.put(each, parts.isEmpty() ? units.of(each) : List.copyOf(parts));
        }
        return centres;
    }

    /** Officers whose own body is one of these, wherever they are posted. */
    public List<Row> of(Collection<String> bodies, AsOf asOf) {
        return registers.where("officers", "body", bodies, asOf);
    }

    /** Keys of those of the officers who are stationed at or deployed to one of the bodies. */
    public Set<String> deployed(Collection<String> officers, Collection<String> to, AsOf asOf) {
        Set<String> targets = Set.copyOf(to);
        return registers.where("postings", "officer", officers, asOf).stream()
                .filter(each -> AWAY_FOR_GOOD.contains(each.text("kind")) && targets.contains(each.text("body")))
                .map(each -> each.text("officer"))
                .collect(Collectors.toSet());
    }

    /** Keys of those of the officers who have a certificate of one of the kinds that is active on the day. */
    public Set<String> certified(Collection<String> officers, Collection<String> kinds, AsOf asOf) {
        List<Row> certificates = registers.where("certificates", "officer", officers, asOf).stream()
                .filter(each -> kinds.contains(each.text("kind")))
                .toList();
        Set<String> held =
                registers
                        .where(
                                "certificate-states",
                                "certificate",
                                certificates.stream().map(Row::key).toList(),
                                asOf)
                        .stream()
                        .map(each -> each.text("certificate"))
                        .collect(Collectors.toSet());
        return certificates.stream()
                .filter(each -> !held.contains(each.key()))
                .map(each -> each.text("officer"))
                .collect(Collectors.toSet());
    }

    /** Auxiliaries at places who have a contract on the day. */
    public List<Row> auxiliaries(Collection<String> places, AsOf asOf) {
        return registers.where("auxiliaries", "body", places, asOf).stream()
                .filter(each -> !asOf.on().isBefore(each.date("contractFrom"))
                        && (each.date("contractTo") == null || !asOf.on().isAfter(each.date("contractTo"))))
                .toList();
    }

    private static Map<String, Row> byKey(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, each -> each, (one, other) -> one, LinkedHashMap::new));
    }
}
