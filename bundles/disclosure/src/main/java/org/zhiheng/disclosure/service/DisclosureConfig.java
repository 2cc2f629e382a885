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

    @AttributeDefinition(
            name = "clues",
            description =
                    "Folder in which clues of the public arrive from portals; one folder for all nodes. Empty: disclosure/clues in the data, where a portal on this machine lays them")
    String clues() default "";

    @AttributeDefinition(
            name = "portals",
            description =
                    "Folder of public keys (PEM) of portals whose clues are taken. Empty: portal/clues in the data, where the portal on this machine has its own")
    String portals() default "";
}
