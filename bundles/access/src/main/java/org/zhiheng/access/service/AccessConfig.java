package org.zhiheng.access.service;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of {@code etc/org.zhiheng.access.cfg}; what they mean is told by {@link org.zhiheng.access.domain.AccessPolicy}. */
@ObjectClassDefinition(name = "Zhiheng access")
@interface AccessConfig {

    @AttributeDefinition(description = "Argon2id: memory of each password, KiB")
    int memoryKib() default 32_768;

    @AttributeDefinition(description = "Argon2id: passes")
    int iterations() default 3;

    @AttributeDefinition(description = "Argon2id: lanes")
    int parallelism() default 1;

    @AttributeDefinition(description = "fewest characters of a password")
    int shortestPassword() default 12;

    @AttributeDefinition(description = "former passwords that may not come back")
    int rememberedPasswords() default 5;

    @AttributeDefinition(description = "wrong attempts before the first delay")
    int failuresAllowed() default 5;

    @AttributeDefinition(description = "wrong attempts from one address, on whatever accounts, before its first delay")
    int sourceFailuresAllowed() default 50;

    @AttributeDefinition(description = "first delay, seconds")
    long firstDelay() default 30;

    @AttributeDefinition(description = "longest delay, seconds")
    long longestDelay() default 1800;

    @AttributeDefinition(description = "a session without a request is over after so many minutes")
    long idle() default 30;

    @AttributeDefinition(description = "a session is over after so many hours")
    long absolute() default 12;

    @AttributeDefinition(description = "sessions of one account at a time")
    int sessions() default 5;

    @AttributeDefinition(description = "a first password holds so many hours")
    long temporaryPassword() default 72;

    @AttributeDefinition(description = "longest life of a program's token, days")
    long longestToken() default 366;

    @AttributeDefinition(description = "roles without a second factor")
    String[] withoutFactor() default {"PARTY"};

    @AttributeDefinition(description = "whether programs may send their token by HTTP Basic")
    boolean basic() default false;

    @AttributeDefinition(
            description =
                    "file of the key that encrypts the secrets of second factors; empty: access.key in the folder that zhiheng.keys names")
    String keyFile() default "";

    @AttributeDefinition(
            description =
                    "file that shows the first administrator's password until it is changed; empty: in the folder of zhiheng.data")
    String firstAdministratorFile() default "";
}
