package org.zhiheng.api.access;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where requests come from; what proxies say of it is believed of configured ones alone, for anybody can write a header. Thread-safe. */
@ProviderType
public interface Sources {

    /**
     * The address of who asks, in numbers.
     *
     * @param nearest address of the connection
     * @param forwarded the headers {@code X-Forwarded-For} in their order, as they were sent
     */
    String source(String nearest, List<String> forwarded);

    /** Whether what this address says of a request it passes on is believed. */
    boolean trusted(String nearest);
}
