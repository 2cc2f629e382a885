package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Json;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.vault.Revealed;

/**
 * Writes what aggregates are now into an export of the log, behind its entries. Personal data become digests under the salts of those their last entries
 * have: they are equal where the data are, and say nothing else.
 */
public final class AggregateExport {

    /** As in the payloads of entries (docs/contracts/records.md). */
    private static final String PARTS = "parts";

    private final Transactions transactions;
    private final DatabaseVault vault;
    private final Supplier<List<AggregateSource>> sources;

    /** @param sources those there are; asked for each time anew */
    public AggregateExport(Transactions transactions, DatabaseVault vault, Supplier<List<AggregateSource>> sources) {
        this.transactions = transactions;
        this.vault = vault;
        this.sources = sources;
    }

    /** Writes the lines. An aggregate that is being changed is read again, so that it and its entry are of one moment. */
    public void write(Consumer<String> out) {
        List<AggregateSource> now = sources.get();
        TreeSet<String> types = new TreeSet<>();
        now.forEach(each -> types.addAll(each.types()));
        out.accept(ExportLines.aggregates(List.copyOf(types)));
        for (AggregateSource source : now) {
            Map<Subject, Line> again = new LinkedHashMap<>();
            source.each((subject, state) -> {
                Line line = line(subject, state);
                if (line.agrees) {
                    out.accept(line.written);
                } else {
                    again.put(subject, line);
                }
            });
            if (!again.isEmpty()) {
                source.each((subject, state) -> {
                    if (again.containsKey(subject)) {
                        again.put(subject, line(subject, state));
                    }
                });
                again.values().forEach(each -> out.accept(each.written));
            }
        }
    }

    private Line line(Subject subject, Map<String, Object> state) {
        return transactions.required(tx -> {
            Last last = last(tx.connection(), subject, state.containsKey(PARTS));
            Object written = digested(state, last == null ? null : last.state);
            boolean agrees = last != null
                    && last.state != null
                    && CanonicalJson.write(last.state).equals(CanonicalJson.write(written));
            return new Line(ExportLines.aggregate(subject, last == null ? null : last.number, written), agrees);
        });
    }

    /**
     * The last entry of the subject that says what the aggregate is; null when none does.
     *
     * @param parted whether it has parts, of which each was last said somewhere in the history
     */
    private static Last last(Connection connection, Subject subject, boolean parted) throws SQLException {
        Last last = null;
        Map<String, Object> parts = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT number, payload FROM rec_entry WHERE subject = ? ORDER BY number DESC")) {
            statement.setString(1, subject.toString());
            statement.setFetchSize(10);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Map<String, Object> payload = payload(row.getString(2));
                    if (payload.get(PARTS) instanceof Map<?, ?> said) {
                        said.forEach((name, part) -> parts.putIfAbsent((String) name, part));
                    }
                    if (last == null && payload.containsKey("state")) {
                        last = new Last(row.getLong(1), payload.get("state"));
                    }
                    if (last != null && !parted) {
                        return last;
                    }
                }
            }
        }
        return last == null ? null : new Last(last.number, whole(last.state, parts));
    }

    private static Object whole(Object state, Map<String, Object> parts) {
        if (!(state instanceof Map<?, ?> said)) {
            return state;
        }
        Map<Object, Object> all = new HashMap<>(said);
        Map<String, Object> there = new HashMap<>(parts);
        there.values().removeIf(Objects::isNull);
        all.put(PARTS, there);
        return all;
    }

    private static Map<String, Object> payload(String text) {
        try {
            return Json.readObject(text);
        } catch (ZhihengException e) {
            // Told where entries are verified.
            return Map.of();
        }
    }

    private Object digested(Object value, Object recorded) {
        if (value instanceof Personal datum) {
            return digest(datum, recorded);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> out = new HashMap<>();
            map.forEach((key, each) -> out.put(
                    String.valueOf(key), digested(each, recorded instanceof Map<?, ?> of ? of.get(key) : null)));
            return out;
        }
        if (value instanceof List<?> list) {
            List<Object> out = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Object at = recorded instanceof List<?> of && i < of.size() ? of.get(i) : null;
                out.add(digested(list.get(i), at));
            }
            return out;
        }
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    /** A datum that has no equal in the record has no digest. */
    private Object digest(Personal datum, Object recorded) {
        Map<String, Object> none = new HashMap<>();
        none.put(PersonalDigest.KEY, null);
        if (!(recorded instanceof Map<?, ?> map) || !(map.get(PersonalDigest.KEY) instanceof String digest)) {
            return none;
        }
        return revealed(digest)
                .map(opened -> {
                    HashAlgorithm algorithm =
                            digest.startsWith("hmac-sm3:") ? HashAlgorithm.SM3 : HashAlgorithm.SHA_256;
                    String own = PersonalDigest.of(algorithm, opened.salt(), datum.kind(), datum.value());
                    return (Object) Map.of(PersonalDigest.KEY, own);
                })
                .orElse(none);
    }

    /** What is broken in the vault is told where the vault is verified. */
    private Optional<Revealed> revealed(String digest) {
        try {
            return vault.reveal(digest);
        } catch (ZhihengException e) {
            return Optional.empty();
        }
    }

    private record Last(long number, Object state) {}

    /** @param agrees whether it is what the last entry says */
    private record Line(String written, boolean agrees) {}
}
