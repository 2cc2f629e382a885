package org.zhiheng.records.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.vault.Revealed;

/** The vault as the other modules see it. */
@Component(service = PersonalVault.class)
public final class PersonalVaultComponent implements PersonalVault {

    private final DatabaseVault vault;
    private final DatabaseRecorder recorder;

    @Activate
    public PersonalVaultComponent(@Reference VaultComponent vault, @Reference RecorderComponent recorder) {
        this.vault = vault.vault();
        this.recorder = recorder.recorder();
    }

    @Override
    public Optional<String> reveal(String digest) {
        return vault.reveal(digest).map(Revealed::value);
    }

    @Override
    public Optional<Disclosure> disclose(String digest) {
        return vault.reveal(digest).map(Revealed::disclosure);
    }

    @Override
    public List<String> find(String kind, String value) {
        return vault.find(kind, value);
    }

    @Override
    public Map<String, Set<String>> holders(String kind, Collection<String> values) {
        return vault.holders(kind, values);
    }

    @Override
    public void erase(String person, String actor) {
        recorder.erase(person, actor);
    }
}
