package org.zhiheng.powers.service;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.domain.ListRegisters;
import org.zhiheng.registers.RegisterStore;

/**
 * What the catalogues of major decisions say for the question {@code legal-review}: whether an entry that names no amount and no impact, which somebody would have to
 * weigh, is about acts of this kind in the field of the item, or has the item's name. Entries of the body and of those above it are looked at.
 */
@Component(service = FactSource.class)
public final class ReviewFacts implements FactSource {

    private static final String ITEM = "item";
    private static final String BODY = "body";
    private static final String IN_CATALOGUE = "inCatalogue";

    private final RegisterStore store;
    private final Organisation organisation;

    @Activate
    public ReviewFacts(@Reference RegisterStore store, @Reference Organisation organisation) {
        this.store = store;
        this.organisation = organisation;
    }

    @Override
    public String question() {
        return "legal-review";
    }

    @Override
    public Map<String, String> references() {
        return Map.of(ITEM, "执法事项的编号", BODY, "作出决定的机构编号");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        if (!(references.get(ITEM) instanceof String key) || !(references.get(BODY) instanceof String body)) {
            return Map.of();
        }
        Row item = store.row(ItemRegisters.ITEMS.id(), key, asOf)
                .orElseThrow(() -> CompetenceFacts.unknown(ITEM, "执法事项目录在" + asOf.on() + "没有编号为“" + key + "”的事项"));
        boolean listed = store.where(ListRegisters.REVIEW_CATALOGUE.id(), BODY, withThoseAbove(body), asOf).stream()
                .anyMatch(each -> about(each, item));
        Map<String, Object> facts = new LinkedHashMap<>();
        if (listed) {
            facts.put(IN_CATALOGUE, true);
        }
        return facts;
    }

    private Set<String> withThoseAbove(String id) {
        Set<String> bodies = new LinkedHashSet<>();
        Optional<Body> at = organisation.body(id);
        while (at.isPresent() && bodies.add(at.get().id()) && at.get().parent() != null) {
            at = organisation.body(at.get().parent());
        }
        return bodies;
    }

    private static boolean about(Row entry, Row item) {
        if (!entry.text("actKind").equals(item.text("actKind"))) {
            return false;
        }
        if (entry.text("name").equals(item.text("name"))) {
            return true;
        }
        boolean weighed = List.of("amount", "socialImpact").stream().anyMatch(each -> entry.text(each) != null);
        return !weighed && entry.text("field") != null && entry.text("field").equals(item.text("field"));
    }
}
