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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.search.SearchService;
import org.zhiheng.records.ArchiveVerifier;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** A closed file leaves the platform whole, is verified without it, and is taken in elsewhere; what is not whole is not. */
@OnEveryDatabase
class CaseArchiveTest {

    static final String PAPER =
            "attachments/sm3/" + WorldUploads.FILE.substring(4, 6) + "/" + WorldUploads.FILE.substring(4);

    /** One district for all tests on a database, and one log: each test has a case of its own. */
    private static final Map<TestDatabase, CaseWorld> WORLDS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private final TestDatabase database;
    private final CaseStory story;

    CaseArchiveTest(TestDatabase database) {
        this.database = database;
        story = new CaseStory(WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder)));
    }

    @AfterAll
    static void ended() {
        WORLDS.clear();
    }

    @BeforeEach
    void ready() {
        fulfilled(story);
    }

    /** Fined, paid, and ready for the archive. */
    static void fulfilled(CaseStory story) {
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

    static void closed(CaseStory story, Path folder) {
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
                .containsExactly(tuple(AuditEvent.Kind.EXPORTED, "case/" + story.id() + "/archive", "移交档案馆"));
        ArchiveVerifier.Result result =
                Zips.verified(zip, Trust.of(story.world.world.records.head().orElseThrow()));
        assertThat(result.checks()).allMatch(ReceiptVerifier.Check::holds);
        assertThat(result.checks())
                .extracting(ReceiptVerifier.Check::code)
                .containsExactly(
                        "PART", "RECORD", "SIGNATURE", "RECORD", "ATTACHMENT", "DISCLOSURE", "FILE", "PAGE", "RECEIPT");
        assertThat(result.anchored()).isTrue();
        Map<String, byte[]> parts = Zips.parts(zip);
        assertThat(parts.keySet())
                .contains("index.html", "case.json", "disclosures.json", "record/case.jsonl", "manifest.json", PAPER)
                .filteredOn(each -> each.startsWith("receipts/"))
                .hasSize(1);
        assertThat(Zips.text(parts, PAPER)).isEqualTo("%PDF-1.4 first");
        assertThat(Zips.text(parts, "index.html"))
                .contains("<h1>示例区市场监督管理局<br>案卷</h1>", "卷内目录", "某某商贸有限公司", "2026-卷-001", "现场笔录")
                .contains("href=\"" + PAPER + "\"")
                .doesNotContain("<script");
        // The same file makes the same package.
        assertThat(exported()).isEqualTo(zip);
    }

    @Test
    void a_package_is_taken_in_once_by_who_keeps_the_archive_and_only_read() throws IOException {
        closed(story, folder);
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
        Map<String, byte[]> other = new LinkedHashMap<>(Zips.parts(zip));
        other.put("case.json", "{}".getBytes(StandardCharsets.US_ASCII));
        assertThat(story.world.refused(() -> taken(Zips.zipped(other), MARKET, "移交清单1号")))
                .isEqualTo("CASE-ARCHIVE");
        assertThat(story.world.refused(() -> archives.take(
                        ARCHIVIST, MARKET, "移交清单1号", Set.of("sm3:" + "0".repeat(64)), new ByteArrayInputStream(zip))))
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
        try (InputStream in = archives.part(OFFICER, archived.id(), PAPER, "查阅").content()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("%PDF-1.4 first");
        }
    }

    /** Whoever looks for something from another platform finds it by its words, as in files of this one: what says something about persons only for a purpose, and nobody of another body. */
    @Test
    void what_was_taken_in_is_found_by_its_words() {
        closed(story, folder);
        byte[] zip = exported();
        try (SearchService search = searching()) {
            search.follow();
            assertThat(found(search, OFFICER, "无照经营", null).hits()).isEmpty();
            CaseArchives.Archived archived = taken(zip, MARKET, "移交清单1号");
            story.world.seal(folder);
            search.follow();
            CaseSearch.FoundArchived found = found(search, OFFICER, "无照经营", null);
            assertThat(found.hits()).singleElement().satisfies(hit -> assertThat(hit.archived())
                    .isEqualTo(archived));
            assertThat(found.hits().get(0).passages())
                    .extracting(each -> each.kind() + " " + each.field() + " " + each.text())
                    .contains("case title 对无照经营的处罚");
            assertThat(found.personal()).isFalse();
            // Cases of this platform say the same and are not among them; nor is it the other way round.
            assertThat(search.search(OFFICER, wanted("无照经营", null)).hits())
                    .extracting(each -> each.head().id())
                    .contains(story.id())
                    .doesNotContain(archived.id());
            assertThat(found(search, OFFICER, "某某商贸", null).hits()).isEmpty();
            story.world.world.audit.clear();
            assertThat(found(search, OFFICER, "某某商贸", "查阅旧案").hits()).hasSize(1);
            assertThat(story.world.world.audit)
                    .extracting(AuditEvent::kind, AuditEvent::subject, AuditEvent::purpose)
                    .containsExactly(tuple(AuditEvent.Kind.VIEWED, "archived-case-search/all", "查阅旧案"));
            assertThat(found(search, RegisterWorld.who(Role.OFFICER, "elsewhere"), "无照经营", null)
                            .hits())
                    .isEmpty();
        }
        // One that is built anew has them too.
        try (SearchService search = searching()) {
            search.follow();
            assertThat(found(search, OFFICER, "无照经营", null).hits()).hasSize(1);
        }
    }

    private static CaseSearch.Wanted wanted(String text, String purpose) {
        return new CaseSearch.Wanted(
                text,
                new CaseSearch.Filter(null, null, null, null, null, null),
                CaseSearch.Order.RELEVANCE,
                20,
                1,
                purpose);
    }

    private static CaseSearch.FoundArchived found(SearchService search, Principal by, String text, String purpose) {
        return search.searchArchived(by, wanted(text, purpose));
    }

    private SearchService searching() {
        return new SearchService(
                folder.resolve(UUID.randomUUID().toString()),
                folder.resolve("keys"),
                Duration.ofHours(1),
                story.world.store,
                story.world.archivedFiles,
                story.world.world.records,
                story.world.world.permissions,
                story.world.world.permissions,
                story.world.world.organisation,
                story.world.world.clock);
    }

    private CaseArchives.Archived taken(byte[] zip, String body, String document) {
        return story.world.archives.take(ARCHIVIST, body, document, Set.of(), new ByteArrayInputStream(zip));
    }

    /** DESIGN.md 6: lawful erasure leaves every proof valid. */
    @Test
    void what_was_destroyed_by_law_is_not_in_the_package_and_it_holds() {
        closed(story, folder);
        story.world.world.vault.erase("case." + story.id() + ".p1", "somebody");
        story.world.seal(folder);
        byte[] zip = exported();
        Map<String, byte[]> parts = Zips.parts(zip);
        assertThat(Zips.text(parts, "case.json")).doesNotContain("某某商贸有限公司");
        assertThat(Zips.text(parts, "index.html")).doesNotContain("某某商贸有限公司");
        assertThat(Zips.faults(zip)).isEmpty();
    }
}
