package org.zhiheng.tools.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.records.Json;
import org.zhiheng.records.ReceiptReplay;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.tools.Main;
import picocli.CommandLine;

/**
 * Decisions of 2026 asked again by the core of today, from the packages of then, which are kept beside this test. Where an answer changes for good reasons the
 * version of the core grows, and these stay what that version was.
 */
class ReplayCommandTest {

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
        CommandLine line = Main.commandLine(folder.resolve("none"), Clock.systemUTC());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private String sample(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ReplayCommandTest.class.getResourceAsStream("/receipts/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file.toString();
    }

    private static Path packages() throws URISyntaxException {
        return Path.of(ReplayCommandTest.class.getResource("/receipts/packages").toURI());
    }

    @Test
    void a_decision_of_then_gets_the_answers_and_reasons_of_then() throws Exception {
        int exit = run(
                "receipt-replay",
                sample("fine.json"),
                "--packages",
                packages().toString(),
                "--disclosures",
                sample("fine-disclosures.json"));
        assertThat(out.toString()).doesNotContain("×", "- ");
        assertThat(out.toString().lines())
                .contains("√ limitation", "√ discretion", "√ exemption(只按行为发生时的规定)", "√ exemption(只按作出决定时的规定)")
                .contains("当时的计算版本2,现在的计算版本2", "全部相同")
                .hasSize(14);
        assertThat(exit).isZero();
    }

    /** docs/decisions/0055, 6: what is a digest can be asked again by who shows what it stands for. */
    @Test
    void facts_that_are_not_shown_are_not_asked() throws Exception {
        String receipt = sample("youth.json");
        int exit = run("receipt-replay", receipt, "--packages", packages().toString());
        assertThat(out.toString()).contains("- exemption:所依据的个人信息没有出示", "√ limitation", "没有不同,但有没有计算的");
        assertThat(exit).isEqualTo(2);
        fresh();
        assertThat(run(
                        "receipt-replay",
                        receipt,
                        "--packages",
                        packages().toString(),
                        "--disclosures",
                        sample("youth-disclosures.json")))
                .isZero();
        assertThat(out.toString()).contains("√ exemption", "全部相同");
    }

    @Test
    void without_the_packages_of_then_nothing_is_asked() throws Exception {
        String receipt = sample("fine.json");
        int exit = run(
                "receipt-replay",
                receipt,
                "--packages",
                packages().resolve("national.zip").toString());
        assertThat(out.toString())
                .contains("- limitation:缺少规则包,当时的规则书由这些组成:cn.000000 0.10.13、")
                .contains("、cn.371002 1.3.6")
                .doesNotContain("√");
        assertThat(exit).isEqualTo(2);
        assertThat(run(
                        "receipt-replay",
                        receipt,
                        "--packages",
                        folder.resolve("nowhere").toString()))
                .isEqualTo(3);
    }

    @Test
    void a_receipt_that_does_not_hold_is_not_asked_again() throws Exception {
        Path receipt = Path.of(sample("fine.json"));
        Files.writeString(receipt, Files.readString(receipt).replace("2028-02-20", "2028-02-21"));
        assertThat(run(
                        "receipt-replay",
                        receipt.toString(),
                        "--packages",
                        packages().toString()))
                .isEqualTo(1);
        assertThat(out.toString()).contains("× 签名不对", "凭证不成立,没有计算");
    }

    /** As after a fault of the core: each answer and reason that is other than then is told. */
    @Test
    void every_difference_is_told() throws Exception {
        Map<String, Object> basis = object(
                Json.readObject(Files.readString(Path.of(sample("fine.json")))).get("basis"));
        List<PackageContent> contents = new ArrayList<>();
        for (String each : List.of("national", "market-supervision", "shandong", "weihai-huancui")) {
            contents.add(PackageContent.fromJar(packages().resolve(each + ".zip")));
        }
        assertThat(ReplayCommand.replayed(basis, contents, digest -> Optional.of("false"))
                        .differs())
                .isFalse();
        List<Object> rulings = new ArrayList<>((List<?>) basis.get("rulings"));
        for (int i = 0; i < rulings.size(); i++) {
            Map<String, Object> ruling =
                    new LinkedHashMap<>(object(object(rulings.get(i)).get("ruling")));
            ruling.put("reasons", List.of());
            ruling.put("answer", Map.of("other", true));
            Map<String, Object> asked = new LinkedHashMap<>(object(rulings.get(i)));
            asked.put("ruling", ruling);
            List<Object> other = new ArrayList<>(rulings);
            other.set(i, asked);
            Map<String, Object> changed = new LinkedHashMap<>(basis);
            changed.put("rulings", other);
            ReceiptReplay.Result result = ReplayCommand.replayed(changed, contents, digest -> Optional.of("false"));
            assertThat(result.rulings().get(i).state()).isEqualTo(ReceiptReplay.State.DIFFERENT);
            assertThat(result.rulings().get(i).said().get(0)).startsWith("answer:记录的是{other=true},现在是");
            assertThat(result.rulings().stream().filter(each -> each.state() == ReceiptReplay.State.DIFFERENT))
                    .hasSize(1);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }
}
