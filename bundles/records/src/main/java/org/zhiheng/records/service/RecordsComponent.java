package org.zhiheng.records.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SealingState;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseRecords;

/** The record in the platform's database. */
@Component(service = Records.class)
public final class RecordsComponent implements Records {

    private final DatabaseRecords records;

    @Activate
    public RecordsComponent(@Reference Transactions transactions, @Reference WitnessLoop witnesses) {
        records = new DatabaseRecords(transactions, witnesses::witnessed);
    }

    @Override
    public List<Entry> history(Subject subject, long from, int limit) {
        return records.history(subject, from, limit);
    }

    @Override
    public void proven(Subject subject, Instant at, Consumer<String> out) {
        records.proven(subject, at, out);
    }

    @Override
    public Optional<SignedHead> head() {
        return records.head();
    }

    @Override
    public SealingState state() {
        return records.state();
    }

    @Override
    public Optional<InclusionProof> inclusion(Subject subject, long number) {
        return records.inclusion(subject, number);
    }

    @Override
    public ConsistencyProof consistency(int era, long from, long to) {
        return records.consistency(era, from, to);
    }

    @Override
    public Followed followed(String type, long from, int span) {
        return records.followed(type, from, span);
    }

    @Override
    public long position(Instant since) {
        return records.position(since);
    }
}
