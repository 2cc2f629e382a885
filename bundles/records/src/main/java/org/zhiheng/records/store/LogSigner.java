package org.zhiheng.records.store;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.keys.KeyProvider;

/** Signs with the key that the log introduced last. */
public final class LogSigner implements RecordSigner {

    /** What only the log itself signs: nobody may have one of these made for him. */
    private static final Set<String> OF_THE_LOG = Set.of(HeadForm.FORMAT, KeyForm.FORMAT, EntryForm.FORMAT);

    private final Transactions transactions;
    private final KeyProvider keys;

    public LogSigner(Transactions transactions, KeyProvider keys) {
        this.transactions = transactions;
        this.keys = keys;
    }

    @Override
    public Signed sign(Map<String, Object> content) {
        if (!(content.get("format") instanceof String format) || OF_THE_LOG.contains(format)) {
            throw ZhihengException.invalid("RECORD-SIGN", "要签名的内容应当写明自己的格式,并且不是日志自己的格式", "format");
        }
        List<KeyForm> known = transactions.required(tx -> LogTables.keys(tx.connection()));
        if (known.isEmpty()) {
            throw ZhihengException.unavailable("RECORD-KEYS", "日志还没有签名的密钥");
        }
        KeyForm key = known.get(known.size() - 1);
        Map<String, Object> signed = new LinkedHashMap<>(content);
        signed.put("suite", key.suite().written());
        signed.put("key", key.key());
        byte[] signature = keys.key(key.key())
                .orElseThrow(() -> ZhihengException.unavailable("RECORD-KEYS", "签名的密钥不在:" + key.key()))
                .sign(CanonicalJson.bytes(signed));
        return new Signed(key.suite().written(), key.key(), Base64.getEncoder().encodeToString(signature));
    }

    @Override
    public Optional<byte[]> publicKey(String key) {
        return transactions.readOnly(tx -> LogTables.keys(tx.connection())).stream()
                .filter(each -> each.key().equals(key))
                .map(KeyForm::publicKey)
                .findFirst();
    }
}
