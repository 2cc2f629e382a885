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

    @Activate
    public DisclosureSettings(BundleContext context, DisclosureConfig config) {
        Path own = data(context).resolve("disclosure");
        exports = config.exports().isBlank() ? own.resolve("exports") : Path.of(config.exports());
        keys = config.keys().isBlank() ? own.resolve("keys") : Path.of(config.keys());
    }

    public DisclosureSettings(Path exports, Path keys) {
        this.exports = exports;
        this.keys = keys;
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
}
