package org.zhiheng.registers.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.registers.RegisterDefinition;

/** Finds the secret numbers behind masks: the record has their digests, the vault what they stand for. */
@Component(service = Secrets.class)
public final class Secrets {

    private static final int ENTRIES_AT_ONCE = 100;

    private final Records records;
    private final PersonalVault vault;

    @Activate
    public Secrets(@Reference Records records, @Reference PersonalVault vault) {
        this.records = records;
        this.vault = vault;
    }

    /**
     * @param entry number of the last entry that brought any secret number of the thing
     * @return empty when there is none or it was erased
     */
    Optional<String> of(RegisterDefinition definition, String key, long entry, String field) {
        for (long last = entry; last >= 0; last -= ENTRIES_AT_ONCE) {
            long first = Math.max(0, last - ENTRIES_AT_ONCE + 1);
            List<Entry> entries = records.history(States.subject(definition, key), first, (int) (last - first + 1));
            for (int i = entries.size() - 1; i >= 0; i--) {
                Optional<String> digest = digest(entries.get(i), field);
                if (digest.isPresent()) {
                    return vault.reveal(digest.get());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> digest(Entry entry, String field) {
        if (entry.payload().get("secrets") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> secret
                        && field.equals(secret.get("field"))
                        && secret.get("number") instanceof Map<?, ?> number
                        && number.get("personal") instanceof String digest) {
                    return Optional.of(digest);
                }
            }
        }
        return Optional.empty();
    }
}
