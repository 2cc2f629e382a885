package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;
import static org.zhiheng.testregisters.RegisterWorld.GOVERNMENT;
import static org.zhiheng.testregisters.RegisterWorld.TOWN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.records.Json;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** Cases that are somebody else's by plan 002: what stays with the department, what is open in a transition, what a patrol finds; handed over with a pack and a receipt. */
@OnEveryDatabase
class HandOverTest {

    private static final Principal TOWN_OFFICER = RegisterWorld.who(Role.OFFICER, TOWN);
    private static final Principal MAYOR = RegisterWorld.who(Role.HEAD, TOWN);
    private static final String PATROL = "patrol";

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseStory story;

    HandOverTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        story = new CaseStory(database, folder);
        story.world.body(TOWN, "示例镇人民政府", "11500000MB1553803Q", "371002100");
        LocalDate old = LocalDate.of(2025, 1, 1);
        add(
                "officers",
                "t1",
                old,
                "name",
                "镇上人员",
                "body",
                TOWN,
                "citizenNumber",
                "11010519491231002X",
                "staffType",
                "administrative",
                "roles",
                List.of("enforcement"),
                "account",
                TOWN_OFFICER.account());
        add(
                "guidance-catalogue",
                "g1",
                old,
                "code",
                "ML-1",
                "name",
                "无照经营",
                "division",
                "370000",
                "powers",
                List.of("penalty", "inspection"),
                "source",
                "鲁政字〔2024〕35号");
        story.world.world.engine.write(
                "somebody",
                "items",
                new Change.Correct(
                        ITEM, LocalDate.of(2023, 1, 1), null, null, false, map("guidance", "g1"), Why.of("对应指导目录")));
        add("township-classes", "k1", old, "township", TOWN, "townshipClass", "key-industry-town");
        add(
                "empowerment-lists",
                "l1",
                null,
                "title",
                "赋权清单",
                "government",
                GOVERNMENT,
                "townshipClass",
                "key-industry-town",
                "batch",
                1,
                "version",
                1,
                "number",
                "示例政发1号",
                "approvedOn",
                "2025-01-02",
                "publishedOn",
                "2025-01-02");
        add(
                "empowerments",
                "e1",
                LocalDate.of(2025, 2, 1),
                "list",
                "l1",
                "item",
                ITEM,
                "name",
                "无照经营",
                "powers",
                List.of("penalty", "inspection"),
                "originalBody",
                MARKET);
        add(
                "acceptance-confirmations",
                "a1",
                null,
                "list",
                "l1",
                "township",
                TOWN,
                "department",
                MARKET,
                "title",
                "承接确认书",
                "authority",
                "行政处罚权");
        add(
                "acceptance-signatures",
                "s1",
                null,
                "confirmation",
                "a1",
                "signedFor",
                TOWN,
                "signer",
                "甲",
                "signedOn",
                "2025-01-03");
        add(
                "acceptance-signatures",
                "s2",
                null,
                "confirmation",
                "a1",
                "signedFor",
                MARKET,
                "signer",
                "乙",
                "signedOn",
                "2025-01-03");
    }

    @AfterEach
    void emptied() {
        for (String each : List.of(
                "reg_acceptance_signatures",
                "reg_acceptance_confirmations",
                "reg_transitions",
                "reg_empowerments",
                "reg_empowerment_lists",
                "reg_township_classes",
                "reg_items",
                "reg_guidance_catalogue")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private void add(String register, String key, LocalDate from, Object... values) {
        story.world.world.engine.write("somebody", register, new Change.Add(key, from, null, map(values), Why.UNSAID));
    }

    private void townCase() {
        begun(TOWN_OFFICER, TOWN);
        story.take(TOWN_OFFICER, "filing");
        filedInTown();
    }

    private static PieceChange.Add filed() {
        return piece("filing", "outcome", "filed", "on", "2026-03-02");
    }

    private void filedInTown() {
        story.write(MAYOR, filed(), piece("handler", "officer", "t1", "part", "lead", "from", "2026-03-02"));
    }

    private void begun(Principal by, String body) {
        story.file = story.world
                .cases
                .open(
                        by,
                        new Cases.Opening(
                                CaseWorld.command(), "penalty.ordinary", body, null, List.of(CaseWorld.clue())))
                .file();
        story.write(
                by,
                piece(
                        "matter",
                        "item",
                        ITEM,
                        "division",
                        "371002100",
                        "occurredOn",
                        "2026-02-20",
                        "endedOn",
                        "2026-02-20",
                        "discoveredOn",
                        "2026-03-02"),
                CaseStory.company());
    }

    private static PieceChange.Add proposal(String fine, String... besides) {
        List<String> sanctions = new java.util.ArrayList<>(List.of("fine"));
        sanctions.addAll(List.of(besides));
        return piece("proposal", "kind", "penalty", "sanctions", sanctions, "fine", fine);
    }

    private static PieceChange.Add transfer(String kind, String to) {
        return new PieceChange.Add(
                "transfer", "t1", map("kind", kind, "body", to, "on", "2026-03-02", "reason", "不属于本机关管辖"));
    }

    private Outcome received(Principal by, String pack) {
        return story.world.cases.receive(by, story.id(), story.command(), new Cases.Reception("示例移〔2026〕1号", pack));
    }

    /** F03, F05: 50,000.00 yuan and more, and closing down, stay with the department whatever the amount; 49,999.99 do not. */
    @Test
    void what_stays_with_the_department_is_handed_over_with_a_pack_that_the_receipt_names() throws Exception {
        townCase();
        story.write(TOWN_OFFICER, proposal("50000.00"));
        assertThat(story.refused(MAYOR, "investigation")).containsExactly("body-competent [应当由另一主体实施(行政执法部门)]");
        story.write(TOWN_OFFICER, new PieceChange.Amend("proposal", null, 1, map("fine", "49999.99"), "更正", null));
        story.write(
                TOWN_OFFICER,
                new PieceChange.Amend(
                        "proposal",
                        null,
                        2,
                        map("fine", "2000.00", "sanctions", List.of("fine", "suspend-business")),
                        "更正",
                        null));
        assertThat(story.refused(MAYOR, "investigation")).containsExactly("body-competent [应当由另一主体实施(行政执法部门)]");

        story.write(
                TOWN_OFFICER,
                new PieceChange.Add("party", "p2", map("kind", "citizen", "name", "张某", "consent", WorldUploads.FILE)));
        assertThat(story.world.refused(() ->
                        story.world.cases.pack(MAYOR, story.id(), story.command(), new Cases.Packing("t1", "移送"))))
                .isEqualTo("CASE-PIECE transfer");
        story.write(MAYOR, transfer("to-department", MARKET));
        assertThat(story.world.refused(() -> story.world.cases.pack(
                        TOWN_OFFICER, story.id(), story.command(), new Cases.Packing("t1", "移送"))))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(story.world.refused(() -> received(HEAD, "sm3:00"))).isEqualTo("CASE-PACK");
        story.world.seal(folder);
        Outcome packed =
                story.world.cases.pack(MAYOR, story.id(), story.command(), new Cases.Packing("t1", "移送区市场监管局"));
        story.file = packed.file();
        Piece handOver = CaseWorld.all(story.file, "hand-over").get(0);
        String pack = handOver.text("pack");
        assertThat(handOver.values()).containsEntry("attachments", 1L);
        whole(handOver);

        assertThat(story.world.refused(() -> received(HEAD, null))).isEqualTo("CASE-PACK");
        assertThat(story.world.refused(() -> received(HEAD, WorldUploads.FILE))).isEqualTo("CASE-PACK");
        story.file = received(HEAD, pack).file();
        assertThat(story.file.head().body()).isEqualTo(MARKET);
        Piece receipt = CaseWorld.all(story.file, "transfer").get(0);
        assertThat(receipt.text("receipt")).isEqualTo(pack);
        assertThat(receipt.document()).isEqualTo("示例移〔2026〕1号");
        story.take(HEAD, "investigation");
        assertThat(story.world.differences()).isEmpty();
    }

    /** Who is to receive looks into the pack: what its index says is what is in it. */
    private void whole(Piece handOver) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream content = story.world
                        .cases
                        .attachment(HEAD, story.id(), "hand-over", handOver.key(), "pack", "核对移交材料")
                        .content();
                ZipInputStream zip = new ZipInputStream(content)) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                parts.put(each.getName(), zip.readAllBytes());
            }
            content.readAllBytes();
        }
        assertThat(parts.keySet())
                .containsExactly(
                        "file.json",
                        "goods.json",
                        "terms.json",
                        "record.jsonl",
                        "attachments/" + WorldUploads.FILE.replace(':', '-'),
                        "index.json");
        Map<String, Object> index = Json.readObject(text(parts.get("index.json")));
        assertThat(index)
                .containsEntry("format", "zhiheng-hand-over/1")
                .containsEntry("case", story.id())
                .containsEntry("body", TOWN);
        for (Object each : (List<?>) index.get("files")) {
            Map<?, ?> told = (Map<?, ?>) each;
            byte[] part = parts.get(told.get("name"));
            assertThat(told.get("sha256")).isEqualTo(HexFormat.of().formatHex(sha256(part)));
            assertThat(((Number) told.get("size")).intValue()).isEqualTo(part.length);
        }
        assertThat(text(parts.get("file.json"))).contains("张某", "某某商贸有限公司");
        assertThat(text(parts.get("terms.json"))).contains("case-filing");
        List<String> record = text(parts.get("record.jsonl")).lines().toList();
        assertThat(record).hasSize(((Number) handOver.values().get("entries")).intValue());
        assertThat(record.get(0)).contains("case/" + story.id());
        assertThat(text(parts.get("record.jsonl")))
                .contains("case-opened", "case-written")
                .doesNotContain("张某");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** F01: in the transition the township is not yet competent; what the department has filed in it stays there when it is over. */
    @Test
    void in_a_transition_the_department_goes_on() {
        add(
                "transitions",
                "z1",
                null,
                "list",
                "l1",
                "township",
                TOWN,
                "title",
                "过渡期",
                "startOn",
                "2026-02-01",
                "endOn",
                "2026-05-01");
        begun(TOWN_OFFICER, TOWN);
        assertThat(story.refused(TOWN_OFFICER, "filing")).containsExactly("body-competent [应当由另一主体实施(行政执法部门)]");
        story.take(TOWN_OFFICER, "transfer");
        story.write(MAYOR, transfer("to-department", MARKET));
        story.file = received(HEAD, null).file();
        // Who has it now does not end it as handed over, but goes on with it.
        assertThat(story.refused(OFFICER, "transferred")).singleElement().satisfies(each -> assertThat(each)
                .startsWith("transfer-accepted"));
        story.take(OFFICER, "lead-check");
        story.take(OFFICER, "filing");
        story.write(HEAD, CaseStory.handlers(filed()));
        story.take(HEAD, "investigation");
        story.days(62);
        assertThat(story.today()).isEqualTo("2026-05-03");
        assertThat(story.refused(OFFICER, "investigation-end"))
                .noneSatisfy(each -> assertThat(each).startsWith("body-competent"));
        assertThat(story.world.questions.reviewed(OFFICER, story.id()))
                .filteredOn(each -> each.point().equals("bodyLawful"))
                .flatExtracting(CaseQuestions.Point::found)
                .extracting(CaseQuestions.Found::finding)
                .containsExactly(CaseQuestions.Finding.HOLDS);
        assertThat(story.world.differences()).isEmpty();
    }

    /** H-40: 里口山管理服务中心 patrols, and hands what it finds over to 张村镇 (371002100). */
    @Test
    void a_body_that_only_patrols_takes_a_clue_in_and_hands_it_over() {
        if (story.world.world.organisation.body(PATROL).isEmpty()) {
            story.world.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, GOVERNMENT),
                    new Body(PATROL, Body.Kind.UNIT, "里口山管理服务中心", new DivisionCode("371002"), GOVERNMENT));
        }
        Principal ranger = RegisterWorld.who(Role.OFFICER, PATROL);
        Principal chief = RegisterWorld.who(Role.HEAD, PATROL);
        begun(ranger, PATROL);
        assertThat(story.refused(ranger, "filing")).containsExactly("body-competent [只承担巡查的机构不能立案查处,应当移交371002100]");
        story.write(chief, transfer("from-patrol", TOWN));
        story.file = received(MAYOR, null).file();
        story.take(TOWN_OFFICER, "filing");
        filedInTown();
        story.take(MAYOR, "investigation");
        assertThat(story.file.head().body()).isEqualTo(TOWN);
        assertThat(story.world.differences()).isEmpty();
    }
}
