package org.zhiheng.persistence.health;

import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.zhiheng.api.error.ZhihengException;

/**
 * What became of the database at the start, for the health check to tell. Immediate, so that it is one and the same while this bundle works, whoever comes
 * and goes that uses it.
 */
@Component(service = StorageState.class, immediate = true)
public final class StorageState {

    private volatile String version;
    private volatile ZhihengException refusal;

    public void ready(String schemaVersion) {
        refusal = null;
        version = schemaVersion;
    }

    public void refused(ZhihengException why) {
        version = null;
        refusal = why;
    }

    /** Whether this is what the database was refused for last. */
    public boolean refusedWith(String code) {
        return refusal().filter(each -> each.code().equals(code)).isPresent();
    }

    /** The schema's version; empty until the database is ready. */
    Optional<String> version() {
        return Optional.ofNullable(version);
    }

    Optional<ZhihengException> refusal() {
        return Optional.ofNullable(refusal);
    }
}
