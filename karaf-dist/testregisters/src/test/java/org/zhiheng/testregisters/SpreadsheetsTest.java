package org.zhiheng.testregisters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Spreadsheets.Import;
import org.zhiheng.api.registers.Spreadsheets.Mode;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class SpreadsheetsTest {

    private static final Principal EVERYBODYS = RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT);
    private static final Principal MARKETS = RegisterWorld.who(Role.CREDENTIAL_CLERK, RegisterWorld.MARKET);
    private static final List<String> HEADINGS =
            List.of("编号", "起始日*", "姓名*", "所在机构*", "编制类型*", "公民身份号码", "执法领域", "学时", "出生日期", "常驻");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private RegisterWorld world;

    SpreadsheetsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException {
        world = SmallRegisters.world(database, folder);
    }

    @AfterEach
    void empty() {
        SmallRegisters.empty(database);
    }

    private static byte[] sheet(List<String> headings, List<List<Object>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            for (int i = 0; i < headings.size(); i++) {
                sheet.value(0, i, headings.get(i));
            }
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < rows.get(i).size(); j++) {
                    Object value = rows.get(i).get(j);
                    if (value instanceof LocalDate date) {
                        sheet.value(i + 1, j, date);
                        sheet.style(i + 1, j).format("yyyy-mm-dd").set();
                    } else if (value instanceof Number number) {
                        sheet.value(i + 1, j, number);
                    } else if (value != null) {
                        sheet.value(i + 1, j, String.valueOf(value));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private Import read(Principal by, Mode mode, boolean dry, byte[] file) {
        return world.spreadsheets.read(
                by, "test-people", mode, dry, "首批录入", "政办〔2026〕1号", new ByteArrayInputStream(file));
    }

    private static List<List<String>> cells(byte[] file, String name) {
        List<List<String>> all = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.findSheet(name).orElseThrow().openStream()) {
            rows.forEach(row -> {
                List<String> line = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    line.add(row.getCellText(i));
                }
                all.add(line);
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    @Test
    void a_filled_template_is_taken_whole() {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        world.spreadsheets.template(EVERYBODYS, "test-people", template);
        assertThat(cells(template.toByteArray(), "数据").get(0))
                .startsWith("编号", "起始日*", "终止日", "姓名*", "所在机构*", "编制类型*", "公民身份号码");
        assertThat(cells(template.toByteArray(), "填写说明"))
                .anySatisfy(line ->
                        assertThat(line).contains("编制类型", "是").last().asString().contains("行政编制、参照公务员法管理"));
        Import done = read(
                EVERYBODYS,
                Mode.ADD,
                false,
                sheet(
                        HEADINGS,
                        List.of(
                                List.of(
                                        "p1",
                                        DAY,
                                        "张三",
                                        "market",
                                        "行政编制",
                                        "11010519491231002X",
                                        "housing、market-supervision",
                                        12.5,
                                        "1980年2月29日",
                                        "是"),
                                List.of("p2", "2026/1/31", "李四", "town", "institution", "", "", 3, DAY, "否"))));
        assertThat(done).isEqualTo(new Import(2, 2, 0, null));
        Map<String, Object> first = world.engine
                .row("test-people", "p1", AsOf.on(DAY))
                .orElseThrow()
                .values();
        assertThat(first)
                .containsEntry("name", "张三")
                .containsEntry("staffType", "administrative")
                .containsEntry("fields", List.of("housing", "market-supervision"))
                .containsEntry("hours", new java.math.BigDecimal("12.5"))
                .containsEntry("born", LocalDate.of(1980, 2, 29))
                .containsEntry("resident", true);
        org.zhiheng.api.registers.Row second =
                world.engine.row("test-people", "p2", AsOf.on(DAY)).orElseThrow();
        assertThat(second.reason()).isEqualTo("首批录入");
        assertThat(second.document()).isEqualTo("政办〔2026〕1号");
        assertThat(world.engine.row("test-people", "p2", AsOf.on(DAY.minusDays(1))))
                .isEmpty();
    }

    @Test
    void one_wrong_cell_and_nothing_is_written_and_every_one_is_told() {
        byte[] file = sheet(
                HEADINGS,
                List.of(
                        List.of("p1", DAY, "张三", "market", "行政编制"),
                        List.of("p1", DAY, "李四", "nowhere", "国王", "110105194912310021", "", 999, "昨天"),
                        List.of("", "", "", "market", "事业编制"),
                        List.of("p4", DAY, "王五", "market", "事业编制", "11010519491231002X"),
                        List.of("p5", DAY, "赵六", "market", "事业编制", "11010519491231002X"),
                        List.of("p6", DAY, "钱七", "market", "事业编制", 110105194912310021L)));
        Import refused = read(EVERYBODYS, Mode.ADD, false, file);
        assertThat(refused.written()).isZero();
        assertThat(refused.rows()).isEqualTo(6);
        assertThat(world.engine.row("test-people", "p1", AsOf.on(DAY))).isEmpty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.spreadsheets.report(EVERYBODYS, refused.report(), out);
        List<List<String>> report = cells(out.toByteArray(), "数据");
        assertThat(report.get(0).subList(0, 4)).containsExactly("问题", "编号", "起始日*", "终止日");
        assertThat(report.get(1).get(0)).isEmpty();
        assertThat(report.get(2).get(0))
                .startsWith("第3行:")
                .contains("编号“p1”在这一批里出现了两次", "“编制类型”没有“国王”这一项", "不是正确的公民身份号码", "“学时”应当在0到500之间", "“出生日期”应当是日期");
        // Each cell once, by its column's title.
        assertThat(report.get(2).get(0)).containsOnlyOnce("编制类型").containsOnlyOnce("学时");
        assertThat(report.get(3).get(0)).contains("应当写明从哪一天起", "“姓名”应当填写");
        assertThat(report.get(4).get(0)).isEmpty();
        assertThat(report.get(5).get(0)).contains("“公民身份号码”与这一批里的另一项重复");
        assertThat(report.get(6).get(0)).contains("请把这一列设为文本格式再填");
        assertThat(catchThrowableOfType(
                                () -> world.spreadsheets.report(EVERYBODYS, refused.report(), out),
                                ZhihengException.class)
                        .code())
                .isEqualTo("SHEET-REPORT");
    }

    @Test
    void thousands_of_rows_go_in_together_and_come_out_again() throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            rows.add(List.of("p" + i, DAY, "人" + i, "market", "行政编制"));
        }
        assertThat(read(EVERYBODYS, Mode.ADD, true, sheet(HEADINGS, rows))).isEqualTo(new Import(2_500, 0, 0, null));
        assertThat(read(EVERYBODYS, Mode.ADD, false, sheet(HEADINGS, rows)))
                .isEqualTo(new Import(2_500, 2_500, 0, null));
        byte[] exported;
        try (InputStream file = world.spreadsheets.export(
                EVERYBODYS,
                "test-people",
                new Registers.Wanted(AsOf.on(DAY), new HashMap<>(), null, null, false, 50, null, null))) {
            exported = file.readAllBytes();
        }
        assertThat(database.connectionsInUse()).isZero();
        assertThat(cells(exported, "数据")).hasSize(2_501);
        // What came out says of the same things what they became.
        Import amended = read(EVERYBODYS, Mode.AMEND, false, exported);
        assertThat(amended.problems()).isZero();
        assertThat(world.registers.history(EVERYBODYS, "test-people", "p7", null))
                .hasSize(1);
    }

    @Test
    void rows_of_others_are_refused_one_by_one() {
        byte[] file = sheet(
                HEADINGS,
                List.of(List.of("p1", DAY, "张三", "market", "行政编制"), List.of("p2", DAY, "李四", "elsewhere", "行政编制")));
        Principal party = RegisterWorld.who(Role.PARTY, RegisterWorld.MARKET);
        assertThat(read(party, Mode.ADD, false, file).problems()).isEqualTo(2);
        Import refused = read(MARKETS, Mode.ADD, false, file);
        assertThat(refused.problems()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.spreadsheets.report(MARKETS, refused.report(), out);
        assertThat(cells(out.toByteArray(), "数据").get(2).get(0)).contains("“elsewhere”不在您的权限范围内");
    }

    private String refused(byte[] file) {
        return catchThrowableOfType(() -> read(EVERYBODYS, Mode.ADD, false, file), ZhihengException.class)
                .code();
    }

    @Test
    void what_is_no_spreadsheet_and_what_means_harm_is_refused() throws IOException {
        byte[] good = sheet(HEADINGS, List.of(List.of("p1", DAY, "张三", "market", "行政编制")));
        assertThat(refused("姓名,机构".getBytes(StandardCharsets.UTF_8))).isEqualTo("SHEET-FORM");
        assertThat(refused(new byte[0])).isEqualTo("SHEET-FORM");
        assertThat(refused(java.util.Arrays.copyOf(good, good.length / 2))).isEqualTo("SHEET-FORM");
        assertThat(refused(sheet(List.of("编号", "起始日*", "姓名*", "所在机构*"), List.of())))
                .isEqualTo("SHEET-HEADINGS");
        assertThat(refused(sheet(List.of("编号", "颜色"), List.of()))).isEqualTo("SHEET-HEADINGS");
        assertThat(refused(sheet(HEADINGS, List.of()))).isEqualTo("SHEET-EMPTY");
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        byte[] withDtd = changed(
                good,
                "xl/worksheets/sheet1.xml",
                text -> entity + text.substring(text.indexOf("<worksheet")).replace("张三", "&a;"));
        assertThat(refused(withDtd)).isEqualTo("SHEET-FORM");
        byte[] bomb = changed(
                good, "xl/sharedStrings.xml", text -> "<sst>" + "<si><t>" + "a".repeat(98 << 20) + "</t></si></sst>");
        assertThat(refused(bomb)).isEqualTo("SHEET-TOO-LARGE");
        assertThat(world.engine.row("test-people", "p1", AsOf.on(DAY))).isEmpty();
    }

    private interface Altered {
        String of(String text);
    }

    private byte[] changed(byte[] file, String name, Altered altered) throws IOException {
        Path original = Files.write(folder.resolve("original.xlsx"), file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(original.toFile());
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry each : Collections.list(from.entries())) {
                byte[] bytes = from.getInputStream(each).readAllBytes();
                to.putNextEntry(new ZipEntry(each.getName()));
                to.write(
                        each.getName().equals(name)
                                ? altered.of(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private Import readPapers(Principal by, List<List<Object>> rows) {
        return world.spreadsheets.read(
                by,
                "test-papers",
                Mode.ADD,
                false,
                null,
                null,
                new ByteArrayInputStream(sheet(List.of("编号", "证号*", "持证人*"), rows)));
    }

    private List<String> told(Principal by, String report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        world.spreadsheets.report(by, report, out);
        return cells(out.toByteArray(), "数据").stream()
                .skip(1)
                .map(each -> each.get(0))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private void people() {
        Import people = read(
                EVERYBODYS,
                Mode.ADD,
                false,
                sheet(
                        HEADINGS.subList(0, 5),
                        List.of(
                                List.of("p1", DAY, "张三", "示例区市场监督管理局", "行政编制"),
                                List.of("p2", DAY, "李四", "market", "行政编制"),
                                List.of("p3", DAY, "李四", "示例区司法局", "行政编制"))));
        assertThat(people).isEqualTo(new Import(3, 3, 0, null));
    }

    @Test
    void people_write_names_where_they_mean_one() {
        people();
        assertThat(world.engine
                        .row("test-people", "p1", AsOf.on(DAY))
                        .orElseThrow()
                        .text("body"))
                .isEqualTo("market");
        assertThat(readPapers(EVERYBODYS, List.of(List.of("k1", "A-1", "张三"), List.of("k2", "A-2", "p2"))))
                .isEqualTo(new Import(2, 2, 0, null));
        assertThat(world.engine
                        .row("test-papers", "k1", AsOf.on(DAY))
                        .orElseThrow()
                        .text("person"))
                .isEqualTo("p1");
        assertThat(world.engine
                        .row("test-papers", "k2", AsOf.on(DAY))
                        .orElseThrow()
                        .text("person"))
                .isEqualTo("p2");
    }

    @Test
    void names_that_mean_several_or_nobody_are_told_with_row_and_column() {
        people();
        Import refused = readPapers(
                EVERYBODYS,
                List.of(List.of("k1", "A-1", "李四"), List.of("k2", "A-2", "王五"), List.of("k3", "A-3", "张三")));
        assertThat(refused.written()).isZero();
        assertThat(refused.problems()).isEqualTo(2);
        assertThat(told(EVERYBODYS, refused.report()))
                .containsExactly("第2行:“持证人”:叫“李四”的有2个,请写编号:p2、p3", "第3行:“持证人”:没有编号或者名称是“王五”的人员");
        assertThat(world.engine.row("test-papers", "k3", AsOf.on(DAY))).isEmpty();
    }

    @Test
    void a_name_means_nobody_whom_one_may_not_see() {
        people();
        Import seen = readPapers(MARKETS, List.of(List.of("k1", "A-1", "李四")));
        assertThat(seen).isEqualTo(new Import(1, 1, 0, null));
        assertThat(world.engine
                        .row("test-papers", "k1", AsOf.on(DAY))
                        .orElseThrow()
                        .text("person"))
                .isEqualTo("p2");
    }

    @Test
    void an_export_says_what_keys_mean_and_is_read_again() throws IOException {
        people();
        byte[] exported;
        try (InputStream file = world.spreadsheets.export(
                EVERYBODYS,
                "test-people",
                new Registers.Wanted(AsOf.on(DAY), new HashMap<>(), null, null, false, 50, null, null))) {
            exported = file.readAllBytes();
        }
        List<List<String>> cells = cells(exported, "数据");
        int body = cells.get(0).indexOf("所在机构*");
        assertThat(cells.get(0).get(body + 1)).isEqualTo("所在机构(名称)");
        assertThat(cells.stream().skip(1).map(each -> each.get(body) + " " + each.get(body + 1)))
                .containsExactlyInAnyOrder("market 示例区市场监督管理局", "market 示例区市场监督管理局", "justice 示例区司法局");
        assertThat(read(EVERYBODYS, Mode.AMEND, false, exported)).isEqualTo(new Import(3, 3, 0, null));
    }
}
