package org.zhiheng.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Role;

class KnownChecksTest {

    @Test
    void areFoundByTheirNameInProcedureFiles() {
        assertThat(KnownChecks.of("two-officers")).isEqualTo(KnownChecks.TWO_OFFICERS);
        assertThat(KnownChecks.of("TWO_OFFICERS")).isNull();
        assertThat(KnownChecks.TWO_OFFICERS.title()).isEqualTo("执法人员不少于两人");
    }

    @Test
    void standInTheFormOfRulePackages() throws IOException {
        List<String> rows = Arrays.stream(KnownChecks.values())
                .map(check -> "| " + check.code() + " | " + check.title() + " |")
                .toList();

        assertThat(Files.readAllLines(Path.of("../../docs/contracts/rule-packages.md")))
                .containsAll(rows);
    }

    @Test
    void eventsAndWhoElseMustActStandThereToo() throws IOException {
        List<String> rows = Stream.concat(
                        Arrays.stream(KnownEvents.values())
                                .map(event -> "| " + event.code() + " | " + event.title() + " |"),
                        Arrays.stream(KnownOutsiders.values())
                                .map(who -> "| " + who.code() + " | " + who.title() + " |"))
                .toList();

        assertThat(Files.readAllLines(Path.of("../../docs/contracts/rule-packages.md")))
                .containsAll(rows);
        assertThat(KnownEvents.of("evidence-preserved")).isEqualTo(KnownEvents.EVIDENCE_PRESERVED);
        assertThat(KnownEvents.of("evidence-lost")).isNull();
    }

    @Test
    void rolesStandThereTooWithWhatAnAccountMustHold() throws IOException {
        List<String> rows = Arrays.stream(KnownRoles.values())
                .map(role -> "| " + role.code() + " | " + role.title() + " |")
                .toList();

        assertThat(Files.readAllLines(Path.of("../../docs/contracts/rule-packages.md")))
                .containsAll(rows);
        assertThat(KnownRoles.of("handler").role()).isEqualTo(Role.OFFICER);
        assertThat(KnownRoles.of("credential-clerk").role()).isEqualTo(Role.CREDENTIAL_CLERK);
        assertThat(KnownRoles.of("auditor")).isNull();
    }
}
