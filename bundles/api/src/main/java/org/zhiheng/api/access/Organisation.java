package org.zhiheng.api.access;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The tree of bodies. Thread-safe. */
@ProviderType
public interface Organisation {

    /**
     * @throws org.zhiheng.api.error.ZhihengException {@code ACCESS-BODY-PARENT} when there is no such parent or its division does not
     *     hold the new one's; {@code ACCESS-BODY-EXISTS}
     */
    void add(Principal by, Body body);

    Optional<Body> body(String id);

    /** All, by id. */
    List<Body> bodies();
}
