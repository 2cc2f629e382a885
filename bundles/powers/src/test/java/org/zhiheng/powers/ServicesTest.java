package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiheng.powers.PowersWorld.GOVERNMENT;
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
import org.zhiheng.api.powers.EmpowermentState;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
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
                .map(each -> each.item() + " " + each.ground() + " " + each.overlaps() + " " + each.times())
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            List<List<String>> lines = List.of(
                    List.of("编号", "起始日*", "镇(街道)*", "类别*"), List.of("k-1", "2024-05-05", "示例镇人民政府", townshipClass));
            for (int i = 0; i < lines.size(); i++) {
                for (int j = 0; j < lines.get(i).size(); j++) {
                    sheet.value(i, j, lines.get(i).get(j));
                }
            }
        }
        return powers.world.spreadsheets.read(
                SUPERVISOR,
                "township-classes",
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
