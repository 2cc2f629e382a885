package org.zhiheng.driver;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The accounts of the sample district, from the file that the platform wrote when it made them. */
public final class SampleAccounts {

    /** May ask, and rely on what it was answered. */
    public static final String PROGRAM = "sample-program";

    /** May look at health and accounts, and make backups. */
    public static final String ADMINISTRATOR = "sample-administrator";

    /** May look at drafts of rules and propose them. */
    public static final String STEWARD_PROGRAM = "sample-steward";

    /** A person; the console's own commands are open to this one alone. */
    public static final String SYSTEM_ADMINISTRATOR = "sample-system-administrator";

    /** The two people whom rules need. */
    public static final String STEWARD = "sample-rule-steward";

    public static final String OTHER_STEWARD = "sample-rule-steward-2";

    private final Properties told = new Properties();

    /** @throws IOException when the platform has not made them */
    public SampleAccounts(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            told.load(reader);
        }
    }

    /** The one password of all people among them. */
    public String password() {
        return told.getProperty("password");
    }

    /** A program's token. */
    public String token(String program) {
        String token = told.getProperty("token." + program);
        if (token == null) {
            throw new IllegalArgumentException("no token of " + program);
        }
        return token;
    }
}
