package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.factor;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Words;
import org.zhiheng.records.ReceiptBox;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.records.ReceiptReport;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.ReceiptVerifier.Result;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What a decision rests on is recorded with it, and leaves the platform as a receipt that a party verifies without it. */
@OnEveryDatabase
class ReceiptTest {

    private static final Trust NOBODY = Trust.none();

    /** One district for all tests on a database, and one log: each test has a case of its own. */
    private static final Map<TestDatabase, CaseWorld> WORLDS = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private final CaseStory story;

    ReceiptTest(TestDatabase database) {
        story = new CaseStory(WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder)));
    }

    @AfterAll
    static void closed() {
        WORLDS.clear();
    }

    private static PieceChange.Add youth() {
        return new PieceChange.Add(
                "party",
                "p1",
                map("kind", "citizen", "name", "张某某", "citizenNumber", "11010519491231002X", "bornOn", "2009-05-01"));
    }

    /** Somebody of sixteen years is not punished: what he did was slight (行政处罚法 art. 57(1)(2)). */
    private void unpunished() {
        spared();
        story.write(
                HEAD,
                piece(
                        "decision",
                        "kind",
                        "no-penalty",
                        "ground",
                        "minor",
                        "number",
                        "示例市监不罚〔2026〕1号",
                        "decidedOn",
                        "2026-03-02",
                        "facts",
                        "张某某无照经营水果",
                        "basis",
                        "略",
                        "remedies",
                        "略"));
    }

    /** Whether to punish somebody of sixteen years is about to be decided, and it is proposed not to. */
    private void spared() {
        story.filed(matter("2026-02-20"), youth());
        story.investigated(factor("firstViolation", "否"), factor("slight", "是"), factor("harm", "slight"));
        story.write(OFFICER, piece("proposal", "kind", "no-penalty", "ground", "minor"));
        story.take(OFFICER, "no-penalty");
    }

    private Receipts.Info only() {
        List<Receipts.Info> all = story.world.receipts.of(OFFICER, story.id());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private String issued() {
        story.world.seal(folder);
        story.world.issue();
        return text(only().id());
    }

    private String text(String receipt) {
        try (InputStream in =
                story.world.receipts.file(OFFICER, story.id(), receipt).content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result verified(String text, Trust trust) {
        return ReceiptVerifier.verify(text, trust, Optional.empty());
    }

    /** 行政处罚法 arts. 5, 37, 59: the party can see on what the penalty rests, and that it was not written afterwards. */
    @Test
    void the_receipt_of_a_fine_holds_without_the_platform() throws Exception {
        story.fined();
        assertThat(only().issuedAt()).isNull();
        assertThat(story.world.refused(() -> text(only().id()))).isEqualTo("CASE-RECEIPT-PENDING");
        String text = issued();
        SignedHead head = story.world.world.records.head().orElseThrow();
        Result result = verified(text, Trust.of(head));
        assertThat(result.checks()).extracting(ReceiptVerifier.Check::text).hasSize(3);
        assertThat(result.sound()).as("%s", result.checks()).isTrue();
        assertThat(result.anchored()).isTrue();
        assertThat(only().mark()).isEqualTo("https://example.org/r/" + result.id() + "#" + result.hash());
        // It lies where a portal finds it, for who has the code.
        ReceiptBox box = ReceiptBox.of(only().mark()).orElseThrow();
        assertThat(new String(
                        box.open(Files.readAllBytes(story.world.boxes().resolve(box.name()))), StandardCharsets.UTF_8))
                .isEqualTo(text);
        Map<String, Object> basis = result.basis();
        assertThat(told(basis, "case"))
                .containsEntry("title", "对无照经营的处罚")
                .containsEntry("body", "示例区市场监督管理局")
                .containsEntry("division", "371002");
        Map<?, ?> values = (Map<?, ?>) told(basis, "decision").get("values");
        assertThat(values.get("number")).isEqualTo("示例市监决〔2026〕1号");
        assertThat(values.get("fine")).isEqualTo("2000.00");
        assertThat(values.get("facts")).asString().startsWith("{personal=hmac-sm3:");
        assertThat(list(basis, "rulings"))
                .extracting(each -> each.get("question"))
                .containsExactly(
                        "competence",
                        "limitation",
                        "exemption",
                        "discretion",
                        "hearing-right",
                        "legal-review",
                        "impact-assessment",
                        "reporting");
        Map<?, ?> limitation = (Map<?, ?>) list(basis, "rulings").get(1).get("ruling");
        assertThat(limitation.get("answer")).isEqualTo(Map.of("barred", false, "until", "2028-02-20"));
        Map<?, ?> lighter = list(basis, "laws").stream()
                .filter(each -> each.get("question").equals("exemption"))
                .findFirst()
                .orElseThrow();
        assertThat(lighter.get("chosen")).isEqualTo("at-act");
        assertThat(lighter.get("occurredOn")).isEqualTo("2026-02-20");
        assertThat(lighter.get("decidedOn")).isEqualTo("2026-03-02");
        assertThat(list(basis, "books").get(0).get("packages")).asString().contains("cn.371002");
        assertThat(ReceiptForm.asked(basis))
                .extracting(ReceiptForm.Asked::fingerprint)
                .isSubsetOf(list(basis, "books").stream()
                        .map(each -> (String) each.get("fingerprint"))
                        .toList());
        assertThat(list(basis, "competence"))
                .extracting(each -> each.get("part"))
                .contains("evidence/v1", "notice/n1");
        Map<?, ?> proof = list(basis, "competence").get(0);
        assertThat(((Map<?, ?>) proof.get("officer-competence")).get("answer")).isEqualTo(true);
        assertThat(((Map<?, ?>) proof.get("competence")).get("answer")).isEqualTo("department");
        Entry recorded = story.world
                .world
                .records
                .history(new Subject("competence-proof", (String) proof.get("proof")), 1, 1)
                .get(0);
        assertThat(((Map<?, ?>) proof.get("officer-competence")).get("digest")).isEqualTo(recorded.hash());
        // Small enough for a QR code's neighbour, and made once.
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(120_000);
        story.world.issue();
        assertThat(text(only().id())).isEqualTo(text);
    }

    /** What was issued before receipts lay anywhere, or whose box was lost, is laid down by whoever may see the case: the code of the paper opens it. */
    @Test
    void a_receipt_that_lies_nowhere_is_laid_down_for_the_code_of_its_paper() throws Exception {
        story.fined();
        String pending = only().id();
        assertThat(story.world.refused(() -> story.world.receipts.lay(OFFICER, story.id(), pending)))
                .isEqualTo("CASE-RECEIPT-PENDING");
        String text = issued();
        ReceiptBox box = ReceiptBox.of(only().mark()).orElseThrow();
        Path lies = story.world.boxes().resolve(box.name());
        Files.delete(lies);
        assertThat(story.world.refused(() ->
                        story.world.receipts.lay(RegisterWorld.who(Role.OFFICER, "elsewhere"), story.id(), pending)))
                .isEqualTo("CASE-UNKNOWN case");
        for (int i = 0; i < 2; i++) {
            assertThat(story.world.receipts.lay(OFFICER, story.id(), pending)).isEqualTo(only());
            assertThat(new String(box.open(Files.readAllBytes(lies)), StandardCharsets.UTF_8))
                    .isEqualTo(text);
        }
    }

    /** DESIGN.md 10, red line 7. */
    @Test
    void nothing_personal_stands_in_a_receipt_and_the_party_shows_what_digests_mean() {
        unpunished();
        String text = issued();
        assertThat(text).doesNotContain("张某某", "水果", "11010519491231002X", "110105", "2009-05-01", "\"age\":1");
        String receipt = only().id();
        assertThat(story.world.refused(() -> story.world.receipts.disclosures(OFFICER, story.id(), receipt, " ")))
                .isEqualTo("ACCESS-PURPOSE purpose");
        story.world.world.audit.clear();
        String disclosures = story.world.receipts.disclosures(OFFICER, story.id(), receipt, "送达决定书");
        assertThat(story.world.world.audit)
                .extracting(AuditEvent::kind, AuditEvent::subject, AuditEvent::purpose)
                .containsExactly(
                        tuple(AuditEvent.Kind.EXPORTED, "case/" + story.id() + "/receipt/" + receipt, "送达决定书"));
        Result result = ReceiptVerifier.verify(text, NOBODY, Optional.of(disclosures));
        assertThat(result.sound()).as("%s", result.checks()).isTrue();
        assertThat(result.shown())
                .extracting(ReceiptVerifier.Shown::kind, ReceiptVerifier.Shown::value)
                .contains(
                        tuple("name", "张某某"),
                        tuple("born-on", "2009-05-01"),
                        tuple("facts", "张某某无照经营水果"),
                        tuple("fact.age", "16"));
        for (String other : List.of(
                disclosures.replace("水果", "蔬菜"),
                disclosures.replace("\"value\":\"16\"", "\"value\":\"18\""),
                disclosures.replace(receipt, story.id()),
                disclosures.replace("zhiheng-disclosures-1", "zhiheng-disclosures-2"),
                disclosures.substring(1))) {
            assertThat(ReceiptVerifier.verify(text, NOBODY, Optional.of(other)).sound())
                    .as(other)
                    .isFalse();
        }
        // What was destroyed is told to nobody, and the receipt still holds.
        story.world.world.vault.erase("case." + story.id() + ".p1", "somebody");
        String left = story.world.receipts.disclosures(OFFICER, story.id(), receipt, "送达决定书");
        assertThat(left).contains("张某某无照经营水果").doesNotContain("\"张某某\"", "2009-05-01");
        assertThat(ReceiptVerifier.verify(text, NOBODY, Optional.of(left)).sound())
                .isTrue();
        assertThat(story.world.refused(() -> story.world.receipts.replay(OFFICER, story.id(), receipt)))
                .isEqualTo("CASE-RECEIPT-ERASED");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    private static Map<String, Object> told(Map<String, Object> from, String key) {
        return cast(from.get(key));
    }

    private static List<Map<String, Object>> list(Map<String, Object> from, String key) {
        return ((List<?>) from.get(key)).stream().map(ReceiptTest::cast).toList();
    }

    /** DESIGN.md 1, idea 2: the same facts and the same book give the same answers and reasons. */
    @Test
    void what_a_decision_rests_on_is_asked_again_with_the_same_answers() {
        story.fined();
        Receipts.Replay replay = story.world.receipts.replay(OFFICER, story.id(), only().id());
        assertThat(replay.rulings()).hasSize(12);
        assertThat(replay.rulings()).filteredOn(each -> !each.same()).isEmpty();
        assertThat(replay.same()).isTrue();
        assertThat(replay.recordedEngine()).isEqualTo("2");
    }

    @Test
    void a_decision_that_is_put_right_has_a_receipt_of_its_own_and_others_see_none() {
        unpunished();
        story.write(HEAD, new PieceChange.Amend("decision", null, 1, map("benchmark", "裁量基准第3条"), "写明裁量基准", "审批单1号"));
        List<Receipts.Info> all = story.world.receipts.of(OFFICER, story.id());
        assertThat(all).extracting(Receipts.Info::part).containsExactly("decision/1", "decision/1");
        assertThat(all).extracting(Receipts.Info::version).containsExactly(1, 2);
        String one = all.get(0).id();
        story.filed(matter("2026-02-20"), company());
        assertThat(story.world.receipts.of(OFFICER, story.id())).isEmpty();
        assertThat(story.world.refused(() -> story.world.receipts.file(OFFICER, story.id(), one)))
                .isEqualTo("CASE-RECEIPT receipt");
        assertThat(story.world.refused(
                        () -> story.world.receipts.of(RegisterWorld.who(Role.OFFICER, "elsewhere"), story.id())))
                .isEqualTo("CASE-UNKNOWN case");
    }

    /** docs/decisions/0058: a decision is complete when it has its number, and has one receipt then. */
    @Test
    void a_decision_without_number_has_no_receipt_yet() {
        spared();
        story.write(
                HEAD,
                piece(
                        "decision",
                        "kind",
                        "no-penalty",
                        "ground",
                        "minor",
                        "decidedOn",
                        "2026-03-02",
                        "facts",
                        "略",
                        "basis",
                        "略"));
        assertThat(story.world.receipts.of(OFFICER, story.id())).isEmpty();
        story.write(HEAD, new PieceChange.Amend("decision", null, 1, map("number", "示例市监不罚〔2026〕1号"), "编号", null));
        assertThat(only().version()).isEqualTo(2);
        assertThat(issued()).contains("示例市监不罚〔2026〕1号");
    }

    /** 行政复议法 arts. 63, 64; 行政处罚法 art. 75: what became of a decision is told by a receipt of its own that names the one of the decision. */
    @Test
    void a_decision_that_is_annulled_has_a_receipt_that_names_the_one_it_undoes() {
        story.fined();
        Receipts.Info decision = only();
        String before = issued();
        story.write(
                HEAD,
                new PieceChange.Add(
                        "decision-change", "c1", map("change", "annulled", "on", "2026-03-02", "reason", "主要事实不清")));
        story.world.seal(folder);
        story.world.issue();
        List<Receipts.Info> all = story.world.receipts.of(OFFICER, story.id());
        assertThat(all)
                .extracting(Receipts.Info::part, Receipts.Info::ofChange, Receipts.Info::changes)
                .containsExactly(tuple("decision/1", false, null), tuple("decision-change/c1", true, decision.id()));
        assertThat(text(decision.id())).isEqualTo(before);
        String text = text(all.get(1).id());
        assertThat(text).contains("\"format\":\"zhiheng-receipt-2\"").doesNotContain("主要事实不清");
        Result result = verified(text, Trust.of(story.world.world.records.head().orElseThrow()));
        assertThat(result.checks()).allMatch(ReceiptVerifier.Check::holds);
        assertThat(told(result.basis(), "changes"))
                .containsEntry("receipt", decision.id())
                .containsEntry("hash", decision.hash())
                .containsEntry("part", "decision/1")
                .containsEntry("version", 1L);
        // 行政处罚法 art. 48: what was published is withdrawn within three working days.
        assertThat(list(result.basis(), "rulings")).singleElement().satisfies(each -> assertThat(each.get("question"))
                .isEqualTo("withdrawal"));
        assertThat(((Map<?, ?>) told(list(result.basis(), "rulings").get(0), "ruling")
                                .get("answer"))
                        .get("due"))
                .isEqualTo("2026-03-05");
        assertThat(ReceiptReport.of(result).about()).contains("对原决定的处理:撤销,2026年3月2日", "原决定的凭证编号:" + decision.id());
        assertThat(story.world
                        .receipts
                        .replay(OFFICER, story.id(), all.get(1).id())
                        .same())
                .isTrue();
        // A receipt of a decision does not pass for one of a change, nor the other way round.
        assertThat(verified(text.replace("zhiheng-receipt-2", "zhiheng-receipt-1"), NOBODY)
                        .sound())
                .isFalse();
        assertThat(verified(before.replace("zhiheng-receipt-1", "zhiheng-receipt-2"), NOBODY)
                        .sound())
                .isFalse();
    }

    private void amended(String key, int seen, Object... values) {
        story.write(OFFICER, new PieceChange.Amend("measure", key, seen, map(values), "补记", null));
    }

    private List<String> orders() {
        return story.world.receipts.of(OFFICER, story.id()).stream()
                .map(each -> each.order() + " " + each.part() + " " + each.version() + " " + each.decidedOn())
                .toList();
    }

    /** 行政强制法 arts. 18, 24, 25, 28: to seize, to hold longer and to give back are decisions, each with a paper of its own. */
    @Test
    void a_measure_its_extension_and_its_end_have_a_receipt_each_once_they_are_numbered() {
        story.filed(matter("2026-02-20"), company());
        story.approved("measure");
        story.write(OFFICER, CaseStory.seized("m1"));
        assertThat(orders()).isEmpty();
        amended("m1", 1, "number", "示例市监强措〔2026〕1号");
        assertThat(orders()).containsExactly("measure measure/m1 2 2026-03-02");
        // That the list was handed over is no other decision.
        amended("m1", 2, "listDeliveredOn", "2026-03-02");
        assertThat(orders()).hasSize(1);
        String text = issued();
        assertThat(text).contains("\"format\":\"zhiheng-receipt-3\"").doesNotContain("食品二十件");
        SignedHead head = story.world.world.records.head().orElseThrow();
        Result result = verified(text, Trust.of(head));
        assertThat(result.checks()).allMatch(ReceiptVerifier.Check::holds);
        assertThat(told(result.basis(), "order"))
                .isEqualTo(map("code", "measure", "title", "行政强制措施决定", "on", "2026-03-02", "number", "示例市监强措〔2026〕1号"));
        assertThat(list(result.basis(), "rulings"))
                .extracting(each -> each.get("question"))
                .containsExactly("competence", "coercion-term");
        Map<?, ?> term = (Map<?, ?>) list(result.basis(), "rulings").get(1).get("ruling");
        assertThat(((Map<?, ?>) term.get("answer")).get("until")).isEqualTo("2026-04-01");
        assertThat(list(result.basis(), "competence"))
                .extracting(each -> each.get("part"))
                .containsExactly("measure/m1");
        assertThat(ReceiptReport.of(result).about()).contains("决定:行政强制措施决定,2026年3月2日,示例市监强措〔2026〕1号");
        assertThat(verified(text.replace("zhiheng-receipt-3", "zhiheng-receipt-1"), NOBODY)
                        .sound())
                .isFalse();
        String first = only().id();
        assertThat(story.world.receipts.replay(OFFICER, story.id(), first).same())
                .isTrue();

        story.days(1);
        story.approved("measure-extension");
        amended("m1", 3, "extendedOn", "2026-03-03", "extendedBy", 30, "extensionNumber", "示例市监强延〔2026〕1号");
        story.approved("measure-lifting");
        amended("m1", 4, "liftedOn", "2026-03-03", "liftingGround", "unnecessary", "liftingNumber", "示例市监强解〔2026〕1号");
        assertThat(orders())
                .containsExactly(
                        "measure measure/m1 2 2026-03-02",
                        "measure-extension measure/m1 4 2026-03-03",
                        "measure-lifting measure/m1 5 2026-03-03");
        amended("m1", 5, "extendedBy", 20);
        assertThat(orders()).hasSize(4).endsWith("measure-extension measure/m1 6 2026-03-03");
        story.world.world.clock.move(java.time.Duration.ofDays(-1));
    }

    /** 行政强制法 arts. 37, 45, 51: what is decided together has a receipt each. */
    @Test
    void a_surcharge_an_execution_and_a_substitute_performance_have_receipts_though_written_at_once() {
        story.executed();
        assertThat(orders())
                .containsExactly(
                        "surcharge surcharge/1 1 2026-03-02",
                        "execution execution-order/1 1 2026-03-02",
                        "substitute substitute/1 1 2026-03-02");
        story.world.seal(folder);
        story.world.issue();
        for (Receipts.Info each : story.world.receipts.of(OFFICER, story.id())) {
            assertThat(verified(text(each.id()), NOBODY).sound())
                    .as(each.order())
                    .isTrue();
            assertThat(story.world
                            .receipts
                            .replay(OFFICER, story.id(), each.id())
                            .same())
                    .as(each.order())
                    .isTrue();
        }
        assertThat(story.world.differences()).isEmpty();
    }

    /** 行政强制法 art. 40: what a court has ended nobody has decided here. */
    @Test
    void an_execution_that_a_court_ended_has_no_receipt_of_the_body() {
        story.file = story.world.opened("coercion.court", null);
        story.write(
                CaseWorld.EVERYBODY,
                matter("2026-02-20"),
                company(),
                piece(
                        "execution-end",
                        "ground",
                        "other",
                        "on",
                        "2026-03-02",
                        "endedBy",
                        "court",
                        "authority",
                        "示例区人民法院",
                        "number",
                        "(2026)示执1号",
                        "words",
                        "略"));
        assertThat(orders()).isEmpty();
    }

    @Test
    void a_receipt_that_somebody_brings_is_checked_and_asked_again_in_plain_words() {
        unpunished();
        String text = issued();
        String disclosures = story.world.receipts.disclosures(OFFICER, story.id(), only().id(), "送达决定书");
        Receipts.Checked whole = story.world.receipts.check(text, disclosures, Set.of());
        assertThat(whole.sound()).isTrue();
        // This platform's own key vouches for it.
        assertThat(whole.anchored()).isTrue();
        assertThat(whole.conclusion()).isEqualTo("凭证成立");
        assertThat(whole.about())
                .contains(
                        "作出机关:示例区市场监督管理局",
                        "案件:对无照经营的处罚(" + story.file.head().number() + ")",
                        "决定:不予行政处罚,2026年3月2日,示例市监不罚〔2026〕1号",
                        "凭证签发:2026年3月2日09:00:00(北京时间)");
        assertThat(whole.proved()).anyMatch(each -> each.startsWith("出示的12项个人信息,就是记录时的那些"));
        assertThat(whole.unproved()).noneMatch(each -> each.contains("只有摘要")).anyMatch(each -> each.contains("行政复议"));
        assertThat(whole.replay().same()).isTrue();
        Receipts.Checked bare = story.world.receipts.check(text, null, Set.of());
        assertThat(bare.unproved()).anyMatch(each -> each.startsWith("凭证里另有12处个人信息只有摘要"));
        assertThat(bare.replay().same()).isFalse();
        assertThat(bare.replay().rulings())
                .filteredOn(each -> !each.asked())
                .extracting(Receipts.Replayed::differences)
                .containsOnly(List.of("所依据的个人信息没有出示"));
        assertThat(bare.replay().rulings()).filteredOn(Receipts.Replayed::asked).allMatch(Receipts.Replayed::same);
        Receipts.Checked forged =
                story.world.receipts.check(text.replace("\"minor\"", "\"other\""), disclosures, Set.of());
        assertThat(forged.sound()).isFalse();
        assertThat(forged.conclusion()).isEqualTo("凭证不成立");
        assertThat(forged.proved()).isEmpty();
        assertThat(forged.replay()).isNull();
        assertThat(story.world.refused(() -> story.world.receipts.check("{}", null, Set.of())))
                .isEqualTo("CASE-RECEIPT-FORM receipt");
        assertThat(story.world
                        .receipts
                        .check(text, null, Set.of("sm3:" + "0".repeat(64)))
                        .sound())
                .as("vouched for by its own key all the same")
                .isTrue();
    }

    /** What is said to people is what the fields are called. */
    @Test
    void no_word_of_a_decision_is_told_in_english() {
        for (Field each : List.of(
                Field.word("kind", "", Words.DecisionKind.class), Field.word("change", "", DecisionChange.class))) {
            assertThat(each.words()).allSatisfy(word -> assertThat(ReceiptReport.word(word.code()))
                    .isEqualTo(word.title()));
        }
        assertThat(Field.word("sanction", "", Sanction.class).words())
                .allSatisfy(
                        word -> assertThat(ReceiptReport.sanction(word.code())).isEqualTo(word.title()));
    }
}
