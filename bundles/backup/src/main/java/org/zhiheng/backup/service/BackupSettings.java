package org.zhiheng.backup.service;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.make.Sources;

/** The settings as they were read; everything is built anew when they change. */
@Component(service = BackupSettings.class, configurationPid = "org.zhiheng.backup")
@Designate(ocd = BackupConfig.class)
public final class BackupSettings {

    private static final String CODE = "BACKUP-SETTINGS";
    private static final int MOST = 3650;

    private final Path folder;
    private final Optional<LocalTime> daily;
    private final int keep;
    private final Optional<Path> programs;
    private final Sources sources;
    private final String version;

    @Activate
    public BackupSettings(BundleContext context, BackupConfig config) {
        Path data = Path.of(property(context, "zhiheng.data"));
        folder = config.folder().isBlank()
                ? data.resolveSibling(data.getFileName() + "-backup")
                : Path.of(config.folder().strip());
        daily = daily(config.daily().strip());
        if (config.keep() < 1 || config.keep() > MOST) {
            throw ZhihengException.invalid(CODE, "设置keep应当在1到" + MOST + "之间", "keep");
        }
        keep = config.keep();
        programs = Optional.of(config.postgresqlPrograms().strip())
                .filter(each -> !each.isEmpty())
                .map(Path::of);
        sources = new Sources(
                data.resolve("rules"),
                config.attachments().isBlank() ? data.resolve("attachments") : Path.of(config.attachments()),
                Path.of(config.keys().isBlank() ? property(context, "zhiheng.keys") : config.keys()),
                Path.of(property(context, "karaf.etc")));
        version = context.getBundle().getVersion().toString();
    }

    private static String property(BundleContext context, String name) {
        String set = context.getProperty(name);
        if (set == null || set.isBlank()) {
            throw ZhihengException.unavailable(CODE, "没有设置文件夹" + name);
        }
        return set;
    }

    private static Optional<LocalTime> daily(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new ZhihengException(ErrorKind.INVALID, CODE, "设置daily应当写成02:30这样的时间", "daily", e);
        }
    }

    /** Of all backups. */
    Path folder() {
        return folder;
    }

    /** When the daily one is due; empty when there is none. */
    Optional<LocalTime> daily() {
        return daily;
    }

    int keep() {
        return keep;
    }

    /** Folder of PostgreSQL's programs; empty: along the PATH. */
    Optional<Path> programs() {
        return programs;
    }

    Sources sources() {
        return sources;
    }

    /** Of the platform. */
    String version() {
        return version;
    }
}
