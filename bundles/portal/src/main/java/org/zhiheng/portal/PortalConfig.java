package org.zhiheng.portal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the portal, in etc/org.zhiheng.portal.cfg. */
@ObjectClassDefinition(name = "Zhiheng portal")
public @interface PortalConfig {

    @AttributeDefinition(
            name = "files",
            description =
                    "Folder in which files of the platform arrive. Empty: disclosure/exports in the data, where a platform on this machine writes them")
    String files() default "";

    @AttributeDefinition(
            name = "keys",
            description = "Folder of public keys (PEM) that are trusted. Empty: disclosure/keys in the data")
    String keys() default "";

    @AttributeDefinition(name = "index", description = "Folder of the index. Empty: portal/index in the data")
    String index() default "";

    @AttributeDefinition(name = "perMinute", description = "Requests that one address may send in a minute")
    int perMinute() default 120;

    @AttributeDefinition(
            name = "proxies",
            description =
                    "Addresses of proxies, separated by commas: only these are believed when they say from where a request came")
    String proxies() default "";

    @AttributeDefinition(
            name = "maxAge",
            description = "Seconds for which an answer may be kept by browsers and proxies")
    int maxAge() default 60;

    @AttributeDefinition(
            name = "clues",
            description =
                    "Folder into which clues of the public are laid as files for the platform. Empty: disclosure/clues in the data, where a platform on this machine takes them")
    String clues() default "";

    @AttributeDefinition(name = "cluesPerHour", description = "Clues that one address may send in an hour")
    int cluesPerHour() default 10;
}
