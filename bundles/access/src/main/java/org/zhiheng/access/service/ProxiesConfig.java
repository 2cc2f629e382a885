package org.zhiheng.access.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.access.proxies.cfg}. */
@ObjectClassDefinition(name = "Zhiheng proxies")
@interface ProxiesConfig {

    @AttributeDefinition(
            description =
                    "addresses or networks (10.0.0.5, 10.1.0.0/16, fd00::/8) of proxies whose X-Forwarded-For and -Proto are believed")
    String[] trustedProxies() default {};
}
