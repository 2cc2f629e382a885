package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.REVIEWER;
import static org.zhiheng.cases.CaseWorld.all;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.one;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Cases that become one, or two, or another body's; and what people do to one number or one step at once. */
@OnEveryDatabase
class CasesJoinedTest {

    private static final Principal MAYOR = RegisterWorld.who(Role.HEAD, RegisterWorld.GOVERNMENT);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;

    CasesJoinedTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
    }

    private CaseFile handled(PieceChange... others) {
        List<PieceChange> pieces = new ArrayList<>(List.of(
                piece("matter", "item", ITEM, "division", "371002", "occurredOn", "2026-02-20"),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02")));
        pieces.addAll(List.of(others));
        return world.write(OFFICER, world.opened(null), pieces.toArray(PieceChange[]::new))
                .file();
    }

    private static PieceChange.Add company(String key, String name, String code) {
        return new PieceChange.Add("party", key, map("kind", "organisation", "name", name, "creditCode", code));
    }

    private static PieceChange.Add person(String key) {
        return new PieceChange.Add(
                "party", key, map("kind", "citizen", "name", "张某", "citizenNumber", "11010519491231002X"));
    }

    private static PieceChange.Add record(String key) {
        return new PieceChange.Add(
                "evidence",
                key,
                map(
                        "kind",
                        "scene-record",
                        "name",
                        "现场笔录",
                        "obtainedAt",
                        "2026-03-02T08:40:00+08:00",
                        "officers",
                        List.of("o1", "o2"),
                        "elements",
                        List.of("x1")));
    }

    private CaseFile again(CaseFile file) {
        return world.cases.show(OFFICER, file.head().id(), null);
    }

    private static Command on(CaseFile file) {
        return new Command(CaseWorld.command(), file.head().version());
    }

    @Test
    void one_case_goes_into_another_with_all_that_was_found_and_ends() {
        PieceChange element = new PieceChange.Add("element", "x1", map("title", "无照经营"));
        CaseFile stays = handled(company("p1", "甲公司", "91350100M000100Y43"), element, record("v1"));
        CaseFile goes = handled(
                company("p1", "甲公司", "91350100M000100Y43"),
                person("p2"),
                element,
                record("v1"),
                new PieceChange.Add(
                        "preservation",
                        "k1",
                        map(
                                "evidence",
                                "v1",
                                "preservedOn",
                                "2026-03-02",
                                "urgentAt",
                                "2026-03-02T08:30:00+08:00",
                                "officers",
                                List.of("o1", "o2"))));
        String into = stays.head().id();
        Cases.Merging merging = new Cases.Merging(into, "同一违法行为", "示例并〔2026〕1号");
        assertThat(world.refused(() -> world.cases.merge(OFFICER, goes.head().id(), on(goes), merging)))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(world.refused(() ->
                        world.cases.merge(HEAD, into, on(stays), new Cases.Merging(into, "同一违法行为", "示例并〔2026〕1号"))))
                .isEqualTo("CASE-JOIN");
        assertThat(world.take(OFFICER, goes, "merged").refused())
                .singleElement()
                .satisfies(each -> assertThat(each.check()).isEqualTo("merged"));
        Command command = on(goes);
        assertThat(world.cases.merge(HEAD, goes.head().id(), command, merging).done())
                .isTrue();
        assertThat(world.cases.merge(HEAD, goes.head().id(), command, merging).done())
                .isTrue();

        CaseFile joined = again(stays);
        String mark = "-" + goes.head().id().substring(0, 8);
        assertThat(all(joined, "party")).extracting(Piece::key).containsExactlyInAnyOrder("p1", "p2");
        assertThat(all(joined, "evidence")).extracting(Piece::key).containsExactlyInAnyOrder("v1", "v1" + mark);
        Piece copied = all(joined, "evidence").stream()
                .filter(each -> each.key().equals("v1" + mark))
                .findFirst()
                .orElseThrow();
        assertThat(copied.texts("elements")).containsExactly("x1" + mark);
        assertThat(copied.proof()).isNotNull();
        assertThat(copied.document()).isEqualTo("示例并〔2026〕1号");
        assertThat(all(joined, "preservation"))
                .extracting(each -> each.text("evidence"))
                .containsExactly("v1" + mark);
        assertThat(joined.run().clocks())
                .anySatisfy(each -> assertThat(each.code()).isEqualTo("preservation"));
        assertThat(all(joined, "relation"))
                .extracting(each -> each.text("kind"), each -> each.text("case"))
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "merged-from", goes.head().id()));
        assertThat(world.cases.reveal(OFFICER, into, "party", "p2", "citizenNumber", "核对身份"))
                .isEqualTo("11010519491231002X");

        CaseFile ended = world.take(OFFICER, again(goes), "merged").file();
        assertThat(ended.head().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(world.differences()).isEmpty();
        for (Principal each : List.of(OFFICER, RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE))) {
            for (String item : new String[] {null, ITEM}) {
                assertThat(listed(each, CaseStatus.CLUE, "o1", item)).containsExactly(into);
                assertThat(listed(each, CaseStatus.CLOSED, "o1", item))
                        .containsExactly(goes.head().id());
                assertThat(listed(each, CaseStatus.OPEN, "o1", item)).isEmpty();
                assertThat(listed(each, null, "o1", item))
                        .containsExactlyInAnyOrder(into, goes.head().id());
                assertThat(listed(each, CaseStatus.CLUE, null, item)).containsExactly(into);
                assertThat(listed(each, null, null, item))
                        .containsExactlyInAnyOrder(into, goes.head().id());
            }
            assertThat(listed(each, null, "o9", null)).isEmpty();
        }
    }

    /** Cases of the list one by one, so that each page is one. */
    private List<String> listed(Principal by, CaseStatus status, String handler, String item) {
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            Cases.Page page = world.cases.list(by, new Cases.Wanted(null, status, handler, item, null, 1, after));
            page.cases().forEach(each -> found.add(each.id()));
            after = page.next();
        } while (after != null);
        return found;
    }

    @Test
    void the_days_until_the_decision_go_on_from_the_first_filing_when_cases_are_joined_or_split() {
        CaseFile goes = filed(company("p1", "甲公司", "91350100M000100Y43"), person("p2"));
        world.world.clock.move(Duration.ofDays(10));
        CaseFile stays = filed(company("p1", "甲公司", "91350100M000100Y43"));
        assertThat(decision(stays)).isEqualTo("2026-03-12 2026-06-10");
        world.cases.merge(
                HEAD,
                goes.head().id(),
                on(again(goes)),
                new Cases.Merging(stays.head().id(), "同一违法行为", "示例并〔2026〕1号"));
        assertThat(decision(again(stays))).isEqualTo("2026-03-02 2026-05-31");
        CaseFile other = world.cases
                .split(
                        HEAD,
                        stays.head().id(),
                        on(again(stays)),
                        new Cases.Splitting(List.of("p2"), "分别处理", "示例分〔2026〕1号"))
                .file();
        assertThat(decision(other)).isEqualTo("2026-03-02 2026-05-31");
        assertThat(world.differences()).isEmpty();
    }

    /** A case that is filed today. */
    private CaseFile filed(PieceChange... parties) {
        CaseFile file = handled(parties);
        file = world.take(OFFICER, file, "filing").file();
        return world.write(
                        HEAD,
                        file,
                        piece(
                                "filing",
                                "outcome",
                                "filed",
                                "on",
                                world.world.clock.today().toString()))
                .file();
    }

    /** From when the days until the decision count, and until when. */
    private static String decision(CaseFile file) {
        return file.run().clocks().stream()
                .filter(each -> each.code().equals("decision"))
                .map(each -> each.start() + " " + each.legal())
                .findFirst()
                .orElseThrow();
    }

    /** 行政处罚法 arts. 44, 62: nobody is decided upon who has not been told. */
    @Test
    void nothing_goes_into_a_case_whose_party_was_told_already() {
        CaseFile stays = handled(
                company("p1", "甲公司", "91350100M000100Y43"),
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("warning"))));
        CaseFile goes = handled(person("p2"));
        Cases.Merging merging = new Cases.Merging(stays.head().id(), "同一违法行为", "示例并〔2026〕1号");
        assertThat(world.refused(() -> world.cases.merge(HEAD, goes.head().id(), on(goes), merging)))
                .isEqualTo("CASE-JOIN");
    }

    @Test
    void parties_are_taken_out_into_a_case_of_their_own() {
        CaseFile file = handled(
                company("p1", "甲公司", "91350100M000100Y43"),
                person("p2"),
                new PieceChange.Add("element", "x1", map("title", "无照经营")),
                record("v1"));
        String id = file.head().id();
        assertThat(world.refused(() -> world.cases.split(
                        HEAD, id, on(file), new Cases.Splitting(List.of("p1", "p2"), "分别处理", "示例分〔2026〕1号"))))
                .isEqualTo("CASE-JOIN");
        CaseFile other = world.cases
                .split(HEAD, id, on(file), new Cases.Splitting(List.of("p2"), "分别处理", "示例分〔2026〕1号"))
                .file();
        assertThat(other.head().id()).isNotEqualTo(id);
        assertThat(other.run().stage()).isEqualTo("lead-check");
        assertThat(other.head().handlers()).containsExactly("o1", "o2");
        assertThat(all(other, "party")).extracting(Piece::key).containsExactly("p2");
        assertThat(all(other, "evidence")).extracting(Piece::key).containsExactly("v1");
        assertThat(one(other, "clue").text("source")).isEqualTo("complaint");
        assertThat(world.cases.reveal(OFFICER, other.head().id(), "party", "p2", "citizenNumber", "核对身份"))
                .isEqualTo("11010519491231002X");
        assertThat(all(again(file), "party")).extracting(Piece::key).containsExactly("p1");
        assertThat(all(again(file), "relation"))
                .extracting(each -> each.text("kind"), each -> each.text("case"))
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "split-into", other.head().id()));
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void the_superior_of_both_gives_a_case_to_another_body_whose_acts_rest_on_it() {
        world.body(RegisterWorld.TOWN, "示例镇人民政府", "11500000MB1553803Q", "371002100");
        CaseFile file = handled(company("p1", "甲公司", "91350100M000100Y43"));
        String id = file.head().id();
        Cases.Designation designation = new Cases.Designation(RegisterWorld.TOWN, "不宜由原机关管辖", "示例政指〔2026〕1号");
        assertThat(world.refused(() -> world.cases.designate(HEAD, id, on(file), designation)))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(world.refused(
                        () -> world.cases.designate(MAYOR, id, on(file), new Cases.Designation(MARKET, "不变", "略"))))
                .isEqualTo("CASE-DESIGNATION body");
        assertThat(world.cases.audience(id).test(OFFICER)).isTrue();
        CaseFile given = world.cases.designate(MAYOR, id, on(file), designation).file();
        assertThat(given.head().body()).isEqualTo(RegisterWorld.TOWN);
        assertThat(given.head().handlers()).isEmpty();
        assertThat(all(given, "designation"))
                .extracting(each -> each.text("by"), each -> each.text("from"), each -> each.text("to"))
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(RegisterWorld.GOVERNMENT, MARKET, RegisterWorld.TOWN));
        assertThat(world.refused(() -> again(file))).startsWith("CASE-UNKNOWN");
        // Nor do they hear that it changes; and nobody hears of a case that is not there.
        assertThat(world.cases.audience(id).test(OFFICER)).isFalse();
        assertThat(world.cases.audience(id).test(MAYOR)).isTrue();
        assertThat(world.cases.audience("none").test(MAYOR)).isFalse();
        CaseFile back = world.cases
                .designate(MAYOR, id, on(given), new Cases.Designation(MARKET, "重大复杂", "示例政指〔2026〕2号"))
                .file();
        CaseFile named = world.write(
                        HEAD,
                        back,
                        piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                        piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02"))
                .file();
        PieceChange.Add evidence = new PieceChange.Add(
                "evidence",
                "v1",
                map(
                        "kind",
                        "document",
                        "name",
                        "合同",
                        "obtainedAt",
                        "2026-03-02T08:50:00+08:00",
                        "officers",
                        List.of("o1", "o2")));
        assertThat(world.write(OFFICER, named, evidence).refused()).isEmpty();
        assertThat(world.differences()).isEmpty();
    }

    private List<String> found() {
        world.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE));
        return world.inspection.findings(HEAD, MARKET, 50, null).findings().stream()
                .map(CaseInspection.Finding::code)
                .toList();
    }

    /** The bodies from and to which it goes are no interval, whatever their names; and who gets it has the day to say who handles it. */
    @Test
    void who_gets_a_case_has_the_day_to_say_who_handles_it() {
        world.body(RegisterWorld.TOWN, "示例镇人民政府", "11500000MB1553803Q", "371002100");
        CaseFile handled = handled(company("p1", "甲公司", "91350100M000100Y43"));
        CaseFile file = world.write(HEAD, handled, piece("filing", "outcome", "filed", "on", "2026-03-02"))
                .file();
        String id = file.head().id();
        CaseFile away = world.cases
                .designate(MAYOR, id, on(file), new Cases.Designation(RegisterWorld.TOWN, "略", "示例政指〔2026〕1号"))
                .file();
        world.cases.designate(MAYOR, id, on(away), new Cases.Designation(MARKET, "略", "示例政指〔2026〕2号"));
        assertThat(found()).isEmpty();
        world.world.clock.move(Duration.ofDays(1));
        assertThat(found()).containsExactly("CASE-NO-HANDLER");
    }

    @Test
    void a_case_is_not_handed_over_to_who_has_it() {
        CaseFile file = handled();
        PieceChange.Add transfer =
                piece("transfer", "kind", "other-body", "body", MARKET, "on", "2026-03-02", "reason", "略");
        assertThat(world.refused(() -> world.write(HEAD, file, transfer))).isEqualTo("CASE-TRANSFER 0.body");
    }

    /** Neither filed without anybody, nor left by all on some day. */
    @Test
    void somebody_handles_a_filed_case_on_every_day() {
        CaseFile nobody = world.opened(null);
        PieceChange filed = piece("filing", "outcome", "filed", "on", "2026-03-02");
        assertThat(world.refused(() -> world.write(HEAD, nobody, filed))).startsWith("CASE-NO-HANDLER");
        CaseFile file = world.write(HEAD, handled(), filed).file();
        List<PieceChange> leaving = all(file, "handler").stream()
                .map(each -> (PieceChange) new PieceChange.Amend(
                        "handler", each.key(), each.number(), map("to", "2026-03-10"), "调离", null))
                .toList();
        assertThat(world.refused(() -> world.write(HEAD, file, leaving.toArray(PieceChange[]::new))))
                .startsWith("CASE-NO-HANDLER");
        List<PieceChange> late = new ArrayList<>(leaving);
        late.add(piece("handler", "officer", "o3", "part", "lead", "from", "2026-03-12"));
        assertThat(world.refused(() -> world.write(HEAD, file, late.toArray(PieceChange[]::new))))
                .startsWith("CASE-NO-HANDLER");
        late.set(2, piece("handler", "officer", "o3", "part", "lead", "from", "2026-03-11"));
        assertThat(world.write(HEAD, file, late.toArray(PieceChange[]::new)).done())
                .isTrue();
    }

    @Test
    void of_those_who_file_the_first_cases_of_a_year_at_once_each_gets_a_number() throws Exception {
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        List<Callable<String>> filings = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            CaseFile file = handled();
            filings.add(() -> {
                together.await();
                return world.write(HEAD, file, piece("filing", "outcome", "filed", "on", "2026-03-02"))
                        .file()
                        .head()
                        .number();
            });
        }
        ExecutorService people = Executors.newFixedThreadPool(many);
        List<String> numbers = new ArrayList<>();
        try {
            for (Future<String> each : people.invokeAll(filings)) {
                numbers.add(each.get());
            }
        } finally {
            people.shutdown();
        }
        assertThat(numbers)
                .containsExactlyInAnyOrder(
                        "示例区市场监督管理局立〔2026〕第1号", "示例区市场监督管理局立〔2026〕第2号", "示例区市场监督管理局立〔2026〕第3号", "示例区市场监督管理局立〔2026〕第4号");
    }

    /** What is refused is undone with its transaction; that it was refused stays. */
    @Test
    void that_somebody_was_refused_a_step_is_put_down() {
        CaseFile file = handled();
        world.world.audit.clear();
        assertThat(world.refused(() -> world.take(REVIEWER, file, "filing"))).startsWith("PROCEDURE-OWNER");
        assertThat(world.world.audit).anySatisfy(each -> {
            assertThat(each.kind()).isEqualTo(AuditEvent.Kind.REFUSED);
            assertThat(each.account()).isEqualTo(REVIEWER.account());
        });
        assertThat(again(file).run().stage()).isEqualTo("lead-check");
    }
}
