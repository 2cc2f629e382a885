package org.zhiheng.access.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.access.sample.cfg}. */
@ObjectClassDefinition(name = "Zhiheng sample accounts")
@interface SampleConfig {

    @AttributeDefinition(
            description = "file that tells the sample accounts' password and tokens; empty: there are none")
    String file() default "";

    @AttributeDefinition(description = "address the HTTP door listens on; sample accounts are made on loopback only")
    String listening() default "127.0.0.1";
}
