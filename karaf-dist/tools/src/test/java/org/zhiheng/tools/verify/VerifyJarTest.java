package org.zhiheng.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out, alone in an empty folder. */
class VerifyJarTest {

    @TempDir
    private Path folder;

    private String said;

    private int run(String... arguments) throws IOException, InterruptedException {
        Path jar = Files.copy(Path.of(System.getProperty("zhiheng.verify.jar")), folder.resolve("alone.jar"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-jar",
                jar.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.delete(jar);
        return process.exitValue();
    }

    private String sample(String name) throws IOException {
        return of("records/" + name);
    }

    @Test
    void it_verifies_names_the_first_bad_entry_and_says_what_it_cannot_read() throws Exception {
        String log = sample("log.jsonl");
        String heads = sample("heads.jsonl");
        assertThat(run(log, "--heads", heads)).as(said).isZero();
        assertThat(said).contains("没有发现问题");
        assertThat(run(sample("history.jsonl"), "--heads", heads)).isZero();
        Files.writeString(Path.of(log), Files.readString(Path.of(log)).replace("50000.00", "5000.00"));
        assertThat(run(log, "--heads", heads)).isEqualTo(1);
        assertThat(said).contains("有问题。最早的一处:ENTRY-HASH 2 case/c1#1 ");
        assertThat(run("none.jsonl")).isEqualTo(2);
    }

    @Test
    void it_verifies_receipts_and_archives() throws Exception {
        assertThat(run("receipt", of("receipts/fine.json"), "--heads", of("receipts/fine-heads.jsonl")))
                .as(said)
                .isZero();
        assertThat(said).contains("凭证成立");
        assertThat(run("archive", of("archives/fine.zip"), "--heads", of("archives/fine-heads.jsonl")))
                .as(said)
                .isZero();
        assertThat(said).contains("归档包成立");
    }

    /** Of a decision beside the one that a case comes to (form 3), and of a whole file: one word changed, and it is found. */
    @Test
    void it_finds_one_changed_word_of_an_order_and_of_an_archive() throws Exception {
        String order = of("receipts/order.json");
        String heads = of("receipts/order-heads.jsonl");
        assertThat(run("receipt", order, "--heads", heads, "--disclosures", of("receipts/order-disclosures.json")))
                .as(said)
                .isZero();
        assertThat(said).contains("zhiheng-receipt-3", "决定:责令改正决定,2026年3月2日,示例市监责改〔2026〕1号", "凭证成立");
        Files.writeString(
                Path.of(order), Files.readString(Path.of(order)).replace("\"title\":\"责令改正决定\"", "\"title\":\"处罚决定\""));
        assertThat(run("receipt", order, "--heads", heads)).isEqualTo(1);
        assertThat(said).contains("× 签名不对", "凭证不成立");

        Path zip = Path.of(of("archives/fine.zip"));
        altered(zip, "case.json", "2000.00", "200.00");
        assertThat(run("archive", zip.toString(), "--heads", of("archives/fine-heads.jsonl")))
                .as(said)
                .isEqualTo(1);
        assertThat(said).contains("归档包不成立");
    }

    private static void altered(Path zip, String entry, String was, String is) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Path file = inside.getPath(entry);
            String text = Files.readString(file);
            assertThat(text).contains(was);
            Files.writeString(file, text.replace(was, is));
        }
    }

    private String of(String name) throws IOException {
        Path file = folder.resolve(name.replace('/', '-'));
        try (InputStream in = VerifyJarTest.class.getResourceAsStream("/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file.toString();
    }

    @Test
    void it_is_small_and_holds_nothing_of_the_platform_but_what_verifies() throws Exception {
        Path jar = Path.of(System.getProperty("zhiheng.verify.jar"));
        assertThat(Files.size(jar)).isLessThan(8_000_000);
        try (java.util.jar.JarFile file = new java.util.jar.JarFile(jar.toFile())) {
            assertThat(file.stream()
                            .map(java.util.zip.ZipEntry::getName)
                            .filter(each -> each.startsWith("org/zhiheng/")))
                    .allMatch(each ->
                            each.matches("org/zhiheng/(|tools/|tools/verify/.*|tools/HelpWords.class|records/[^/]*"
                                    + "|api/|api/(records|error)/.*)"));
        }
    }
}
