package org.zhiheng.records.service;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.KeyProvider;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.KeyChecks;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultKeys;

/**
 * The record's secrets in the folder of keys; what is missing at the very first start is made. Where they are not those of the database every
 * use says so, until they are put back.
 */
@Component(service = RecordKeys.class)
public final class RecordKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RecordKeys.class);

    private final KeyChecks checks;
    private final Path folder;
    private final Clock clock;
    private volatile KeyProvider log;
    private volatile Pkcs12VaultKeys vault;

    @Activate
    public RecordKeys(
            @Reference RecordSettings settings, @Reference Transactions transactions, @Reference Clock clock) {
        folder = settings.keys();
        checks = new KeyChecks(transactions);
        this.clock = clock;
        try {
            check();
        } catch (ZhihengException e) {
            LOG.error("the keys cannot be used: {} {}", e.code(), e.getMessage());
        }
    }

    /**
     * Sees whether the keys are here and right.
     *
     * @throws ZhihengException {@code RECORD-KEYS-MISSING}, {@code RECORD-KEYS-WRONG} or {@code RECORD-KEYS} when they are not
     */
    void check() {
        openedVault();
        checks.log(openedLog());
    }

    private synchronized VaultKeys openedVault() {
        if (vault == null) {
            vault = checks.vault(folder.resolve("vault.p12"), folder.resolve("vault.password"));
        }
        return vault;
    }

    private synchronized KeyProvider openedLog() {
        if (log == null) {
            Path file = folder.resolve("log.p12");
            log = Pkcs12Keys.open(file, checks.logPassword(file, folder.resolve("log.password")), clock);
        }
        return log;
    }

    /** What signs heads. */
    KeyProvider log() {
        return new KeyProvider() {
            @Override
            public Optional<LogKey> key(String id) {
                return openedLog().key(id);
            }

            @Override
            public Optional<LogKey> newest() {
                return openedLog().newest();
            }

            @Override
            public LogKey make(Suite suite) {
                return openedLog().make(suite);
            }
        };
    }

    /** What wraps the keys of persons. */
    VaultKeys vault() {
        return new VaultKeys() {
            @Override
            public byte[] wrapping(String name) {
                return openedVault().wrapping(name);
            }

            @Override
            public String newestWrapping() {
                return openedVault().newestWrapping();
            }

            @Override
            public byte[] lookup() {
                return openedVault().lookup();
            }
        };
    }
}
