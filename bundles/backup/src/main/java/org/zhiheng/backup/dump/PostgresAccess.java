package org.zhiheng.backup.dump;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.zhiheng.api.error.ZhihengException;

/**
 * How PostgreSQL's programs reach the database: by environment variables, for a command line is there for everybody on the machine to read.
 *
 * @param database its name
 * @param environment PGHOST and so on; PGPASSWORD where the settings have a password, else libpq's own password file is used
 */
public record PostgresAccess(String database, Map<String, String> environment) {

    private static final Map<String, String> SAME_IN_LIBPQ = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "ApplicationName", "PGAPPNAME");

    public PostgresAccess {
        environment = Map.copyOf(environment);
    }

    /**
     * From the settings of the data source.
     *
     * @param url {@code jdbc:postgresql:…}
     * @param user null where the URL names it
     * @param password null where there is none
     */
    public static PostgresAccess of(String url, String user, String password) {
        Properties parsed = Driver.parseURL(url, null);
        if (parsed == null) {
            throw ZhihengException.unavailable("BACKUP-DATABASE", "数据源的地址不是PostgreSQL的");
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("PGHOST", parsed.getProperty("PGHOST"));
        environment.put("PGPORT", parsed.getProperty("PGPORT"));
        put(environment, "PGUSER", user == null ? parsed.getProperty("user") : user);
        put(environment, "PGPASSWORD", password == null ? parsed.getProperty("password") : password);
        SAME_IN_LIBPQ.forEach((ours, theirs) -> put(environment, theirs, parsed.getProperty(ours)));
        return new PostgresAccess(parsed.getProperty("PGDBNAME"), environment);
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null && !value.isEmpty()) {
            environment.put(name, value);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresAccess[" + database + "]";
    }
}
