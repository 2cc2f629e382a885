package org.zhiheng.disclosure.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of disclosure, in etc/org.zhiheng.disclosure.cfg. */
@ObjectClassDefinition(name = "Zhiheng disclosure")
public @interface DisclosureConfig {

    @AttributeDefinition(
            name = "exports",
            description =
                    "Folder into which files for the portal are written; one folder for all nodes. Empty: disclosure/exports in the data")
    String exports() default "";

    @AttributeDefinition(
            name = "keys",
            description =
                    "Folder into which the public key is written that signs the files. Empty: disclosure/keys in the data")
    String keys() default "";
}
