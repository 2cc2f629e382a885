package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Reads the register of qualifications. */
@Component(service = BodyQualifications.class)
public final class BodyQualificationsService implements BodyQualifications {

    static final String REGISTER = "body-qualifications";

    private final RegisterStore registers;
    private final Organisation organisation;

    @Activate
    public BodyQualificationsService(@Reference RegisterStore registers, @Reference Organisation organisation) {
        this.registers = registers;
        this.organisation = organisation;
    }

    @Override
    public Map<String, Object> facts(String body, AsOf asOf) {
        String found = body;
        List<Row> life = life(found, asOf);
        while (life.isEmpty() && above(found).isPresent()) {
            found = above(found).get();
            life = life(found, asOf);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        life.stream()
                .filter(each -> !each.from().isAfter(asOf.on()))
                .max(Comparator.comparing(Row::from))
                .ifPresent(row -> {
                    facts.put("state", row.text("state"));
                    if (row.date("publishedOn") != null) {
                        facts.put("publishedOn", row.date("publishedOn").toString());
                    }
                    if (row.to() != null && row.to().isBefore(asOf.on())) {
                        facts.put("endedOn", row.to().toString());
                    }
                });
        return facts;
    }

    private List<Row> life(String body, AsOf asOf) {
        return registers.life(REGISTER, "body", List.of(body), asOf.knownAt());
    }

    /** The body a unit belongs to. */
    private Optional<String> above(String body) {
        return organisation
                .body(body)
                .filter(each -> each.kind() == Body.Kind.UNIT)
                .map(Body::parent);
    }

    @Override
    public Set<String> qualified(Collection<String> bodies, LocalDate day) {
        Set<String> qualified = new HashSet<>(BodyChecks.qualified(registers, bodies, day));
        for (String each : bodies) {
            if (!qualified.contains(each)
                    && above(each).isPresent()
                    && life(each, AsOf.on(day)).isEmpty()) {
                String above = above(each).get();
                if (qualified(Set.of(above), day).contains(above)) {
                    qualified.add(each);
                }
            }
        }
        return qualified;
    }
}
