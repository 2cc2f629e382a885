package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.Erasure;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.Times;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.vault.VaultRecord;

/** Appends to the record in the database. */
public final class DatabaseRecorder implements Recorder {

    private final Transactions transactions;
    private final VaultCipher cipher;
    private final HashAlgorithm algorithm;
    private final Clock clock;
    /** Those of the database, known with the first append. */
    private volatile Statements statements;

    /** @param algorithm what new entries are hashed with */
    public DatabaseRecorder(Transactions transactions, DatabaseVault vault, HashAlgorithm algorithm, Clock clock) {
        this.transactions = transactions;
        this.cipher = vault.cipher();
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
        return transactions.required(tx -> append(tx, appendings));
    }

    /** As {@link #append(List)}, for whoever may append to the log's own subjects too. */
    List<Recorded> append(Tx tx, List<Appending> appendings) throws SQLException {
        Statements known = statements(tx);
        Set<String> subjects = new HashSet<>();
        Set<String> persons = new HashSet<>();
        Set<Appending> personal = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Appending each : appendings) {
            subjects.add(each.subject().toString());
            if (persons(each.payload(), persons)) {
                personal.add(each);
            }
        }
        Statements.Locked locked =
                known.lock(tx, subjects, persons.stream().map(cipher::newKey).toList());
        Instant now = Times.cut(clock.instant());
        List<VaultRecord> data = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        List<Recorded> receipts = new ArrayList<>();
        for (Appending each : appendings) {
            String subject = each.subject().toString();
            String written = CanonicalJson.inside(
                    personal.contains(each) ? digested(each.payload(), locked, data) : each.payload());
            Entry entry = entry(each, written, locked.last().get(subject), now);
            rows.add(Arrays.asList(
                    subject,
                    entry.number(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.kind(),
                    written,
                    CanonicalJson.write(EntryForm.attachments(entry.attachments())),
                    entry.ruleBook(),
                    entry.previousHash(),
                    entry.hash()));
            locked.last().put(subject, new Statements.Last(entry.number(), entry.hash()));
            receipts.add(new Recorded(entry.subject(), entry.number(), entry.hash()));
        }
        known.write(tx, rows, data, locked.last());
        return receipts;
    }

    /**
     * Erases a person: destroys the key and what could be found by look-up, and records which digests say nothing any more. All proofs stay valid.
     *
     * @param actor who ordered it: the id of an account
     */
    public void erase(String person, String actor) {
        transactions.run(tx -> {
            Connection connection = tx.connection();
            // The key first: this waits for appends that store something under it, and what they stored goes with the
            // rest.
            Rows.update(connection, "DELETE FROM vault_person WHERE person = ?", List.of(person));
            List<String> digests = Rows.list(
                    connection,
                    "SELECT digest FROM vault_datum WHERE person = ? ORDER BY digest",
                    List.of(person),
                    row -> row.getString(1));
            if (digests.isEmpty()) {
                return;
            }
            Rows.update(connection, "DELETE FROM vault_datum WHERE person = ?", List.of(person));
            append(
                    tx,
                    List.of(new Appending(
                            Erasure.SUBJECT,
                            clock.instant(),
                            actor,
                            Erasure.KIND,
                            Map.of(Erasure.DIGESTS, digests),
                            List.of(),
                            null)));
        });
    }

    /**
     * Records that an attachment is destroyed; the file is the caller's to delete once this is committed.
     *
     * @param actor who ordered it: the id of an account
     */
    public void eraseAttachment(String hash, String actor) {
        transactions.run(tx -> append(
                tx,
                List.of(new Appending(
                        Erasure.SUBJECT,
                        clock.instant(),
                        actor,
                        Erasure.ATTACHMENT_KIND,
                        Map.of(Erasure.ATTACHMENTS, List.of(hash)),
                        List.of(),
                        null))));
    }

    /** Whether an entry says that this attachment was destroyed. */
    public boolean isErased(String hash) {
        return transactions.readOnly(tx -> {
            boolean[] erased = {false};
            Rows.stream(
                    tx.connection(),
                    "SELECT " + LogTables.ENTRY + " FROM rec_entry e WHERE e.subject = ? AND e.kind = ?",
                    List.of(Erasure.SUBJECT.toString(), Erasure.ATTACHMENT_KIND),
                    row -> erased[0] |=
                            Erasure.attachments(LogTables.entry(row)).contains(hash));
            return erased[0];
        });
    }

    /** Those of the database. */
    Statements statements(Tx tx) throws SQLException {
        Statements known = statements;
        if (known == null) {
            known = Statements.of(tx.connection());
            statements = known;
        }
        return known;
    }

    /** @param written the payload, which the entry itself does not have */
    private Entry entry(Appending appending, String written, Statements.Last last, Instant now) {
        Entry open = new Entry(
                appending.subject(),
                last.number() + 1,
                Times.cut(appending.occurredAt()),
                now,
                appending.actor(),
                appending.kind(),
                Map.of(),
                appending.attachments(),
                appending.ruleBook(),
                last.hash(),
                null);
        open.attachments().forEach(each -> HashAlgorithm.of(each.hash()));
        return new Entry(
                open.subject(),
                open.number(),
                open.occurredAt(),
                open.recordedAt(),
                open.actor(),
                open.kind(),
                open.payload(),
                open.attachments(),
                open.ruleBook(),
                open.previousHash(),
                EntryForm.hash(EntryForm.object(open), written, algorithm));
    }

    /** Collects whose personal data a value holds, and tells whether it holds any, or is otherwise not as it is to be written. */
    private static boolean persons(Object value, Set<String> persons) {
        boolean found = false;
        if (value instanceof Personal datum) {
            persons.add(datum.person());
            found = true;
        } else if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                found |= persons(each.getValue(), persons) | !(each.getKey() instanceof String);
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                found |= persons(each, persons);
            }
        }
        return found;
    }

    /** The value with digests in place of personal data; one without any is left as it is. */
    private Object digested(Object value, Statements.Locked locked, List<VaultRecord> data) {
        if (value instanceof Personal datum) {
            VaultRecord sealed = cipher.seal(datum, algorithm, locked.keys().get(datum.person()));
            data.add(sealed);
            return Map.of(PersonalDigest.KEY, sealed.digest());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> other = null;
            for (Map.Entry<?, ?> each : map.entrySet()) {
                Object digested = digested(each.getValue(), locked, data);
                boolean text = each.getKey() instanceof String;
                if (digested != each.getValue() || !text) {
                    other = other == null ? new LinkedHashMap<>(map) : other;
                    other.remove(each.getKey());
                    other.put(String.valueOf(each.getKey()), digested);
                }
            }
            return other == null ? map : other;
        }
        if (value instanceof List<?> list) {
            List<Object> other = null;
            for (int i = 0; i < list.size(); i++) {
                Object digested = digested(list.get(i), locked, data);
                if (digested != list.get(i)) {
                    other = other == null ? new ArrayList<>(list) : other;
                    other.set(i, digested);
                }
            }
            return other == null ? list : other;
        }
        return value;
    }
}
