package org.zhiheng.tools.backup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.dump.PostgresPrograms;

/** The settings of the data source as the platform reads them. */
final class DataSourceFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:env:)?([^}]+)}");
    private static final Pattern IN_FILE = Pattern.compile("FILE\\((.+)\\)");
    private static final String DERBY = "jdbc:derby:";

    private DataSourceFile() {}

    /**
     * The database they name.
     *
     * @param variables gives what stands for a name in {@code ${…}}, or null
     * @throws ZhihengException {@code RESTORE-SETTINGS}
     */
    static TargetDatabase read(Path etc, UnaryOperator<String> variables, Optional<Path> programs) throws IOException {
        Path file = etc.resolve("org.ops4j.datasource-zhiheng.cfg");
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        String url = resolved(properties.getProperty("url", ""), variables);
        if (url.startsWith(DERBY)) {
            return new DerbyTarget(Path.of(url.substring(DERBY.length()).replaceAll(";.*", "")));
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw ZhihengException.invalid("RESTORE-SETTINGS", "数据源的设置里没有认得的地址:" + file, "url");
        }
        String password = resolved(properties.getProperty("password"), variables);
        Matcher inFile = IN_FILE.matcher(password == null ? "" : password);
        return new PostgresTarget(
                url,
                resolved(properties.getProperty("user"), variables),
                inFile.matches() ? Files.readString(Path.of(inFile.group(1))).strip() : password,
                new PostgresPrograms(programs, System.getenv("PATH")));
    }

    private static String resolved(String value, UnaryOperator<String> variables) {
        if (value == null) {
            return null;
        }
        return VARIABLE.matcher(value.strip()).replaceAll(match -> {
            String found = variables.apply(match.group(1));
            if (found == null) {
                throw ZhihengException.invalid("RESTORE-SETTINGS", "数据源的设置里有不认得的" + match.group(), "url");
            }
            return Matcher.quoteReplacement(found);
        });
    }
}
