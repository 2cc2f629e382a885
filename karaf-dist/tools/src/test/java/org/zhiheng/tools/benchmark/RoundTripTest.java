package org.zhiheng.tools.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** From the template to the answer of {@code discretion} and to the printed page. */
class RoundTripTest {

    @TempDir
    Path folder;

    private Sheets sheets;
    private Path rules;

    @BeforeEach
    void begin() throws IOException {
        sheets = new Sheets(folder);
        rules = sheets.rules();
        Files.createDirectories(rules.resolve("parameters"));
        Files.writeString(
                rules.resolve("parameters/discretion.yaml"),
                """
                id: discretion.collective-tiers
                title: 集体讨论
                type: codes
                values:
                  2020-01-01:
                    value: [从重]
                    source: {document: benchmark-2024, article: 第一条}
                    verified: memory
                    doubt: 测试
                """);
    }

    @Test
    void anImportedBenchmarkAnswers() throws IOException {
        Sheets.Said said =
                Sheets.run("benchmark-import", sheets.filled("in.xlsx", book -> {}), "--into", rules.getParent());

        assertThat(said.out()).contains("已写入").contains("temporary-structures.dmn");
        assertThat(said.exit()).isZero();
        assertThat(ask("citizen", "4.99")).containsEntry("tier", "从轻").containsEntry("fineMin", "200.00");
        assertThat(ask("citizen", "5")).containsEntry("tier", "一般").containsEntry("fineMax", "600.00");
        assertThat(ask("individual-business", "9.99"))
                .containsEntry("tier", "一般")
                .containsEntry("fineMax", "600.00");
        assertThat(ask("organisation", "5")).containsEntry("tier", "一般").containsEntry("fineMin", "1500.00");
        assertThat(ask("organisation", "10"))
                .containsEntry("tier", "从重")
                .containsEntry("fineMax", "3000.00")
                .containsEntry("collectiveDiscussion", true);
    }

    @Test
    void aRateWithTruthsAndTextsAnswers() throws IOException {
        Path file = sheets.filled("rate.xlsx", book -> {
            Sheets.factor(book, 2, "repeated", "再次违法", "是否", "", "");
            Sheets.factor(book, 3, "place", "地点", "文字", "", "学校、医院、其他");
            Sheets.factor(book, 4, "gains", "违法所得", "数", "元", "");
            for (int line = 2; line <= 7; line++) {
                book.getSheet(Form.ROWS).removeRow(book.getSheet(Form.ROWS).getRow(line - 1));
            }
            row(book, 2, "否", "其他", "从轻", "定额", "", "0", "100", "");
            row(book, 3, "否", "学校、医院", "一般", "百分数", "gains", "5", "10", "");
            row(book, 4, "是", "", "从重", "倍数", "违法所得", "1", "3", "20000");
        });

        Sheets.Said said = Sheets.run("benchmark-import", file, "--into", rules);

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(askWith(Map.of("repeated", false, "place", "医院", "gains", "1000")))
                .containsEntry("fineMin", "50.00")
                .containsEntry("fineMax", "100.00");
        assertThat(askWith(Map.of("repeated", true, "gains", "9000")))
                .containsEntry("fineMin", "9000.00")
                .containsEntry("fineMax", "20000.00");
        assertThat(printed())
                .contains("违法所得的5%以上10%以下")
                .contains("违法所得的1倍以上3倍以下,总额不超过2万元")
                .contains("<td>再次违法:否;地点:学校、医院</td>")
                .contains("<td>100元以下</td>");
    }

    @Test
    void thePrintedPageHasTheWordsOfTheLaw() throws IOException {
        Sheets.run("benchmark-import", sheets.filled("in.xlsx", book -> {}), "--into", rules);

        assertThat(printed())
                .contains("<h1>临时建筑物&lt;未保持整洁&gt;<br>行政处罚裁量基准</h1>")
                .contains("测试区 自2024-01-01起施行")
                .contains("<th>序号</th><th>裁量阶次</th><th>适用条件</th><th>裁量因素</th><th>罚款幅度</th>")
                .contains("<td>占地5平方米以上不满10平方米</td><td>当事人:个人、个体工商户;占地面积:5以上不满10</td>")
                .contains("<td>500元以上不满600元</td>")
                .contains("<td>2000元以上3000元以下</td>")
                .contains("《测试区裁量基准》第三条")
                .contains("没有收存原文");
    }

    @Test
    void aNewVersionStandsBesideTheOldOne() throws IOException {
        Sheets.run("benchmark-import", sheets.filled("in.xlsx", book -> {}), "--into", rules);
        Sheets.Said said = Sheets.run(
                "benchmark-import",
                sheets.filled("later.xlsx", book -> {
                    Sheets.about(book, Form.About.FROM, "2024-05-01");
                    Sheets.cell(book, 2, Form.Row.MIN).setCellValue(100);
                }),
                "--into",
                rules);

        assertThat(said.exit()).as(said.out()).isZero();
        assertThat(said.out()).contains("temporary-structures-2024-05-01.dmn");
        assertThat(ask("citizen", "1")).containsEntry("fineMin", "100.00");
        assertThat(ask(Map.of(
                        "item", "temporary-structures",
                        "partyKind", "citizen",
                        "occurredOn", "2024-04-29",
                        "decidedOn", "2024-04-30",
                        "factors", Map.of("area", 1))))
                .containsEntry("fineMin", "200.00");
    }

    @Test
    void aVersionOfTheSameDayIsRefusedAndNothingIsOverwritten() throws IOException {
        Path file = sheets.filled("in.xlsx", book -> {});
        Sheets.run("benchmark-import", file, "--into", rules);
        byte[] before = Files.readAllBytes(rules.resolve("tables/temporary-structures.yaml"));
        Sheets.Said again = Sheets.run("benchmark-import", file, "--into", rules);

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("基本情况 第7行:键“2024-01-01”重复");
        assertThat(rules.resolve("tables/temporary-structures.yaml")).hasBinaryContent(before);
        assertThat(rules.resolve("tables/temporary-structures-2024-01-01.dmn")).doesNotExist();
    }

    @Test
    void theTemplateMarksItsSamplesAndOffersChoices() throws IOException {
        Path template = folder.resolve("template.xlsx");
        Sheets.run("benchmark-template", template);

        try (InputStream in = Files.newInputStream(template);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheet("裁量表");
            assertThat(sheet.getRow(0).getCell(10).getStringCellValue()).isEqualTo("罚款最低");
            for (int line = 1; line <= 6; line++) {
                assertThat(sheet.getRow(line).getCell(0).getStringCellValue()).isEqualTo("示例");
            }
            assertThat(sheet.getDataValidations())
                    .extracting(validation ->
                            List.of(validation.getValidationConstraint().getExplicitListValues()))
                    .contains(List.of("不限", "个人", "个体工商户", "单位"), List.of("是", "否"), List.of("定额", "百分数", "倍数"));
            assertThat(book.getSheet("裁量因素").getDataValidations()).hasSize(1);
            assertThat(book.getSheet("填写说明").getLastRowNum()).isPositive();
        }
    }

    private static void row(
            XSSFWorkbook book,
            int line,
            String repeated,
            String place,
            String tier,
            String mode,
            String base,
            String min,
            String max,
            String cap) {
        Sheets.cell(book, line, Form.Row.FACTOR_1).setCellValue(repeated);
        Sheets.cell(book, line, Form.Row.FACTOR_2).setCellValue(place);
        Sheets.cell(book, line, Form.Row.TIER).setCellValue(tier);
        Sheets.cell(book, line, Form.Row.MODE).setCellValue(mode);
        Sheets.cell(book, line, Form.Row.BASE).setCellValue(base);
        Sheets.cell(book, line, Form.Row.MIN).setCellValue(min);
        Sheets.cell(book, line, Form.Row.MAX).setCellValue(max);
        Sheets.cell(book, line, Form.Row.CAP).setCellValue(cap);
    }

    private String printed() throws IOException {
        Path page = folder.resolve("page.html");
        Sheets.Said said = Sheets.run("benchmark-print", rules, "--item", "temporary-structures", "--out", page);
        assertThat(said.exit()).as(said.err()).isZero();
        return Files.readString(page);
    }

    private Map<String, Object> ask(String party, String area) throws IOException {
        return ask(Map.of("item", "temporary-structures", "partyKind", party, "factors", Map.of("area", area)));
    }

    private Map<String, Object> askWith(Map<String, Object> factors) throws IOException {
        return ask(Map.of("item", "temporary-structures", "factors", factors));
    }

    private Map<String, Object> ask(Map<String, Object> facts) throws IOException {
        ReadResult read = new PackageReader().read(PackageContent.fromFolder(rules));
        assertThat(read.faults()).isEmpty();
        BookMaker.Assembly assembly = BookMaker.assemble(List.of(read.packageOrNull()), 1);
        Ruling<Map<String, Object>> ruling = new LawRulings(null)
                .with(assembly.books())
                .ask("discretion", facts, "000000", LocalDate.parse("2024-06-01"));
        assertThat(ruling.missing()).isEmpty();
        return ruling.answer();
    }
}
