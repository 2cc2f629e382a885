package org.zhiheng.credentials.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
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

    @Activate
    public Workforce(@Reference RegisterStore registers) {
        this.registers = registers;
    }

    /**
     * Officers who work at bodies on a day, by the body: its own that are not posted elsewhere, and those posted to it. Who tours works where he is
     * from.
     */
    public Map<String, List<Row>> at(Collection<String> bodies, AsOf asOf) {
        Map<String, Row> own = byKey(registers.where("officers", "body", bodies, asOf));
        Set<String> away = new HashSet<>();
        for (Row each : registers.where("postings", "officer", own.keySet(), asOf)) {
            if (!TOURING.equals(each.text("kind"))) {
                away.add(each.text("officer"));
            }
        }
        Map<String, String> posted = new LinkedHashMap<>();
        for (Row each : registers.where("postings", "body", bodies, asOf)) {
            if (!TOURING.equals(each.text("kind"))) {
                posted.put(each.text("officer"), each.text("body"));
            }
        }
        Map<String, Row> comers = registers.rows("officers", posted.keySet(), asOf);
        Map<String, List<Row>> working = own.values().stream()
                .filter(each -> !away.contains(each.key()))
                .collect(Collectors.groupingBy(each -> each.text("body")));
        Map<String, List<Row>> all = new LinkedHashMap<>();
        for (String body : bodies) {
            List<Row> there = new ArrayList<>(working.getOrDefault(body, List.of()));
            posted.forEach((officer, to) -> {
                if (to.equals(body) && comers.containsKey(officer)) {
                    there.add(comers.get(officer));
                }
            });
            all.put(body, there);
        }
        return all;
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

    /** Auxiliaries of bodies. */
    public List<Row> auxiliaries(Collection<String> bodies, AsOf asOf) {
        return registers.where("auxiliaries", "body", bodies, asOf);
    }

    private static Map<String, Row> byKey(List<Row> rows) {
        return rows.stream().collect(Collectors.toMap(Row::key, each -> each, (one, other) -> one, LinkedHashMap::new));
    }
}
