package org.zhiheng.records.service;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseRecorder;

/** Appends to the record in the platform's database, and wakes whoever waits for entries. */
@Component(service = {Recorder.class, RecorderComponent.class})
public final class RecorderComponent implements Recorder {

    private final Transactions transactions;
    private final DatabaseRecorder recorder;
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

    @Activate
    public RecorderComponent(
            @Reference Transactions transactions,
            @Reference VaultComponent vault,
            @Reference RecordSettings settings,
            @Reference Clock clock) {
        this.transactions = transactions;
        recorder = new DatabaseRecorder(
                transactions, vault.vault(), settings.suite().hash(), clock);
    }

    DatabaseRecorder recorder() {
        return recorder;
    }

    /** Calls this after each commit of this node that appended something, until it is taken off again. */
    void whenAppended(Runnable action) {
        waiting.add(action);
    }

    void noLonger(Runnable action) {
        waiting.remove(action);
    }

    @Override
    public List<Recorded> append(List<Appending> appendings) {
        return transactions.required(tx -> {
            tx.afterCommit(() -> waiting.forEach(Runnable::run));
            return recorder.append(appendings);
        });
    }
}
