package org.zhiheng.backup.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.backup.cfg}. */
@ObjectClassDefinition(name = "Zhiheng backup")
@interface BackupConfig {

    @AttributeDefinition(
            description = "folder of backups, best on another disk; empty: beside zhiheng.data, with -backup")
    String folder() default "";

    @AttributeDefinition(description = "time of the daily backup, e.g. 02:30; empty: none")
    String daily() default "";

    @AttributeDefinition(description = "so many of the newest are kept, and the newest with keys")
    int keep() default 14;

    @AttributeDefinition(description = "folder of pg_dump and pg_restore; empty: along PATH")
    String postgresqlPrograms() default "";

    @AttributeDefinition(description = "folder of keys; empty: what zhiheng.keys names")
    String keys() default "";

    @AttributeDefinition(description = "folder of attachments; empty: attachments under zhiheng.data")
    String attachments() default "";
}
