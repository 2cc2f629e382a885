package org.zhiheng.records.store;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.vault.Revealed;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.vault.VaultRecord;
import org.zhiheng.records.vault.WrappedKey;

/** Personal data in the database: encrypted, found again by keyed HMAC. They are stored and erased by the {@link DatabaseRecorder}. */
public final class DatabaseVault {

    private static final int LOOKED_UP_AT_ONCE = 200;
    static final String DATUM = "SELECT digest, person, kind, sealed, lookup FROM vault_datum WHERE ";

    private final Transactions transactions;
    private final VaultCipher cipher;

    public DatabaseVault(Transactions transactions, VaultCipher cipher) {
        this.transactions = transactions;
        this.cipher = cipher;
    }

    /** What seals the data an append brings. */
    VaultCipher cipher() {
        return cipher;
    }

    /** The datum of a digest; empty when there is none or it was erased. */
    public Optional<Revealed> reveal(String digest) {
        return transactions.readOnly(tx -> {
            Optional<VaultRecord> stored =
                    Rows.first(tx.connection(), DATUM + "digest = ?", List.of(digest), DatabaseVault::datum);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            return key(tx.connection(), stored.get().person()).map(key -> cipher.open(stored.get(), key));
        });
    }

    /** Digests of all data of this kind and value. */
    public List<String> find(String kind, String value) {
        return transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT digest FROM vault_datum WHERE kind = ? AND lookup = ? ORDER BY digest",
                List.of(kind, cipher.lookup(kind, value)),
                row -> row.getString(1)));
    }

    /** Under whose keys data of this kind lie, by value; values nobody has are left out. */
    public Map<String, Set<String>> holders(String kind, Collection<String> values) {
        Map<String, Set<String>> found = new HashMap<>();
        return transactions.readOnly(tx -> {
            List<String> all = List.copyOf(new LinkedHashSet<>(values));
            for (int from = 0; from < all.size(); from += LOOKED_UP_AT_ONCE) {
                holders(
                        tx.connection(),
                        kind,
                        all.subList(from, Math.min(all.size(), from + LOOKED_UP_AT_ONCE)),
                        found);
            }
            return found;
        });
    }

    private void holders(Connection connection, String kind, List<String> values, Map<String, Set<String>> found)
            throws SQLException {
        Map<ByteBuffer, String> sought = new HashMap<>();
        List<Object> parameters = new ArrayList<>();
        parameters.add(kind);
        for (String each : values) {
            byte[] lookup = cipher.lookup(kind, each);
            sought.put(ByteBuffer.wrap(lookup), each);
            parameters.add(lookup);
        }
        Rows.stream(
                connection,
                // Named to Derby, which keeps the plan it made while the table was small; PostgreSQL reads a remark.
                "SELECT d.lookup, d.person FROM vault_datum d --DERBY-PROPERTIES index=ix_vault_datum_found\n"
                        + " WHERE d.kind = ? AND d.lookup IN ("
                        + String.join(", ", Collections.nCopies(values.size(), "?")) + ")",
                parameters,
                row -> found.computeIfAbsent(sought.get(ByteBuffer.wrap(row.getBytes(1))), each -> new TreeSet<>())
                        .add(row.getString(2)));
    }

    /** Why a datum is not what was stored, in Chinese; empty when it is. */
    Optional<String> fault(VaultRecord stored, Optional<WrappedKey> key) {
        if (key.isEmpty()) {
            return Optional.of("保险库里的个人信息没有密钥,打不开");
        }
        try {
            Revealed opened = cipher.open(stored, key.get());
            boolean found = Arrays.equals(stored.lookup(), cipher.lookup(opened.kind(), opened.value()));
            return found ? Optional.empty() : Optional.of("保险库里的个人信息按内容查不到");
        } catch (ZhihengException e) {
            return Optional.of(e.getMessage());
        }
    }

    static Optional<WrappedKey> key(Connection connection, String person) throws SQLException {
        return Rows.first(
                connection,
                "SELECT person, wrapping, wrapped FROM vault_person WHERE person = ?",
                List.of(person),
                row -> new WrappedKey(row.getString(1), row.getString(2), row.getBytes(3)));
    }

    static VaultRecord datum(ResultSet row) throws SQLException {
        return new VaultRecord(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4), row.getBytes(5));
    }
}
