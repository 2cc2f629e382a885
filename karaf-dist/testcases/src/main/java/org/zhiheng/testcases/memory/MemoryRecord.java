package org.zhiheng.testcases.memory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.CanonicalJson;

/**
 * The record in memory: entries in their order, what is personal behind digests. Neither hashed nor sealed; that what is recorded can be written, and says what
 * is kept, is looked at. For one thread.
 */
final class MemoryRecord implements Recorder {

    private static final String DIGEST = "personal";

    private final MemoryTransactions transactions;
    private final Table<List<Kept>> subjects;
    private final Table<String> values;
    private final Clock clock;
    private long digests;

    MemoryRecord(MemoryTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
        subjects = new Table<>(transactions);
        values = new Table<>(transactions);
    }

    /** @param said what it says, with what is personal in it */
    private record Kept(Entry entry, Map<String, Object> said) {}

    void clear() {
        subjects.clear();
        values.clear();
    }

    @Override
    public List<Recorded> append(List<Appending> appendings) {
        return transactions.required(tx -> appendings.stream().map(this::one).toList());
    }

    private Recorded one(Appending appending) {
        String subject = appending.subject().toString();
        List<Kept> before = subjects.row(subject).orElse(List.of());
        Map<String, Object> payload = digested(appending.payload());
        // As the database has it written: what JSON has not is refused.
        CanonicalJson.write(payload);
        String hash = "memory:" + subject + "/" + before.size();
        Entry entry = new Entry(
                appending.subject(),
                before.size(),
                appending.occurredAt(),
                clock.instant(),
                appending.actor(),
                appending.kind(),
                payload,
                appending.attachments(),
                appending.ruleBook(),
                before.isEmpty() ? null : before.get(before.size() - 1).entry().hash(),
                hash);
        List<Kept> after = new ArrayList<>(before);
        after.add(new Kept(entry, appending.payload()));
        subjects.put(subject, after);
        return new Recorded(appending.subject(), entry.number(), hash);
    }

    private Map<String, Object> digested(Map<?, ?> map) {
        Map<String, Object> out = new LinkedHashMap<>();
        map.forEach((key, each) -> out.put(String.valueOf(key), digested(each)));
        return out;
    }

    private Object digested(Object value) {
        if (value instanceof Personal datum) {
            String digest = "memory:" + digests++;
            values.put(digest, datum.value());
            return Map.of(DIGEST, digest);
        } else if (value instanceof Map<?, ?> map) {
            return digested(map);
        } else if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            list.forEach(each -> out.add(digested(each)));
            return out;
        }
        return value;
    }

    /** The record for those who read it. */
    Records records() {
        return Only.of(Records.class, new Read());
    }

    /** What lies behind its digests. */
    PersonalVault vault() {
        return Only.of(PersonalVault.class, new Vault());
    }

    private final class Read {
        public List<Entry> history(Subject subject, long from, int limit) {
            return subjects.row(subject.toString()).orElse(List.of()).stream()
                    .skip(from)
                    .limit(limit)
                    .map(Kept::entry)
                    .toList();
        }

        public void proven(Subject subject, java.time.Instant at, java.util.function.Consumer<String> out) {
            subjects.row(subject.toString())
                    .orElse(List.of())
                    .forEach(each -> out.accept(CanonicalJson.write(each.entry().payload())));
        }
    }

    private final class Vault {
        public Optional<String> reveal(String digest) {
            return values.row(digest);
        }
    }

    // ---- whether it says what is kept

    /** What is kept otherwise than the record says, as subject and what differs. */
    List<String> differences(AggregateSource source) {
        List<String> differences = new ArrayList<>();
        source.each((subject, state) -> {
            Map<String, Object> said = said(subject);
            state.forEach((name, value) -> {
                if (!plain(value).equals(plain(said.get(name)))) {
                    differences.add(subject + " " + name + " is " + value + " and recorded as " + said.get(name));
                }
            });
        });
        return differences;
    }

    /** The last state that was recorded, with the last of each of its parts. */
    private Map<String, Object> said(Subject subject) {
        Map<String, Object> said = new HashMap<>();
        Map<String, Object> parts = new HashMap<>();
        for (Kept each : subjects.row(subject.toString()).orElse(List.of())) {
            if (each.said().get("state") instanceof Map<?, ?> state) {
                state.forEach((name, value) -> said.put((String) name, value));
            }
            if (each.said().get("parts") instanceof Map<?, ?> told) {
                told.forEach((name, part) -> parts.put((String) name, part));
            }
        }
        parts.values().removeIf(Objects::isNull);
        said.put("parts", parts);
        return said;
    }

    /** As it compares: numbers of one kind, nothing for what is not there. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> out = new HashMap<>();
            map.forEach((key, each) -> {
                if (each != null) {
                    out.put(key, plain(each));
                }
            });
            return out;
        } else if (value instanceof List<?> list) {
            return list.stream().map(MemoryRecord::plain).toList();
        } else if (value instanceof Integer number) {
            return Long.valueOf(number);
        }
        return value == null ? "" : value;
    }
}
