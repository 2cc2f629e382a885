package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.concluded;
import static org.zhiheng.cases.CaseStory.factor;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.REVIEWER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult.ValidationError;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseDocuments;
import org.zhiheng.api.cases.CaseDocuments.Offered;
import org.zhiheng.api.cases.CaseDocuments.Wanted;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.records.ArchiveForm;
import org.zhiheng.records.Json;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.WorldUploads;

/** A fine with every paper that can be made of it, changed after it was closed: what leaves is all of it, in its order, in the forms that are published. */
class WholeFileTest {

    private static TestDatabase database;
    private static CaseStory story;
    private static byte[] zip;
    private static Map<String, byte[]> parts;
    private static Map<String, Object> file;
    private static Cases.Index index;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void a_file_is_closed_with_all_its_papers() throws Exception {
        database = TestDatabase.open(DatabaseKind.DERBY);
        story = new CaseStory(database, folder);
        story.filed(matter("2026-02-20"), company());
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
                                WorldUploads.OTHER_FILE)));
        story.investigated(factor("firstViolation", "否"), factor("slight", "否"), factor("harm", "slight"));
        story.write(
                OFFICER,
                new PieceChange.Amend("evidence", "v1", 1, map("file", WorldUploads.FILE), "附上扫描件", null),
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "minimum",
                        "0.00",
                        "maximum",
                        "10000.00"));
        story.take(OFFICER, "notice");
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "2000.00")),
                piece("statement", "on", "2026-03-02", "form", "waived"));
        papers(OFFICER, HEAD, REVIEWER);
        story.take(OFFICER, "decision");
        story.write(
                HEAD,
                piece(
                        "decision",
                        "kind",
                        "penalty",
                        "decidedOn",
                        "2026-03-02",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "benchmark",
                        "没有基准",
                        "facts",
                        "当事人未取得营业执照从事食品销售。",
                        "basis",
                        "违反《无证无照经营查处办法》第二条,依照第十三条处罚。",
                        "fulfilment",
                        "到示例银行缴纳。",
                        "remedies",
                        "见决定书"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        story.world.seal(folder);
        story.world.issue();
        papers(OFFICER, HEAD);
        story.take(HEAD, "service");
        story.write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "penalty-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        story.take(OFFICER, "execution");
        story.write(
                OFFICER,
                piece("payment", "on", "2026-03-02", "amount", "2000.00", "channel", "bank", "receipt", "0001"));
        story.take(OFFICER, "closing");
        story.write(HEAD, piece("closing", "kind", "fulfilled", "on", "2026-03-02", "fulfilled", true));
        papers(OFFICER, HEAD);
        story.take(OFFICER, "archiving");
        List<PieceChange> pages = new ArrayList<>();
        Cases.Index open = story.world.cases.index(OFFICER, story.id());
        open.lines().stream()
                .filter(each -> each.pages() == null)
                .forEach(each -> pages.add(piece("paper", "piece", each.piece(), "pages", 2)));
        story.write(ARCHIVIST, pages.toArray(PieceChange[]::new));
        int all = story.world.cases.index(OFFICER, story.id()).lines().stream()
                .mapToInt(Cases.IndexLine::pages)
                .sum();
        story.write(
                ARCHIVIST, piece("archive", "number", "2026-卷-001", "on", story.today(), "volumes", 2, "pages", all));
        story.take(ARCHIVIST, "archived");
        // What becomes of the decision is written beside the closed file.
        story.write(
                HEAD,
                new PieceChange.Add(
                        "decision-change", "c1", map("change", "annulled", "on", "2026-03-02", "reason", "主要事实不清")));
        story.world.seal(folder);
        story.world.issue();
        story.world.seal(folder);
        index = story.world.cases.index(OFFICER, story.id());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        story.world.archives.export(ARCHIVIST, story.id(), "移交档案馆").to(out);
        zip = out.toByteArray();
        parts = Zips.parts(zip);
        file = Json.readObject(Zips.text(parts, "case.json"));
    }

    /** Makes whatever can be made now and was not made yet. */
    private static void papers(Principal... people) {
        for (Principal by : people) {
            for (Offered each : story.world.documents.shelf(by, story.id()).offered()) {
                boolean made = CaseWorld.all(story.file, "document").stream()
                        .anyMatch(done -> each.document().equals(done.text("document")));
                List<String> needed = each.inputs().stream()
                        .filter(CaseDocuments.Input::needed)
                        .map(CaseDocuments.Input::name)
                        .toList();
                // The one on the spot is of another procedure; what is to be said besides is said for the decision.
                boolean skipped = each.document().equals("spot-decision")
                        || !needed.isEmpty() && !each.document().equals("penalty-decision");
                if (made || skipped || !each.may() || !each.missing().isEmpty()) {
                    continue;
                }
                Map<String, String> about = new HashMap<>();
                each.about().forEach(kind -> kind.choices().stream()
                        .findFirst()
                        .ifPresent(one -> about.put(kind.kind(), one.name())));
                Map<String, String> inputs = new HashMap<>();
                needed.forEach(name -> inputs.put(name, "证据相互印证,依据明确,裁量适当。"));
                Outcome outcome = story.world.documents.issue(
                        by, story.id(), story.command(), new Wanted(each.document(), about, inputs));
                assertThat(outcome.done()).as(each.document()).isTrue();
                story.file = outcome.file();
            }
        }
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    private static List<Map<?, ?>> list(String key) {
        List<Map<?, ?>> list = new ArrayList<>();
        ((List<?>) file.get(key)).forEach(each -> list.add((Map<?, ?>) each));
        return list;
    }

    @Test
    void every_paper_every_file_and_every_proof_is_in_the_package() throws Exception {
        assertThat(Zips.faults(zip)).isEmpty();
        List<Piece> papers = CaseWorld.all(story.file, "document");
        assertThat(papers)
                .extracting(each -> each.text("document"))
                .contains("penalty-decision", "service-receipt", "decision-approval", "closing-approval", "file-cover");
        for (Piece each : papers) {
            byte[] pdf = parts.get(ArchiveForm.attachment(each.text("file")));
            assertThat(pdf).as(each.text("title")).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            Path kept = Files.write(folder.resolve("paper.pdf"), pdf);
            // PDF/A-1b, as it was made.
            assertThat(PreflightParser.validate(kept.toFile()).getErrorsList())
                    .extracting(ValidationError::getDetails)
                    .as(each.text("title"))
                    .isEmpty();
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat((long) document.getNumberOfPages())
                        .isEqualTo(((Number) each.values().get("pages")).longValue());
            }
        }
        assertThat(parts)
                .containsKeys(
                        ArchiveForm.attachment(WorldUploads.FILE), ArchiveForm.attachment(WorldUploads.OTHER_FILE));
        List<Receipts.Info> receipts = story.world.receipts.of(OFFICER, story.id());
        // The decision has one receipt; its change has another.
        assertThat(receipts).extracting(Receipts.Info::part).containsExactly("decision/1", "decision-change/c1");
        assertThat(parts.keySet())
                .contains(
                        ArchiveForm.receipt(receipts.get(0).id()),
                        ArchiveForm.receipt(receipts.get(1).id()))
                .filteredOn(each -> each.startsWith("record/proof-"))
                .isNotEmpty();
        assertThat(story.file.pieces())
                .filteredOn(each -> each.proof() != null)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(parts).containsKey("record/proof-" + each.proof() + ".jsonl"));
    }

    /** SPEC E.2: page after page, in the order of the rules, volume by volume; papers with the pages they have. */
    @Test
    void the_index_counts_every_page_of_every_paper() {
        assertThat(index.frozen()).isTrue();
        List<Map<?, ?>> lines = list("index");
        assertThat(lines).hasSameSizeAs(index.lines());
        Map<Object, Long> next = new HashMap<>();
        long order = 1;
        for (Map<?, ?> each : lines) {
            assertThat(each.get("order")).isEqualTo(order++);
            assertThat(each.get("from")).as("%s", each).isEqualTo(next.getOrDefault(each.get("volume"), 1L));
            next.put(each.get("volume"), (Long) each.get("to") + 1);
        }
        assertThat(lines)
                .filteredOn(each -> each.get("title").equals("行政处罚决定书"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.get("piece")).isEqualTo("decision/1");
                    assertThat(each.get("pages")).isEqualTo(3L);
                    assertThat(each.get("number")).isEqualTo("示例区市场监督管理局罚决字〔2026〕第1号");
                });
        // No paper is missing: each stands in the line of what it is the paper of, or in one of its own.
        List<Piece> papers = CaseWorld.all(story.file, "document").stream()
                .filter(each -> !Set.of("file-cover", "file-index").contains(each.text("document")))
                .toList();
        assertThat(papers).allSatisfy(paper -> assertThat(lines).anySatisfy(line -> assertThat(line.get("title"))
                .asString()
                .contains(paper.text("title").replaceAll("^.*送达回证$", "送达回证"))));
    }

    @Test
    void what_leaves_is_of_the_forms_that_are_published() {
        for (Receipts.Info each : story.world.receipts.of(OFFICER, story.id())) {
            String schema = each.ofChange() ? "urn:zhiheng:receipt:2" : "urn:zhiheng:receipt:1";
            String other = each.ofChange() ? "urn:zhiheng:receipt:1" : "urn:zhiheng:receipt:2";
            String receipt = Zips.text(parts, ArchiveForm.receipt(each.id()));
            assertThat(Schemas.faults(schema, receipt)).isEmpty();
            assertThat(Schemas.faults(other, receipt)).isNotEmpty();
            assertThat(Schemas.faults(
                            "urn:zhiheng:disclosures:1",
                            story.world.receipts.disclosures(OFFICER, story.id(), each.id(), "送达")))
                    .isEmpty();
        }
        assertThat(Schemas.faults("urn:zhiheng:archive:1", Zips.text(parts, "manifest.json")))
                .isEmpty();
        assertThat(Schemas.faults("urn:zhiheng:archive-case:1", Zips.text(parts, "case.json")))
                .isEmpty();
        assertThat(Schemas.faults("urn:zhiheng:archive-disclosures:1", Zips.text(parts, "disclosures.json")))
                .isEmpty();
        // A schema that finds nothing wrong would hold nothing.
        String manifest = Zips.text(parts, "manifest.json");
        assertThat(Schemas.faults("urn:zhiheng:archive:1", manifest.replace("\"size\":", "\"length\":")))
                .isNotEmpty();
        assertThat(Schemas.faults("urn:zhiheng:archive:1", manifest.replace("index.html", "../index.html")))
                .isNotEmpty();
        assertThat(Schemas.faults(
                        "urn:zhiheng:archive-case:1",
                        Zips.text(parts, "case.json").replace("\"order\":1,", "")))
                .isNotEmpty();
    }

    @Test
    void a_package_that_was_cut_off_anywhere_or_altered_is_refused_with_the_name_of_what_is_wrong() throws Exception {
        for (int tenth = 0; tenth < 10; tenth++) {
            byte[] torn = Arrays.copyOf(zip, zip.length * tenth / 10);
            assertThat(refusal(torn)).as("%d tenths", tenth).startsWith("CASE-ARCHIVE 案卷归档包不能接收:");
        }
        for (String each : parts.keySet()) {
            Map<String, byte[]> other = new LinkedHashMap<>(parts);
            byte[] altered = other.get(each).clone();
            altered[altered.length / 2] ^= 1;
            other.put(each, altered);
            assertThat(refusal(Zips.zipped(other)))
                    .as(each)
                    .startsWith("CASE-ARCHIVE")
                    .contains(each.equals("manifest.json") ? "" : "文件与清单不符:" + each);
        }
        assertThat(refusal(zip)).isEqualTo("taken");
        assertThat(refusal(zip)).startsWith("CASE-ARCHIVE-TWICE");
    }

    private static String refusal(byte[] bytes) {
        ZhihengException refused = catchThrowableOfType(
                ZhihengException.class,
                () -> story.world.archives.take(
                        ARCHIVIST, MARKET, "移交清单1号", Set.of(), new ByteArrayInputStream(bytes)));
        return refused == null ? "taken" : refused.code() + " " + refused.getMessage();
    }

    @Test
    void what_a_package_proves_is_told_in_plain_words() throws Exception {
        Receipts.Checked told = story.world.archives.check(() -> new ByteArrayInputStream(zip), zip.length, Set.of());
        assertThat(told.sound()).isTrue();
        assertThat(told.conclusion()).isEqualTo("归档包自身一致;由哪个平台移出还没有证明");
        assertThat(told.about())
                .contains("案卷:对无照经营的处罚", "立案号:" + story.file.head().number());
        assertThat(told.unproved()).anyMatch(each -> each.startsWith("没有录入平台的纸质材料"));
        String key = (String) Json.readObject(Zips.text(parts, "manifest.json")).get("key");
        assertThat(story.world
                        .archives
                        .check(() -> new ByteArrayInputStream(zip), zip.length, Set.of(key))
                        .conclusion())
                .isEqualTo("归档包成立");
        assertThat(story.world.refused(() -> {
                    try {
                        story.world.archives.check(() -> new ByteArrayInputStream(new byte[3]), 3, Set.of());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isEqualTo("CASE-ARCHIVE");
    }

    /** Whoever cannot run our program verifies by what is published of it, in a browser: of both forms of receipts, with what the party was shown, and nothing that was altered. */
    @Test
    void the_published_script_verifies_receipts_as_the_verifier_does() throws Exception {
        String key = (String) Json.readObject(Zips.text(parts, "manifest.json")).get("key");
        for (Receipts.Info each : story.world.receipts.of(OFFICER, story.id())) {
            String text = Zips.text(parts, ArchiveForm.receipt(each.id()));
            String shown = story.world.receipts.disclosures(OFFICER, story.id(), each.id(), "送达");
            VerifyScript.Told told = VerifyScript.of(text, shown, each.mark(), List.of(key));
            assertThat(told)
                    .isEqualTo(new VerifyScript.Told(
                            each.id(),
                            key,
                            true,
                            true,
                            List.of("FORM", "KEY", "SIGNATURE", "RECORD", "SEALED", "HEAD", "DISCLOSURE", "MARK"),
                            List.of()));
            assertThat(VerifyScript.of(text, null, null, List.of()).anchored()).isFalse();
            // What was decided is altered, and the same with what was shown and with the code on the paper.
            String other = text.replaceFirst("2026-03-02", "2026-03-03");
            assertThat(other).isNotEqualTo(text);
            VerifyScript.Told altered = VerifyScript.of(
                    other,
                    shown.replaceFirst("\"value\":\"", "\"value\":\"另"),
                    each.mark().replace(each.id(), "0"),
                    List.of(key));
            assertThat(altered.sound()).isFalse();
            assertThat(altered.failed().stream().map(String::valueOf)).contains("SIGNATURE", "DISCLOSURE", "MARK");
        }
    }

    @Test
    void nothing_is_verified_by_a_head_of_another_log() {
        assertThat(Zips.verified(zip, new Trust(List.of(), Set.of("sm3:" + "1".repeat(64)), Optional.empty()))
                        .checks())
                .filteredOn(each -> !each.holds())
                .extracting(ReceiptVerifier.Check::code)
                .contains("RECORD");
    }
}
