package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.EVERYBODYS;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.credentials.OfficerExits.Leaving;
import org.zhiheng.api.credentials.OfficerExits.Left;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** Bodies that are renamed and merged, officers who leave, and the cards they show. */
@OnEveryDatabase
class LifeCycleTest {

    private static final LocalDate BEGIN = LocalDate.of(2023, 1, 1);
    private static final LocalDate END = LocalDate.of(2027, 12, 31);
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;

    LifeCycleTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        credentials.body(JUSTICE, "11500000MB1553803Q");
        for (int i = 1; i <= 2; i++) {
            credentials.officer("o" + i, MARKET, i);
            credentials.certificate("c" + i, "o" + i, MARKET, BEGIN, END);
        }
        credentials.officer("j1", JUSTICE, 3);
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private BodyChanges changes() {
        return new BodyChangesService(
                credentials.registers,
                credentials.world.permissions,
                credentials.world.recorder,
                credentials.world.transactions,
                credentials.runs,
                credentials.followUps,
                credentials.world.clock);
    }

    private OfficerExits exits() {
        return new OfficerExitsService(
                credentials.registers,
                credentials.world.registers,
                credentials.world.permissions,
                credentials.world.succession,
                credentials.followUps,
                credentials.world.transactions,
                credentials.world.clock);
    }

    private OfficerCards cards() {
        return new OfficerCardsService(
                credentials.registers,
                credentials.world.registers,
                credentials.rules,
                credentials.world.organisation,
                credentials.world.clock);
    }

    private Row on(String register, String key, LocalDate day) {
        return credentials.registers.row(register, key, AsOf.on(day)).orElse(null);
    }

    private void posting(String key, String officer, String body) {
        credentials.add("postings", key, BEGIN, null, Map.of("officer", officer, "body", body, "kind", "deployed"));
    }

    @Test
    void what_was_a_merged_bodys_is_the_others_from_that_day_on_and_its_own_before() {
        posting("p-town", "o1", TOWN);
        posting("p-market", "j1", MARKET);
        BodyChanges.Done done = changes().merge(EVERYBODYS, MARKET, JUSTICE, APRIL, "机构改革", "威编〔2026〕5号");
        assertThat(done.officers()).isEqualTo(2);
        assertThat(done.certificates()).isEqualTo(2);
        assertThat(done.postings()).isEqualTo(1);
        for (String key : List.of("o1", "o2")) {
            assertThat(on("officers", key, LAST).text("body")).isEqualTo(MARKET);
            assertThat(on("officers", key, APRIL).text("body")).isEqualTo(JUSTICE);
        }
        assertThat(on("certificates", "c1", LAST).text("body")).isEqualTo(MARKET);
        assertThat(on("certificates", "c1", APRIL).text("body")).isEqualTo(JUSTICE);
        assertThat(on("certificates", "c1", APRIL).document()).isEqualTo("威编〔2026〕5号");
        assertThat(on("postings", "p-town", APRIL)).isNotNull();
        assertThat(on("postings", "p-market", LAST)).isNotNull();
        assertThat(on("postings", "p-market", APRIL)).isNull();
        assertThat(on("bodies", "b-" + MARKET, LAST)).isNotNull();
        assertThat(on("bodies", "b-" + MARKET, APRIL)).isNull();
        assertThat(on("body-qualifications", "q-" + MARKET, APRIL)).isNull();
        assertThat(credentials
                        .world
                        .records
                        .history(new Subject("body-change", done.id()), 0, 1)
                        .get(0)
                        .payload())
                .containsEntry("into", JUSTICE)
                .containsEntry("document", "威编〔2026〕5号");
    }

    /** What the measure is, no card tells. */
    @Test
    void the_card_of_somebody_who_may_not_enforce_says_that_it_cannot_be_used() {
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.ACTIVE);
        LocalDate today = LocalDate.now(credentials.world.clock);
        credentials.add("officer-sanctions", "d1", today, today, Map.of("officer", "o1", "kind", "disqualified"));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.NOT_USABLE);
        assertThat(cards().cards("鲁K-c1").get(0).toString()).doesNotContain("disqualified");
        assertThat(cards().held(EVERYBODYS, "o1", AsOf.on(today), null).certificates())
                .extracting(OfficerCards.Certificate::state)
                .containsExactly(OfficerCards.State.NOT_USABLE);
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.ACTIVE);
    }

    @Test
    void the_card_of_somebody_who_has_left_or_failed_the_annual_review_cannot_be_used() {
        LocalDate today = LocalDate.now(credentials.world.clock);
        credentials.add(
                "certificate-reviews",
                "v1",
                null,
                null,
                Map.of("year", 2025, "certificate", "c1", "outcome", "failed", "reviewedOn", today.toString()));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.NOT_USABLE);
        credentials.write("certificate-reviews", new Change.Withdraw("v1", Why.of("误录")));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.ACTIVE);
        credentials.write("officers", new Change.End("o1", today, Why.of("退休")));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.ACTIVE);
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.NOT_USABLE);
        assertThat(cards().qr("鲁K-c1", "山东省人民政府")).isNotEmpty();
    }

    @Test
    void a_merger_into_a_body_that_is_not_qualified_changes_nothing() {
        credentials.register(TOWN, "11371002004290123T");
        assertThat(refusal(() -> changes().merge(EVERYBODYS, MARKET, TOWN, APRIL, "机构改革", "威编〔2026〕5号")))
                .isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED");
        assertThat(refusal(() -> changes().merge(EVERYBODYS, MARKET, JUSTICE, APRIL, "机构改革", " ")))
                .isEqualTo("REGISTER-REASON");
        assertThat(on("officers", "o1", APRIL).text("body")).isEqualTo(MARKET);
        assertThat(on("bodies", "b-" + MARKET, APRIL)).isNotNull();
    }

    @Test
    void what_is_said_to_change_later_stops_a_merger() {
        credentials.write("certificates", new Change.End("c1", LocalDate.of(2026, 5, 31), Why.of("调动")));
        credentials.write(
                "officers",
                new Change.Amend("o1", LocalDate.of(2026, 6, 1), null, Map.of("body", JUSTICE), Why.of("调动")));
        assertThat(refusal(() -> changes().merge(EVERYBODYS, MARKET, JUSTICE, APRIL, "机构改革", "威编〔2026〕5号")))
                .isEqualTo("CREDENTIAL-MERGE-LATER");
    }

    @Test
    void a_clerk_merges_and_renames_nothing() {
        ZhihengException refused = catchThrowableOfType(
                () -> changes()
                        .rename(
                                RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET),
                                MARKET,
                                "新局",
                                APRIL,
                                "更名",
                                "威编〔2026〕5号"),
                ZhihengException.class);
        assertThat(refused.kind()).isEqualTo(ErrorKind.FORBIDDEN);
    }

    @Test
    void a_body_has_its_new_name_from_that_day_on() {
        changes().rename(EVERYBODYS, MARKET, "示例区市场监管和知识产权局", APRIL, "机构改革", "威编〔2026〕5号");
        assertThat(on("bodies", "b-" + MARKET, LAST).text("name")).isEqualTo(MARKET + "局");
        assertThat(on("bodies", "b-" + MARKET, APRIL).text("name")).isEqualTo("示例区市场监管和知识产权局");
        assertThat(on("officers", "o1", APRIL).text("body")).isEqualTo(MARKET);
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ZhihengException refused = catchThrowableOfType(call, ZhihengException.class);
        return refused == null ? "nothing" : refused.code();
    }

    @Test
    void whoever_leaves_leaves_certificate_posting_and_register() {
        posting("p-town", "o1", TOWN);
        credentials.add(
                "front-line-services", "f1", BEGIN, null, Map.of("officer", "o1", "body", TOWN, "since", "2023-01-01"));
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2026, 3, 1),
                null,
                Map.of("certificate", "c1", "state", "suspended", "cause", "停职检查", "decidedBy", JUSTICE));
        Left left = exits().leave(EVERYBODYS, new Leaving("o1", "retired", LAST, null, "退休", "威人社〔2026〕8号"));
        assertThat(left.certificates()).containsExactly("c1");
        assertThat(left.postings()).containsExactly("p-town");
        assertThat(on("officers", "o1", LAST)).isNotNull();
        assertThat(on("officers", "o1", APRIL)).isNull();
        assertThat(on("postings", "p-town", APRIL)).isNull();
        assertThat(on("front-line-services", "f1", APRIL)).isNull();
        assertThat(on("certificate-states", "s1", LAST)).isNotNull();
        List<Row> states =
                credentials.registers.where("certificate-states", "certificate", List.of("c1"), AsOf.on(APRIL));
        assertThat(states).extracting(each -> each.text("state")).containsExactly("taken-back");
        assertThat(states.get(0).to()).isNull();
        assertThat(credentials.registers.where("officer-exits", "officer", List.of("o1"), AsOf.on(APRIL)))
                .extracting(each -> each.text("kind"))
                .containsExactly("retired");
        assertThat(refusal(() -> exits().leave(EVERYBODYS, new Leaving("o1", "retired", APRIL, null, "退休", null))))
                .isEqualTo("REGISTER-ROW");
    }

    @Test
    void an_exit_of_no_known_kind_leaves_everything_as_it_is() {
        assertThat(refusal(() -> exits().leave(EVERYBODYS, new Leaving("o1", "vanished", LAST, null, "不明", null))))
                .isEqualTo("REGISTER-CODE");
        assertThat(on("officers", "o1", APRIL)).isNotNull();
        assertThat(credentials.registers.where("certificate-states", "certificate", List.of("c1"), AsOf.on(APRIL)))
                .isEmpty();
    }

    @Test
    void a_card_says_what_is_published_and_how_the_certificate_stands_now() {
        List<OfficerCards.Card> found = cards().cards("鲁K-c1");
        assertThat(found).hasSize(1);
        OfficerCards.Card card = found.get(0);
        assertThat(card.number()).isEqualTo("鲁K-c1");
        assertThat(card.kind()).isEqualTo("行政执法证");
        assertThat(card.name()).isEqualTo("人员1");
        assertThat(card.body()).isEqualTo(MARKET + "局");
        assertThat(card.fields()).containsExactly("market-supervision");
        assertThat(card.area()).isEqualTo("371002");
        assertThat(card.validTo()).isEqualTo(END);
        assertThat(card.state()).isEqualTo(OfficerCards.State.ACTIVE);
        assertThat(card.toString())
                .doesNotContain(CredentialWorld.citizenNumber(1).substring(6));
        credentials.add(
                "certificate-states",
                "s1",
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 3, 10),
                Map.of("certificate", "c1", "state", "suspended", "cause", "停职检查", "decidedBy", JUSTICE));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.SUSPENDED);
        credentials.world.clock.move(java.time.Duration.ofDays(9));
        assertThat(cards().cards("鲁K-c1").get(0).state()).isEqualTo(OfficerCards.State.ACTIVE);
        credentials.certificate("c9", "o1", MARKET, LocalDate.of(2020, 1, 1), LocalDate.of(2022, 12, 31));
        assertThat(cards().cards("鲁K-c9").get(0).state()).isEqualTo(OfficerCards.State.EXPIRED);
        assertThat(cards().cards("鲁K-c")).isEmpty();
        assertThat(cards().cards("鲁%")).isEmpty();
    }

    @Test
    void red_line_7_the_code_of_a_card_names_nobody() throws Exception {
        String svg = cards().qr("鲁K-c1", "山东省人民政府");
        assertThat(svg).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
        assertThat(Scanned.text(svg))
                .isEqualTo("执法证件鲁K-c1\n山东省人民政府\nmarket局\n市场监管\n示例区\n2023-01-01至2027-12-31\n2026-03-02有效");
        assertThat(refusal(() -> cards().qr("鲁K-c1", "别的机关"))).isEqualTo("CREDENTIAL-CARD");
    }

    @Test
    void a_merger_is_looked_at_first_and_changes_nothing_then() {
        posting("p-market", "j1", MARKET);
        BodyChanges.Preview preview = changes().previewMerge(EVERYBODYS, MARKET, JUSTICE, APRIL);
        assertThat(preview.moved())
                .extracting(each -> each.register() + " " + each.key() + " " + each.label() + " " + each.follows())
                .containsExactlyInAnyOrder(
                        "officers o1 人员1 CHANGES",
                        "officers o2 人员2 CHANGES",
                        "postings p-market j1 ENDS",
                        "certificates c1 鲁K-c1 CHANGES",
                        "certificates c2 鲁K-c2 CHANGES",
                        "bodies b-market market局 ENDS",
                        "body-qualifications q-market market ENDS");
        assertThat(preview.runs()).isZero();
        assertThat(on("officers", "o1", APRIL).text("body")).isEqualTo(MARKET);
        assertThat(on("bodies", "b-" + MARKET, APRIL)).isNotNull();
        credentials.register(TOWN, "11371002004290123T");
        assertThat(refusal(() -> changes().previewMerge(EVERYBODYS, MARKET, TOWN, APRIL)))
                .isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED");
        assertThat(changes().previewRename(EVERYBODYS, MARKET, "新局", APRIL).moved())
                .extracting(each -> each.register() + " " + each.key() + " " + each.follows())
                .containsExactly("bodies b-market CHANGES");
        assertThat(on("bodies", "b-" + MARKET, APRIL).text("name")).isEqualTo(MARKET + "局");
        assertThat(refusal(() -> changes().previewRename(RegisterWorld.who(Role.HEAD, MARKET), MARKET, "新局", APRIL)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void who_works_with_an_officer_sees_everything_on_one_card_and_nobody_else_does() {
        posting("p-town", "o1", TOWN);
        credentials.certificate("c9", "o1", MARKET, LocalDate.of(2020, 1, 1), LocalDate.of(2022, 12, 31));
        OfficerCards.Held held = cards().held(RegisterWorld.who(Role.HEAD, MARKET), "o1", AsOf.on(APRIL), null);
        assertThat(held.officer().text("name")).isEqualTo("人员1");
        assertThat(held.officer().text("citizenNumber"))
                .doesNotContain(CredentialWorld.citizenNumber(1).substring(6, 14));
        assertThat(held.certificates())
                .extracting(each -> each.key() + " " + each.state())
                .containsExactly("c1 ACTIVE", "c9 EXPIRED");
        assertThat(held.postings()).extracting(each -> each.text("body")).containsExactly(TOWN);
        assertThat(held.labels().get("body"))
                .containsEntry(MARKET, "示例区市场监督管理局")
                .containsEntry(TOWN, "示例镇人民政府");
        assertThat(refusal(() -> cards().held(RegisterWorld.who(Role.HEAD, JUSTICE), "o1", AsOf.on(APRIL), null)))
                .isEqualTo("REGISTER-ROW");
        assertThat(refusal(() -> cards().held(RegisterWorld.who(Role.FINANCE, MARKET), "o1", AsOf.on(APRIL), null)))
                .isEqualTo("ACCESS-FORBIDDEN");
    }
}
