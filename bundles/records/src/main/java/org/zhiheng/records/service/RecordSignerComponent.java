package org.zhiheng.records.service;

import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.LogSigner;

/** Signs with the platform's keys. */
@Component(service = RecordSigner.class)
public final class RecordSignerComponent implements RecordSigner {

    private final LogSigner signer;

    @Activate
    public RecordSignerComponent(@Reference Transactions transactions, @Reference RecordKeys keys) {
        signer = new LogSigner(transactions, keys.log());
    }

    @Override
    public Signed sign(Map<String, Object> content) {
        return signer.sign(content);
    }

    @Override
    public Optional<byte[]> publicKey(String key) {
        return signer.publicKey(key);
    }
}
