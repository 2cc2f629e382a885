package org.zhiheng.records.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.records.keys.KeyProvider;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.keys.SecretFiles;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultKeys;

/** The record's secrets in the folder of keys; what is missing at the first start is made. */
@Component(service = RecordKeys.class)
public final class RecordKeys {

    private final KeyProvider log;
    private final VaultKeys vault;

    @Activate
    public RecordKeys(@Reference RecordSettings settings, @Reference Clock clock) {
        Path folder = settings.keys();
        log = Pkcs12Keys.open(folder.resolve("log.p12"), password(folder.resolve("log.password")), clock);
        vault = Pkcs12VaultKeys.open(folder.resolve("vault.p12"), password(folder.resolve("vault.password")));
    }

    private static char[] password(Path file) {
        try {
            return SecretFiles.password(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What signs heads. */
    KeyProvider log() {
        return log;
    }

    /** What wraps the keys of persons. */
    VaultKeys vault() {
        return vault;
    }
}
