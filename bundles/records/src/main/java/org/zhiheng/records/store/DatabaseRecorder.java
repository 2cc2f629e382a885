package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.Times;

/** Appends to the record in the database. */
public final class DatabaseRecorder implements Recorder {

    private final Transactions transactions;
    private final DatabaseVault vault;
    private final HashAlgorithm algorithm;
    private final Clock clock;

    /** @param algorithm what new entries are hashed with */
    public DatabaseRecorder(Transactions transactions, DatabaseVault vault, HashAlgorithm algorithm, Clock clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.algorithm = algorithm;
        this.clock = clock;
    }

    @Override
    public List<Recorded> append(List<Appending> appendings) {
        for (Appending each : appendings) {
            if (each.subject().type().equals(KeyForm.SUBJECT.type())) {
                throw ZhihengException.invalid("RECORD-SUBJECT", "这类对象的记录只由封存者写:" + each.subject(), "subject");
            }
        }
        return transactions.required(tx -> append(tx.connection(), appendings));
    }

    /** As {@link #append(List)}, for whoever may append to the log's own subjects too. */
    List<Recorded> append(Connection connection, List<Appending> appendings) throws SQLException {
        Map<Subject, Statements.Last> last = new TreeMap<>();
        appendings.forEach(each -> last.put(each.subject(), null));
        for (Map.Entry<Subject, Statements.Last> each : last.entrySet()) {
            each.setValue(Statements.lock(connection, each.getKey().toString()));
        }
        Instant now = Times.cut(clock.instant());
        List<Recorded> receipts = new ArrayList<>();
        for (Appending each : appendings) {
            Entry entry = entry(connection, each, last.get(each.subject()), now);
            Statements.insert(
                    connection,
                    Arrays.asList(
                            entry.subject().toString(),
                            entry.number(),
                            entry.occurredAt(),
                            entry.recordedAt(),
                            entry.actor(),
                            entry.kind(),
                            CanonicalJson.write(entry.payload()),
                            CanonicalJson.write(EntryForm.attachments(entry.attachments())),
                            entry.ruleBook(),
                            entry.previousHash(),
                            entry.hash()));
            last.put(each.subject(), new Statements.Last(entry.number(), entry.hash()));
            receipts.add(new Recorded(entry.subject(), entry.number(), entry.hash()));
        }
        return receipts;
    }

    private Entry entry(Connection connection, Appending appending, Statements.Last last, Instant now)
            throws SQLException {
        Entry open = new Entry(
                appending.subject(),
                last.number() + 1,
                Times.cut(appending.occurredAt()),
                now,
                appending.actor(),
                appending.kind(),
                digested(connection, appending.payload()),
                appending.attachments(),
                appending.ruleBook(),
                last.hash(),
                null);
        return EntryForm.read(EntryForm.object(open), EntryForm.hash(open, algorithm));
    }

    private Map<String, Object> digested(Connection connection, Map<?, ?> map) throws SQLException {
        Map<String, Object> out = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            out.put(String.valueOf(each.getKey()), digestedValue(connection, each.getValue()));
        }
        return out;
    }

    /** The value with digests in place of personal data, whole numbers as they are read again. */
    private Object digestedValue(Connection connection, Object value) throws SQLException {
        if (value instanceof Personal datum) {
            return Map.of(PersonalDigest.KEY, vault.put(connection, datum, algorithm));
        }
        if (value instanceof Map<?, ?> map) {
            return digested(connection, map);
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            for (Object each : list) {
                out.add(digestedValue(connection, each));
            }
            return out;
        }
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }
}
