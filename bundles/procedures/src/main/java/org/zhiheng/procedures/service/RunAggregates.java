package org.zhiheng.procedures.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Subject;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.StateForm;
import org.zhiheng.procedures.store.RunStore;

/** Tells what every run is, so that it can be verified against the record. */
@Component(service = AggregateSource.class)
public final class RunAggregates implements AggregateSource {

    private static final int BATCH = 500;

    private final RunStore store;

    @Activate
    public RunAggregates(@Reference RunStore store) {
        this.store = store;
    }

    @Override
    public Set<String> types() {
        return Set.of(Runs.SUBJECT);
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        String after = "";
        List<RunState> runs;
        do {
            String from = after;
            runs = store.read(data -> data.runsAfter(from, BATCH));
            for (RunState each : runs) {
                told.accept(Journal.subject(each), StateForm.recorded(each));
                after = each.id();
            }
        } while (runs.size() == BATCH);
    }
}
