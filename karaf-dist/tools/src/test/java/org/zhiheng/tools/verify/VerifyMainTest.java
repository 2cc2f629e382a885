package org.zhiheng.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.WitnessLines;
import picocli.CommandLine;

/**
 * The program runs on an export that was written to a file once and is kept beside this test, so that a changed form is noticed: it was made by a log of four
 * entries and two seals.
 */
class VerifyMainTest {

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

    private Path sample(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = VerifyMainTest.class.getResourceAsStream("/records/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    @Test
    void a_kept_export_of_a_log_is_still_sound() throws IOException {
        int exit = run(
                sample("log.jsonl").toString(), "--heads", sample("heads.jsonl").toString());
        assertThat(out.toString()).contains("没有发现问题").doesNotContain("注意");
        assertThat(exit).isZero();
    }

    @Test
    void a_kept_history_is_still_sound() throws IOException {
        assertThat(run(
                        sample("history.jsonl").toString(),
                        "--heads",
                        sample("heads.jsonl").toString()))
                .isZero();
    }

    @Test
    void without_anything_from_outside_it_warns() throws IOException {
        assertThat(run(sample("log.jsonl").toString())).isZero();
        assertThat(out.toString()).contains("注意:没有给出外存的树头");
    }

    @Test
    void an_altered_entry_is_named() throws IOException {
        Path file = sample("log.jsonl");
        Files.writeString(file, Files.readString(file).replace("50000.00", "5000.00"));
        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("有问题。最早的一处:ENTRY-HASH 2 case/c1#1 ");
    }

    @Test
    void a_line_of_the_witness_that_was_taken_out_is_named() throws IOException {
        List<String> heads = Files.readAllLines(sample("heads.jsonl"));
        String first = WitnessLines.write(HeadForm.read(heads.get(0)), null);
        String second = WitnessLines.write(HeadForm.read(heads.get(1)), first);
        Path witness = Files.writeString(folder.resolve("witness"), first + "\n" + second + "\n");
        String log = sample("log.jsonl").toString();
        assertThat(run(log, "--heads", witness.toString())).isZero();
        Files.writeString(witness, second + "\n");
        assertThat(run(log, "--heads", witness.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("有问题。最早的一处:WITNESS 0 - 见证" + witness + "第1行没有接在前一行之后");
    }

    @Test
    void what_cannot_be_read_says_so() throws IOException {
        assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run(sample("heads.jsonl").toString())).isEqualTo(2);
        assertThat(run(
                        sample("log.jsonl").toString(),
                        "--heads",
                        sample("log.jsonl").toString()))
                .isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void two_heads_are_compared() throws IOException {
        List<String> heads = Files.readAllLines(sample("heads.jsonl"));
        Path earlier = Files.writeString(folder.resolve("earlier"), heads.get(0));
        Path later = Files.writeString(folder.resolve("later"), heads.get(1));
        String proof = sample("proof.json").toString();
        assertThat(run("heads", earlier.toString(), later.toString(), "--proof", proof))
                .isZero();
        assertThat(out.toString()).contains("一致:后者只有添加");
        assertThat(run("heads", later.toString(), earlier.toString(), "--proof", proof))
                .isEqualTo(1);
    }
}
