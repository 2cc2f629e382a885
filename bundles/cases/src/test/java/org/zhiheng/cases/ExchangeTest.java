package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.clue;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseExchange;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.persistence.Rows;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Other systems submit cases whole and are told everything that is wrong at once; they follow what changed in their reach and miss nothing. */
@OnEveryDatabase
class ExchangeTest {

    private static final Principal ELSEWHERE = RegisterWorld.who(Role.OFFICER, RegisterWorld.ELSEWHERE);
    private static final Principal SUPERVISOR = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private CaseExchange exchange;

    ExchangeTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        List.of("rec_seal", "rec_leaves", "rec_node").forEach(each -> database.execute("DELETE FROM " + each));
        world.district();
        exchange = world.exchange;
    }

    private static Cases.Opening opening(String command, PieceChange.Add... pieces) {
        return new Cases.Opening(command, "penalty.ordinary", MARKET, "market-supervision", List.of(pieces));
    }

    private static PieceChange.Add matter(String item) {
        return piece("matter", "item", item, "division", "371002", "occurredOn", "2026-02-20");
    }

    private static List<String> told(CaseExchange.Submission submission) {
        return submission.problems().stream()
                .map(each -> each.code() + " " + each.field())
                .toList();
    }

    private long count(String table) {
        return world.world.transactions.readOnly(
                tx -> Rows.list(tx.connection(), "SELECT COUNT(*) FROM " + table, List.of(), row -> row.getLong(1))
                        .get(0));
    }

    private void seal() {
        world.seal(folder);
    }

    @Test
    void a_whole_case_is_taken_in_once_however_often_it_is_sent() {
        Cases.Opening opening = opening(
                "dept-2026-17",
                clue(),
                matter(ITEM),
                piece("party", "kind", "organisation", "name", "某某商贸有限公司", "creditCode", "91371002MA3C4D5E9X"),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"));
        // A wrong check digit is told before anything is written.
        assertThat(told(exchange.submit(OFFICER, opening, false))).containsExactly("REGISTER-CHECK-DIGIT 2.creditCode");
        Cases.Opening right = opening(
                "dept-2026-17",
                clue(),
                matter(ITEM),
                piece("party", "kind", "organisation", "name", "某某商贸有限公司"),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"));
        assertThat(exchange.submit(OFFICER, right, true)).satisfies(looked -> {
            assertThat(looked.problems()).isEmpty();
            assertThat(looked.outcome()).isNull();
        });
        assertThat(count("case_file")).isZero();
        CaseExchange.Submission taken = exchange.submit(OFFICER, right, false);
        assertThat(taken.outcome().done()).isTrue();
        assertThat(taken.outcome().file().head().title()).isEqualTo("对无照经营的处罚");
        CaseExchange.Submission again = exchange.submit(OFFICER, right, false);
        assertThat(again.outcome().file().head().id())
                .isEqualTo(taken.outcome().file().head().id());
        assertThat(count("case_file")).isOne();
        assertThat(told(exchange.submit(OFFICER, opening("dept-2026-17", clue()), false)))
                .containsExactly("CASE-COMMAND-REUSED null");
        assertThat(exchange.submitted(OFFICER, "dept-2026-17"))
                .contains(taken.outcome().file().head().id());
        assertThat(exchange.submitted(HEAD, "dept-2026-17")).isEmpty();
        assertThat(exchange.submitted(OFFICER, "dept-2026-18")).isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        CaseExchange.Submission wrong = exchange.submit(
                OFFICER,
                new Cases.Opening(
                        "dept-1",
                        "penalty.unknown",
                        MARKET,
                        "market-supervision",
                        List.of(
                                matter("no-such-item"),
                                piece("party", "kind", "company", "bornOn", "2026-13-01"),
                                piece("weather", "rain", true),
                                piece("handler", "officer", "o99", "part", "lead", "from", "2026-03-02"))),
                false);
        assertThat(told(wrong))
                .containsExactly(
                        "CASE-PROCEDURE procedure",
                        "REGISTER-CODE 1.kind",
                        "REGISTER-TYPE 1.bornOn",
                        "REGISTER-REQUIRED 1.name",
                        "CASE-KIND 2.kind",
                        "REGISTER-REFERENCE 0.item",
                        "REGISTER-REFERENCE 3.officer",
                        "CASE-CLUE piece");
        assertThat(wrong.problems())
                .allSatisfy(each -> assertThat(each.message()).matches("(?s).*\\p{IsHan}.*"));
        assertThat(count("case_file")).isZero();
        assertThat(count("proc_run")).isZero();
    }

    @Test
    void who_may_not_open_cases_of_a_body_is_refused_and_told_nothing_of_the_content() {
        assertThat(world.refused(() -> exchange.submit(ELSEWHERE, opening("x-1", clue()), true)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.refused(
                        () -> exchange.submit(RegisterWorld.who(Role.FINANCE, MARKET), opening("x-1", clue()), false)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void changes_are_told_once_each_in_their_order_and_go_on_from_the_position() {
        String first = world.opened().head().id();
        String second = world.opened().head().id();
        seal();
        CaseExchange.Changes all = exchange.changes(OFFICER, null, 100);
        assertThat(all.changes()).extracting(each -> each.head().id()).containsExactlyInAnyOrder(first, second);
        assertThat(all.more()).isFalse();
        assertThat(exchange.changes(OFFICER, all.position(), 100).changes()).isEmpty();

        world.world.clock.move(Duration.ofHours(1));
        world.write(OFFICER, world.cases.show(OFFICER, first, null), matter(ITEM));
        world.write(
                OFFICER,
                world.cases.show(OFFICER, first, null),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"));
        // What is not sealed yet comes later.
        assertThat(exchange.changes(OFFICER, all.position(), 100).changes()).isEmpty();
        seal();
        CaseExchange.Changes next = exchange.changes(OFFICER, all.position(), 100);
        assertThat(next.changes()).singleElement().satisfies(each -> {
            assertThat(each.head().id()).isEqualTo(first);
            assertThat(each.head().version()).isEqualTo(2);
            assertThat(each.at()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
        });
        assertThat(exchange.changes(OFFICER, exchange.position(OFFICER, Instant.parse("2026-03-02T01:50:00Z")), 100)
                        .changes())
                .extracting(each -> each.head().id())
                .containsExactly(first);
        assertThat(exchange.changes(OFFICER, exchange.position(OFFICER, Instant.parse("2026-03-01T00:00:00Z")), 100)
                        .changes())
                .hasSize(2);
    }

    @Test
    void pages_of_changes_leave_nothing_out() {
        List<String> ids = java.util.stream.IntStream.range(0, 5)
                .mapToObj(each -> world.opened().head().id())
                .toList();
        seal();
        List<String> seen = new java.util.ArrayList<>();
        String position = null;
        boolean more = true;
        while (more) {
            CaseExchange.Changes page = exchange.changes(OFFICER, position, 2);
            assertThat(page.changes()).hasSizeLessThanOrEqualTo(2);
            page.changes().forEach(each -> seen.add(each.head().id()));
            position = page.position();
            more = page.more();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void others_see_of_changes_what_they_reach() {
        CaseFile file = world.opened();
        seal();
        assertThat(exchange.changes(ELSEWHERE, null, 100).changes()).isEmpty();
        assertThat(exchange.changes(SUPERVISOR, null, 100).changes())
                .extracting(each -> each.head().id())
                .containsExactly(file.head().id());
        assertThat(world.refused(() -> exchange.changes(RegisterWorld.who(Role.AUDITOR, MARKET), null, 100)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.refused(() -> exchange.changes(OFFICER, "yesterday", 100)))
                .isEqualTo("CASE-POSITION position");
        assertThat(world.refused(() -> exchange.changes(OFFICER, null, 201))).isEqualTo("PAGE-SIZE size");
    }

    @Test
    void a_case_is_found_by_its_number_within_reach() {
        CaseFile file = world.write(
                        OFFICER,
                        world.opened(),
                        matter(ITEM),
                        piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                        piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02"))
                .file();
        CaseFile filed = world.write(HEAD, file, piece("filing", "outcome", "filed", "on", "2026-03-02"))
                .file();
        String number = filed.head().number();
        assertThat(number).contains("2026");
        assertThat(exchange.numbered(OFFICER, number)).contains(file.head().id());
        assertThat(exchange.numbered(ELSEWHERE, number)).isEmpty();
        assertThat(exchange.numbered(OFFICER, number + "1")).isEmpty();
    }
}
