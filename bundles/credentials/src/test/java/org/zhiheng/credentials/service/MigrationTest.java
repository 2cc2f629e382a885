package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.registers.store.RegisterSchema;

/** The migration creates what the definitions need. */
class MigrationTest {

    private static final Path SCRIPT =
            Path.of("../persistence/src/main/resources/db/common/credentials/V1_61__credentials.sql");

    @Test
    void the_script_is_what_the_definitions_make() throws IOException {
        String script = Files.readString(SCRIPT);
        assertThat(script.substring(script.indexOf('\n') + 1).strip())
                .isEqualTo(CredentialDefinitions.ALL.stream()
                        .map(RegisterSchema::create)
                        .collect(Collectors.joining("\n"))
                        .strip());
    }
}
