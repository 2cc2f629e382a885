package org.zhiheng.records.service;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.records.witness.FileWitness;
import org.zhiheng.records.witness.Witness;

/** The witnesses that the settings name. */
@Component(service = Witnesses.class)
public final class Witnesses {

    private final List<Witness> all;

    @Activate
    public Witnesses(@Reference RecordSettings settings) {
        all = settings.witnesses().stream()
                .map(each -> (Witness) new FileWitness(each))
                .toList();
    }

    List<Witness> all() {
        return all;
    }
}
