package org.zhiheng.records.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.records.cfg}. */
@ObjectClassDefinition(name = "Zhiheng records")
@interface RecordConfig {

    @AttributeDefinition(description = "suite a new log begins with: SM3-SM2 or SHA256-ED25519")
    String suite() default "SM3-SM2";

    @AttributeDefinition(
            description = "folder of the signing key and of the vault's secrets; empty: what zhiheng.keys names")
    String keys() default "";

    @AttributeDefinition(
            description = "folder of attachments, shared by all nodes; empty: attachments under zhiheng.data")
    String attachments() default "";

    @AttributeDefinition(
            description = "files, best on other machines, to which signed heads are appended; none: no witness")
    String[] witnesses() default {};

    @AttributeDefinition(description = "a witness gets a head at least so often, minutes")
    int witnessMinutes() default 60;

    @AttributeDefinition(description = "what is committed waits at most so long for its seal, milliseconds")
    int sealMillis() default 500;

    @AttributeDefinition(description = "kinds of files people may upload, as media types")
    String[] mediaTypes() default {
        "application/ofd",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "audio/mp4",
        "audio/mpeg",
        "audio/vnd.wave",
        "image/heic",
        "image/jpeg",
        "image/png",
        "video/mp4"
    };

    @AttributeDefinition(description = "the largest file people may upload, megabytes")
    int largestUpload() default 4096;
}
