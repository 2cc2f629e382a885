package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.disclosure.DisclosureWorld.HEAD;
import static org.zhiheng.disclosure.DisclosureWorld.MARKET;
import static org.zhiheng.disclosure.DisclosureWorld.OFFICER;
import static org.zhiheng.disclosure.DisclosureWorld.SUPERVISOR;
import static org.zhiheng.disclosure.DisclosureWorld.citizen;
import static org.zhiheng.disclosure.DisclosureWorld.company;
import static org.zhiheng.disclosure.DisclosureWorld.decision;
import static org.zhiheng.disclosure.DisclosureWorld.matter;
import static org.zhiheng.disclosure.DisclosureWorld.piece;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.disclosure.Publications.Matter;
import org.zhiheng.api.disclosure.Publications.Shown;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A decision on its way to the public, and away from it. */
@OnEveryDatabase
class PublicationTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 20);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private DisclosureWorld world;

    PublicationTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new DisclosureWorld(database, folder);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Matter decided() {
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "decision");
        return world.of("c1");
    }

    private Matter confirmed() {
        Matter matter = decided();
        return world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
    }

    private void days(int days) {
        world.world.clock.move(Duration.ofDays(days));
    }

    private static String code(Runnable command) {
        ZhihengException refused = catchThrowableOfType(command::run, ZhihengException.class);
        return refused == null ? "done" : refused.code();
    }

    private static String value(List<Shown> shown, String name) {
        return shown.stream()
                .filter(each -> each.name().equals(name))
                .map(Shown::value)
                .findFirst()
                .orElse(null);
    }

    /** Seven working days from Monday 2 March: 3, 4, 5, 6, 9, 10, 11 March. */
    @Test
    void a_penalty_of_an_organisation_waits_for_its_head_until_the_seventh_working_day() {
        Matter matter = decided();
        assertThat(matter.state()).isEqualTo(PublicationState.PENDING);
        assertThat(matter.due()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(matter.safeDue()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(matter.shown()).isEmpty();
        assertThat(value(matter.draft(), "party")).isEqualTo("某某商贸有限公司");
        assertThat(value(matter.draft(), "result")).isEqualTo("罚款2000元");
        assertThat(value(matter.draft(), "category")).isEqualTo("罚款");
        assertThat(value(matter.draft(), "performance")).isEqualTo("履行期限未满");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void nothing_is_shown_before_a_named_person_has_confirmed_it() {
        Matter matter = decided();
        assertThat(code(() -> world.publications.confirm(OFFICER, matter.id(), matter.version(), Map.of())))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.publications.confirm(
                        RegisterWorld.who(Role.HEAD, RegisterWorld.ELSEWHERE),
                        matter.id(),
                        matter.version(),
                        Map.of())))
                .isEqualTo("DISCLOSURE-UNKNOWN");
        assertThat(code(() -> world.publications.confirm(HEAD, matter.id(), matter.version() + 1, Map.of())))
                .isEqualTo("DISCLOSURE-MOVED");
        days(30);
        world.exporter.now();
        assertThat(world.exported()).doesNotContain("某某商贸有限公司");
        Matter shown = world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        assertThat(shown.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(shown.publishedOn()).isEqualTo(LocalDate.of(2026, 4, 1));
        // A year from the decision: what is confirmed from April 2026 on is shown as 信用修复管理办法 says.
        assertThat(shown.shownUntil()).isEqualTo(LocalDate.of(2027, 3, 2));
        assertThat(shown.draft()).isEmpty();
        world.exporter.now();
        assertThat(world.exported()).contains("某某商贸有限公司");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void the_same_entry_given_again_or_late_changes_nothing() {
        Matter matter = decided();
        world.recorded("c1", "decision", "party", "payment");
        assertThat(world.of("c1")).isEqualTo(matter);
        assertThat(world.all()).hasSize(1);
        world.recorded("c1", "clue");
        world.recorded("nobody", "decision");
        assertThat(world.all()).hasSize(1);
    }

    @Test
    void the_list_has_first_what_is_to_be_done_first_and_tells_what_is_late() {
        decided();
        world.file("c2", "penalty.ordinary", company(), matter(FEBRUARY), decision(LocalDate.of(2026, 2, 25)));
        world.recorded("c2", "decision");
        assertThat(world.all()).extracting(Matter::source).containsExactly("case/c2", "case/c1");
        days(8);
        assertThat(world.publications
                        .list(HEAD, new Publications.Wanted(MARKET, PublicationState.PENDING, true, 10, null))
                        .matters())
                .extracting(Matter::source)
                .containsExactly("case/c2");
        assertThat(code(() -> world.publications.list(HEAD, new Publications.Wanted(MARKET, null, false, 201, null))))
                .isEqualTo("PAGE-SIZE");
    }

    // ---- who is not shown

    /** Born on 21 February 2008, it happened on 20 February 2026: one day short of eighteen. */
    @Test
    void a_minor_is_never_shown_not_even_with_a_social_impact() {
        world.file("c1", "penalty.ordinary", citizen(LocalDate.of(2008, 2, 21)), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        assertThat(matter.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        assertThat(matter.draft()).isEmpty();
        Matter flagged = world.publications.impact(HEAD, matter.id(), matter.version(), "社会关注");
        assertThat(flagged.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        assertThat(flagged.draft()).isEmpty();
        assertThat(code(() -> world.publications.confirm(HEAD, flagged.id(), flagged.version(), Map.of())))
                .isEqualTo("DISCLOSURE-STATE");
    }

    @Test
    void on_the_eighteenth_birthday_nobody_is_a_minor_and_a_citizen_is_shown_by_surname_with_a_social_impact_alone() {
        world.file("c1", "penalty.ordinary", citizen(LocalDate.of(2008, 2, 20)), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        assertThat(matter.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        Matter flagged = world.publications.impact(HEAD, matter.id(), matter.version(), "社会关注");
        assertThat(flagged.state()).isEqualTo(PublicationState.PENDING);
        assertThat(flagged.due()).isEqualTo(LocalDate.of(2026, 3, 11));
        Matter shown = world.publications.confirm(HEAD, flagged.id(), flagged.version(), Map.of());
        assertThat(value(shown.shown(), "party")).isEqualTo("欧**");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void of_whom_nobody_knows_the_age_nothing_is_shown() {
        world.file("c1", "penalty.ordinary", citizen(null), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        assertThat(matter.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        Matter flagged = world.publications.impact(HEAD, matter.id(), matter.version(), "社会关注");
        assertThat(flagged.state()).isEqualTo(PublicationState.UNDETERMINED);
        assertThat(flagged.why()).containsExactly("第1名当事人的出生日期没有登记,不能确定是否未成年人");
        assertThat(code(() -> world.publications.confirm(HEAD, flagged.id(), flagged.version(), Map.of())))
                .isEqualTo("DISCLOSURE-STATE");
    }

    @Test
    void secrets_related_cases_crimes_and_simple_procedures_are_not_shown() {
        List<String> states = new ArrayList<>();
        world.file(
                "secret",
                "penalty.ordinary",
                company(),
                piece("matter", "1", "occurredOn", FEBRUARY, "secret", true),
                decision(MONDAY));
        world.file("related", "penalty.ordinary", true, company(), matter(FEBRUARY), decision(MONDAY));
        world.file(
                "crime",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                piece("transfer", "t1", "kind", "criminal", "on", MONDAY));
        world.file("simple", "penalty.simple", company(), matter(FEBRUARY), decision(MONDAY));
        for (String each : List.of("secret", "related", "crime", "simple")) {
            world.recorded(each, "decision");
            states.add(each + " " + world.of(each).state() + " "
                    + world.of(each).draft().size());
        }
        assertThat(states)
                .containsExactly(
                        "secret NOT_PUBLIC 0", "related NOT_PUBLIC 0", "crime NOT_PUBLIC 0", "simple NOT_PUBLIC 0");
        // The police did not take it: the exclusion is over, and it is shown within its term.
        world.file(
                "crime",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                piece("transfer", "t1", "kind", "criminal", "on", MONDAY, "policeRefusedOn", MONDAY));
        world.recorded("crime", "transfer");
        assertThat(world.of("crime").state()).isEqualTo(PublicationState.PENDING);
    }

    @Test
    void what_is_no_penalty_is_not_published() {
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                piece("decision", "1", "kind", "no-penalty", "decidedOn", MONDAY));
        world.recorded("c1", "decision");
        assertThat(world.all()).isEmpty();
    }

    // ---- exceptions

    @Test
    void an_exception_needs_a_reason_and_the_approval_of_somebody_else() {
        Matter matter = decided();
        assertThat(code(() -> world.publications.propose(OFFICER, matter.id(), matter.version(), " ")))
                .isEqualTo("DISCLOSURE-REASON");
        Matter proposed = world.publications.propose(OFFICER, matter.id(), matter.version(), "公开后可能危及公共安全");
        assertThat(proposed.exception()).isEqualTo("公开后可能危及公共安全");
        assertThat(code(() -> world.publications.except(OFFICER, proposed.id(), proposed.version(), true)))
                .isEqualTo("ACCESS-FORBIDDEN");
        Principal both = new Principal("other-account", OFFICER.person(), HEAD.grants(), java.util.Set.of(), null);
        assertThat(code(() -> world.publications.except(both, proposed.id(), proposed.version(), true)))
                .isEqualTo("DISCLOSURE-OWN");
        Matter refused = world.publications.except(HEAD, proposed.id(), proposed.version(), false);
        assertThat(refused.state()).isEqualTo(PublicationState.PENDING);
        assertThat(refused.exception()).isNull();
        Matter again = world.publications.propose(OFFICER, refused.id(), refused.version(), "公开后可能危及公共安全");
        Matter excepted = world.publications.except(HEAD, again.id(), again.version(), true);
        assertThat(excepted.state()).isEqualTo(PublicationState.EXCEPTED);
        assertThat(excepted.draft()).isEmpty();
        world.recorded("c1", "payment");
        assertThat(world.of("c1")).isEqualTo(excepted);
        assertThat(world.differences()).isEmpty();
    }

    // ---- afterwards

    /** Annulled on Friday 6 March: Monday, Tuesday, Wednesday. */
    @Test
    void what_a_court_annuls_is_withdrawn_in_three_working_days_and_the_public_is_told_why() {
        Matter shown = confirmed();
        world.exporter.now();
        days(4);
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                piece("remedy", "m1", "kind", "litigation", "result", "annulled", "endedOn", LocalDate.of(2026, 3, 6)));
        world.recorded("c1", "remedy");
        Matter waits = world.of("c1");
        assertThat(waits.state()).isEqualTo(PublicationState.TO_WITHDRAW);
        assertThat(List.of(waits.withdrawBy(), waits.withdrawSafely()))
                .containsExactly(LocalDate.of(2026, 3, 11), LocalDate.of(2026, 3, 11));
        assertThat(waits.change()).isEqualTo("annulled");
        assertThat(waits.shown()).isNotEmpty();
        Matter gone = world.publications.withdraw(HEAD, waits.id(), waits.version(), "经行政诉讼,决定被撤销,联系人电话13812345678");
        assertThat(gone.state()).isEqualTo(PublicationState.WITHDRAWN);
        assertThat(gone.shown()).isEmpty();
        world.exporter.now();
        assertThat(world.exported())
                .doesNotContain("某某商贸有限公司", "13812345678", "91350100M000100Y43")
                .contains("经行政诉讼,决定被撤销,联系人电话***", "示例市监决〔2026〕1号", shown.id());
        world.recorded("c1", "remedy", "party");
        assertThat(world.of("c1")).isEqualTo(gone);
        assertThat(world.differences()).isEmpty();
    }

    private Matter of(String id, String kind, PublicationState state) {
        return world.all().stream()
                .filter(each ->
                        ("case/" + id).equals(each.source()) && each.kind().equals(kind) && each.state() == state)
                .reduce((one, other) -> {
                    throw new AssertionError("several");
                })
                .orElseThrow();
    }

    private static Piece altered(String key, LocalDate on, String fine) {
        return piece(
                "remedy",
                key,
                "kind",
                "reconsideration",
                "result",
                "altered",
                "endedOn",
                on,
                "fine",
                fine == null ? null : new BigDecimal(fine));
    }

    /** 行政处罚法 art. 48; 行政复议法 art. 63: the decision as it was made is withdrawn, and as it was altered published by a confirmation of its own. */
    @Test
    void a_penalty_that_was_altered_is_published_as_it_was_altered_beside_the_withdrawal_of_the_first() {
        world.body();
        Matter first = confirmed();
        days(4);
        LocalDate friday = LocalDate.of(2026, 3, 6);
        world.file(
                "c1", "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY), altered("r1", friday, null));
        world.recorded("c1", "remedy");
        Matter unsaid = of("c1", "penalty", PublicationState.UNDETERMINED);
        assertThat(unsaid.why()).containsExactly("变更以后的处罚种类、罚款金额或者没收的违法所得没有登记");
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                altered("r1", friday, "1500.00"));
        world.recorded("c1", "remedy");
        Matter withdrawn = of("c1", "penalty", PublicationState.TO_WITHDRAW);
        assertThat(withdrawn.id()).isEqualTo(first.id());
        assertThat(withdrawn.change()).isEqualTo("altered");
        Matter altered = of("c1", "penalty", PublicationState.PENDING);
        assertThat(altered.id()).isEqualTo(unsaid.id());
        assertThat(value(altered.draft(), "number")).isEqualTo("示例市监决〔2026〕1号");
        assertThat(value(altered.draft(), "result")).isEqualTo("罚款1500元");
        assertThat(value(altered.draft(), "decided-on")).isEqualTo("2026-03-02");
        assertThat(value(altered.draft(), "altered")).isEqualTo("2026-03-06变更");
        // Seven working days from Friday 6 March: 9, 10, 11, 12, 13, 16, 17 March.
        assertThat(altered.due()).isEqualTo(LocalDate.of(2026, 3, 17));
        world.publications.withdraw(HEAD, withdrawn.id(), withdrawn.version(), "经行政复议变更");
        Matter shown = world.publications.confirm(HEAD, altered.id(), altered.version(), Map.of());
        assertThat(value(shown.shown(), "result")).isEqualTo("罚款1500元");
        world.exporter.now();
        assertThat(world.exported()).contains("罚款1500元").doesNotContain("罚款2000元");
        assertThat(String.join("", credit("credit-platform", friday, friday))).contains("罚款1500元", "0.15");

        // A court annuls what was altered: it goes, too, and the first does not come back.
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                altered("r1", friday, "1500.00"),
                piece("decision-change", "d1", "change", "annulled", "on", LocalDate.of(2026, 3, 6), "reason", "略"));
        world.recorded("c1", "decision-change");
        assertThat(of("c1", "penalty", PublicationState.WITHDRAWN).id()).isEqualTo(first.id());
        assertThat(of("c1", "penalty", PublicationState.TO_WITHDRAW).id()).isEqualTo(altered.id());
        assertThat(world.differences()).isEmpty();
    }

    /** 行政复议法 art. 63: kinds of sanction are altered, too; what a later alteration does not speak of stays as the one before left it. */
    @Test
    void what_is_shown_of_an_altered_penalty_are_the_sanctions_that_are_left() {
        world.body();
        confirmed();
        LocalDate friday = LocalDate.of(2026, 3, 6);
        days(4);
        assertThat(alteredTo(left("r1", friday, "1500.00", "warning", "fine"))).isEqualTo("警告、罚款 警告;罚款1500元");
        days(3);
        LocalDate monday = LocalDate.of(2026, 3, 9);
        assertThat(alteredTo(left("r1", friday, "1500.00", "warning", "fine"), altered("r2", monday, "1000.00")))
                .isEqualTo("警告、罚款 警告;罚款1000元");
        assertThat(alteredTo(left("r1", friday, "1500.00", "warning", "fine"), left("r2", monday, "0", "warning")))
                .isEqualTo("警告 警告");
    }

    /** Category and result that are to be shown. */
    private String alteredTo(Piece... changes) {
        world.file(
                "c1",
                "penalty.ordinary",
                Stream.concat(Stream.of(company(), matter(FEBRUARY), decision(MONDAY)), Stream.of(changes))
                        .toArray(Piece[]::new));
        world.recorded("c1", "remedy");
        Matter altered = of("c1", "penalty", PublicationState.PENDING);
        return value(altered.draft(), "category") + " " + value(altered.draft(), "result");
    }

    private static Piece left(String key, LocalDate on, String fine, String... sanctions) {
        return piece(
                "remedy",
                key,
                "kind",
                "reconsideration",
                "result",
                "altered",
                "endedOn",
                on,
                "sanctions",
                List.of(sanctions),
                "fine",
                new BigDecimal(fine));
    }

    @Test
    void what_says_that_a_penalty_was_altered_may_be_taken_back_and_nothing_of_it_is_shown() {
        confirmed();
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                altered("1", MONDAY, "1500.00"));
        world.recorded("c1", "remedy");
        Matter altered = of("c1", "penalty", PublicationState.PENDING);
        world.publications.confirm(HEAD, altered.id(), altered.version(), Map.of());
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "remedy");
        assertThat(world.all())
                .filteredOn(each -> each.id().equals(altered.id()))
                .extracting(Matter::state)
                .containsExactly(PublicationState.TO_WITHDRAW);
    }

    private static Piece measure(Object... more) {
        Map<String, Object> values = DisclosureWorld.map(
                "kind",
                "seal",
                "startedAt",
                "2026-03-02T09:00:00+08:00",
                "object",
                "王小明的仓库",
                "number",
                "示例市监强措〔2026〕1号");
        values.putAll(DisclosureWorld.map(more));
        values.values().removeIf(java.util.Objects::isNull);
        return piece(
                "measure",
                "1",
                values.entrySet().stream()
                        .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
                        .toArray());
    }

    /** 国办发〔2018〕118号 二(六): other decisions than penalties and licences in twenty working days. */
    @Test
    void a_measure_is_published_in_twenty_working_days_with_how_it_stands_and_without_what_it_is_on() {
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), measure("number", null));
        world.recorded("c1", "measure");
        Matter unnumbered = of("c1", "coercion", PublicationState.PENDING);
        assertThat(unnumbered.due()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(code(() -> world.publications.confirm(HEAD, unnumbered.id(), unnumbered.version(), Map.of())))
                .isEqualTo("DISCLOSURE-FIELD");
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), measure());
        world.recorded("c1", "measure");
        Matter waits = of("c1", "coercion", PublicationState.PENDING);
        Matter shown = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
        assertThat(shown.shown())
                .extracting(each -> each.title() + ":" + each.value())
                .containsExactly(
                        "行政强制决定书文号:示例市监强措〔2026〕1号",
                        "行政相对人名称:某某商贸有限公司",
                        "统一社会信用代码:91350100M000100Y43",
                        "强制事由:对无照经营的处罚",
                        "强制类别:行政强制措施决定",
                        "决定内容:查封",
                        "决定日期:2026-03-02",
                        "强制机关:示例区市场监督管理局",
                        "履行情况:实施中");
        // The penalty of the same case is another matter, and what becomes of it does not touch the measure.
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                measure("liftedOn", LocalDate.of(2026, 3, 2), "liftingGround", "unnecessary"),
                decision(MONDAY),
                piece("decision-change", "d1", "change", "annulled", "on", MONDAY));
        world.recorded("c1", "measure", "decision", "decision-change");
        Matter lifted = of("c1", "coercion", PublicationState.PUBLISHED);
        assertThat(value(lifted.draft(), "performance")).isEqualTo("已解除");
        assertThat(of("c1", "penalty", PublicationState.NOT_PUBLIC).why()).isNotEmpty();
        world.publications.confirm(HEAD, lifted.id(), lifted.version(), Map.of());
        world.exporter.now();
        assertThat(world.exported()).contains("已解除").doesNotContain("仓库", "王小明");
        // What was never taken is withdrawn.
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY));
        world.recorded("c1", "measure");
        assertThat(of("c1", "coercion", PublicationState.TO_WITHDRAW).change()).isEqualTo("excluded");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_measure_against_a_minor_is_not_shown_and_a_surcharge_tells_what_is_paid() {
        world.file("c1", "penalty.ordinary", citizen(LocalDate.of(2010, 1, 1)), matter(FEBRUARY), measure());
        world.recorded("c1", "measure");
        assertThat(of("c1", "coercion", PublicationState.NOT_PUBLIC).draft()).isEmpty();
        Piece surcharge = piece(
                "surcharge",
                "1",
                "startedOn",
                FEBRUARY,
                "amount",
                new BigDecimal("300.00"),
                "decidedOn",
                MONDAY,
                "number",
                "示例市监加罚〔2026〕1号");
        world.act("c2", ActKind.COERCIVE_EXECUTION, company(), matter(FEBRUARY), surcharge);
        world.recorded("c2", "surcharge");
        Matter unpaid = of("c2", "coercion", PublicationState.PENDING);
        assertThat(value(unpaid.draft(), "result")).isEqualTo("加处罚款300元");
        assertThat(value(unpaid.draft(), "performance")).isEqualTo("未履行");
        world.act(
                "c2",
                ActKind.COERCIVE_EXECUTION,
                company(),
                matter(FEBRUARY),
                surcharge,
                piece("payment", "p1", "on", MONDAY, "amount", new BigDecimal("300.00"), "pays", "surcharge"));
        world.recorded("c2", "payment");
        assertThat(value(of("c2", "coercion", PublicationState.PENDING).draft(), "performance"))
                .isEqualTo("款项已缴清");
        // Nothing else was decided in this case, so it is the surcharge that was annulled.
        world.act(
                "c2",
                ActKind.COERCIVE_EXECUTION,
                company(),
                matter(FEBRUARY),
                surcharge,
                piece("decision-change", "d1", "change", "annulled", "on", MONDAY));
        world.recorded("c2", "decision-change");
        assertThat(of("c2", "coercion", PublicationState.NOT_PUBLIC).due()).isNull();
    }

    @Test
    void every_change_the_law_names_wants_a_withdrawal_and_none_is_confirmed_afterwards() {
        int i = 0;
        for (String change : List.of("altered", "annulled", "unlawful", "void")) {
            String id = "c" + i++;
            world.file(id, "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY));
            world.recorded(id, "decision");
            Matter matter = world.of(id);
            world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
            String pending = "p" + i;
            world.file(pending, "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY));
            world.recorded(pending, "decision");
            for (String each : List.of(id, pending)) {
                world.file(
                        each,
                        "penalty.ordinary",
                        company(),
                        matter(FEBRUARY),
                        decision(MONDAY),
                        piece("decision-change", "d1", "change", change, "on", MONDAY));
            }
            // Whoever confirms is asked anew even before the reader has come by.
            Matter early = world.of(pending);
            assertThat(code(() -> world.publications.confirm(HEAD, early.id(), early.version(), Map.of())))
                    .isEqualTo("DISCLOSURE-CHANGED");
            assertThat(world.of(pending).state()).isEqualTo(PublicationState.NOT_PUBLIC);
            world.recorded(id, "decision-change");
            world.recorded(pending, "decision-change");
            assertThat(List.of(world.of(id).state(), world.of(pending).state()))
                    .as(change)
                    .containsExactly(PublicationState.TO_WITHDRAW, PublicationState.NOT_PUBLIC);
        }
    }

    @Test
    void who_turns_out_to_be_a_minor_is_withdrawn_at_once() {
        world.file("c1", "penalty.ordinary", citizen(LocalDate.of(1990, 1, 1)), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        matter = world.publications.impact(HEAD, matter.id(), matter.version(), "社会关注");
        world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        world.file("c1", "penalty.ordinary", citizen(LocalDate.of(2010, 1, 1)), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c1", "party");
        assertThat(world.of("c1").state()).isEqualTo(PublicationState.TO_WITHDRAW);
        assertThat(world.of("c1").change()).isEqualTo("excluded");
        assertThat(world.of("c1").withdrawBy()).isEqualTo(MONDAY);
    }

    @Test
    void performance_is_published_too_and_confirmed_each_time_with_the_words_that_were_confirmed_before() {
        Matter matter = decided();
        Matter shown = world.publications.confirm(
                HEAD, matter.id(), matter.version(), Map.of("facts", "无照经营,联系电话0631-5231234"));
        assertThat(value(shown.shown(), "facts")).isEqualTo("无照经营,联系电话***");
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                piece("payment", "y1", "on", MONDAY, "amount", new BigDecimal("2000.00"), "channel", "bank"));
        world.recorded("c1", "payment");
        Matter paid = world.of("c1");
        assertThat(paid.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(value(paid.shown(), "performance")).isEqualTo("履行期限未满");
        assertThat(value(paid.draft(), "performance")).isEqualTo("款项已缴清");
        assertThat(value(paid.draft(), "facts")).isEqualTo("无照经营,联系电话***");
        Matter again = world.publications.confirm(HEAD, paid.id(), paid.version(), Map.of());
        assertThat(value(again.shown(), "performance")).isEqualTo("款项已缴清");
        assertThat(again.publishedOn()).isEqualTo(MONDAY);
        world.recorded("c1", "payment");
        assertThat(world.of("c1")).isEqualTo(again);
    }

    /** Served on Monday 2 March: fifteen days end on Tuesday the 17th (行政处罚法 art. 67), and on the 18th who has not paid has not performed. */
    @Test
    void not_performed_is_told_only_after_the_last_day_to_pay_and_confirmed_before_it_is_shown() {
        world.files.payableUntil.put("c1", LocalDate.of(2026, 3, 17));
        Piece served = piece("service", "s1", "document", "penalty-decision", "mode", "direct", "servedOn", MONDAY);
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY), served);
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        Matter shown = world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        assertThat(value(shown.shown(), "performance")).isEqualTo("履行期限未满");
        days(15);
        world.ending.now();
        assertThat(world.of("c1")).isEqualTo(shown);
        days(1);
        world.ending.now();
        Matter late = world.of("c1");
        assertThat(value(late.shown(), "performance")).isEqualTo("履行期限未满");
        assertThat(value(late.draft(), "performance")).isEqualTo("未履行");
        assertThat(late.due()).isEqualTo(LocalDate.of(2026, 3, 18));
        Matter told = world.publications.confirm(HEAD, late.id(), late.version(), Map.of());
        assertThat(value(told.shown(), "performance")).isEqualTo("未履行");
        world.ending.now();
        assertThat(world.of("c1")).isEqualTo(told);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void of_what_is_not_paid_but_done_and_of_an_unknown_last_day_nothing_is_said_and_of_a_stopped_execution_that() {
        Piece served = piece("service", "s1", "document", "penalty-decision", "mode", "direct", "servedOn", MONDAY);
        Piece fine = decision(MONDAY);
        Piece warning = piece(
                "decision",
                "1",
                "kind",
                "penalty",
                "number",
                "示例市监决〔2026〕2号",
                "decidedOn",
                MONDAY,
                "sanctions",
                List.of("warning"));
        Piece part = piece("payment", "y1", "on", MONDAY, "amount", new BigDecimal("500.00"), "channel", "bank");
        Piece stopped =
                piece("remedy", "m1", "kind", "reconsideration", "acceptedOn", MONDAY, "executionStopped", true);
        Piece done = piece("closing", "1", "kind", "fulfilled", "on", MONDAY, "fulfilled", true);
        List<String> told = new ArrayList<>();
        int i = 0;
        for (List<Piece> each : List.of(
                List.of(fine, served),
                List.of(warning, served),
                List.of(fine, served, part),
                List.of(fine, served, stopped),
                List.of(warning, served, done))) {
            String id = "c" + i++;
            List<Piece> all = new ArrayList<>(List.of(company(), matter(FEBRUARY)));
            all.addAll(each);
            world.file(id, "penalty.ordinary", all.toArray(Piece[]::new));
            world.recorded(id, "decision");
            told.add(value(world.of(id).draft(), "performance"));
        }
        assertThat(told).containsExactly(null, null, "部分履行", "停止执行", "已履行");
    }

    /** Annulled in the first instance on 6 March, upheld on appeal on 10 March 2027, after what was shown is destroyed; shown three years from its first day. */
    @Test
    void what_was_withdrawn_comes_back_when_the_decision_stands_after_all_and_a_named_person_confirms_it() {
        Matter first = confirmed();
        days(4);
        Piece annulled =
                piece("remedy", "m1", "kind", "litigation", "result", "annulled", "endedOn", LocalDate.of(2026, 3, 6));
        world.file("c1", "penalty.ordinary", company(), matter(FEBRUARY), decision(MONDAY), annulled);
        world.recorded("c1", "remedy");
        Matter waits = world.of("c1");
        assertThat(code(() -> world.publications.reopen(OFFICER, waits.id(), waits.version(), "二审改判")))
                .isEqualTo("DISCLOSURE-STATE");
        Matter gone = world.publications.withdraw(HEAD, waits.id(), waits.version(), "一审判决撤销");
        assertThat(code(() -> world.publications.reopen(OFFICER, gone.id(), gone.version(), "二审改判")))
                .isEqualTo("DISCLOSURE-NOT-AGAIN");
        days(369);
        world.ending.now();
        Matter destroyed = world.of("c1");
        assertThat(destroyed.state()).isEqualTo(PublicationState.DESTROYED);
        world.file(
                "c1",
                "penalty.ordinary",
                company(),
                matter(FEBRUARY),
                decision(MONDAY),
                annulled,
                piece("remedy", "m2", "kind", "litigation", "result", "upheld", "endedOn", LocalDate.of(2027, 3, 10)));
        world.recorded("c1", "remedy");
        assertThat(world.of("c1")).isEqualTo(destroyed);
        assertThat(code(() -> world.publications.reopen(OFFICER, gone.id(), destroyed.version(), "")))
                .isEqualTo("DISCLOSURE-REASON");
        assertThat(code(() -> world.publications.reopen(SUPERVISOR, gone.id(), destroyed.version(), "二审维持")))
                .isEqualTo("ACCESS-FORBIDDEN");
        Matter again = world.publications.reopen(OFFICER, gone.id(), destroyed.version(), "二审判决维持处罚决定");
        assertThat(again.state()).isEqualTo(PublicationState.PENDING);
        assertThat(again.due()).isEqualTo(LocalDate.of(2027, 3, 10));
        assertThat(again.change()).isNull();
        assertThat(again.shown()).isEmpty();
        world.exporter.now();
        assertThat(world.exported()).doesNotContain("某某商贸有限公司");
        Matter shown = world.publications.confirm(HEAD, again.id(), again.version(), Map.of());
        assertThat(shown.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(shown.publishedOn()).isEqualTo(first.publishedOn());
        assertThat(shown.shownUntil()).isEqualTo(LocalDate.of(2027, 3, 2));
        world.exporter.now();
        assertThat(world.exported()).contains("某某商贸有限公司");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void an_exception_whose_ground_has_ended_is_lifted_and_what_was_repaired_or_is_over_does_not_come_back() {
        Matter matter = decided();
        Matter proposed = world.publications.propose(OFFICER, matter.id(), matter.version(), "公开后可能危及公共安全");
        Matter excepted = world.publications.except(HEAD, proposed.id(), proposed.version(), true);
        Matter again = world.publications.reopen(OFFICER, excepted.id(), excepted.version(), "危险已经排除");
        assertThat(again.state()).isEqualTo(PublicationState.PENDING);
        assertThat(again.due()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(again.exception()).isNull();
        assertThat(value(again.draft(), "party")).isEqualTo("某某商贸有限公司");
        Matter shown = world.publications.confirm(HEAD, again.id(), again.version(), Map.of());
        days(92);
        Matter repaired = world.publications.repair(HEAD, shown.id(), shown.version(), "信用修复决定1号");
        assertThat(code(() -> world.publications.reopen(OFFICER, repaired.id(), repaired.version(), "再公示")))
                .isEqualTo("DISCLOSURE-STATE");
        Matter chart = world.publications.write(
                OFFICER,
                new Publications.Writing(
                        MARKET, "flow-chart", "处罚流程", MONDAY, Map.of("item", "无照经营的处罚", "steps", "立案、调查、决定")));
        Matter charted = world.publications.confirm(HEAD, chart.id(), chart.version(), Map.of());
        Matter out = world.publications.withdraw(HEAD, charted.id(), charted.version(), "流程调整");
        Matter back = world.publications.reopen(OFFICER, out.id(), out.version(), "流程没有调整");
        assertThat(value(back.draft(), "steps")).isEqualTo("立案、调查、决定");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void what_was_wrong_is_corrected_and_masked_like_the_first_words() {
        Matter shown = confirmed();
        assertThat(code(() ->
                        world.publications.correct(HEAD, shown.id(), shown.version(), Map.of("party", "另一公司"), "更正")))
                .isEqualTo("DISCLOSURE-FIELD");
        assertThat(code(() -> world.publications.correct(HEAD, shown.id(), shown.version(), Map.of("facts", "x"), "")))
                .isEqualTo("DISCLOSURE-REASON");
        // What changes nothing is no correction.
        for (Map<String, String> same :
                List.of(Map.<String, String>of(), Map.of("facts", value(shown.shown(), "facts")))) {
            assertThat(code(() -> world.publications.correct(HEAD, shown.id(), shown.version(), same, "更正")))
                    .isEqualTo("DISCLOSURE-FIELD");
        }
        Matter corrected = world.publications.correct(
                HEAD, shown.id(), shown.version(), Map.of("facts", "身份证号11010519491231002X的人无照经营"), "事实有误");
        assertThat(value(corrected.shown(), "facts")).isEqualTo("身份证号***的人无照经营");
        assertThat(corrected.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(world.differences()).isEmpty();
    }

    /** Shown on 2 March: three months are over on 2 June. */
    @Test
    void credit_is_repaired_after_the_shortest_time_and_the_penalty_shown_no_more() {
        Matter shown = confirmed();
        days(91);
        assertThat(code(() -> world.publications.repair(HEAD, shown.id(), shown.version(), "信用修复决定1号")))
                .isEqualTo("DISCLOSURE-REPAIR");
        days(1);
        Matter repaired = world.publications.repair(HEAD, shown.id(), shown.version(), "信用修复决定1号");
        assertThat(repaired.state()).isEqualTo(PublicationState.ENDED);
        world.exporter.now();
        assertThat(world.exported()).doesNotContain("某某商贸有限公司");
    }

    /** Shown until 2 March 2029, that day included; kept until a year later, then destroyed. */
    /** 信用修复管理办法 (2026-04-01): slight, general, severe, each from the decision. */
    @Test
    void from_april_2026_how_long_a_penalty_is_shown_depends_on_how_severe_it_is() {
        days(30);
        LocalDate april = LocalDate.of(2026, 4, 1);
        Map<List<String>, List<Object>> until = Map.of(
                List.of("warning"), List.of(LocalDate.of(2026, 7, 1), "ended"),
                List.of("fine"), List.of(LocalDate.of(2027, 4, 1), "DISCLOSURE-REPAIR"),
                List.of("fine", "warning"), List.of(LocalDate.of(2027, 4, 1), "DISCLOSURE-REPAIR"),
                List.of("fine", "revoke-licence"), List.of(LocalDate.of(2029, 4, 1), "DISCLOSURE-REPAIR"));
        until.forEach((sanctions, expected) -> {
            String id = String.join("-", sanctions);
            Map<String, Object> values =
                    new java.util.LinkedHashMap<>(decision(april).values());
            values.put("sanctions", sanctions);
            world.file(
                    id,
                    "penalty.ordinary",
                    company(),
                    matter(FEBRUARY),
                    decision(april).saying(values));
            world.recorded(id, "decision");
            days(5);
            Matter waits = world.of(id);
            Matter shown = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of());
            assertThat(shown.shownUntil()).as(id).isEqualTo(expected.get(0));
            String repaired = code(() -> world.publications.repair(HEAD, shown.id(), shown.version(), "修复1号"));
            assertThat(repaired.equals("done") ? "ended" : repaired).as(id).isEqualTo(expected.get(1));
            days(-5);
        });
        Matter severe = world.of("fine-revoke-licence");
        days(364);
        assertThat(code(() -> world.publications.repair(HEAD, severe.id(), severe.version(), "修复2号")))
                .isEqualTo("DISCLOSURE-REPAIR");
        days(1);
        assertThat(world.publications
                        .repair(HEAD, severe.id(), severe.version(), "修复2号")
                        .state())
                .isEqualTo(PublicationState.ENDED);
    }

    @Test
    void what_was_shown_as_long_as_the_rules_say_ends_by_itself_and_is_destroyed_later() {
        Matter shown = confirmed();
        assertThat(shown.shownUntil()).isEqualTo(LocalDate.of(2029, 3, 2));
        days(1096);
        assertThat(world.world.clock.today()).isEqualTo(LocalDate.of(2029, 3, 2));
        world.ending.now();
        assertThat(world.of("c1").state()).isEqualTo(PublicationState.PUBLISHED);
        days(1);
        world.ending.now();
        assertThat(world.of("c1").state()).isEqualTo(PublicationState.ENDED);
        assertThat(world.kept()).contains("某某商贸有限公司");
        days(365);
        world.ending.now();
        assertThat(world.of("c1").state()).isEqualTo(PublicationState.ENDED);
        days(1);
        world.ending.now();
        assertThat(world.of("c1").state()).isEqualTo(PublicationState.DESTROYED);
        assertThat(world.kept()).doesNotContain("某某商贸有限公司");
        assertThat(world.differences()).isEmpty();
    }

    // ---- what bodies write themselves

    @Test
    void what_no_register_says_is_written_by_people_confirmed_and_shown() {
        assertThat(world.publications.kinds(HEAD, MARKET))
                .extracting(each -> each.kind() + " " + each.phase() + " " + each.written() + " " + each.register())
                .contains(
                        "penalty after false null",
                        "service-guide before false service-guides",
                        "on-site during false bodies",
                        "flow-chart before true null",
                        "annual-data after true null");
        Matter chart = world.publications.write(
                OFFICER,
                new Publications.Writing(
                        MARKET,
                        "flow-chart",
                        "处罚流程",
                        MONDAY,
                        Map.of("item", "无照经营的处罚", "steps", "立案、调查、决定,联系人手机13812345678")));
        assertThat(chart.state()).isEqualTo(PublicationState.PENDING);
        // Twenty working days from 2 March, the 6 April after Qingming left out: 30 March.
        assertThat(chart.due()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(value(chart.draft(), "steps")).isEqualTo("立案、调查、决定,联系人手机***");
        Matter shown = world.publications.confirm(HEAD, chart.id(), chart.version(), Map.of());
        assertThat(shown.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(shown.shownUntil()).isNull();
        Matter yearly = world.publications.write(
                OFFICER,
                new Publications.Writing(
                        MARKET,
                        "annual-data",
                        "2025年行政执法数据",
                        LocalDate.of(2025, 12, 31),
                        Map.of("year", "2025", "summary", "共办案若干件")));
        assertThat(yearly.due()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(yearly.safeDue()).isEqualTo(LocalDate.of(2026, 1, 30));
        for (String made : List.of("penalty", "service-guide")) {
            assertThat(code(() -> world.publications.write(
                            OFFICER, new Publications.Writing(MARKET, made, "x", MONDAY, Map.of()))))
                    .isEqualTo("DISCLOSURE-KIND");
        }
        assertThat(code(() -> world.publications.write(
                        OFFICER, new Publications.Writing(MARKET, "flow-chart", "x", MONDAY, Map.of("item", "x")))))
                .isEqualTo("DISCLOSURE-FIELD");
        assertThat(code(() -> world.publications.write(
                        OFFICER,
                        new Publications.Writing(MARKET, "annual-data", "x", MONDAY.plusDays(1), Map.of("year", "1")))))
                .isEqualTo("DISCLOSURE-DAY");
        assertThat(world.differences()).isEmpty();
    }

    // ---- what there is to do

    /** Seven working days from Monday 2 March end on Wednesday the 11th; on the 12th it is late. */
    @Test
    void what_has_to_be_done_is_told_those_who_do_it_what_is_late_first() {
        Matter matter = decided();
        world.file("c2", "penalty.ordinary", company(), matter(FEBRUARY), decision(LocalDate.of(2026, 2, 25)));
        world.recorded("c2", "decision");
        assertThat(tasks(HEAD, Publications.Due.ANY))
                .containsExactly("case/c2 CONFIRM 2026-03-05 true false", "case/c1 CONFIRM 2026-03-11 false false");
        assertThat(tasks(OFFICER, Publications.Due.ANY)).isEmpty();
        assertThat(tasks(SUPERVISOR, Publications.Due.ANY)).isEmpty();
        assertThat(tasks(RegisterWorld.who(Role.HEAD, RegisterWorld.ELSEWHERE), Publications.Due.ANY))
                .isEmpty();
        days(10);
        assertThat(tasks(HEAD, Publications.Due.OVERDUE))
                .containsExactly("case/c2 CONFIRM 2026-03-05 false true", "case/c1 CONFIRM 2026-03-11 false true");
        Matter proposed = world.publications.propose(OFFICER, matter.id(), matter.version(), "危及公共安全");
        assertThat(tasks(HEAD, Publications.Due.OVERDUE)).contains("case/c1 DECIDE_EXCEPTION 2026-03-11 false true");
        world.publications.except(HEAD, proposed.id(), proposed.version(), true);
        assertThat(tasks(HEAD, Publications.Due.ANY)).containsExactly("case/c2 CONFIRM 2026-03-05 false true");
        Matter second = world.of("c2");
        world.publications.confirm(HEAD, second.id(), second.version(), Map.of());
        assertThat(tasks(HEAD, Publications.Due.ANY)).isEmpty();
        // A citizen of whom nobody knows the age: the file has to be put right, by who prepares it.
        world.file("c3", "penalty.ordinary", citizen(null), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c3", "decision");
        Matter third = world.of("c3");
        world.publications.impact(HEAD, third.id(), third.version(), "社会关注");
        assertThat(tasks(OFFICER, Publications.Due.OVERDUE)).containsExactly("case/c3 COMPLETE null false true");
        assertThat(tasks(HEAD, Publications.Due.ANY)).isEmpty();
        assertThat(code(() -> world.publications.tasks(
                        HEAD, new Publications.TasksWanted(Publications.Due.ANY, null, 0, null))))
                .isEqualTo("PAGE-SIZE");
    }

    private List<String> tasks(Principal who, Publications.Due due) {
        return world.publications.tasks(who, new Publications.TasksWanted(due, null, 10, null)).tasks().stream()
                .map(each -> each.matter().source() + " " + each.deed() + " " + each.legal() + " " + each.soon() + " "
                        + each.overdue())
                .toList();
    }

    @Test
    void several_are_confirmed_at_once_each_for_itself() {
        Matter first = decided();
        world.file("c2", "penalty.simple", company(), matter(FEBRUARY), decision(MONDAY));
        world.recorded("c2", "decision");
        Matter second = world.of("c2");
        Publications.Confirmed told = world.publications.confirm(
                HEAD,
                List.of(
                        new Publications.Seen(first.id(), first.version()),
                        new Publications.Seen(second.id(), second.version()),
                        new Publications.Seen(first.id(), first.version()),
                        new Publications.Seen("nothing", 1)));
        assertThat(told.done()).containsExactly(first.id());
        assertThat(told.not())
                .extracting(each -> each.id() + " " + each.code())
                .containsExactly(
                        second.id() + " DISCLOSURE-STATE",
                        first.id() + " DISCLOSURE-MOVED",
                        "nothing DISCLOSURE-UNKNOWN");
        assertThat(code(() -> world.publications.confirm(HEAD, List.of()))).isEqualTo("PAGE-SIZE");
    }

    // ---- the register of enterprises

    private Matter sanctioned(String id, String procedure, String creditCode, String... sanctions) {
        world.file(
                id,
                procedure,
                piece("party", "p1", "kind", "organisation", "name", "某某商贸有限公司", "creditCode", creditCode),
                matter(FEBRUARY),
                piece(
                        "decision",
                        "1",
                        "kind",
                        "penalty",
                        "number",
                        "示例市监决〔2026〕" + id + "号",
                        "decidedOn",
                        MONDAY,
                        "sanctions",
                        List.of(sanctions)));
        world.recorded(id, "decision");
        return world.of(id);
    }

    private static List<String> channels(Matter matter) {
        return matter.channels().stream()
                .map(each -> each.channel() + " " + each.due() + " " + each.pushed() + " " + each.shownUntil())
                .toList();
    }

    /** 市场监督管理行政处罚信息公示规定 arts. 2, 9, 10, 13: twenty working days from 2 March are 30 March, ten are the 16th. */
    @Test
    void penalties_of_market_supervision_are_shown_in_the_register_of_enterprises_by_terms_of_its_own() {
        String ours = "91371000M0001003X4";
        assertThat(org.zhiheng.api.code.UnifiedSocialCreditCode.isValid(ours)).isTrue();
        assertThat(channels(sanctioned("1", "penalty.ordinary", ours, "fine")))
                .containsExactly(
                        "government-site null false null",
                        "credit-platform null false null",
                        "enterprise-register 2026-03-30 false null");
        assertThat(channels(sanctioned("2", "penalty.ordinary", "91350100M000100Y43", "fine")))
                .contains("enterprise-register 2026-03-16 true null");
        assertThat(channels(sanctioned("3", "penalty.ordinary", ours, "warning")))
                .containsExactly("government-site null false null", "credit-platform null false null");
        assertThat(channels(sanctioned("4", "penalty.ordinary", ours, "warning", "fine")))
                .contains("enterprise-register 2026-03-30 false null");
        Matter shortly = sanctioned("5", "penalty.ordinary", ours, "criticism");
        Matter shown = world.publications.confirm(HEAD, shortly.id(), shortly.version(), Map.of());
        assertThat(channels(shown))
                .containsExactly(
                        "government-site null false 2029-03-02",
                        "credit-platform null false 2029-03-02",
                        "enterprise-register 2026-03-30 false 2026-06-02");
        Matter first = world.of("1");
        assertThat(channels(world.publications.confirm(HEAD, first.id(), first.version(), Map.of())))
                .contains("enterprise-register 2026-03-30 false 2029-03-02");
    }

    @Test
    void what_the_register_of_enterprises_shows_no_longer_is_told_in_its_file_and_still_shown_elsewhere() {
        world.body();
        String ours = "91371000M0001003X4";
        Matter matter = sanctioned("1", "penalty.ordinary", ours, "criticism");
        world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        Matter warned = sanctioned("2", "penalty.ordinary", ours, "warning");
        world.publications.confirm(HEAD, warned.id(), warned.version(), Map.of());
        assertThat(statuses("enterprise-register", MONDAY, MONDAY)).containsExactly("1 0 2026-06-02");
        assertThat(statuses("credit-platform", MONDAY, MONDAY))
                .containsExactlyInAnyOrder("1 0 2029-03-02", "2 0 2029-03-02");
        days(92);
        world.ending.now();
        assertThat(statuses("enterprise-register", MONDAY, MONDAY)).containsExactly("1 0 2026-06-02");
        days(1);
        world.ending.now();
        LocalDate over = LocalDate.of(2026, 6, 3);
        assertThat(statuses("enterprise-register", over, over)).containsExactly("1 3 2026-06-02");
        assertThat(world.of("1").state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(code(() -> world.publications.credit(
                        SUPERVISOR,
                        new Publications.CreditWanted("licence", "enterprise-register", null, MONDAY, MONDAY),
                        line -> {})))
                .isEqualTo("DISCLOSURE-CHANNEL");
        assertThat(world.differences()).isEmpty();
    }

    /** Number of the decision, status and last day of each line. */
    private List<String> credit(String channel, LocalDate from, LocalDate to) {
        List<String> lines = new ArrayList<>();
        world.publications.credit(
                SUPERVISOR, new Publications.CreditWanted("penalty", channel, null, from, to), lines::add);
        return lines;
    }

    private List<String> statuses(String channel, LocalDate from, LocalDate to) {
        return credit(channel, from, to).stream()
                .skip(1)
                .map(each -> each.split(",", -1))
                .map(each -> each[0].replaceAll(".*〕(.*)号", "$1") + " " + each[15] + " " + each[14])
                .toList();
    }

    // ---- the credit platform

    @Test
    void the_file_for_the_credit_platform_has_a_line_for_what_is_shown_and_one_for_what_was_withdrawn() {
        world.body();
        Matter shown = confirmed();
        List<String> lines = new ArrayList<>();
        Publications.CreditWanted wanted =
                new Publications.CreditWanted("penalty", "credit-platform", null, MONDAY, MONDAY.plusDays(9));
        Publications.CreditReport report = world.publications.credit(SUPERVISOR, wanted, lines::add);
        assertThat(report.problems()).isEmpty();
        assertThat(lines)
                .containsExactly(
                        "CF_WSH,CF_CFMC,CF_CFLB1,CF_SY,CF_YJ,CF_XDR_MC,CF_XDR_SHXYM,CF_FR,CF_JG,CF_JG_FK,CF_JG_WFSD,CF_JDRQ,CF_XZJG,CF_XZJGDM,CF_GSJZQ,CF_ZT,DFBM,SJC,BZ,"
                                + "CF_XDR_LB,CF_WFXW,CF_WFSS,CF_SJLY,CF_SJLYDM",
                        "示例市监决〔2026〕1号,对无照经营的处罚,罚款,对无照经营的处罚,《无证无照经营查处办法》第十三条,某某商贸有限公司,91350100M000100Y43,,罚款2000元,0.2,,"
                                + "2026-03-02,示例区市场监督管理局,115002227398230135,2029-03-02,0,371002,2026-03-02,,"
                                + "法人及非法人组织,对无照经营的处罚,当事人未取得营业执照从事经营。,示例区市场监督管理局,115002227398230135");
        days(2);
        world.publications.withdraw(HEAD, shown.id(), shown.version(), "决定被撤销");
        lines.clear();
        report = world.publications.credit(SUPERVISOR, wanted, lines::add);
        assertThat(List.of(report.rows(), report.revoked())).containsExactly(1L, 1L);
        assertThat(lines.get(1))
                .isEqualTo("示例市监决〔2026〕1号,,,,,某某商贸有限公司,91350100M000100Y43,,,,,2026-03-02,示例区市场监督管理局,115002227398230135,"
                        + "2029-03-02,1,371002,2026-03-04,决定被撤销,法人及非法人组织,,,示例区市场监督管理局,115002227398230135");
        assertThat(code(() -> world.publications.credit(OFFICER, wanted, lines::add)))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(code(() -> world.publications.credit(
                        SUPERVISOR,
                        new Publications.CreditWanted("body", "credit-platform", null, MONDAY, MONDAY),
                        lines::add)))
                .isEqualTo("DISCLOSURE-KIND");
    }

    /** What is licensed, by which certificate and until when (行政许可法 arts. 39, 40); a licence that is refused is shown nowhere. */
    @Test
    void a_licence_is_published_with_what_it_grants_and_one_that_is_refused_is_not() {
        world.body();
        Piece granted = piece(
                "decision",
                "1",
                "kind",
                "other",
                "outcome",
                "granted",
                "number",
                "示例准许字〔2026〕1号",
                "decidedOn",
                MONDAY,
                "content",
                "食品销售经营者,联系电话0631-5231234",
                "licenceKind",
                "general",
                "certificateName",
                "食品经营许可证",
                "certificateNumber",
                "JY13710020012345",
                "validFrom",
                MONDAY,
                "validTo",
                LocalDate.of(2031, 3, 1),
                "basis",
                "食品安全法第三十五条");
        world.act("l1", ActKind.LICENCE, company(), granted);
        world.recorded("l1", "decision");
        Matter matter = world.of("l1");
        assertThat(matter.kind()).isEqualTo("licence");
        assertThat(matter.due()).isEqualTo(LocalDate.of(2026, 3, 11));
        assertThat(value(matter.draft(), "content")).isEqualTo("食品销售经营者,联系电话***");
        assertThat(List.of(
                        value(matter.draft(), "licence-kind"),
                        value(matter.draft(), "certificate-name"),
                        value(matter.draft(), "certificate-number"),
                        value(matter.draft(), "valid-from"),
                        value(matter.draft(), "valid-to")))
                .containsExactly("普通", "食品经营许可证", "JY13710020012345", "2026-03-02", "2031-03-01");
        world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        List<String> lines = new ArrayList<>();
        world.publications.credit(
                SUPERVISOR,
                new Publications.CreditWanted("licence", "credit-platform", MARKET, MONDAY, MONDAY),
                lines::add);
        assertThat(lines)
                .containsExactly(
                        "XK_WSH,XK_XMMC,XK_XKLB,XK_XKZS,XK_XKBH,XK_NR,XK_XDR_MC,XK_XDR_SHXYM,XK_FR,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_XZJG,XK_XZJGDM,XK_ZT,DFBM,SJC,BZ,XK_XDR_LB,XK_LYDW,XK_LYDWDM",
                        "示例准许字〔2026〕1号,对无照经营的处罚,普通,食品经营许可证,JY13710020012345,\"食品销售经营者,联系电话***\",某某商贸有限公司,91350100M000100Y43,,"
                                + "2026-03-02,2026-03-02,2031-03-01,示例区市场监督管理局,115002227398230135,0,371002,2026-03-02,,"
                                + "法人及非法人组织,示例区市场监督管理局,115002227398230135");
        world.act(
                "l2",
                ActKind.LICENCE,
                company(),
                piece(
                        "decision",
                        "1",
                        "kind",
                        "other",
                        "outcome",
                        "refused",
                        "number",
                        "示例不许字〔2026〕1号",
                        "decidedOn",
                        MONDAY));
        world.recorded("l2", "decision");
        assertThat(world.all()).extracting(Matter::source).containsExactly("case/l1");
    }

    @Test
    void a_line_of_which_a_field_is_wrong_is_left_out_and_told() {
        world.body();
        world.file(
                "c1",
                "penalty.ordinary",
                piece("party", "p1", "kind", "organisation", "name", "无代码公司"),
                matter(FEBRUARY),
                decision(MONDAY));
        world.recorded("c1", "decision");
        Matter matter = world.of("c1");
        world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
        List<String> lines = new ArrayList<>();
        Publications.CreditReport report = world.publications.credit(
                SUPERVISOR,
                new Publications.CreditWanted("penalty", "credit-platform", MARKET, MONDAY, MONDAY),
                lines::add);
        assertThat(lines).hasSize(1);
        assertThat(report.problems()).containsExactly("示例市监决〔2026〕1号:统一社会信用代码没有填写");
    }
}
