package org.zhiheng.operations.door;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.operations.cfg}. */
@ObjectClassDefinition(name = "Zhiheng operations")
@interface DoorConfig {

    @AttributeDefinition(description = "port of the HTTP and SOAP doors, encrypted or not")
    String http_port() default "8181";

    @AttributeDefinition(description = "address they listen at; another than loopback needs tls or behind.proxy")
    String http_host() default "127.0.0.1";

    @AttributeDefinition(
            description =
                    "certificate with its key: a .p12 file, its password beside it in <file>.password; or a .pem file, its key beside it in <name>.key; empty for none")
    String tls() default "";

    @AttributeDefinition(
            description =
                    "addresses or networks of the reverse proxies, separated by commas; nobody else may then connect; empty for none")
    String behind_proxy() default "";
}
