package org.zhiheng.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A package that was made once, on 27 November 2026, and is kept beside this test, so that a changed form is noticed. */
class ArchiveCommandTest {

    @TempDir
    private Path folder;

    private StringWriter out;
    private StringWriter err;

    @BeforeEach
    void fresh() {
        out = new StringWriter();
        err = new StringWriter();
    }

    private int run(String... arguments) {
        CommandLine line = VerifyMain.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = ArchiveCommandTest.class.getResourceAsStream("/archives/" + name)) {
            return in.readAllBytes();
        }
    }

    private String sample(String name) throws IOException {
        return Files.write(folder.resolve(name), bytes(name)).toString();
    }

    /** With one text for another in a part. */
    private String changed(String part, String from, String to) throws IOException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes("fine.zip")));
                ZipOutputStream zip = new ZipOutputStream(made)) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(each.getName()));
                zip.write(
                        each.getName().equals(part)
                                ? new String(content, StandardCharsets.UTF_8)
                                        .replace(from, to)
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return Files.write(folder.resolve("changed.zip"), made.toByteArray()).toString();
    }

    @Test
    void a_kept_package_still_holds() throws IOException {
        int exit = run("archive", sample("fine.zip"), "--heads", sample("fine-heads.jsonl"));
        assertThat(out.toString())
                .contains("案卷:对无照经营的处罚", "√ 文件齐全:11个", "√ 签名:", "√ 案卷:38项内容,都与记录相符", "√ 决定凭证:1份", "√ 附件:")
                .endsWith("归档包成立" + System.lineSeparator())
                .doesNotContain("×", "还没有证明");
        assertThat(exit).isZero();
        fresh();
        assertThat(run("archive", sample("fine.zip"))).isZero();
        assertThat(out.toString()).contains("  · 签名的密钥sha-256:", "归档包自身一致;由哪个平台移出还没有证明");
    }

    @Test
    void what_was_changed_does_not_hold() throws IOException {
        assertThat(run("archive", changed("case.json", "2000.00", "20.00"))).isEqualTo(1);
        assertThat(out.toString()).contains("× 文件与清单不符:case.json", "归档包不成立");
        fresh();
        assertThat(run("archive", sample("fine.zip"), "--key", "sm3:" + "0".repeat(64)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("× record/case.jsonl:KEY");
    }

    /** A ZIP says twice what is in it; programs look here or there. */
    @Test
    void a_directory_that_says_other_than_the_parts_is_found() throws IOException {
        byte[] zip = bytes("fine.zip");
        byte[] name = "case.json".getBytes(StandardCharsets.US_ASCII);
        for (int i = zip.length - 1; i > 0; i--) {
            if (Arrays.equals(zip, i, Math.min(zip.length, i + name.length), name, 0, name.length)) {
                zip[i] = 'k';
                break;
            }
        }
        Path file = Files.write(folder.resolve("two.zip"), zip);
        assertThat(run("archive", file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("× 压缩文件的目录与内容不一致");
    }

    @Test
    void what_is_no_package_is_not_verified() throws IOException {
        assertThat(run("archive", sample("fine-heads.jsonl"))).isEqualTo(2);
        assertThat(run("archive", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("archive")).isEqualTo(2);
        assertThat(run("archive", changed("manifest.json", "zhiheng-archive-1", "zhiheng-archive-9")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("不认识这一版本的格式:zhiheng-archive-9");
        byte[] half = Arrays.copyOf(bytes("fine.zip"), 20_000);
        assertThat(run("archive", Files.write(folder.resolve("half.zip"), half).toString()))
                .isEqualTo(2);
    }
}
