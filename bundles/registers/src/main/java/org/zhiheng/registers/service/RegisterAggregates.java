package org.zhiheng.registers.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.domain.Slice;

/** Tells what the things in registers are, to be compared with what the record says of them. */
@Component(service = AggregateSource.class)
public final class RegisterAggregates implements AggregateSource {

    private final Catalogue catalogue;
    private final Transactions transactions;

    @Activate
    public RegisterAggregates(@Reference Catalogue catalogue, @Reference Transactions transactions) {
        this.catalogue = catalogue;
        this.transactions = transactions;
    }

    @Override
    public Set<String> types() {
        return catalogue.all().stream().map(each -> each.definition().subject()).collect(Collectors.toSet());
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        for (Catalogue.Known known : catalogue.all()) {
            String after = "";
            Map<String, List<Slice>> some = some(known, after);
            while (!some.isEmpty()) {
                for (Map.Entry<String, List<Slice>> each : some.entrySet()) {
                    told.accept(
                            States.subject(known.definition(), each.getKey()),
                            States.of(known.definition(), each.getKey(), each.getValue()));
                    after = each.getKey();
                }
                some = some(known, after);
            }
        }
    }

    /** The things whose keys come next, so that memory does not grow with the register. */
    private Map<String, List<Slice>> some(Catalogue.Known known, String after) {
        return transactions.readOnly(tx -> known.table().slicesAfter(tx.connection(), after));
    }
}
