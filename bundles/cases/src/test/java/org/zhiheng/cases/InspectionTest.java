package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseInspection.Finding;
import org.zhiheng.persistence.Rows;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What does not hold of an open case is found, told with the day on which it was first found, and gone when it holds again. */
@OnEveryDatabase
class InspectionTest {

    private static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;

    InspectionTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
    }

    @AfterEach
    void close() {
        world.inspection.close();
    }

    private void sql(String sql, Object... parameters) {
        world.world.transactions.run(tx -> Rows.update(tx.connection(), sql, List.of(parameters)));
    }

    private List<Finding> findings() {
        return world.inspection.findings(HEAD, MARKET, 50, null).findings();
    }

    private CaseFile handled() {
        return world.write(
                        OFFICER,
                        world.opened(),
                        piece("matter", "item", ITEM, "division", "371002", "occurredOn", "2026-02-20"),
                        piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                        piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02"))
                .file();
    }

    @Test
    void nothing_is_found_where_all_holds() {
        handled();
        assertThat(world.inspection.last()).isEmpty();
        assertThat(world.inspection.inspect(SUPERVISOR)).satisfies(report -> {
            assertThat(report.cases()).isEqualTo(1);
            assertThat(report.findings()).isZero();
        });
        assertThat(findings()).isEmpty();
        assertThat(world.inspection.last()).isPresent();
    }

    @Test
    void a_case_nobody_has_to_act_in_is_found_until_somebody_has() {
        CaseFile file = handled();
        String run = file.head().run();
        sql("UPDATE proc_task SET run = run, term_state = 'UNDETERMINED', missing = '2027年的节假日安排' WHERE run = ?", run);
        sql("DELETE FROM proc_clock WHERE run = ?", run);
        world.inspection.inspect(SUPERVISOR);
        assertThat(findings())
                .containsExactly(new Finding(
                        file.head().id(),
                        null,
                        "对无照经营的处罚",
                        MARKET,
                        "CASE-NO-TERM",
                        "“线索核查”的期限不能确定:2027年的节假日安排",
                        TODAY));
        world.world.clock.move(Duration.ofDays(1));
        sql("DELETE FROM proc_task WHERE run = ?", run);
        sql("UPDATE proc_run SET stage = 'filing' WHERE id = ?", run);
        assertThat(world.inspection.inspect(SUPERVISOR).findings()).isEqualTo(2);
        assertThat(findings())
                .extracting(Finding::code, Finding::message, Finding::since)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("CASE-NO-OWNER", "“线索核查”没有人办理", TODAY.plusDays(1)),
                        org.assertj.core.api.Assertions.tuple(
                                "CASE-STAGE", "案件登记的环节是“线索核查”,办理程序在另一个环节", TODAY.plusDays(1)));
        world.world.clock.move(Duration.ofDays(1));
        world.inspection.inspect(SUPERVISOR);
        assertThat(findings()).extracting(Finding::since).containsOnly(TODAY.plusDays(1));
        sql("UPDATE case_file SET status = 'CLOSED' WHERE id = ?", file.head().id());
        assertThat(world.inspection.inspect(SUPERVISOR).findings()).isZero();
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_filed_case_whose_handlers_have_ended_an_act_without_proof_and_an_ended_run_are_found() {
        CaseFile file = handled();
        world.write(
                OFFICER,
                file,
                piece(
                        "evidence",
                        "kind",
                        "scene-record",
                        "name",
                        "现场笔录",
                        "obtainedAt",
                        "2026-03-02T08:45:00+08:00",
                        "officers",
                        List.of("o1", "o2")));
        sql("UPDATE case_file SET status = 'OPEN' WHERE id = ?", file.head().id());
        sql("UPDATE case_piece SET proof = NULL WHERE kind = 'evidence'");
        sql("DELETE FROM case_piece WHERE kind = 'handler'");
        sql(
                "UPDATE proc_run SET ended_at = started_at WHERE id = ?",
                file.head().run());
        world.inspection.inspect(SUPERVISOR);
        assertThat(findings())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("CASE-RUN-ENDED", "CASE-NO-HANDLER", "CASE-NO-PROOF");
    }

    @Test
    void it_is_due_once_a_night_and_told_to_those_who_see_the_cases() {
        handled();
        // The clock stands at nine in the morning.
        assertThat(world.inspection.due()).isTrue();
        assertThat(world.refused(() -> world.inspection.inspect(HEAD))).startsWith("ACCESS-FORBIDDEN");
        world.inspection.inspect(SUPERVISOR);
        assertThat(world.inspection.due()).isFalse();
        world.world.clock.move(Duration.ofHours(16));
        assertThat(world.inspection.due()).isFalse();
        world.world.clock.move(Duration.ofHours(2));
        assertThat(world.inspection.due()).isTrue();
        assertThat(world.refused(() -> world.inspection.findings(
                        RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN), MARKET, 50, null)))
                .startsWith("ACCESS-FORBIDDEN");
    }
}
