package org.zhiheng.cases.sample;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.cases.sample.cfg}. */
@ObjectClassDefinition(name = "Zhiheng sample cases")
@interface SampleConfig {

    @AttributeDefinition(description = "whether cases of the sample district are made")
    boolean wanted() default false;

    @AttributeDefinition(description = "how many cases, over the year before the platform is started first")
    int cases() default 2000;

    @AttributeDefinition(description = "address the HTTP door listens on; samples are made on loopback only")
    String listening() default "127.0.0.1";
}
