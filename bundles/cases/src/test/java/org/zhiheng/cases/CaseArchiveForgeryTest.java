package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Json;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** Nothing that is done to a package goes unnoticed; whichever database it came from, so it is made on one. */
class CaseArchiveForgeryTest {

    private static TestDatabase database;
    private static CaseStory story;
    private static Map<String, byte[]> whole;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void a_file_is_closed() throws Exception {
        database = TestDatabase.open(DatabaseKind.DERBY);
        story = new CaseStory(database, folder);
        CaseArchiveTest.fulfilled(story);
        CaseArchiveTest.closed(story, folder);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        story.world.archives.export(ARCHIVIST, story.id(), "移交档案馆").to(out);
        whole = Zips.parts(out.toByteArray());
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @Test
    void whatever_is_altered_missing_or_put_in_is_found() {
        assertThat(Zips.faults(Zips.zipped(whole))).isEmpty();
        for (String each : whole.keySet()) {
            if (!each.equals("manifest.json")) {
                Map<String, byte[]> less = new LinkedHashMap<>(whole);
                less.remove(each);
                assertThat(Zips.faults(Zips.zipped(less))).contains("缺少文件:" + each);
                Map<String, byte[]> other = new LinkedHashMap<>(whole);
                byte[] altered = other.get(each).clone();
                altered[altered.length / 2] ^= 1;
                other.put(each, altered);
                assertThat(Zips.faults(Zips.zipped(other))).contains("文件与清单不符:" + each);
            }
        }
        Map<String, byte[]> more = new LinkedHashMap<>(whole);
        more.put("attachments/sm3/00/" + "0".repeat(64), new byte[1]);
        assertThat(Zips.faults(Zips.zipped(more))).contains("清单里没有的文件:attachments/sm3/00/" + "0".repeat(64));
        Map<String, byte[]> torn = new LinkedHashMap<>(whole);
        torn.remove("manifest.json");
        assertThat(refusal(Zips.zipped(torn))).contains("不是案卷归档包,或者不完整");
    }

    /** Somebody makes the manifest anew, and signs it with the key of the platform. */
    @Test
    void what_the_record_does_not_say_is_found_whoever_signs() {
        assertThat(faults(signed(whole))).isEmpty();
        assertThat(faults(signed(replaced(whole, "case.json", "\"fine\":\"2000.00\"", "\"fine\":\"20.00\""))))
                .anyMatch(each -> each.matches("(decision|proposal|notice)/.*的fine与记录不符"));
        assertThat(faults(signed(replaced(whole, "case.json", "某某商贸有限公司", "另一商贸有限公司"))))
                .contains("party/p1的name与记录不符");
        assertThat(faults(signed(replaced(whole, "disclosures.json", "某某商贸有限公司", "另一商贸有限公司"))))
                .contains("所列的个人信息不是记录里的那一项:name");
        assertThat(faults(signed(replaced(whole, "case.json", "\"status\":\"closed\"", "\"status\":\"open\""))))
                .contains("案件的情况与记录不符");
        assertThat(faults(signed(replaced(whole, "case.json", "\"pages\":20", "\"pages\":21"))))
                .contains("archive/1的pages与记录不符");
        String receipt = whole.keySet().stream()
                .filter(each -> each.startsWith("receipts/"))
                .findFirst()
                .orElseThrow();
        assertThat(faults(signed(replaced(whole, receipt, "2028-02-20", "2028-02-21"))))
                .anyMatch(each -> each.startsWith("决定凭证"));
        assertThat(faults(signed(replaced(whole, "record/case.jsonl", "\"2000.00\"", "\"20.00\""))))
                .anyMatch(each -> each.contains("ENTRY-HASH"));
        for (String each :
                List.of(CaseArchiveTest.PAPER, receipt, first(whole, "record/proof-"), first(whole, "record/run-"))) {
            Map<String, byte[]> less = new LinkedHashMap<>(whole);
            less.remove(each);
            assertThat(faults(signed(less))).anyMatch(said -> said.startsWith("缺少"));
        }
        Map<String, byte[]> foreign = new LinkedHashMap<>(whole);
        foreign.put("attachments/sha-256/00/" + "0".repeat(64), new byte[1]);
        assertThat(faults(signed(foreign))).anyMatch(each -> each.startsWith("附件与它的摘要不符"));
        assertThat(faults(replaced(whole, "manifest.json", "\"core\":\"", "\"core\":\"9")))
                .contains("签名不对,或者签名的密钥不是这一平台的");
    }

    /** Who reads the page must not be told anything else than who reads the file. */
    @Test
    void a_page_that_says_other_than_the_file_is_found() {
        for (List<String> each : List.of(
                List.of("<td>2000.00</td>", "<td>20.00</td>"),
                List.of("\">处理决定</a>", "\">不予处罚决定</a>"),
                List.of("<td>2026-卷-001</td>", "<td>2026-卷-002</td>"),
                List.of("</body>", "<script>document.body.textContent='';</script></body>"),
                List.of("</body>", "<img src=\"https://example.org/x\"></body>"),
                List.of("</body>", "<p onclick=\"x\">x</p></body>"),
                List.of("</body>", "<section id=\"evidence/v9\"><h3>证据</h3><table>\n</table></section></body>"),
                List.of("href=\"receipts/", "href=\"https://example.org/"),
                List.of("@media print", "td{background:url(https://example.org/x)}@media print"),
                List.of("<section id=\"evidence/v1\">", "<section id=\"evidence/v2\">"))) {
            assertThat(faults(signed(replaced(whole, "index.html", each.get(0), each.get(1)))))
                    .as(each.get(1))
                    .isNotEmpty()
                    .allMatch(said -> said.startsWith("供阅读的网页"));
        }
    }

    private static String first(Map<String, byte[]> parts, String prefix) {
        return parts.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(Map<String, byte[]> parts) {
        return Zips.faults(Zips.zipped(parts));
    }

    private static Map<String, byte[]> replaced(Map<String, byte[]> parts, String name, String from, String to) {
        Map<String, byte[]> other = new LinkedHashMap<>(parts);
        assertThat(Zips.text(parts, name)).contains(from);
        other.put(name, Zips.text(parts, name).replace(from, to).getBytes(StandardCharsets.UTF_8));
        return other;
    }

    /** With a manifest that fits, signed by the platform's key. */
    private Map<String, byte[]> signed(Map<String, byte[]> parts) {
        Map<String, Object> manifest = new LinkedHashMap<>(Json.readObject(Zips.text(parts, "manifest.json")));
        manifest.keySet().removeAll(Set.of("suite", "key", "signature"));
        manifest.put(
                "parts",
                parts.entrySet().stream()
                        .filter(each -> !each.getKey().equals("manifest.json"))
                        .map(each -> Map.of(
                                "name",
                                each.getKey(),
                                "size",
                                (long) each.getValue().length,
                                "hash",
                                HashAlgorithm.SHA_256.text(HashAlgorithm.SHA_256.hash(each.getValue())),
                                "mediaType",
                                "application/octet-stream"))
                        .toList());
        RecordSigner.Signed signed = story.world.signer(folder).sign(manifest);
        manifest.putAll(Map.of("suite", signed.suite(), "key", signed.key(), "signature", signed.signature()));
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        all.put("manifest.json", CanonicalJson.bytes(manifest));
        return all;
    }

    private static String refusal(byte[] zip) {
        try {
            return "taken: " + Zips.verified(zip, Trust.none()).checks();
        } catch (ZhihengException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    @Test
    void hostile_files_are_refused_before_anything_of_them_is_used() {
        for (String name : List.of(
                "../evil",
                "/etc/passwd",
                "attachments/../../evil",
                "record/run-...jsonl",
                "attachments\\evil",
                "C:evil")) {
            Map<String, byte[]> more = new LinkedHashMap<>();
            more.put(name, new byte[1]);
            more.putAll(whole);
            assertThat(refusal(Zips.zipped(more)))
                    .as(name)
                    .startsWith("RECORD-ARCHIVE")
                    .contains("不该有的文件");
        }
        Map<String, byte[]> bomb = new LinkedHashMap<>(whole);
        bomb.put("attachments/sm3/00/" + "0".repeat(64), new byte[80 << 20]);
        assertThat(refusal(Zips.zipped(bomb))).contains("解开以后太大");
        assertThat(refusal(new byte[0])).startsWith("RECORD-ARCHIVE");
        assertThat(refusal("PK".getBytes(StandardCharsets.US_ASCII))).startsWith("RECORD-ARCHIVE");
        byte[] zip = Zips.zipped(whole);
        assertThat(refusal(Arrays.copyOf(zip, zip.length / 2))).startsWith("RECORD-ARCHIVE");
        assertThat(refusal(Zips.zipped(replaced(whole, "manifest.json", "zhiheng-archive-1", "zhiheng-archive-2"))))
                .isEqualTo("RECORD-ARCHIVE 不能作为案卷归档包核对:不认识这一版本的格式:zhiheng-archive-2");
        Map<String, byte[]> nested = new LinkedHashMap<>(whole);
        nested.put("case.json", "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(faults(signed(nested))).anyMatch(each -> each.startsWith("case.json:"));
    }
}
