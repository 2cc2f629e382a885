package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.ArchiveVerifier;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Json;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** A closed file leaves the platform whole, is verified without it, and is taken in elsewhere; what is not whole is not. */
@OnEveryDatabase
class CaseArchiveTest {

    private static final String PAPER = "attachments/sm3/" + WorldUploads.FILE.substring(4, 6) + "/"
            + WorldUploads.FILE.substring(4);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseStory story;

    CaseArchiveTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void archived() {
        story = new CaseStory(database, folder);
        ReceiptTest.forget(database);
        // Files of the test before lay in a folder of its own.
        database.execute("DELETE FROM upload");
        story.fined();
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "recording",
                        "r1",
                        map(
                                "step",
                                "inspection",
                                "from",
                                "2026-03-02T08:40:00+08:00",
                                "to",
                                "2026-03-02T08:58:00+08:00",
                                "file",
                                WorldUploads.FILE)),
                piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank", "receipt", "0001"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        story.take(OFFICER, "archiving");
    }

    @AfterEach
    void emptied() {
        database.execute("DELETE FROM archived_case");
    }

    private void closed() {
        story.archived();
        story.world.seal(folder);
        story.world.issue();
        story.world.seal(folder);
    }

    private byte[] exported() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            story.world.archives.export(ARCHIVIST, story.id(), "移交档案馆").to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static ArchiveVerifier.Result verified(byte[] zip, Trust trust) {
        try {
            return ArchiveVerifier.verify(() -> new ByteArrayInputStream(zip), zip.length, trust);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> faults(byte[] zip) {
        return verified(zip, Trust.none()).checks().stream()
                .filter(each -> !each.holds())
                .map(ReceiptVerifier.Check::text)
                .toList();
    }

    private static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                parts.put(each.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] zipped(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    /** SPEC E.2: cover, index, page numbers, order; everything that lies in the file and the proof of it. */
    @Test
    void a_closed_file_is_whole_in_its_package() {
        assertThat(story.world.refused(() -> story.world.archives.export(ARCHIVIST, story.id(), "移交")))
                .isEqualTo("CASE-NOT-ARCHIVED");
        story.archived();
        assertThat(story.world.refused(() -> story.world.archives.export(ARCHIVIST, story.id(), "移交")))
                .isEqualTo("CASE-ARCHIVE-UNSEALED");
        story.world.seal(folder);
        story.world.issue();
        story.world.seal(folder);
        assertThat(story.world.refused(() -> story.world.archives.export(HEAD, story.id(), "移交")))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(story.world.refused(() -> story.world.archives.export(ARCHIVIST, story.id(), " ")))
                .isEqualTo("ACCESS-PURPOSE purpose");
        story.world.world.audit.clear();
        byte[] zip = exported();
        assertThat(story.world.world.audit)
                .extracting(AuditEvent::kind, AuditEvent::subject, AuditEvent::purpose)
                .containsExactly(tuple(
                        AuditEvent.Kind.EXPORTED, "case/" + story.id() + "/archive", "移交档案馆"));
        ArchiveVerifier.Result result =
                verified(zip, Trust.of(story.world.world.records.head().orElseThrow()));
        assertThat(result.checks()).allMatch(ReceiptVerifier.Check::holds);
        assertThat(result.checks())
                .extracting(ReceiptVerifier.Check::code)
                .containsExactly(
                        "PART", "RECORD", "SIGNATURE", "RECORD", "ATTACHMENT", "DISCLOSURE", "FILE", "RECEIPT");
        assertThat(result.anchored()).isTrue();
        Map<String, byte[]> parts = parts(zip);
        assertThat(parts.keySet())
                .contains("index.html", "case.json", "disclosures.json", "record/case.jsonl", "manifest.json", PAPER)
                .filteredOn(each -> each.startsWith("receipts/"))
                .hasSize(1);
        assertThat(text(parts, PAPER)).isEqualTo("%PDF-1.4 first");
        assertThat(text(parts, "index.html"))
                .contains("<h1>示例区市场监督管理局<br>案卷</h1>", "卷内目录", "某某商贸有限公司", "2026-卷-001", "现场笔录")
                .contains("href=\"" + PAPER + "\"")
                .doesNotContain("<script");
        // The same file makes the same package.
        assertThat(exported()).isEqualTo(zip);
    }

    @Test
    void whatever_is_altered_missing_or_put_in_is_found() {
        closed();
        Map<String, byte[]> whole = parts(exported());
        assertThat(faults(zipped(whole))).isEmpty();
        for (String each : whole.keySet()) {
            if (!each.equals("manifest.json")) {
                Map<String, byte[]> less = new LinkedHashMap<>(whole);
                less.remove(each);
                assertThat(faults(zipped(less))).contains("缺少文件:" + each);
                Map<String, byte[]> other = new LinkedHashMap<>(whole);
                byte[] altered = other.get(each).clone();
                altered[altered.length / 2] ^= 1;
                other.put(each, altered);
                assertThat(faults(zipped(other))).contains("文件与清单不符:" + each);
            }
        }
        Map<String, byte[]> more = new LinkedHashMap<>(whole);
        more.put("attachments/sm3/00/" + "0".repeat(64), new byte[1]);
        assertThat(faults(zipped(more))).contains("清单里没有的文件:attachments/sm3/00/" + "0".repeat(64));
        Map<String, byte[]> torn = new LinkedHashMap<>(whole);
        torn.remove("manifest.json");
        assertThat(refusal(zipped(torn))).contains("不是案卷归档包,或者不完整");
    }

    /** Somebody makes the manifest anew, and signs it with the key of the platform. */
    @Test
    void what_the_record_does_not_say_is_found_whoever_signs() {
        closed();
        Map<String, byte[]> whole = parts(exported());
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
        for (String each : List.of(PAPER, receipt, first(whole, "record/proof-"), first(whole, "record/run-"))) {
            Map<String, byte[]> less = new LinkedHashMap<>(whole);
            less.remove(each);
            assertThat(faults(signed(less))).anyMatch(said -> said.startsWith("缺少"));
        }
        Map<String, byte[]> foreign = new LinkedHashMap<>(whole);
        foreign.put("attachments/sha-256/00/" + "0".repeat(64), new byte[1]);
        assertThat(faults(signed(foreign))).anyMatch(each -> each.startsWith("附件与它的摘要不符"));
        assertThat(faults(replaced(whole, "manifest.json", "\"core\":\"0\"", "\"core\":\"1\"")))
                .contains("签名不对,或者签名的密钥不是这一平台的");
    }

    private static String first(Map<String, byte[]> parts, String prefix) {
        return parts.keySet().stream()
                .filter(each -> each.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(Map<String, byte[]> parts) {
        return faults(zipped(parts));
    }

    private static Map<String, byte[]> replaced(Map<String, byte[]> parts, String name, String from, String to) {
        Map<String, byte[]> other = new LinkedHashMap<>(parts);
        assertThat(text(parts, name)).contains(from);
        other.put(name, text(parts, name).replace(from, to).getBytes(StandardCharsets.UTF_8));
        return other;
    }

    /** With a manifest that fits, signed by the platform's key. */
    private Map<String, byte[]> signed(Map<String, byte[]> parts) {
        Map<String, Object> manifest = new LinkedHashMap<>(Json.readObject(text(parts, "manifest.json")));
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
            return "taken: " + verified(zip, Trust.none()).checks();
        } catch (ZhihengException e) {
            return e.code() + " " + e.getMessage();
        }
    }

    @Test
    void hostile_files_are_refused_before_anything_of_them_is_used() {
        closed();
        Map<String, byte[]> whole = parts(exported());
        for (String name : List.of(
                "../evil", "/etc/passwd", "attachments/../../evil", "record/run-...jsonl", "attachments\\evil", "C:evil")) {
            Map<String, byte[]> more = new LinkedHashMap<>();
            more.put(name, new byte[1]);
            more.putAll(whole);
            assertThat(refusal(zipped(more))).as(name).startsWith("RECORD-ARCHIVE").contains("不该有的文件");
        }
        Map<String, byte[]> bomb = new LinkedHashMap<>(whole);
        bomb.put("attachments/sm3/00/" + "0".repeat(64), new byte[80 << 20]);
        assertThat(refusal(zipped(bomb))).contains("解开以后太大");
        assertThat(refusal(new byte[0])).startsWith("RECORD-ARCHIVE");
        assertThat(refusal("PK".getBytes(StandardCharsets.US_ASCII))).startsWith("RECORD-ARCHIVE");
        byte[] zip = zipped(whole);
        assertThat(refusal(Arrays.copyOf(zip, zip.length / 2))).startsWith("RECORD-ARCHIVE");
        assertThat(refusal(zipped(replaced(whole, "manifest.json", "zhiheng-archive-1", "zhiheng-archive-2"))))
                .isEqualTo("RECORD-ARCHIVE 不能作为案卷归档包核对:不认识这一版本的格式:zhiheng-archive-2");
        Map<String, byte[]> nested = new LinkedHashMap<>(whole);
        nested.put("case.json", "[".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        assertThat(faults(signed(nested))).anyMatch(each -> each.startsWith("case.json:"));
    }

    @Test
    void a_package_is_taken_in_once_by_who_keeps_the_archive_and_only_read() throws IOException {
        closed();
        byte[] zip = exported();
        CaseArchives archives = story.world.archives;
        assertThat(story.world.refused(() -> taken(zip, MARKET, " "))).isEqualTo("CASE-DOCUMENT document");
        assertThat(story.world.refused(() -> archives.take(
                        RegisterWorld.who(Role.ARCHIVIST, RegisterWorld.TOWN),
                        MARKET,
                        "移交清单1号",
                        Set.of(),
                        new ByteArrayInputStream(zip))))
                .isEqualTo("ACCESS-FORBIDDEN");
        Map<String, byte[]> other = new LinkedHashMap<>(parts(zip));
        other.put("case.json", "{}".getBytes(StandardCharsets.US_ASCII));
        assertThat(story.world.refused(() -> taken(zipped(other), MARKET, "移交清单1号"))).isEqualTo("CASE-ARCHIVE");
        assertThat(story.world.refused(() -> archives.take(
                        ARCHIVIST,
                        MARKET,
                        "移交清单1号",
                        Set.of("sm3:" + "0".repeat(64)),
                        new ByteArrayInputStream(zip))))
                .isEqualTo("CASE-ARCHIVE");
        CaseArchives.Archived archived = taken(zip, MARKET, "移交清单1号");
        assertThat(archived.caseId()).isEqualTo(story.id());
        assertThat(archived.number()).isEqualTo(story.file.head().number());
        assertThat(archived.title()).isEqualTo("对无照经营的处罚");
        assertThat(archived.anchored()).isFalse();
        assertThat(story.world.refused(() -> taken(zip, MARKET, "移交清单1号"))).isEqualTo("CASE-ARCHIVE-TWICE");
        assertThat(archives.list(OFFICER, MARKET, 50, null).archived()).containsExactly(archived);
        Entry entry = story.world
                .world
                .records
                .history(new Subject("archived-case", archived.id()), 0, 10)
                .get(0);
        assertThat(entry.attachments()).extracting(Attachment::hash).containsExactly(archived.hash());
        assertThat(archives.show(OFFICER, archived.id()).parts())
                .extracting(CaseArchives.Part::name)
                .contains("index.html", "case.json", PAPER);
        assertThat(story.world.refused(() -> archives.part(OFFICER, archived.id(), "index.html", null)))
                .isEqualTo("ACCESS-PURPOSE purpose");
        assertThat(story.world.refused(() -> archives.part(OFFICER, archived.id(), "../evil", "查阅")))
                .isEqualTo("CASE-PIECE name");
        assertThat(story.world.refused(
                        () -> archives.show(RegisterWorld.who(Role.OFFICER, "elsewhere"), archived.id())))
                .isEqualTo("CASE-UNKNOWN case");
        try (InputStream in =
                archives.part(OFFICER, archived.id(), PAPER, "查阅").content()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("%PDF-1.4 first");
        }
    }

    private CaseArchives.Archived taken(byte[] zip, String body, String document) {
        return story.world.archives.take(ARCHIVIST, body, document, Set.of(), new ByteArrayInputStream(zip));
    }

    /** DESIGN.md 6: lawful erasure leaves every proof valid. */
    @Test
    void what_was_destroyed_by_law_is_not_in_the_package_and_it_holds() {
        closed();
        story.world.world.vault.erase("case." + story.id() + ".p1", "somebody");
        story.world.seal(folder);
        byte[] zip = exported();
        Map<String, byte[]> parts = parts(zip);
        assertThat(text(parts, "case.json")).doesNotContain("某某商贸有限公司");
        assertThat(text(parts, "index.html")).doesNotContain("某某商贸有限公司");
        assertThat(faults(zip)).isEmpty();
    }
}
