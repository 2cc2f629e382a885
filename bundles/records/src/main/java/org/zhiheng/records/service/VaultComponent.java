package org.zhiheng.records.service;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.vault.Revealed;
import org.zhiheng.records.vault.VaultCipher;

/** The vault in the platform's database. */
@Component(service = {PersonalVault.class, VaultComponent.class})
public final class VaultComponent implements PersonalVault {

    private final DatabaseVault vault;

    @Activate
    public VaultComponent(@Reference Transactions transactions, @Reference RecordKeys keys) {
        vault = new DatabaseVault(transactions, new VaultCipher(keys.vault()));
    }

    DatabaseVault vault() {
        return vault;
    }

    @Override
    public Optional<String> reveal(String digest) {
        return vault.reveal(digest).map(Revealed::value);
    }

    @Override
    public List<String> find(String kind, String value) {
        return vault.find(kind, value);
    }

    @Override
    public void erase(String person) {
        vault.erase(person);
    }
}
