package org.zhiheng.cases.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.store.CaseStore;

/** Tells what every case is, so that it can be verified against the record. */
@Component(service = AggregateSource.class)
public final class CaseAggregates implements AggregateSource {

    private static final int BATCH = 200;

    private final CaseStore store;

    @Activate
    public CaseAggregates(@Reference CaseStore store) {
        this.store = store;
    }

    @Override
    public Set<String> types() {
        return Set.of(Cases.SUBJECT);
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        String after = "";
        List<CaseHead> heads;
        do {
            String from = after;
            Map<String, List<Piece>> pieces = new HashMap<>();
            heads = store.read(data -> {
                List<CaseHead> batch = data.after(from, BATCH);
                if (!batch.isEmpty()) {
                    pieces.putAll(data.pieces(
                            batch.get(0).id(), batch.get(batch.size() - 1).id()));
                }
                return batch;
            });
            for (CaseHead each : heads) {
                Map<String, Object> state = Heads.recorded(each);
                Map<String, Object> parts = new HashMap<>();
                pieces.getOrDefault(each.id(), List.of())
                        .forEach(piece -> parts.put(PieceForm.name(piece), PieceForm.recorded(each.id(), piece)));
                state.put("parts", parts);
                told.accept(new Subject(Cases.SUBJECT, each.id()), state);
                after = each.id();
            }
        } while (heads.size() == BATCH);
    }
}
