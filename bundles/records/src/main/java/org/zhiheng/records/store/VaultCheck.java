package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.records.Entry;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Erasure;
import org.zhiheng.records.Finding;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.vault.WrappedKey;

/**
 * Whether the vault holds what entries name, whole, and nothing else: read first, then told every entry. Memory grows by some 24 bytes for each datum. Not
 * for several threads.
 */
final class VaultCheck {

    /** Of FNV-1a with sixty-four bits. */
    private static final long PRIME = 0x100000001b3L;

    private final Transactions transactions;
    private final DatabaseVault vault;
    private final DatabaseVerifier.Found found;
    private final LongSet stored = new LongSet();
    private final LongSet named = new LongSet();
    private final Map<String, String> bad = new HashMap<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final Set<String> erased = new HashSet<>();

    VaultCheck(Transactions transactions, DatabaseVault vault, DatabaseVerifier.Found found) {
        this.transactions = transactions;
        this.vault = vault;
        this.found = found;
    }

    /** Opens everything that is stored. */
    void read() {
        transactions.run(tx -> {
            // Derby takes names for equal that differ by blanks at their end, and its index does not even have them.
            Set<String> blank = new HashSet<>();
            Rows.stream(tx.connection(), "SELECT person, wrapped FROM vault_person", List.of(), row -> {
                String person = row.getString(1);
                if (!person.equals(person.stripTrailing())) {
                    blank.add(person.stripTrailing());
                }
            });
            Map<String, Optional<WrappedKey>> lately = new HashMap<>();
            Rows.stream(tx.connection(), DatabaseVault.DATUM + "1 = 1 ORDER BY person, digest", List.of(), row -> {
                String person = row.getString(2);
                if (!lately.containsKey(person)) {
                    lately.clear();
                    lately.put(
                            person,
                            blank.contains(person) ? Optional.empty() : DatabaseVault.key(tx.connection(), person));
                }
                String digest = row.getString(1);
                stored.add(bits(digest));
                vault.fault(DatabaseVault.datum(row), lately.get(person)).ifPresent(each -> bad.put(digest, each));
            });
            Rows.stream(
                    tx.connection(),
                    "SELECT p.person FROM vault_person p WHERE NOT EXISTS (SELECT 1 FROM vault_datum d WHERE d.person = p.person)",
                    List.of(),
                    row -> found.addAt("VAULT", null, "保险库里有一把密钥不属于任何个人信息"));
        });
    }

    /** @param position null when it is not sealed */
    void entry(Long position, Entry entry) {
        Erasure.digests(entry).forEach(erased::add);
        PersonalDigest.each(entry.payload(), digest -> {
            long bits = bits(digest);
            named.add(bits);
            String fault = bad.remove(digest);
            if (fault != null) {
                add(new Suspect(digest, position, entry.subject().toString(), entry.number()), fault);
            } else if (!stored.contains(bits)) {
                suspects.add(new Suspect(digest, position, entry.subject().toString(), entry.number()));
            }
        });
    }

    /**
     * After the last entry.
     *
     * @param sound whether the log is; where it is not, an entry that told of an erasure may be lost, and what then seems to be missing comes after what is
     *     wrong with the log
     */
    void end(boolean sound) {
        transactions.run(tx -> {
            for (Suspect each : suspects) {
                // Recorded meanwhile, it is there now.
                if (!erased.contains(each.digest) && !there(tx.connection(), each.digest)) {
                    String message = "保险库里没有这条记录的个人信息,也没有记录说已经销毁";
                    if (sound) {
                        add(each, message);
                    } else {
                        found.addAt("VAULT", null, message + ":" + each.subject + "#" + each.number);
                    }
                }
            }
            for (String each : erased) {
                if (stored.contains(bits(each)) && there(tx.connection(), each)) {
                    found.addAt("VAULT-ERASED", null, "已经销毁的个人信息又出现在保险库里:" + each);
                }
            }
            bad.forEach((digest, fault) -> found.addAt("VAULT", null, fault + ":" + digest));
            Rows.stream(tx.connection(), "SELECT digest FROM vault_datum ORDER BY digest", List.of(), row -> {
                long bits = bits(row.getString(1));
                if (stored.contains(bits) && !named.contains(bits) && !bad.containsKey(row.getString(1))) {
                    found.addAt("VAULT", null, "保险库里有一项个人信息不属于任何记录:" + row.getString(1));
                }
            });
        });
    }

    private static boolean there(Connection connection, String digest) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT digest FROM vault_datum WHERE digest = ?",
                        List.of(digest),
                        row -> row.getString(1))
                .isPresent();
    }

    private void add(Suspect about, String message) {
        found.add(new Finding("VAULT", about.position, about.subject, about.number, message));
    }

    /** Sixty-four bits over the whole digest tell it from all others. */
    private static long bits(String digest) {
        long bits = digest.length();
        for (int i = 0; i < digest.length(); i++) {
            bits = (bits ^ digest.charAt(i)) * PRIME;
        }
        return bits;
    }

    private record Suspect(String digest, Long position, String subject, long number) {}
}
