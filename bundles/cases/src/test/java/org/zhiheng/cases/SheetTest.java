package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.one;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseSheets;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.search.SearchService;
import org.zhiheng.cases.service.SheetService;
import org.zhiheng.cases.service.TakeOver;
import org.zhiheng.persistence.Rows;
import org.zhiheng.registers.Sheets;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Lists of cases are taken away as spreadsheets; cases begun elsewhere come in by one, all or none, with their terms. */
@OnEveryDatabase
class SheetTest {

    private static final CaseSearch.Filter ALL = new CaseSearch.Filter(null, null, null, null, null, null);
    private static final List<String> TITLES = List.of(
            "原案号",
            "程序",
            "执法领域",
            "所在环节",
            "进入环节之日",
            "线索来源",
            "收到线索之日",
            "线索内容",
            "执法事项",
            "行为地区划",
            "违法行为发生之日",
            "当事人类型",
            "当事人",
            "公民身份号码",
            "主办人员",
            "协办人员",
            "立案之日");

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private SearchService search;
    private CaseSheets sheets;

    SheetTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
        search = new SearchService(
                folder.resolve("data"),
                folder.resolve("keys"),
                Duration.ofHours(1),
                world.store,
                world.archivedFiles,
                world.world.records,
                world.world.permissions,
                world.world.permissions,
                world.world.organisation,
                world.world.clock);
        sheets = new SheetService(
                world.store,
                search,
                new TakeOver(
                        world.store,
                        world.runs,
                        world.examination,
                        world.caseRules,
                        world.resolved,
                        world.world.recorder,
                        world.world.clock),
                world.resolved,
                world.world.organisation,
                world.world.permissions,
                world.world.permissions,
                world.world.clock);
    }

    @AfterEach
    void close() {
        search.close();
    }

    private static Field column(String title) {
        return Field.text("c" + TITLES.indexOf(title), title, 500);
    }

    /** A sheet as somebody fills it in. */
    private static InputStream sheet(List<Map<String, String>> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sheets.write("案件", TITLES.stream().map(SheetTest::column).toList(), out, taking -> {
            for (Map<String, String> each : rows) {
                Map<String, Object> row = new LinkedHashMap<>();
                each.forEach((title, value) -> row.put("c" + TITLES.indexOf(title), value));
                taking.row(row);
            }
        });
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static Map<String, String> row(String number, String... other) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("原案号", number);
        row.put("程序", "penalty.ordinary");
        row.put("执法领域", "market-supervision");
        row.put("所在环节", "investigation");
        row.put("进入环节之日", "2026-01-15");
        row.put("线索来源", "投诉举报");
        row.put("收到线索之日", "2026/1/10");
        row.put("线索内容", "群众举报无照经营");
        row.put("执法事项", ITEM);
        row.put("行为地区划", "371002");
        row.put("违法行为发生之日", "2025-12-20");
        row.put("当事人类型", "个体工商户");
        row.put("当事人", "王某某");
        row.put("公民身份号码", "11010519491231002X");
        row.put("主办人员", "o1");
        row.put("协办人员", "o2");
        row.put("立案之日", "2026-01-15");
        for (int i = 0; i < other.length; i += 2) {
            row.put(other[i], other[i + 1]);
        }
        row.values().removeIf(Objects::isNull);
        return row;
    }

    private CaseSheets.Import taken(boolean dry, List<Map<String, String>> rows) throws IOException {
        return sheets.takeOver(HEAD, MARKET, dry, "移交清单2026-1", sheet(rows));
    }

    private List<CaseHead> cases() {
        return world.cases
                .list(OFFICER, new Cases.Wanted(MARKET, null, null, null, null, 50, null))
                .cases();
    }

    private long count(String table) {
        return world.world.transactions.readOnly(
                tx -> Rows.list(tx.connection(), "SELECT COUNT(*) FROM " + table, List.of(), row -> row.getLong(1))
                        .get(0));
    }

    @Test
    void a_case_begun_elsewhere_goes_on_in_its_stage_with_its_terms() throws IOException {
        assertThat(taken(true, List.of(row("旧罚立〔2026〕3号")))).isEqualTo(new CaseSheets.Import(1, 0, List.of()));
        assertThat(cases()).isEmpty();
        // As people call them: the name of the item, the name of an officer, the number of a certificate.
        assertThat(taken(false, List.of(row("旧罚立〔2026〕3号", "执法事项", "对无照经营的处罚", "主办人员", "人员1", "协办人员", "鲁K-c200"))))
                .isEqualTo(new CaseSheets.Import(1, 1, List.of()));
        CaseHead head = cases().get(0);
        assertThat(head.item()).isEqualTo(ITEM);
        assertThat(head.number()).isEqualTo("旧罚立〔2026〕3号");
        assertThat(head.status()).isEqualTo(CaseStatus.OPEN);
        assertThat(head.stage()).isEqualTo("investigation");
        assertThat(head.title()).isEqualTo("对无照经营的处罚");
        assertThat(head.handlers()).containsExactly("o1", "o2");
        assertThat(head.filedOn()).isEqualTo(LocalDate.of(2026, 1, 15));
        assertThat(head.openedAt()).isEqualTo(Instant.parse("2026-01-09T16:00:00Z"));

        CaseFile file = world.cases.show(OFFICER, head.id(), null);
        // 90 days from the filing, whenever it came here (行政处罚法 art. 60).
        Run.Term term = file.run().term();
        assertThat(term.state()).isEqualTo(Run.TermState.RUNNING);
        assertThat(term.start()).startsWith("2026-01-15");
        assertThat(term.legal()).isEqualTo("2026-04-15");
        assertThat(file.run().owners()).isNotEmpty();
        assertThat(one(file, "filing").reason()).isEqualTo("接续办理的案件,录入以前的情况");
        assertThat(one(file, "filing").document()).isEqualTo("移交清单2026-1");
        assertThat(CaseWorld.all(file, "party").get(0).text("citizenNumber")).contains("**");
        assertThat(world.cases.reveal(OFFICER, head.id(), "party", "p1", "citizenNumber", "核对"))
                .isEqualTo("11010519491231002X");

        List<Entry> entries = world.world.records.history(new Subject("case", head.id()), 0, 10);
        assertThat(entries).extracting(Entry::kind).containsExactly("case-taken-over");
        assertThat(entries.get(0).payload().get("takenOver").toString())
                .contains("旧罚立〔2026〕3号", "移交清单2026-1", "2026-01-15");
        assertThat(entries.get(0).payload().toString()).doesNotContain("王某某", "11010519491231002X");
        assertThat(world.world.records.history(new Subject("procedure-run", head.run()), 0, 10))
                .extracting(Entry::kind)
                // What the file tells starts clocks, once it is there.
                .containsExactly("run-taken-over", "run-terms-changed");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void it_goes_on_as_any_other_case_and_the_nightly_inspection_finds_nothing() throws IOException {
        taken(false, List.of(row("旧1号"), row("旧2号", "所在环节", "lead-check", "进入环节之日", "2026-02-27", "立案之日", null)));
        assertThat(world.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE)))
                .satisfies(report -> {
                    assertThat(report.cases()).isEqualTo(2);
                    assertThat(report.findings()).isZero();
                });
        world.inspection.close();
        CaseHead clue = cases().stream()
                .filter(each -> each.status() == CaseStatus.CLUE)
                .findFirst()
                .orElseThrow();
        assertThat(clue.number()).isNull();
        CaseHead open = cases().stream()
                .filter(each -> each.status() == CaseStatus.OPEN)
                .findFirst()
                .orElseThrow();
        CaseFile file = world.cases.show(OFFICER, open.id(), null);
        assertThat(world.write(
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
                                        List.of("o1", "o2")))
                        .done())
                .isTrue();
    }

    @Test
    void everything_that_is_wrong_is_told_by_row_and_column_and_nothing_is_written() throws IOException {
        world.world.engine.write(
                "somebody",
                "items",
                new Change.Add(
                        "again",
                        LocalDate.of(2023, 1, 1),
                        null,
                        CaseWorld.map(
                                "code",
                                "C-2",
                                "name",
                                "对无照经营的处罚",
                                "actKind",
                                "penalty",
                                "body",
                                MARKET,
                                "basis",
                                "某办法第二条",
                                "target",
                                "any"),
                        Change.Why.UNSAID));
        CaseSheets.Import wrong = taken(
                false,
                List.of(
                        row("旧1号"),
                        row("旧1号", "主办人员", "o99", "执法事项", "none"),
                        row("旧3号", "程序", "penalty.unknown"),
                        row("旧4号", "所在环节", "closed", "线索来源", "道听途说", "进入环节之日", "去年"),
                        row("旧5号", "所在环节", "notice", "立案之日", null),
                        row("旧6号", "当事人", null, "公民身份号码", "110105194912310021"),
                        row("旧7号", "进入环节之日", "2026-03-03"),
                        row("旧8号", "立案之日", "2026-01-09", "协办人员", "o1"),
                        row("旧9号", "所在环节", "archived"),
                        row("旧10号", "执法事项", "对无照经营的处罚")));
        assertThat(wrong.rows()).isEqualTo(10);
        assertThat(wrong.taken()).isZero();
        assertThat(wrong.problems())
                .extracting(each -> each.row() + " " + each.column() + " " + each.code())
                .containsExactly(
                        "3 原案号 REGISTER-TWICE",
                        "3 执法事项 REGISTER-REFERENCE",
                        "3 主办人员 REGISTER-REFERENCE",
                        "4 程序 CASE-PROCEDURE",
                        "5 进入环节之日 REGISTER-TYPE",
                        "5 线索来源 REGISTER-CODE",
                        "6 立案之日 REGISTER-REQUIRED",
                        "7 公民身份号码 REGISTER-CHECK-DIGIT",
                        "7 当事人 REGISTER-REQUIRED",
                        "8 进入环节之日 CASE-FUTURE",
                        "9 协办人员 CASE-HANDLER",
                        "9 立案之日 CASE-INTERVAL",
                        "10 所在环节 PROCEDURE-STAGE",
                        "11 执法事项 CASE-NAME-SHARED");
        assertThat(wrong.problems())
                .allSatisfy(each -> assertThat(each.message()).matches("(?s).*\\p{IsHan}.*"));
        assertThat(cases()).isEmpty();
        assertThat(count("proc_run")).isZero();
        assertThat(count("rec_entry WHERE subject LIKE 'case/%'")).isZero();
    }

    @Test
    void the_same_case_is_not_taken_over_twice_and_only_by_the_head_of_its_body() throws IOException {
        taken(false, List.of(row("旧1号")));
        assertThat(taken(false, List.of(row("旧1号"))).problems())
                .extracting(CaseSheets.Problem::code)
                .containsExactly("REGISTER-EXISTS");
        InputStream sheet = sheet(List.of(row("旧2号")));
        assertThat(world.refused(() -> sheets.takeOver(OFFICER, MARKET, false, "清单", sheet)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.refused(() -> sheets.takeOver(HEAD, RegisterWorld.ELSEWHERE, false, "清单", sheet)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(world.refused(() -> sheets.takeOver(HEAD, MARKET, false, " ", sheet)))
                .isEqualTo("CASE-DOCUMENT document");
        assertThat(world.refused(() ->
                        sheets.takeOver(HEAD, MARKET, false, "清单", new ByteArrayInputStream(new byte[] {1, 2, 3}))))
                .isEqualTo("SHEET-FORM file");
        InputStream none = sheet(List.of());
        assertThat(world.refused(() -> sheets.takeOver(HEAD, MARKET, false, "清单", none)))
                .isEqualTo("SHEET-EMPTY file");
        assertThat(cases()).hasSize(1);
    }

    @Test
    void the_template_has_every_column_with_what_to_write_there() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.template(out);
        // Its headings are taken as they are, and it has no rows yet.
        assertThat(world.refused(
                        () -> sheets.takeOver(HEAD, MARKET, true, "清单", new ByteArrayInputStream(out.toByteArray()))))
                .isEqualTo("SHEET-EMPTY file");
    }

    private List<Map<String, Object>> exported(String text, CaseSearch.Filter filter, String purpose)
            throws IOException {
        List<Field> columns = new ArrayList<>();
        for (String each : List.of("立案号", "案由", "状态", "所在环节", "承办机构", "办案人员", "案件编号", "登记之日")) {
            columns.add(Field.text("x" + columns.size(), each, 500));
        }
        columns.add(Field.text("y1", "执法领域", 500));
        columns.add(Field.text("y2", "执法事项编号", 500));
        columns.add(Field.date("y3", "立案之日"));
        columns.add(Field.date("y4", "办结之日"));
        if (purpose != null) {
            columns.add(Field.text("parties", "当事人", 500));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        try (InputStream file = sheets.export(OFFICER, text, filter, purpose)) {
            Sheets.read(columns, file, row -> rows.add(row.values()));
        }
        return rows;
    }

    @Test
    void a_list_is_taken_away_with_names_of_bodies_and_officers_and_of_parties_only_for_a_purpose() throws IOException {
        taken(false, List.of(row("旧1号"), row("旧2号", "当事人", "李某某")));
        world.opened();
        List<Map<String, Object>> all = exported(null, ALL, null);
        assertThat(all).hasSize(3);
        assertThat(all.get(0)).containsEntry("x1", "案由未定").containsEntry("x2", "线索");
        assertThat(all.get(1))
                .containsEntry("x2", "在办")
                .containsEntry("x4", "示例区市场监督管理局")
                .containsEntry("x5", "人员1、人员2")
                .containsEntry("y1", "market-supervision");
        assertThat(exported(null, new CaseSearch.Filter(MARKET, CaseStatus.OPEN, "o1", ITEM, null, null), null))
                .hasSize(2);
        assertThat(exported(null, new CaseSearch.Filter(null, null, null, null, LocalDate.of(2026, 3, 1), null), null))
                .hasSize(1);
        assertThat(exported(null, new CaseSearch.Filter(null, null, null, null, null, LocalDate.of(2026, 1, 10)), null))
                .hasSize(2);
        assertThat(exported(null, new CaseSearch.Filter(null, null, null, null, null, LocalDate.of(2026, 1, 9)), null))
                .isEmpty();
        world.world.audit.clear();
        assertThat(exported(null, new CaseSearch.Filter(null, CaseStatus.OPEN, null, null, null, null), "专项检查"))
                .extracting(each -> each.get("parties"))
                .containsExactlyInAnyOrder("王某某", "李某某");
        assertThat(world.world.audit).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.EXPORTED);
            assertThat(event.toString()).contains("case-list", "专项检查");
        });
        search.follow();
        assertThat(exported("李某某", ALL, "专项检查")).singleElement().satisfies(each -> assertThat(each)
                .containsEntry("x0", "旧2号"));
        assertThat(world.refused(() -> sheets.export(
                        OFFICER,
                        null,
                        new CaseSearch.Filter(RegisterWorld.ELSEWHERE, null, null, null, null, null),
                        null)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }
}
