package org.zhiheng.tools.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Receipts that were made once, on 27 November 2026, and are kept beside this test, so that a changed form is noticed. */
class ReceiptCommandTest {

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

    private String sample(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = ReceiptCommandTest.class.getResourceAsStream("/receipts/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file.toString();
    }

    @Test
    void a_kept_receipt_still_holds() throws IOException {
        int exit = run("receipt", sample("fine.json"), "--heads", sample("fine-heads.jsonl"));
        assertThat(out.toString())
                .contains(
                        "作出机关:示例区市场监督管理局",
                        "案件:对无照经营的处罚(示例区市场监督管理局立〔2026〕第1号)",
                        "决定:给予行政处罚,2026年3月2日,示例市监决〔2026〕1号",
                        "处罚:罚款2000.00元",
                        "证明了:",
                        "  · 凭证由您另外取得的密钥或者树头所属的平台签发",
                        "没有证明:")
                .contains("√ 格式:zhiheng-receipt-1")
                .contains("√ 签名:由平台的密钥sha-256:")
                .contains("√ 全过程记录:在位置")
                .endsWith("凭证成立" + System.lineSeparator())
                .doesNotContain("×", "还没有证明");
        assertThat(exit).isZero();
    }

    @Test
    void what_a_party_shows_is_what_digests_stand_for() throws IOException {
        assertThat(run("receipt", sample("youth.json"), "--disclosures", sample("youth-disclosures.json")))
                .isZero();
        assertThat(out.toString())
                .contains("√ 个人信息:凭证里有12项,出示的12项相符")
                .contains("  name = 张某某")
                .contains("  fact.age = 16")
                .contains("  · 签名的密钥sha-256:", "凭证自身一致;由哪个平台签发还没有证明");
        fresh();
        assertThat(run("receipt", sample("fine.json"), "--disclosures", sample("youth-disclosures.json")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("× 个人信息文件读不了:个人信息文件是另一凭证的", "凭证不成立");
    }

    @Test
    void what_was_changed_does_not_hold() throws IOException {
        String receipt = sample("fine.json");
        Files.writeString(
                Path.of(receipt),
                Files.readString(Path.of(receipt)).replace("\"fine\":\"2000.00\"", "\"fine\":\"200.00\""));
        assertThat(run("receipt", receipt, "--heads", sample("fine-heads.jsonl")))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("× 签名不对", "× ENTRY-HASH 内容与它的哈希值不符")
                .endsWith("凭证不成立" + System.lineSeparator());
    }

    @Test
    void one_of_another_platform_does_not_hold() throws IOException {
        assertThat(run("receipt", sample("fine.json"), "--heads", sample("youth-heads.jsonl")))
                .isEqualTo(1);
        assertThat(out.toString()).contains("× OUTSIDE-HEAD");
        fresh();
        assertThat(run("receipt", sample("fine.json"), "--key", "sm3:" + "0".repeat(64)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("× KEY");
    }

    @Test
    void the_code_on_paper_tells_which_receipt_is_meant() throws IOException {
        String receipt = sample("fine.json");
        String text = Files.readString(Path.of(receipt));
        String id = text.replaceAll("(?s).*\"id\":\"([0-9a-f-]{36})\",\"issuedAt.*", "$1");
        run("receipt", receipt);
        String hash = out.toString().replaceAll("(?s).*摘要(sm3:[0-9a-f]{64}).*", "$1");
        assertThat(run("receipt", receipt, "--mark", "https://example.org/r/" + id + "#" + hash))
                .isZero();
        assertThat(run("receipt", receipt, "--mark", "https://example.org/r/" + id + "#sm3:" + "0".repeat(64)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("√ 二维码所指的就是这一凭证", "× 二维码所指的不是这一凭证");
    }

    @Test
    void what_is_no_receipt_is_not_verified() throws IOException {
        assertThat(run("receipt", sample("fine-heads.jsonl"))).isEqualTo(2);
        assertThat(run("receipt", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(run("receipt")).isEqualTo(2);
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThat(run("receipt", empty.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("不是决定凭证");
    }
}
