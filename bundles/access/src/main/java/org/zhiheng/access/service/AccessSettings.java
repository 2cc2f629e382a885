package org.zhiheng.access.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;

/** The settings as they were read; built anew when they change. */
@Component(
        service = AccessSettings.class,
        configurationPid = {"org.zhiheng.access", "org.zhiheng.access.sample"})
public final class AccessSettings {

    private final AccessPolicy policy;
    private final Path keyFile;
    private final Path firstAdministratorFile;
    private final boolean samples;

    @Activate
    public AccessSettings(BundleContext context, AccessConfig config, SampleConfig sample) {
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
                        Arrays.stream(config.withoutFactor())
                                // A line of a .cfg file arrives as one text.
                                .flatMap(each -> Arrays.stream(each.split(",")))
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet()),
                        config.basic()),
                file(config.keyFile(), context, "zhiheng.keys", "access.key"),
                file(config.firstAdministratorFile(), context, "zhiheng.data", "first-administrator.txt"),
                Samples.wanted(sample));
    }

    private static Path file(String set, BundleContext context, String folder, String name) {
        if (!set.isBlank()) {
            return Path.of(set);
        }
        String path = context.getProperty(folder);
        if (path == null || path.isBlank()) {
            throw ZhihengException.unavailable("ACCESS-SETTINGS", "没有设置文件夹" + folder);
        }
        return Path.of(path, name);
    }

    public AccessSettings(AccessPolicy policy, Path keyFile, Path firstAdministratorFile) {
        this(policy, keyFile, firstAdministratorFile, false);
    }

    AccessSettings(AccessPolicy policy, Path keyFile, Path firstAdministratorFile, boolean samples) {
        this.samples = samples;
        this.policy = policy;
        this.keyFile = keyFile;
        this.firstAdministratorFile = firstAdministratorFile;
    }

    AccessPolicy policy() {
        return policy;
    }

    /** Whether an account lets anybody in here: one of the sample district only where the platform is one. */
    boolean lets(Account account) {
        return samples || !Samples.is(account.name());
    }

    boolean samples() {
        return samples;
    }

    Path keyFile() {
        return keyFile;
    }

    Path firstAdministratorFile() {
        return firstAdministratorFile;
    }
}
