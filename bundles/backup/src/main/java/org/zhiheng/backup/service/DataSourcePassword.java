package org.zhiheng.backup.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** The database's password, which only the settings of the data source know. Read when it is needed, and not kept. */
@Component(service = DataSourcePassword.class)
public final class DataSourcePassword {

    private static final Pattern IN_FILE = Pattern.compile("FILE\\((.+)\\)");

    private final ConfigurationAdmin settings;

    @Activate
    public DataSourcePassword(@Reference ConfigurationAdmin settings) {
        this.settings = settings;
    }

    /** Null where the settings have none: then PostgreSQL's programs look into the password file of their own. */
    String read() {
        try {
            Configuration[] found =
                    settings.listConfigurations("(&(service.factoryPid=org.ops4j.datasource)(dataSourceName=zhiheng))");
            if (found == null) {
                return null;
            }
            Dictionary<String, Object> properties = found[0].getProperties();
            String password = (String) properties.get("password");
            Matcher file = IN_FILE.matcher(password == null ? "" : password);
            return file.matches() ? Files.readString(Path.of(file.group(1))).strip() : password;
        } catch (IOException | InvalidSyntaxException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-DATABASE", "读不了数据源的设置", null, e);
        }
    }
}
