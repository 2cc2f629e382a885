package org.zhiheng.disclosure.service;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.api.error.ZhihengException;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = DisclosureSettings.class, configurationPid = "org.zhiheng.disclosure")
@Designate(ocd = DisclosureConfig.class)
public final class DisclosureSettings {

    private final Path exports;
    private final Path keys;
    private final Path clues;
    private final Path portals;
    private final Path secrets;

    @Activate
    public DisclosureSettings(BundleContext context, DisclosureConfig config) {
        Path own = data(context).resolve("disclosure");
        exports = config.exports().isBlank() ? own.resolve("exports") : Path.of(config.exports());
        keys = config.keys().isBlank() ? own.resolve("keys") : Path.of(config.keys());
        clues = config.clues().isBlank() ? own.resolve("clues") : Path.of(config.clues());
        portals = config.portals().isBlank() ? data(context).resolve("portal/clues") : Path.of(config.portals());
        secrets = own.resolve("secret");
    }

    /** @param folder in which everything is, and a portal beside the platform keeps its key in {@code index-clues} */
    public DisclosureSettings(Path folder) {
        exports = folder.resolve("exports");
        keys = folder.resolve("keys");
        clues = folder.resolve("clues");
        portals = folder.resolve("index-clues");
        secrets = folder.resolve("secret");
    }

    private static Path data(BundleContext context) {
        String set = context.getProperty("zhiheng.data");
        if (set == null || set.isBlank()) {
            throw ZhihengException.unavailable("DISCLOSURE-SETTINGS", "没有设置文件夹zhiheng.data");
        }
        return Path.of(set);
    }

    /** Where files for the portal are written. */
    Path exports() {
        return exports;
    }

    /** Where the public key is written. */
    Path keys() {
        return keys;
    }

    /** Where portals lay down clues of the public. */
    Path clues() {
        return clues;
    }

    /** Where the public keys of portals are that are trusted. */
    Path portals() {
        return portals;
    }

    /** Where the secret key for clues is kept. */
    Path secrets() {
        return secrets;
    }
}
