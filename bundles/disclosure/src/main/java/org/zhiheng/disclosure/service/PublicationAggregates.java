package org.zhiheng.disclosure.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Subject;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.store.ClueTables;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Transactions;

/** Tells how everything that is published, and every clue of the public, stands, so that it can be verified against the record. */
@Component(service = AggregateSource.class)
public final class PublicationAggregates implements AggregateSource {

    private static final int BATCH = 200;

    private final Transactions transactions;

    @Activate
    public PublicationAggregates(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Set<String> types() {
        return Set.of(Publications.SUBJECT, Clues.SUBJECT);
    }

    @Override
    public void each(BiConsumer<Subject, Map<String, Object>> told) {
        String after = "";
        List<PublicMatter> batch;
        do {
            String from = after;
            batch = transactions.readOnly(tx -> MatterTables.after(tx.connection(), from, BATCH));
            for (PublicMatter each : batch) {
                told.accept(Entries.subject(each), each.recorded());
                after = each.id();
            }
        } while (batch.size() == BATCH);
        clues(told);
    }

    private void clues(BiConsumer<Subject, Map<String, Object>> told) {
        String after = "";
        List<PublicClue> batch;
        do {
            String from = after;
            batch = transactions.readOnly(tx -> ClueTables.after(tx.connection(), from, BATCH));
            for (PublicClue each : batch) {
                told.accept(ClueInbox.subject(each.id()), each.recorded());
                after = each.id();
            }
        } while (batch.size() == BATCH);
    }
}
