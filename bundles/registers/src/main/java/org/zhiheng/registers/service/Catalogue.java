package org.zhiheng.registers.service;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.store.RegisterSchema;
import org.zhiheng.registers.store.RegisterTable;

/** All registers of the contexts that are there. Thread-safe: replaced whole when a context comes or goes. */
@Component(service = Catalogue.class)
public final class Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    /** A register, whose it is and its table. */
    record Known(RegisterDefinition definition, RegisterOffer offer, RegisterTable table) {}

    private final Transactions transactions;
    private volatile Map<String, Known> known = Map.of();

    @Activate
    public Catalogue(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws IllegalStateException when a table is not as its register needs it, or two contexts offer the same register */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void add(RegisterOffer offer) {
        Map<String, Known> all = new TreeMap<>(known);
        for (RegisterDefinition each : offer.registers()) {
            List<String> faults = transactions.readOnly(tx -> RegisterSchema.faults(tx.connection(), each));
            if (!faults.isEmpty()) {
                throw new IllegalStateException(String.join("; ", faults));
            }
            if (all.put(each.id(), new Known(each, offer, new RegisterTable(each))) != null) {
                throw new IllegalStateException("register " + each.id() + " is offered twice");
            }
        }
        known = Map.copyOf(all);
        LOG.info(
                "registers offered: {}",
                offer.registers().stream().map(RegisterDefinition::id).toList());
    }

    public synchronized void remove(RegisterOffer offer) {
        Map<String, Known> all = new TreeMap<>(known);
        all.values().removeIf(each -> each.offer().equals(offer));
        known = Map.copyOf(all);
    }

    Known register(String id) {
        Known found = known.get(id);
        if (found == null) {
            throw ZhihengException.notFound("REGISTER-UNKNOWN", "没有名为“" + id + "”的名录", "register");
        }
        return found;
    }

    /** The contexts that offer any, in the order of their first registers. */
    List<RegisterOffer> offers() {
        return all().stream().map(Known::offer).distinct().toList();
    }

    /** All, by group and title. */
    List<Known> all() {
        return known.values().stream()
                .sorted(Comparator.comparing((Known each) -> each.definition().group())
                        .thenComparing(each -> each.definition().title()))
                .toList();
    }
}
