package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.zhiheng.tools.Main;
import picocli.CommandLine;

/** Fills in the template as a person does, and starts the tools. */
final class Sheets {

    private final Path folder;

    Sheets(Path folder) {
        this.folder = folder;
    }

    /** What a tool said and how it ended. */
    record Said(int exit, String out, String err) {}

    static Said run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Path.of("unused"), Clock.systemUTC())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exit = line.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    /** A change to a filled-in workbook. */
    interface Change {
        void to(XSSFWorkbook book) throws IOException;
    }

    /** The template with its samples made real, the basic facts filled in, and a change. */
    Path filled(String name, Change change) throws IOException {
        Path template = folder.resolve("template.xlsx");
        run("benchmark-template", template);
        Path file = folder.resolve(name);
        try (InputStream in = Files.newInputStream(template);
                XSSFWorkbook book = new XSSFWorkbook(in);
                OutputStream out = Files.newOutputStream(file)) {
            for (String sheet : new String[] {Form.FACTORS, Form.ROWS}) {
                for (Row row : book.getSheet(sheet)) {
                    if (row.getRowNum() > 0) {
                        row.getCell(0).setBlank();
                    }
                }
            }
            about(book, Form.About.CODE, "temporary-structures");
            about(book, Form.About.TITLE, "临时建筑物<未保持整洁>");
            about(book, Form.About.DOCUMENT, "benchmark-2024");
            about(book, Form.About.ARTICLE, "第三条");
            book.getSheet(Form.ABOUT)
                    .getRow(Form.About.FROM.ordinal() + 1)
                    .getCell(1)
                    .setCellValue(LocalDate.of(2024, 1, 1));
            about(book, Form.About.VERIFIED, "凭记忆");
            about(book, Form.About.DOUBT, "没有收存原文");
            about(book, Form.About.READING, "端点归较重的一档");
            change.to(book);
            book.write(out);
        }
        return file;
    }

    static void about(XSSFWorkbook book, Form.About item, String text) {
        book.getSheet(Form.ABOUT).getRow(item.ordinal() + 1).getCell(1).setCellValue(text);
    }

    static Cell cell(XSSFWorkbook book, int line, Form.Row column) {
        Sheet sheet = book.getSheet(Form.ROWS);
        Row row = sheet.getRow(line - 1) == null ? sheet.createRow(line - 1) : sheet.getRow(line - 1);
        return row.getCell(column.ordinal(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    static void factor(XSSFWorkbook book, int line, String... cells) {
        Row row = book.getSheet(Form.FACTORS).createRow(line - 1);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i + 1).setCellValue(cells[i]);
        }
    }

    /** A package of a made-up district that declares the document. */
    Path rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("region/RULES-INF"));
        Files.writeString(
                rules.resolve("package.yaml"),
                """
                id: cn.000000
                version: 1.0.0
                title: 测试区
                layer: nation
                division: "000000"
                documents:
                  benchmark-2024: {title: 测试区裁量基准, textHeld: false}
                """);
        return rules;
    }
}
