package org.zhiheng.tools.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to harm are refused, each in a Java machine of 64 MB that lives on to tell. */
class HostileWorkbookTest {

    @TempDir
    Path folder;

    private Path good;
    private Path rules;

    @BeforeEach
    void begin() throws IOException {
        Sheets sheets = new Sheets(folder);
        rules = sheets.rules();
        good = sheets.filled("good.xlsx", book -> {});
    }

    @Test
    void aGoodWorkbookIsReadInASmallMachine() throws Exception {
        assertThat(importInSmallMachine(good)).startsWith("0").contains("已写入");
    }

    @Test
    void aBombOfAThousandfoldIsRefused() throws Exception {
        Path bomb = with("xl/worksheets/sheet3.xml", out -> {
            out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    .getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1024 * 1024];
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        });

        assertThat(importInSmallMachine(bomb)).startsWith("3").contains("这个文件不能导入:展开后太大(xl/worksheets/sheet3.xml)");
    }

    @Test
    void aSheetWithAMillionRowsIsRefused() throws Exception {
        Path huge = with("xl/worksheets/sheet3.xml", out -> {
            out.write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    .getBytes(StandardCharsets.UTF_8));
            for (int i = 1; i <= 400_000; i++) {
                out.write(("<row r=\"" + i + "\"><c r=\"A" + i + "\"><v>1</v></c></row>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            out.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(importInSmallMachine(huge)).startsWith("3").contains("超过2000行或者40列");
    }

    @Test
    void aCellWithABookInItIsRefused() throws Exception {
        Path fat = with("xl/sharedStrings.xml", out -> {
            out.write(
                    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"2000000000\"><si><t>"
                            .getBytes(StandardCharsets.UTF_8));
            out.write("字".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
            out.write("</t></si></sst>".getBytes(StandardCharsets.UTF_8));
        });

        assertThat(importInSmallMachine(fat)).startsWith("3").contains("有一格的文字超过2000字");
    }

    @Test
    void aDocumentTypeIsRefused() throws Exception {
        Path dtd = with(
                "xl/sharedStrings.xml",
                out -> out.write(
                        "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst>&a;</sst>"
                                .getBytes(StandardCharsets.UTF_8)));
        Path utf16 = with(
                "xl/sharedStrings.xml",
                out -> out.write(
                        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE sst [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><sst>&a;</sst>"
                                .getBytes(StandardCharsets.UTF_16)));

        assertThat(importInSmallMachine(dtd)).startsWith("3").contains("含有文档类型声明(DTD)");
        assertThat(importInSmallMachine(utf16))
                .startsWith("3")
                .contains("不是可读的XLSX文件")
                .doesNotContain("root:");
    }

    @Test
    void programsAndLinksAreRefused() throws Exception {
        Path macro = with("xl/vbaProject.bin", out -> out.write(1));
        Path link = with("xl/externalLinks/externalLink1.xml", out -> out.write(1));

        assertThat(importInSmallMachine(macro)).startsWith("3").contains("含有宏或者嵌入的对象");
        assertThat(importInSmallMachine(link)).startsWith("3").contains("含有指向其他文件的链接");
    }

    @Test
    void twoPartsWithOneNameAreRefused() throws Exception {
        Path twice = with("xl/worksheets/sheetX.xml", out -> out.write("<x/>".getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = Files.readAllBytes(twice);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("sheetX.xml", "sheet3.xml");
        Files.write(twice, text.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(importInSmallMachine(twice)).startsWith("3").contains("同一文件出现两次");
    }

    @Test
    void otherSheetsAreNotLookedAt() throws Exception {
        Path more = new Sheets(folder).filled("more.xlsx", book -> book.createSheet("别的")
                .createRow(5000)
                .createCell(100)
                .setCellValue("x"));

        assertThat(importInSmallMachine(more)).startsWith("0");
    }

    @Test
    void manyPartsAndOtherFilesAreRefused() throws Exception {
        Path many = folder.resolve("many.xlsx");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(many))) {
            for (int i = 0; i < 300; i++) {
                out.putNextEntry(new ZipEntry("xl/" + i));
            }
        }
        Path text = Files.writeString(folder.resolve("text.xlsx"), "不是工作簿");
        Path big = folder.resolve("big.xlsx");
        Files.write(big, new byte[5 * 1024 * 1024]);

        assertThat(importInSmallMachine(many)).startsWith("3").contains("压缩包里的文件超过200个");
        assertThat(importInSmallMachine(text)).startsWith("3").contains("不是可读的XLSX文件");
        assertThat(importInSmallMachine(big)).startsWith("3").contains("文件超过4MB");
        assertThat(importInSmallMachine(folder.resolve("none.xlsx")))
                .startsWith("3")
                .contains("不是可读的XLSX文件");
    }

    private interface Part {
        void to(OutputStream out) throws IOException;
    }

    /** The good workbook with one part replaced or added. */
    private Path with(String name, Part part) throws IOException {
        Path file = Files.createTempFile(folder, "hostile", ".xlsx");
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(good));
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.getName().equals(name)) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new ZipEntry(name));
            part.to(out);
        }
        return file;
    }

    /** Exit code, a blank, and all that was said. */
    private String importInSmallMachine(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.jnu.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path").replace(";", File.pathSeparator),
                        "org.zhiheng.tools.Main",
                        "benchmark-import",
                        file.toString(),
                        "--into",
                        rules.toString(),
                        "--errors",
                        folder.resolve("errors.xlsx").toString()))
                .redirectErrorStream(true)
                .start();
        String said;
        try (InputStream in = process.getInputStream()) {
            said = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + said;
    }
}
