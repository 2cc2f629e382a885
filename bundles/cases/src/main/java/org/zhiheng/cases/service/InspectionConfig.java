package org.zhiheng.cases.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.cases.cfg}. */
@ObjectClassDefinition(name = "Zhiheng cases")
@interface InspectionConfig {

    @AttributeDefinition(description = "from when on open cases are inspected each night, as 02:30")
    String inspectionFrom() default "02:30";
}
