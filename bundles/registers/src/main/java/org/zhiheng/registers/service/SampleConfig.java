package org.zhiheng.registers.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.registers.sample.cfg}. */
@ObjectClassDefinition(name = "Zhiheng sample registers")
@interface SampleConfig {

    @AttributeDefinition(description = "whether the registers of the sample district are filled")
    boolean wanted() default false;

    @AttributeDefinition(description = "address the HTTP door listens on; samples are made on loopback only")
    String listening() default "127.0.0.1";
}
