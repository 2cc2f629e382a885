package org.zhiheng.access.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.api.access.Role;

/** The settings as they were read; built anew when they change. */
@Component(service = AccessSettings.class, configurationPid = "org.zhiheng.access")
@Designate(ocd = AccessConfig.class)
public final class AccessSettings {

    private final AccessPolicy policy;
    private final Path keyFile;
    private final Path firstAdministratorFile;

    @Activate
    public AccessSettings(AccessConfig config) {
        this(
                new AccessPolicy(
                        config.memoryKib(),
                        config.iterations(),
                        config.parallelism(),
                        config.shortestPassword(),
                        config.rememberedPasswords(),
                        config.failuresAllowed(),
                        config.sourceFailuresAllowed(),
                        Duration.ofSeconds(config.firstDelay()),
                        Duration.ofSeconds(config.longestDelay()),
                        Duration.ofMinutes(config.idle()),
                        Duration.ofHours(config.absolute()),
                        config.sessions(),
                        AccessPolicy.standard().cached(),
                        Duration.ofHours(config.temporaryPassword()),
                        Duration.ofDays(config.longestToken()),
                        Arrays.stream(config.withoutFactor()).map(Role::valueOf).collect(Collectors.toSet()),
                        config.basic()),
                Path.of(config.keyFile()),
                Path.of(config.firstAdministratorFile()));
    }

    AccessSettings(AccessPolicy policy, Path keyFile, Path firstAdministratorFile) {
        this.policy = policy;
        this.keyFile = keyFile;
        this.firstAdministratorFile = firstAdministratorFile;
    }

    AccessPolicy policy() {
        return policy;
    }

    Path keyFile() {
        return keyFile;
    }

    Path firstAdministratorFile() {
        return firstAdministratorFile;
    }
}
