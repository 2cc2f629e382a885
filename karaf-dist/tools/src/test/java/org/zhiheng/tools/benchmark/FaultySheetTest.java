package org.zhiheng.tools.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything wrong is told at once, with its line and column, and written beside the line. */
class FaultySheetTest {

    @TempDir
    Path folder;

    private Sheets sheets;
    private Path rules;

    @BeforeEach
    void begin() throws IOException {
        sheets = new Sheets(folder);
        rules = sheets.rules();
    }

    @Test
    void anEmptyTemplateIsNotImported() throws IOException {
        Path template = folder.resolve("empty.xlsx");
        Sheets.run("benchmark-template", template);

        Sheets.Said said = Sheets.run("benchmark-import", template, "--into", rules);

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out())
                .contains("基本情况 第2行:缺少“事项代码”")
                .contains("基本情况 第3行:缺少“违法行为”")
                .contains("基本情况 第9行:“核对程度”应当是已核对、部分核对、凭记忆")
                .contains("“裁量表”没有一行(标着“示例”的行不算)");
        assertThat(rules.resolve("tables")).doesNotExist();
    }

    @Test
    void aSharedEndIsRefusedUntilItIsAssigned() throws IOException {
        Sheets.Said said = importing(book -> {
            Sheets.cell(book, 2, Form.Row.FACTOR_1).setCellValue("5以下");
            Sheets.cell(book, 5, Form.Row.FACTOR_1).setCellValue("5-10");
        });

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("裁量表 第5行“因素一”列:占地面积:“5-10”没有写明两端归哪一档");
    }

    @Test
    void rowsThatOverlapAreToldWithTheirLines() throws IOException {
        Sheets.Said said =
                importing(book -> Sheets.cell(book, 2, Form.Row.FACTOR_1).setCellValue("5以下"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("裁量表 第3行:与第2行重叠,例如当事人为个人,占地面积为5;共同的端点只归入一档(以上、以下含本数,不满、超过不含本数)");
    }

    @Test
    void anEndThatNobodyHoldsIsTold() throws IOException {
        Sheets.Said said =
                importing(book -> Sheets.cell(book, 4, Form.Row.FACTOR_1).setCellValue("超过10"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("没有一行适用于当事人为个人,占地面积为10;补上这一档");
    }

    @Test
    void everythingIsToldAtOnceAndWrittenBesideTheLines() throws IOException {
        Sheets.Said said = importing(book -> {
            Sheets.about(book, Form.About.CODE, "Temporary Structures");
            Sheets.about(book, Form.About.DOUBT, "");
            Sheets.factor(book, 3, "area", "", "字", "", "");
            Sheets.cell(book, 2, Form.Row.PARTY).setCellValue("法人");
            Sheets.cell(book, 2, Form.Row.MIN).setCellValue("二百元");
            Sheets.cell(book, 3, Form.Row.MIN).setCellFormula("1+1");
            Sheets.cell(book, 4, Form.Row.TIER).setBlank();
            Sheets.cell(book, 4, Form.Row.MIN).setCellValue(6000);
            Sheets.cell(book, 5, Form.Row.MODE).setCellValue("倍数");
            Sheets.cell(book, 5, Form.Row.BASE).setCellValue("货值");
            Sheets.cell(book, 6, Form.Row.MAX_IN).setCellValue("不");
            Sheets.cell(book, 7, Form.Row.MAX).setCellValue(3000.001);
            Sheets.cell(book, 7, Form.Row.FACTOR_3).setCellValue("是");
        });

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out().lines())
                .contains(
                        "基本情况 第2行:事项代码用小写英文字母、数字和连字符,例如temporary-structures",
                        "基本情况 第10行:凭记忆的要写明疑问",
                        "裁量因素 第3行“代码”列:代码“area”重复",
                        "裁量因素 第3行“名称”列:缺少名称",
                        "裁量因素 第3行“类型”列:类型应当是数、是否、文字",
                        "裁量表 第2行“当事人”列:当事人应当是不限、个人、个体工商户、单位",
                        "裁量表 第2行“罚款最低”列:“罚款最低”应当是以元为单位、最多两位小数的数,实际是“二百元”",
                        "裁量表 第3行“罚款最低”列:不得用公式,直接写值",
                        "裁量表 第4行“裁量阶次”列:缺少裁量阶次",
                        "裁量表 第4行“罚款最低”列:罚款最低6000大于最高1000",
                        "裁量表 第5行“基数”列:基数应当是“裁量因素”里类型为数的一个因素,实际是“货值”",
                        "裁量表 第6行“含最高”列:“含最高”应当是“是”或者“否”",
                        "裁量表 第7行“罚款最高”列:“罚款最高”应当是以元为单位、最多两位小数的数,实际是“3000.001”",
                        "裁量表 第7行“因素三”列:“裁量因素”里没有因素三");
        assertThat(rules.resolve("tables")).doesNotExist();
        try (InputStream in = Files.newInputStream(folder.resolve("in-错误.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            Row row = book.getSheet(Form.ROWS).getRow(3);
            assertThat(row.getCell(Form.Row.MAX.ordinal()).getStringCellValue()).isEqualTo("1000");
            assertThat(row.getCell(Form.Row.values().length).getStringCellValue())
                    .isEqualTo("缺少裁量阶次\n罚款最低6000大于最高1000");
            assertThat(book.getSheet(Form.ABOUT).getRow(1).getCell(4).getStringCellValue())
                    .startsWith("事项代码用小写英文字母");
        }
    }

    @Test
    void theWorkbookWithErrorsCanBeMendedAndImported() throws IOException {
        importing(book -> Sheets.cell(book, 2, Form.Row.FACTOR_1).setCellValue("5以下"));
        Path errors = folder.resolve("in-错误.xlsx");
        Path mended = folder.resolve("mended.xlsx");
        try (InputStream in = Files.newInputStream(errors);
                XSSFWorkbook book = new XSSFWorkbook(in);
                var out = Files.newOutputStream(mended)) {
            Sheets.cell(book, 2, Form.Row.FACTOR_1).setCellValue("不满5");
            book.write(out);
        }

        Sheets.Said said = Sheets.run("benchmark-import", mended, "--into", rules);

        assertThat(said.exit()).as(said.out()).isZero();
    }

    @Test
    void aDocumentThatThePackageDoesNotDeclareIsTold() throws IOException {
        Sheets.Said said = importing(book -> Sheets.about(book, Form.About.DOCUMENT, "elsewhere"));

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("基本情况 第4行:引用的文件“elsewhere”没有在package.yaml的documents里声明");
    }

    @Test
    void aFolderThatIsNoPackageIsRefused() throws IOException {
        Sheets.Said said = Sheets.run("benchmark-import", sheets.filled("in.xlsx", book -> {}), "--into", folder);

        assertThat(said.exit()).isEqualTo(3);
        assertThat(said.err()).contains("不是规则包文件夹");
    }

    private Sheets.Said importing(Sheets.Change change) throws IOException {
        return Sheets.run("benchmark-import", sheets.filled("in.xlsx", change), "--into", rules);
    }
}
