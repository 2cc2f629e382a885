package org.zhiheng.records.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.keys.KeyProvider;
import org.zhiheng.records.keys.SecretFiles;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.records.vault.VaultRecord;
import org.zhiheng.records.vault.WrappedKey;

/**
 * Sees that the keys of this node are those the database was written with. Keys are made for an empty database alone: made anew beside what
 * lies under others they would open nothing, and what is sealed under them no other node could open.
 */
public final class KeyChecks {

    private static final String PURPOSE = "zhiheng-key-check-1";
    private static final String MISSING = "RECORD-KEYS-MISSING";

    private final Transactions transactions;

    public KeyChecks(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Opens the keys of the vault; the first start of a platform makes them.
     *
     * @throws ZhihengException {@code RECORD-KEYS-MISSING} and {@code RECORD-KEYS-WRONG} when they are not those of the database,
     *     {@code RECORD-KEYS} when they cannot be read; nothing is made then
     */
    public Pkcs12VaultKeys vault(Path file, Path passwordFile) {
        return transactions.required(tx -> {
            Map<String, String> said = said(tx.connection());
            boolean used = !said.isEmpty()
                    || Rows.first(
                                    tx.connection(),
                                    "SELECT person FROM vault_person",
                                    List.of(),
                                    row -> row.getString(1))
                            .isPresent();
            boolean half = Files.exists(file) && !Files.exists(passwordFile);
            if (half || used && !(Files.exists(file) && Files.exists(passwordFile))) {
                throw missing("保险库的密钥文件不在(" + file + "和" + passwordFile.getFileName() + ")");
            }
            Pkcs12VaultKeys keys = Pkcs12VaultKeys.open(file, password(passwordFile));
            compare(tx.connection(), said, keys);
            return keys;
        });
    }

    /** The password of the file of log keys; made where there is no such file yet and the log has not begun. */
    public char[] logPassword(Path file, Path passwordFile) {
        return transactions.required(tx -> {
            boolean begun = LogTables.newestSeal(tx.connection()).isPresent();
            if (!Files.exists(passwordFile) && (begun || Files.exists(file))) {
                throw missing("封存的密钥文件不在(" + file + "和" + passwordFile.getFileName() + ")");
            }
            return password(passwordFile);
        });
    }

    /**
     * Sees that the key that signs now is here.
     *
     * @throws ZhihengException {@code RECORD-KEYS-MISSING} when it is not
     */
    public void log(KeyProvider keys) {
        List<KeyForm> known = transactions.required(tx -> LogTables.keys(tx.connection()));
        if (!known.isEmpty() && keys.key(known.get(known.size() - 1).key()).isEmpty()) {
            throw missing("这个节点没有现在封存用的密钥" + known.get(known.size() - 1).key() + "(更换密钥以后,密钥文件夹要复制到每个节点)");
        }
    }

    private static ZhihengException missing(String what) {
        return ZhihengException.unavailable(MISSING, what + ";没有另造密钥,请把原来的密钥文件夹放回来");
    }

    private static char[] password(Path file) {
        try {
            return SecretFiles.password(file);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-KEYS", "读写不了密钥的口令文件:" + file, null, e);
        }
    }

    private static Map<String, String> said(Connection connection) throws SQLException {
        Map<String, String> said = new TreeMap<>();
        Rows.stream(
                connection,
                "SELECT name, check_value FROM rec_key_check",
                List.of(),
                row -> said.put(row.getString(1), row.getString(2)));
        return said;
    }

    private void compare(Connection connection, Map<String, String> said, Pkcs12VaultKeys keys) throws SQLException {
        Map<String, String> here = new TreeMap<>();
        keys.secrets().forEach((name, secret) -> here.put(name, check(name, secret)));
        for (Map.Entry<String, String> each : said.entrySet()) {
            String own = here.remove(each.getKey());
            if (own == null) {
                throw missing("保险库的密钥文件里缺少" + each.getKey());
            }
            if (!own.equals(each.getValue())) {
                throw wrong();
            }
        }
        if (here.isEmpty()) {
            return;
        }
        // Not told yet: made just now, or by a version that did not tell; then what lies under them must open.
        if (!opens(connection, keys)) {
            throw wrong();
        }
        List<Map.Entry<String, String>> told = new ArrayList<>(here.entrySet());
        Rows.batch(
                connection,
                "INSERT INTO rec_key_check (name, check_value) VALUES (?, ?)",
                told,
                each -> List.of(each.getKey(), each.getValue()));
    }

    private static ZhihengException wrong() {
        return ZhihengException.unavailable("RECORD-KEYS-WRONG", "保险库的密钥不是这个数据库的:打不开已有的个人信息,也不能写入新的;请把原来的密钥文件夹放回来");
    }

    private boolean opens(Connection connection, Pkcs12VaultKeys keys) throws SQLException {
        DatabaseVault vault = new DatabaseVault(transactions, new VaultCipher(keys));
        Optional<VaultRecord> datum = Rows.first(
                connection,
                DatabaseVault.DATUM + "person IN (SELECT person FROM vault_person)",
                List.of(),
                DatabaseVault::datum);
        if (datum.isEmpty()) {
            return true;
        }
        Optional<WrappedKey> key = DatabaseVault.key(connection, datum.get().person());
        return vault.fault(datum.get(), key).isEmpty();
    }

    private static String check(String name, byte[] secret) {
        return HashAlgorithm.SHA_256.text(PersonalDigest.mac(HashAlgorithm.SHA_256, secret, PURPOSE, name));
    }
}
