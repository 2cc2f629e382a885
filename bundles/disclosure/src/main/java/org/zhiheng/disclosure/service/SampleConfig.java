package org.zhiheng.disclosure.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.disclosure.sample.cfg}. */
@ObjectClassDefinition(name = "Zhiheng sample publications")
@interface SampleConfig {

    @AttributeDefinition(description = "whether what the sample district has to publish is published")
    boolean wanted() default false;

    @AttributeDefinition(description = "address the HTTP door listens on; samples are made on loopback only")
    String listening() default "127.0.0.1";
}
