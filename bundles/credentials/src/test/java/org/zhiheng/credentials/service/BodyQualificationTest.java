package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.NEW_YEAR;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.BodyProcedures;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Runs.Taking;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** The qualification of a body from the submission to its publication, by the nation's procedure; and who confirms it where the rules say who. */
@OnEveryDatabase
class BodyQualificationTest {

    private static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, MARKET);
    private static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, JUSTICE);
    private static final Principal MAYOR = RegisterWorld.who(Role.HEAD, RegisterWorld.GOVERNMENT);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private BodyProcedures procedures;
    private int commands;

    BodyQualificationTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.subjects.add(new QualificationSubjects(credentials.registers, credentials.world.clock));
        procedures = new BodyProceduresService(
                credentials.registers,
                credentials.world.registers,
                credentials.world.permissions,
                credentials.rules,
                credentials.runs,
                credentials.world.organisation,
                credentials.world.clock);
        credentials.register(MARKET, "11511301008778183N");
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private String command() {
        return "command-" + folder.getFileName() + "-" + ++commands;
    }

    private Step take(Principal by, Run run, String to) {
        return credentials.runs.take(
                by, run.id(), new Command(command(), run.version()), new Taking(to, null, List.of()));
    }

    private Run taken(Principal by, Run run, String to) {
        Step step = take(by, run, to);
        assertThat(step.refused()).extracting(Step.Refused::check).isEmpty();
        return step.run();
    }

    private String tried(Principal by, Map<String, Object> values) {
        return told(() -> credentials.world.registers.write(
                by,
                "body-qualifications",
                new Change.Amend("q1", credentials.world.clock.today(), null, values, Why.UNSAID)));
    }

    private static String told(ThrowingCallable writing) {
        ZhihengException refused = catchThrowableOfType(writing, ZhihengException.class);
        return refused == null ? "done" : refused.code() + " " + refused.field().orElse("");
    }

    private Row row() {
        return credentials
                .registers
                .row("body-qualifications", "q1", credentials.world.today())
                .orElseThrow();
    }

    private void underReview() {
        credentials.world.registers.write(
                SUPERVISOR,
                "body-qualifications",
                new Change.Add("q1", NEW_YEAR, null, Map.of("body", MARKET, "state", "under-review"), Why.UNSAID));
    }

    @Test
    void a_body_is_examined_confirmed_and_published_and_each_writes_what_is_its_own() {
        underReview();
        assertThat(told(() -> procedures.qualify(OFFICER, command(), "q1", JUSTICE)))
                .isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(told(() -> procedures.qualify(SUPERVISOR, command(), "q1", MARKET)))
                .isEqualTo("PROCEDURE-PARTY parties.justice-bureau");
        Run run = procedures.qualify(SUPERVISOR, command(), "q1", JUSTICE);
        assertThat(run.parties().values()).containsExactlyInAnyOrder(MARKET, JUSTICE, RegisterWorld.GOVERNMENT);
        assertThat(procedures.ofQualification(OFFICER, "q1"))
                .extracting(Runs.Listed::stage)
                .containsExactly("submission");
        assertThat(tried(OFFICER, Map.of("basis", "三定规定"))).isEqualTo("done");
        assertThat(tried(OFFICER, Map.of("examined", true))).isEqualTo("ACCESS-FORBIDDEN ");
        run = taken(OFFICER, run, "review");
        assertThat(tried(OFFICER, Map.of("basis", "另一依据"))).isEqualTo("ACCESS-FORBIDDEN ");
        assertThat(tried(SUPERVISOR, Map.of("state", "confirmed"))).isEqualTo("REGISTER-STAGE state");
        assertThat(take(SUPERVISOR, run, "confirmation").refused())
                .extracting(Step.Refused::check)
                .containsExactly("body-qualified");
        assertThat(tried(SUPERVISOR, Map.of("examined", true))).isEqualTo("done");
        run = taken(SUPERVISOR, run, "confirmation");
        assertThat(tried(SUPERVISOR, Map.of("confirmedOn", "2026-03-02"))).isEqualTo("REGISTER-STAGE confirmedOn");
        run = taken(MAYOR, run, "publication");
        assertThat(row().text("state") + " " + row().text("confirmedBy") + " " + row().date("confirmedOn"))
                .isEqualTo("confirmed government 2026-03-02");
        assertThat(BodyChecks.qualified(credentials.registers, Set.of(MARKET), LocalDate.of(2026, 3, 2)))
                .isEmpty();
        assertThat(take(SUPERVISOR, run, "qualified").refused())
                .extracting(Step.Refused::check)
                .containsExactly("published");
        assertThat(tried(SUPERVISOR, Map.of("publishedOn", "2026-03-02", "publishedAt", "区政府网站")))
                .isEqualTo("done");
        run = taken(SUPERVISOR, run, "qualified");
        assertThat(run.endedAt()).isNotNull();
        assertThat(BodyChecks.qualified(credentials.registers, Set.of(MARKET), LocalDate.of(2026, 3, 2)))
                .containsExactly(MARKET);
        assertThat(told(() -> procedures.qualify(SUPERVISOR, command(), "q1", JUSTICE)))
                .isEqualTo("CREDENTIAL-QUALIFIED ");
    }

    @Test
    void what_says_on_which_basis_is_confirmed_by_nobody_without_one() {
        underReview();
        Run run = taken(OFFICER, procedures.qualify(SUPERVISOR, command(), "q1", JUSTICE), "review");
        assertThat(tried(SUPERVISOR, Map.of("examined", true))).isEqualTo("done");
        Run confirming = taken(SUPERVISOR, run, "confirmation");
        assertThat(told(() -> take(MAYOR, confirming, "publication"))).isEqualTo("CREDENTIAL-REQUIRED basis");
        assertThat(row().text("state")).isEqualTo("under-review");
        assertThat(taken(MAYOR, confirming, "refused").endedAt()).isNotNull();
        assertThat(row().text("state")).isEqualTo("refused");
        // Once refused it may be handed in again.
        assertThat(tried(SUPERVISOR, Map.of("basis", "三定规定"))).isEqualTo("REGISTER-STAGE basis");
        Run again = procedures.qualify(SUPERVISOR, command(), "q1", JUSTICE);
        assertThat(row().values()).doesNotContainKey("examined").containsEntry("state", "under-review");
        assertThat(tried(OFFICER, Map.of("basis", "三定规定"))).isEqualTo("done");
        assertThat(taken(OFFICER, again, "review").stage()).isEqualTo("review");
    }

    @Test
    void in_henan_the_government_confirms_and_of_bodies_the_province_leads_that_of_the_province() {
        if (credentials.world.organisation.body("luoyang").isEmpty()) {
            credentials.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body("luoyang", Body.Kind.DEPARTMENT, "某区市场监管局", new DivisionCode("410302"), null));
        }
        credentials.register("luoyang", "11410300005404004W");
        assertThat(confirmed("luoyang", JUSTICE)).isEqualTo("CREDENTIAL-AUTHORITY confirmedBy");
        credentials.write(
                "bodies",
                new Change.Amend(
                        "b-luoyang", LocalDate.of(2010, 1, 1), null, Map.of("leadership", "vertical"), Why.UNSAID));
        assertThat(confirmed("luoyang", RegisterWorld.GOVERNMENT)).isEqualTo("CREDENTIAL-AUTHORITY confirmedBy");
        credentials.write(
                "bodies",
                new Change.Amend(
                        "b-luoyang", LocalDate.of(2010, 1, 1), null, Map.of("leadership", "local"), Why.UNSAID));
        assertThat(confirmed("luoyang", RegisterWorld.GOVERNMENT)).isEqualTo("done");
        // Where no package says who, nobody is refused.
        assertThat(confirmed(MARKET, JUSTICE)).isEqualTo("done");
    }

    private String confirmed(String body, String by) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "body", body,
                "state", "confirmed",
                "basis", "三定规定",
                "confirmedBy", by,
                "confirmedOn", "2026-01-01"));
        return told(() -> credentials.add("body-qualifications", null, NEW_YEAR, null, values));
    }
}
