package org.zhiheng.records.service;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.vault.VaultCipher;

/** The vault in the platform's database, for the parts of the record. */
@Component(service = VaultComponent.class)
public final class VaultComponent {

    private final DatabaseVault vault;

    @Activate
    public VaultComponent(@Reference Transactions transactions, @Reference RecordKeys keys) {
        vault = new DatabaseVault(transactions, new VaultCipher(keys.vault()));
    }

    DatabaseVault vault() {
        return vault;
    }
}
