package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.powers.PowersWorld.GOVERNMENT;
import static org.zhiheng.powers.PowersWorld.JUSTICE;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.STREET;
import static org.zhiheng.powers.PowersWorld.SUPERVISOR;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN2;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.WUCHANG;
import static org.zhiheng.powers.PowersWorld.day;
import static org.zhiheng.powers.PowersWorld.map;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.CleanUpOutcome;
import org.zhiheng.api.powers.EmpowermentState;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What follows from the registers taken together. */
@OnEveryDatabase
class ServicesTest {

    private static final Principal WUHAN = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, WUCHANG);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;

    ServicesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
    }

    @AfterEach
    void empty() {
        for (RegisterDefinition each : PowerRegisters.ALL) {
            database.execute("DELETE FROM reg_" + each.id().replace('-', '_'));
        }
        for (String each : List.of(
                "reg_member",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private void wuhanItem(String key, String from, String target) {
        powers.add(
                WUHAN,
                "items",
                key,
                from,
                null,
                "code",
                "W-" + key,
                "name",
                "对" + key + "的处罚",
                "actKind",
                "penalty",
                "body",
                WUCHANG,
                "basis",
                "某条例",
                "target",
                target,
                "field",
                "urban-management");
    }

    private void use(String item, int year, int count, String last) {
        powers.world.registers.write(
                WUHAN,
                "item-uses",
                new Change.Add(
                        null,
                        null,
                        null,
                        map("item", item, "body", WUCHANG, "year", year, "count", count, "lastUsedOn", last),
                        Why.UNSAID));
    }

    private void basis(String item, String article) {
        basis(item, "penalty", article);
    }

    private void basis(String item, String role, String article) {
        powers.add(
                WUHAN,
                "item-bases",
                null,
                "2020-01-01",
                null,
                "item",
                item,
                "role",
                role,
                "rank",
                "local-regulation",
                "title",
                "某市容条例",
                "article",
                article);
    }

    @Test
    void items_nobody_used_in_five_years_are_found_with_the_years_of_which_nobody_told() {
        wuhanItem("never", "2020-01-01", "any");
        wuhanItem("zero", "2020-01-01", "any");
        wuhanItem("used", "2020-01-01", "any");
        wuhanItem("edge", "2020-01-01", "any");
        wuhanItem("young", "2022-01-01", "any");
        for (int year = 2021; year <= 2025; year++) {
            use("zero", year, 0, null);
        }
        use("used", 2021, 1, "2021-03-03");
        use("edge", 2021, 1, "2021-03-02");
        Powers.CleanUps found = powers.services.cleanUps(WUHAN, WUCHANG, TODAY);
        assertThat(found.lookBackYears()).isEqualTo(5);
        assertThat(found.found())
                .extracting(
                        each -> each.item() + " " + each.ground() + " " + each.lastUsedOn() + " " + each.yearsUntold())
                .containsExactlyInAnyOrder(
                        "never UNUSED null [2021, 2022, 2023, 2024, 2025]",
                        "zero UNUSED null []",
                        "edge UNUSED 2021-03-02 [2022, 2023, 2024, 2025]",
                        "used RARE 2021-03-03 [2022, 2023, 2024, 2025]");
        assertThat(found.found().get(0).measures()).containsExactly("cancel", "adjust", "suspend");
    }

    private List<String> overlapping() {
        return powers.services.cleanUps(WUHAN, WUCHANG, TODAY).found().stream()
                .map(each -> each.item() + " " + each.ground() + " "
                        + each.overlaps().stream().map(Powers.Overlap::item).toList() + " " + each.times())
                .toList();
    }

    private void exact(String item, String role, String article, String paragraph, String subitem) {
        powers.add(
                WUHAN,
                "item-bases",
                null,
                "2020-01-01",
                null,
                "item",
                item,
                "role",
                role,
                "rank",
                "local-regulation",
                "title",
                "某市容条例",
                "article",
                article,
                "paragraph",
                paragraph,
                "subitem",
                subitem);
    }

    @Test
    void items_overlap_that_punish_the_same_by_the_same_paragraph_and_item() {
        for (String each : List.of("a", "b", "c", "d")) {
            wuhanItem(each, "2025-01-01", each.equals("a") ? "citizen" : "any");
            // What sets up the power to punish is common to many.
            exact(each, "setting", "第三条", "第一款", null);
        }
        exact("a", "penalty", "第三十二条", "第一款", "第二项");
        exact("b", "penalty", "第三十二条", "第一款", "第二项");
        exact("c", "penalty", "第三十二条", "第一款", "第三项");
        exact("d", "penalty", "第三十二条", "第一款", null);
        assertThat(overlapping()).containsExactlyInAnyOrder("a OVERLAPPING [b] null", "b OVERLAPPING [a] null");
        amendItem("b", "target", "organisation");
        assertThat(overlapping()).as("of others").isEmpty();
    }

    @Test
    void by_an_article_alone_only_those_overlap_that_are_called_the_same() {
        for (String each : List.of("a", "b", "c")) {
            wuhanItem(each, "2025-01-01", "any");
            basis(each, "第三十二条");
        }
        assertThat(overlapping()).isEmpty();
        amendItem("b", "name", "对“a”的处罚");
        assertThat(overlapping()).containsExactlyInAnyOrder("a OVERLAPPING [b] null", "b OVERLAPPING [a] null");
    }

    @Test
    void items_overlap_across_fields_and_those_that_punish_nobody_do_too() {
        for (String each : List.of("a", "b", "c", "d")) {
            wuhanItem(each, "2025-01-01", "any");
        }
        exact("a", "penalty", "第三十二条", null, "第一项");
        exact("b", "penalty", "第三十二条", null, "第一项");
        amendItem("b", "field", "transport");
        for (String each : List.of("c", "d")) {
            amendItem(each, "actKind", "inspection");
            exact(each, "setting", "第五条", "第二款", null);
            // How something is done is common to many, and makes nothing of it the same.
            exact(each, "procedure", "第九条", "第一款", null);
        }
        exact("a", "procedure", "第九条", "第一款", null);
        assertThat(overlapping())
                .containsExactlyInAnyOrder(
                        "a OVERLAPPING [b] null",
                        "b OVERLAPPING [a] null",
                        "c OVERLAPPING [d] null",
                        "d OVERLAPPING [c] null");
    }

    @Test
    void items_that_differ_by_nothing_but_spelling_overlap_whatever_is_told_of_their_provisions() {
        for (String each : List.of("a", "b", "c")) {
            wuhanItem(each, "2025-01-01", "any");
        }
        amendItem("a", "name", "对擅自占用道路(含人行道)经营的处罚");
        amendItem("b", "name", "对擅自占用道路(含人行道) 经营的处罚");
        amendItem("b", "basis", "《某条例》");
        amendItem("c", "basis", "另一条例");
        amendItem("c", "name", "对擅自占用道路(含人行道)经营的处罚");
        assertThat(overlapping()).containsExactlyInAnyOrder("a OVERLAPPING [b] null", "b OVERLAPPING [a] null");
    }

    private void penalty(String item, String title, String article, String subitem) {
        powers.world.engine.write(
                "somebody",
                "item-bases",
                new Change.Add(
                        null,
                        day("2023-01-01"),
                        null,
                        map(
                                "item",
                                item,
                                "role",
                                "penalty",
                                "rank",
                                "local-regulation",
                                "title",
                                title,
                                "article",
                                article,
                                "subitem",
                                subitem),
                        Why.UNSAID));
    }

    private List<String> overlapsOfMarket() {
        return powers.services.cleanUps(SUPERVISOR, MARKET, TODAY).found().stream()
                .flatMap(each -> each.overlaps().stream()
                        .map(other -> each.item() + " with " + other.item() + " " + other.code() + " of "
                                + other.bodyTitle() + " " + other.earlier()))
                .toList();
    }

    /** Two departments of the district, and those of another district, which punish the same by the same item of an article. */
    private void twoDepartments() {
        powers.item("m1", MARKET, null, "name", "对占道经营的处罚");
        powers.item("j1", JUSTICE, null, "name", "对占道经营的处罚");
        powers.item("j2", JUSTICE, null, "name", "对流动经营的处罚");
        powers.world.engine.write(
                "somebody",
                "items",
                new Change.Add(
                        "e1",
                        day("2023-01-01"),
                        null,
                        map(
                                "code",
                                "C-e1",
                                "name",
                                "对占道经营的处罚",
                                "actKind",
                                "penalty",
                                "body",
                                RegisterWorld.ELSEWHERE,
                                "basis",
                                "某条例第一条",
                                "target",
                                "any"),
                        Why.UNSAID));
        for (String each : List.of("m1", "j1", "j2", "e1")) {
            penalty(each, "某市容条例", "第三十二条", "第(二)项");
        }
    }

    @Test
    void two_departments_of_a_district_overlap_where_both_call_the_same_so_by_the_same_provision() {
        twoDepartments();
        assertThat(overlapsOfMarket()).containsExactly("m1 with j1 C-j1 of 示例区司法局 null");
        assertThat(powers.services.cleanUps(SUPERVISOR, JUSTICE, TODAY).found())
                .as("by one item of an article a body has both")
                .extracting(each -> each.item() + " "
                        + each.overlaps().stream().map(Powers.Overlap::item).toList())
                .containsExactlyInAnyOrder("j1 [j2, m1]", "j2 [j1]");
    }

    private void proposed(String key, String item, String other, String outcome, String decidedOn) {
        powers.add(
                "item-clean-ups",
                key,
                null,
                "item",
                item,
                "ground",
                "overlapping",
                "measure",
                "adjust",
                "overlaps",
                other,
                "opinion",
                "两个部门都有",
                "proposedOn",
                "2026-01-10",
                "outcome",
                outcome,
                "decidedOn",
                decidedOn);
    }

    @Test
    void what_was_proposed_is_told_so_and_what_was_decided_to_stay_only_when_it_changes() {
        twoDepartments();
        proposed("p1", "j1", "m1", null, null);
        assertThat(overlapsOfMarket())
                .as("whichever of the two it was put down for")
                .containsExactly("m1 with j1 C-j1 of 示例区司法局 Earlier[cleanUp=p1, proposedOn=2026-01-10, outcome=null,"
                        + " decidedOn=null]");
        powers.correct("item-clean-ups", "p1", null, "outcome", "rejected", "decidedOn", "2026-02-01");
        assertThat(overlapsOfMarket()).isEmpty();
        powers.amend("items", "j1", "2026-02-15", "target", "citizen");
        assertThat(overlapsOfMarket())
                .containsExactly("m1 with j1 C-j1 of 示例区司法局 Earlier[cleanUp=p1, proposedOn=2026-01-10,"
                        + " outcome=REJECTED, decidedOn=2026-02-01]");
        assertThat(powers.services
                        .cleanUps(SUPERVISOR, MARKET, LocalDate.of(2026, 1, 31))
                        .found())
                .as("as of a day before it was decided")
                .extracting(each -> each.overlaps().get(0).earlier().outcome())
                .containsExactly((CleanUpOutcome) null);
    }

    private String refused(Runnable writing) {
        ZhihengException e = catchThrowableOfType(writing::run, ZhihengException.class);
        return e == null ? "written" : e.code() + " " + e.field().orElse("-") + " " + e.getMessage();
    }

    @Test
    void a_code_is_one_items_of_the_whole_platform_and_the_same_matter_is_put_down_once() {
        powers.item("i1", MARKET, null, "code", "370100001", "name", "对占道经营的处罚");
        assertThat(refused(() -> powers.item("i2", JUSTICE, null, "code", "370100001")))
                .isEqualTo("REGISTER-UNIQUE code “事项代码”与示例区市场监督管理局的“对占道经营的处罚”(编号i1)重复,日期有重叠;是同一项的,请变更或者更正原有的那一项");
        assertThat(refused(() -> powers.item("i2", MARKET, null, "name", "对占道经营的处罚")))
                .isEqualTo("REGISTER-UNIQUE name “事项名称”、“实施主体”、“主要依据”、“适用对象”与示例区市场监督管理局的“对占道经营的处罚”(编号i1)重复,日期有重叠;"
                        + "是同一项的,请变更或者更正原有的那一项");
        powers.item("i2", MARKET, null, "name", "对占道经营的处罚", "target", "citizen");
        powers.item("i3", JUSTICE, null, "name", "对占道经营的处罚");
        powers.item("i4", MARKET, null, "name", "对占道经营的处罚", "basis", "另一条例第二条");
        assertThat(refused(() -> powers.amend("items", "i2", "2026-01-01", "target", "any")))
                .startsWith("REGISTER-UNIQUE name ");
        assertThat(refused(() -> powers.amend("items", "i3", "2026-01-01", "code", "370100001")))
                .startsWith("REGISTER-UNIQUE code ");
    }

    @Test
    void everything_that_can_be_read_of_a_faulty_row_is_looked_at() throws IOException {
        powers.item("i1", MARKET, null, "code", "370100001", "name", "对占道经营的处罚");
        Spreadsheets.Import refused = imported(
                "items",
                List.of("编号", "起始日*", "事项代码*", "事项名称*", "执法类别*", "执法领域", "实施主体*", "主要依据*", "适用对象*"),
                List.of("n-1", "2024-01-01", "370100001", "对甲的处罚", "罚款", "市管", "示例区司法局", "甲条例第一条", "不限"));
        assertThat(refused.problems()).isEqualTo(3);
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        powers.world.spreadsheets.report(SUPERVISOR, refused.report(), report);
        assertThat(cells(report.toByteArray(), "数据").get(1).get(0))
                .contains("“执法类别”没有“罚款”这一项", "“事项代码”与示例区市场监督管理局的“对占道经营的处罚”(编号i1)重复", "“执法领域”:现行规则里没有“市管”");
    }

    @Test
    void fields_of_enforcement_are_those_of_the_rules_and_may_be_written_as_people_call_them() throws IOException {
        assertThat(refused(() -> powers.item("i1", MARKET, null, "field", "market-supervison")))
                .startsWith("REGISTER-CODE field “执法领域”:现行规则里没有“market-supervison”,可用:城市管理、市场监管、生态环境、文化市场、");
        powers.item("i1", MARKET, null, "field", "市场监管");
        assertThat(powers.world
                        .engine
                        .row("items", "i1", AsOf.on(TODAY))
                        .orElseThrow()
                        .text("field"))
                .isEqualTo("market-supervision");
        Row row = powers.world.registers.show(SUPERVISOR, "items", "i1", AsOf.on(TODAY), null);
        assertThat(powers.world.registers.labels(SUPERVISOR, "items", List.of(row), AsOf.on(TODAY)))
                .containsEntry("field", Map.of("market-supervision", "市场监管"))
                .containsEntry("body", Map.of(MARKET, "示例区市场监督管理局"));
        assertThat(powers.world.registers.choices(SUPERVISOR, "items").get("field"))
                .contains(new Field.Word("transport", "交通运输"));
        Spreadsheets.Import refused = imported(
                "items",
                List.of("编号", "起始日*", "事项代码*", "事项名称*", "执法类别*", "执法领域", "实施主体*", "主要依据*", "适用对象*"),
                List.of("n-1", "2024-01-01", "N1", "对甲的处罚", "行政处罚", "应急管理", "示例区司法局", "甲条例第一条", "不限"),
                List.of("n-2", "2024-01-01", "N2", "对乙的处罚", "行政处罚", "应急", "示例区司法局", "乙条例第一条", "不限"));
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        powers.world.spreadsheets.report(SUPERVISOR, refused.report(), report);
        assertThat(cells(report.toByteArray(), "数据").stream().skip(1).map(each -> each.get(0)))
                .satisfiesExactly(line -> assertThat(line).isEmpty(), line -> assertThat(line)
                        .startsWith("第3行:“执法领域”:现行规则里没有“应急”,可用:"));
    }

    @Test
    void what_stood_in_a_row_before_the_rules_had_a_list_stays_when_something_else_changes() {
        powers.item("i1", MARKET, null);
        powers.world.engine.write(
                "somebody",
                "items",
                new Change.Correct("i1", day("2024-01-01"), null, null, false, map("field", "old"), Why.of("旧")));
        powers.amend("items", "i1", "2026-01-01", "timeLimit", "三十日");
        assertThat(refused(() -> powers.amend("items", "i1", "2026-02-01", "field", "older")))
                .startsWith("REGISTER-CODE field ");
    }

    @Test
    void one_provision_is_told_of_an_item_once_also_where_no_paragraph_is_told() {
        powers.item("i1", MARKET, null);
        penalty("i1", "某市容条例", "第三十二条", null);
        penalty("i1", "某市容条例", "第三十二条", "第(二)项");
        assertThat(refused(() -> penalty("i1", "某市容条例", "第三十二条", null)))
                .isEqualTo("POWERS-BASIS-TWICE article 这一事项的这一条依据已经登记,日期有重叠");
    }

    @Test
    void doubled_codes_and_items_of_a_spreadsheet_are_told_with_row_and_column_and_nothing_is_written()
            throws IOException {
        powers.item("i1", MARKET, null, "code", "370100001", "name", "对占道经营的处罚");
        Spreadsheets.Import refused = imported(
                "items",
                List.of("编号", "起始日*", "事项代码*", "事项名称*", "执法类别*", "实施主体*", "主要依据*", "适用对象*"),
                List.of("n-1", "2024-01-01", "370100001", "对甲的处罚", "行政处罚", "示例区司法局", "甲条例第一条", "不限"),
                List.of("n-2", "2024-01-01", "370100002", "对乙的处罚", "行政处罚", "示例区司法局", "乙条例第一条", "不限"),
                List.of("n-3", "2024-01-01", "370100002", "对丙的处罚", "行政处罚", "示例区司法局", "丙条例第一条", "不限"),
                List.of("n-4", "2024-01-01", "370100004", "对乙的处罚", "行政处罚", "示例区司法局", "乙条例第一条", "不限"));
        assertThat(refused.rows() + " " + refused.written() + " " + refused.problems())
                .isEqualTo("4 0 3");
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        powers.world.spreadsheets.report(SUPERVISOR, refused.report(), report);
        assertThat(cells(report.toByteArray(), "数据").stream().skip(1).map(each -> each.get(0)))
                .containsExactly(
                        "第2行:“事项代码”与示例区市场监督管理局的“对占道经营的处罚”(编号i1)重复,日期有重叠;是同一项的,请变更或者更正原有的那一项",
                        "",
                        "第4行:“事项代码”与这一批里的另一项重复,日期有重叠",
                        "第5行:“事项名称”、“实施主体”、“主要依据”、“适用对象”与这一批里的另一项重复,日期有重叠");
        assertThat(powers.world.engine.row("items", "n-2", AsOf.on(TODAY))).isEmpty();
    }

    private void amendItem(String item, String field, String value) {
        powers.world.registers.write(
                WUHAN,
                "items",
                new Change.Amend(item, LocalDate.of(2025, 1, 1), null, map(field, value), Why.of("调整")));
    }

    @Test
    void what_happened_twice_in_five_years_is_very_rare_and_what_happened_thrice_is_not() {
        wuhanItem("twice", "2020-01-01", "any");
        wuhanItem("thrice", "2020-01-01", "any");
        use("twice", 2020, 9, "2020-12-31");
        use("twice", 2023, 2, "2023-06-01");
        use("thrice", 2022, 1, "2022-06-01");
        use("thrice", 2024, 2, "2024-06-01");
        assertThat(powers.services.cleanUps(WUHAN, WUCHANG, TODAY).found())
                .extracting(each -> each.item() + " " + each.ground() + " " + each.times() + " " + each.lastUsedOn()
                        + " " + each.yearsUntold())
                .containsExactly("twice RARE 2 2023-06-01 [2021, 2022, 2024, 2025]");
    }

    @Test
    void where_the_rules_do_not_say_how_long_nothing_is_said_to_be_unused() {
        powers.item("i1", MARKET, null);
        Powers.CleanUps found = powers.services.cleanUps(SUPERVISOR, MARKET, TODAY);
        assertThat(found.lookBackYears()).isNull();
        assertThat(found.missing()).containsExactly("rule.item-cleanup.look-back-years");
        assertThat(found.found()).isEmpty();
    }

    @Test
    void a_proposal_of_what_was_used_is_refused() {
        wuhanItem("used", "2020-01-01", "any");
        use("used", 2023, 2, "2023-05-01");
        assertThatThrownBy(() -> powers.add(
                        WUHAN,
                        "item-clean-ups",
                        null,
                        null,
                        null,
                        "item",
                        "used",
                        "ground",
                        "unused",
                        "measure",
                        "cancel",
                        "opinion",
                        "多年没有发生",
                        "proposedOn",
                        "2026-03-01"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("POWERS-USED"));
    }

    private void district() {
        powers.guidance("g1", "penalty", "inspection");
        for (String each : List.of("i1", "i2", "i3")) {
            powers.item(each, MARKET, "g1");
        }
        for (String each : List.of(TOWN, STREET)) {
            powers.townshipClass(each);
        }
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        powers.empower("e2", "l1", "i2", "2024-05-20", MARKET, "penalty");
        powers.list("l2", URBAN, 2, "2025-01-10");
        powers.empower("e3", "l2", "i3", "2025-01-10", MARKET, "penalty");
        powers.confirm("k1", "l1", TOWN, MARKET);
        powers.sign("k1", MARKET, "2024-05-28");
        powers.sign("k1", TOWN, "2024-05-30");
        powers.add(
                "recalls",
                "r1",
                null,
                "empowerment",
                "e2",
                "township",
                TOWN,
                "recalledOn",
                "2024-11-01",
                "ground",
                "cannot-carry",
                "reason",
                "接不住",
                "number",
                "示例政发〔2024〕9号",
                "publishedOn",
                "2024-11-01");
    }

    private List<String> states(String on) {
        List<String> told = new ArrayList<>();
        for (Powers.Line line :
                powers.services.matrix(SUPERVISOR, GOVERNMENT, AsOf.on(day(on))).lines()) {
            line.states().forEach((township, state) -> told.add(line.empowerment() + " " + township + " " + state));
        }
        return told;
    }

    @Test
    void the_matrix_says_how_far_each_item_has_come_in_each_township() {
        district();
        assertThat(states("2024-06-12"))
                .containsExactlyInAnyOrder(
                        "e1 town IN_TRANSITION",
                        "e1 street IN_TRANSITION",
                        "e2 town IN_TRANSITION",
                        "e2 street IN_TRANSITION");
        assertThat(states("2024-12-01"))
                .containsExactlyInAnyOrder(
                        "e1 town EFFECTIVE", "e1 street LISTED", "e2 town RECALLED", "e2 street LISTED");
        assertThat(states("2025-01-10")).hasSize(6).contains("e3 town LISTED");
        assertThat(powers.services
                        .matrix(SUPERVISOR, GOVERNMENT, AsOf.on(day("2024-12-01")))
                        .townships())
                .contains(TOWN, STREET, TOWN2);
        assertThat(powers.services
                        .matrix(
                                SUPERVISOR,
                                GOVERNMENT,
                                new AsOf(day("2024-12-01"), Instant.parse("2020-01-01T00:00:00Z")))
                        .lines())
                .isEmpty();
    }

    @Test
    void the_matrix_and_the_ruling_say_the_same() {
        district();
        for (String on : List.of("2024-05-20", "2024-08-05", "2024-08-06", "2024-10-31", "2024-11-01", "2025-02-01")) {
            for (Powers.Line line : powers.services
                    .matrix(SUPERVISOR, GOVERNMENT, AsOf.on(day(on)))
                    .lines()) {
                line.states().forEach((township, state) -> assertThat(
                                powers.competent(Map.of("item", line.item(), "township", township), on)
                                        .answer()
                                        .get("body"))
                        .as("%s %s %s", line.empowerment(), township, on)
                        .isEqualTo(state == EmpowermentState.EFFECTIVE ? "township" : "department"));
            }
        }
    }

    @Test
    void the_worklist_of_a_transition_says_what_of_the_six_is_missing_and_what_is_open() {
        district();
        powers.add(
                "transitions",
                "t1",
                null,
                "list",
                "l1",
                "township",
                TOWN,
                "title",
                "第一批过渡期",
                "startOn",
                "2024-05-20",
                "endOn",
                "2024-08-05");
        for (String each : List.of("制度完善", "人员配备", "系统对接", "执法培训")) {
            powers.add("transition-points", null, null, "transition", "t1", "point", each, "doneOn", "2024-06-01");
        }
        powers.add(
                "transition-matters",
                "m1",
                null,
                "transition",
                "t1",
                "matter",
                "某案",
                "item",
                "i1",
                "filedOn",
                "2024-06-12",
                "filedBy",
                MARKET,
                "heldBy",
                MARKET,
                "closedOn",
                "2024-09-10");
        Powers.Handover handover = powers.services
                .handovers(SUPERVISOR, GOVERNMENT, day("2024-07-26"))
                .get(0);
        assertThat(handover.daysLeft()).isEqualTo(10);
        assertThat(handover.done()).containsExactly("制度完善", "人员配备", "系统对接", "执法培训");
        assertThat(handover.missing()).containsExactly("事项交接", "业务指导");
        assertThat(handover.open()).extracting(Powers.OpenMatter::heldBy).containsExactly(MARKET);
        for (String each : List.of("事项交接", "业务指导")) {
            powers.add("transition-points", null, null, "transition", "t1", "point", each, "doneOn", "2024-08-01");
        }
        assertThat(powers.services.handovers(SUPERVISOR, GOVERNMENT, day("2024-08-06")))
                .extracting(each -> each.missing().size() + " " + each.open().size())
                .containsExactly("0 1");
        assertThat(powers.services.handovers(SUPERVISOR, GOVERNMENT, day("2024-09-10")))
                .isEmpty();
    }

    @Test
    void an_empowerment_is_to_be_evaluated_a_year_after_it_began_or_was_evaluated() {
        district();
        powers.add(
                "empowerment-evaluations",
                null,
                null,
                "empowerment",
                "e1",
                "evaluatedOn",
                "2024-12-01",
                "result",
                "keep",
                "opinion",
                "接得住");
        assertThat(powers.services.evaluationsDue(SUPERVISOR, GOVERNMENT, day("2025-02-01"), day("2025-12-31")))
                .extracting(each -> each.empowerment() + " " + each.since() + " " + each.never() + " " + each.dueOn())
                .containsExactly("e2 2024-05-20 true 2025-05-20", "e1 2024-12-01 false 2025-12-01");
    }

    @Test
    void what_is_evaluated_at_one_township_is_still_to_be_evaluated_at_another() {
        district();
        powers.add(
                "empowerment-evaluations",
                null,
                null,
                "empowerment",
                "e1",
                "township",
                TOWN,
                "evaluatedOn",
                "2024-12-01",
                "result",
                "keep",
                "opinion",
                "接得住");
        assertThat(powers.services.evaluationsDue(SUPERVISOR, GOVERNMENT, day("2025-02-01"), day("2025-12-31")))
                .filteredOn(each -> each.empowerment().equals("e1"))
                .extracting(each -> each.townships() + " " + each.since() + " " + each.never())
                .containsExactly("[" + STREET + "] 2024-05-20 true", "[" + TOWN + "] 2024-12-01 false");
        powers.add(
                "recalls",
                null,
                null,
                "empowerment",
                "e1",
                "township",
                STREET,
                "recalledOn",
                "2025-01-10",
                "ground",
                "cannot-carry",
                "reason",
                "接不住",
                "number",
                "示例政发〔2025〕9号",
                "publishedOn",
                "2025-01-11");
        assertThat(powers.services.evaluationsDue(SUPERVISOR, GOVERNMENT, day("2025-02-01"), day("2025-12-31")))
                .filteredOn(each -> each.empowerment().equals("e1"))
                .extracting(each -> each.townships() + " " + each.since())
                .as("nothing is evaluated where it was recalled")
                .containsExactly("[" + TOWN + "] 2024-12-01");
    }

    @Test
    void the_history_of_an_empowerment_tells_it_all_by_day() {
        district();
        powers.add(
                "empowerment-evaluations",
                null,
                null,
                "empowerment",
                "e2",
                "evaluatedOn",
                "2024-10-15",
                "result",
                "recall",
                "opinion",
                "接不住");
        powers.amend("empowerments", "e2", "2024-09-01", "powers", List.of("penalty", "inspection"));
        assertThat(powers.services.history(SUPERVISOR, "e2"))
                .extracting(each -> each.on() + " " + each.kind() + " " + each.township())
                .containsExactlyInAnyOrder(
                        "2024-05-20 listed null",
                        "2024-05-20 published null",
                        "2024-05-28 signed town",
                        "2024-05-30 signed town",
                        "2024-05-30 confirmed town",
                        "2024-09-01 adjusted null",
                        "2024-10-15 evaluated null",
                        "2024-11-01 recalled town");
        assertThatThrownBy(() -> powers.services.history(SUPERVISOR, "nothing"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_FOUND));
    }

    @Test
    void anybody_may_have_what_is_published_and_nothing_that_is_not_yet() {
        powers.item("open", MARKET, null, "publishedOn", "2024-10-15");
        powers.item("later", MARKET, null, "publishedOn", "2024-10-16");
        powers.item("draft", MARKET, null);
        List<Row> rows = new ArrayList<>();
        powers.services.published("items", MARKET, day("2024-10-15"), rows::add);
        assertThat(rows).extracting(Row::key).containsExactly("open");
        assertThat(powers.services.publishedLists())
                .containsEntry("items", "行政执法事项")
                .containsEntry("service-guides", "行政执法服务指南")
                .doesNotContainKey("item-uses");
        assertThatThrownBy(() -> powers.services.published("item-uses", null, day("2024-10-15"), rows::add))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("POWERS-LIST"));
    }

    @Test
    void a_party_sees_nothing_of_it() {
        Principal party = RegisterWorld.who(Role.PARTY, MARKET);
        for (Runnable each : List.<Runnable>of(
                () -> powers.services.cleanUps(party, MARKET, TODAY),
                () -> powers.services.matrix(party, GOVERNMENT, AsOf.on(TODAY)),
                () -> powers.services.handovers(party, GOVERNMENT, TODAY),
                () -> powers.services.evaluationsDue(party, GOVERNMENT, TODAY, TODAY),
                () -> powers.services.history(party, "e1"))) {
            assertThatThrownBy(each::run).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.kind())
                    .isEqualTo(ErrorKind.FORBIDDEN));
        }
    }

    @Test
    void a_spreadsheet_offers_the_classes_of_townships_by_their_names_and_reads_them() throws IOException {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        powers.world.spreadsheets.template(SUPERVISOR, "township-classes", template);
        assertThat(cells(template.toByteArray(), "可选值").stream().flatMap(List::stream))
                .contains("经济发达镇", "重点产业镇", "主城区街道");
        assertThat(importing("主城区街道").problems()).isZero();
        assertThat(powers.world
                        .engine
                        .row("township-classes", "k-1", AsOf.on(TODAY))
                        .orElseThrow()
                        .text("townshipClass"))
                .isEqualTo(URBAN);
        assertThat(powers.world
                        .engine
                        .row("township-classes", "k-1", AsOf.on(TODAY))
                        .orElseThrow()
                        .text("township"))
                .isEqualTo(TOWN);
    }

    @Test
    void a_code_of_no_list_is_told_with_row_and_column() throws IOException {
        Spreadsheets.Import refused = importing("大镇");
        assertThat(refused.written()).isZero();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        powers.world.spreadsheets.report(SUPERVISOR, refused.report(), report);
        assertThat(cells(report.toByteArray(), "数据").get(1).get(0)).startsWith("第2行:类别:现行规则没有这一类镇(街道),可用:");
    }

    private Spreadsheets.Import importing(String townshipClass) throws IOException {
        return imported(
                "township-classes",
                List.of("编号", "起始日*", "镇(街道)*", "类别*"),
                List.of("k-1", "2024-05-05", "示例镇人民政府", townshipClass));
    }

    @SafeVarargs
    private Spreadsheets.Import imported(String register, List<String>... lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            for (int i = 0; i < lines.length; i++) {
                for (int j = 0; j < lines[i].size(); j++) {
                    sheet.value(i, j, lines[i].get(j));
                }
            }
        }
        return powers.world.spreadsheets.read(
                SUPERVISOR,
                register,
                Spreadsheets.Mode.ADD,
                false,
                null,
                null,
                new ByteArrayInputStream(out.toByteArray()));
    }

    private static List<List<String>> cells(byte[] file, String name) throws IOException {
        List<List<String>> all = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<org.dhatim.fastexcel.reader.Row> rows =
                        workbook.findSheet(name).orElseThrow().openStream()) {
            rows.forEach(row -> {
                List<String> line = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    line.add(row.getCellText(i));
                }
                all.add(line);
            });
        }
        return all;
    }
}
