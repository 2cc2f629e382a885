package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.registers.store.RegisterSchema;

/** The migration creates what the definitions need. */
class MigrationTest {

    private static final Pattern ADDED = Pattern.compile("ALTER TABLE (\\S+) ADD COLUMN (.+);");
    private static final Path SCRIPTS = Path.of("../persistence/src/main/resources/db/common/credentials");

    @Test
    void the_scripts_are_what_the_definitions_make() {
        assertThat(Stream.of("V1_61__credentials.sql", "V1_63__certificate_matters.sql", "V1_77__host_opinions.sql")
                        .map(MigrationTest::script)
                        .collect(Collectors.joining("\n\n")))
                .isEqualTo(without(
                        CredentialDefinitions.ALL.stream()
                                .map(RegisterSchema::create)
                                .collect(Collectors.joining("\n"))
                                .strip(),
                        script("V1_115__reviewing_since.sql")));
    }

    /** The definitions before a script added a column to one of them. */
    private static String without(String definitions, String script) {
        Matcher added = ADDED.matcher(script);
        assertThat(added.matches()).as(script).isTrue();
        int table = definitions.indexOf("CREATE TABLE " + added.group(1) + " (");
        String column = "  " + added.group(2) + ",\n";
        int line = definitions.indexOf(column, table);
        assertThat(table).as(added.group(1)).isNotNegative();
        assertThat(definitions.substring(table, line))
                .as("the column in its own table")
                .containsOnlyOnce("CREATE TABLE");
        return definitions.substring(0, line) + definitions.substring(line + column.length());
    }

    /** Without the comment it begins with. */
    private static String script(String name) {
        try {
            String script = Files.readString(SCRIPTS.resolve(name));
            return script.substring(script.indexOf('\n') + 1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
