package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.REVIEWER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.registers.Change;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Cases of execution, of substitute performance and of licences to their end. The clock stands on 2026-03-02, a Monday, at nine, and is moved. */
@OnEveryDatabase
class ExecutionLifeTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private CaseFile file;

    ExecutionLifeTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
    }

    private void write(Principal by, PieceChange... changes) {
        Outcome outcome = world.write(by, file, changes);
        assertThat(outcome.refused()).as("refused").isEmpty();
        file = outcome.file();
    }

    private void take(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.refused())
                .as(to)
                .extracting(each -> each.check() + " " + each.ruling().answer()
                        + each.ruling().missing())
                .isEmpty();
        file = outcome.file();
        assertThat(file.run().stage()).isEqualTo(to);
    }

    private List<String> refused(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.done()).isFalse();
        return outcome.refused().stream()
                .map(Step.Refused::ruling)
                .map(each -> each.determined()
                        ? String.valueOf(each.answer().get("failing"))
                        : String.valueOf(each.missing()))
                .toList();
    }

    private String legal(String clock) {
        return file.run().clocks().stream()
                .filter(each -> each.code().equals(clock))
                .map(Run.Clock::legal)
                .findFirst()
                .orElse(null);
    }

    private void days(int days) {
        world.world.clock.move(Duration.ofDays(days));
        file = world.cases.show(OFFICER, file.head().id(), null);
    }

    private void begun(String procedure) {
        file = world.opened(procedure, null);
        write(
                OFFICER,
                piece(
                        "matter",
                        "item",
                        ITEM,
                        "division",
                        "371002",
                        "occurredOn",
                        "2025-07-20",
                        "endedOn",
                        "2025-07-20"),
                new PieceChange.Add(
                        "party",
                        "p1",
                        map("kind", "organisation", "name", "某某商贸有限公司", "creditCode", "91350100M000100Y43")),
                piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02"),
                piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02"));
    }

    private static PieceChange.Add reminded(String on) {
        return piece("reminder", "servedOn", on, "officers", List.of("o1", "o2"));
    }

    private static PieceChange.Add enforced(String servedOn) {
        return piece(
                "enforced-decision",
                "number",
                "示例市监罚〔2025〕8号",
                "decidedOn",
                "2025-08-01",
                "servedOn",
                servedOn,
                "fine",
                "2000.00");
    }

    private void archived() {
        write(ARCHIVIST, piece("archive", "number", "2026-执-001", "on", today(), "volumes", 1, "pages", 20));
        take(ARCHIVIST, "archived");
        assertThat(file.head().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(world.differences()).isEmpty();
    }

    private String today() {
        return java.time.LocalDate.now(world.world.clock).toString();
    }

    private void approved(String matter) {
        write(HEAD, piece("approval", "matter", matter, "outcome", "approved", "on", today()));
    }

    /** 行政强制法 arts. 53, 54: three months from the end of the term to sue, and not before ten working days after the reminder. */
    @Test
    void a_court_is_asked_to_enforce_after_the_reminder_and_before_the_time_is_over() {
        begun("coercion.court");
        assertThat(legal("court")).isNull();
        write(OFFICER, enforced("2025-08-04"));
        assertThat(legal("court")).isEqualTo("2026-05-06");
        assertThat(refused(OFFICER, "application")).containsExactly("[没有记载:已经书面催告]");
        write(OFFICER, reminded("2026-03-02"));
        assertThat(legal("reminder")).isEqualTo("2026-03-16");
        take(OFFICER, "application");
        approved("enforcement");
        assertThat(refused(HEAD, "court")).containsExactly("[只能在2026-03-17至2026-05-06申请]");
        days(15);
        approved("enforcement");
        take(HEAD, "court");
        write(OFFICER, piece("court", "court", "示例区人民法院", "filedOn", "2026-03-17", "acceptedOn", "2026-03-17"));
        take(OFFICER, "ruling");
        take(OFFICER, "enforcement");
        write(OFFICER, piece("payment", "on", "2026-03-17", "amount", "2000.00", "channel", "court", "receipt", "1"));
        take(OFFICER, "archiving");
        archived();
    }

    /** 行政强制法 art. 46: with a power of its own, the body enforces once the surcharge has run for more than thirty days; not at night. */
    @Test
    void a_body_with_power_of_its_own_enforces_by_day_and_takes_no_more_than_the_surcharge() {
        begun("coercion.execution");
        write(OFFICER, enforced("2026-01-05"), reminded("2026-03-02"));
        assertThat(refused(OFFICER, "decision")).containsExactly("[没有记载:已经听取陈述申辩]");
        write(OFFICER, piece("statement", "on", "2026-03-02", "form", "waived"));
        take(OFFICER, "decision");
        write(OFFICER, piece("surcharge", "dueOn", "2026-01-20", "startedOn", "2026-02-10", "amount", "3000.00"));
        assertThat(refused(HEAD, "service")).containsExactly("[加处罚款至2026-03-12才满期限]", "[加处的罚款3000.00元,超过2000.00元]");
        days(11);
        write(OFFICER, new PieceChange.Amend("surcharge", null, 1, map("amount", "2000.00"), "以罚款数额为限", null));
        take(HEAD, "service");
        write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "execution-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-13"));
        take(OFFICER, "implementation");
        write(
                OFFICER,
                new PieceChange.Add(
                        "enforcement", "e1", map("on", "2026-03-13", "officers", List.of("o1", "o2"), "mode", "划拨")),
                piece("payment", "on", "2026-03-13", "amount", "2000.00", "channel", "bank", "receipt", "1"),
                piece("payment", "on", "2026-03-13", "amount", "2000.00", "channel", "bank", "pays", "surcharge"));
        assertThat(refused(OFFICER, "archiving")).containsExactly("[facts.at]");
        write(
                OFFICER,
                new PieceChange.Amend(
                        "enforcement", "e1", 1, map("startedAt", "2026-03-13T05:30:00+08:00"), "补记", null));
        assertThat(refused(OFFICER, "archiving")).containsExactly("[在夜间实施]");
        write(
                OFFICER,
                new PieceChange.Amend(
                        "enforcement", "e1", 2, map("startedAt", "2026-03-13T08:30:00+08:00"), "写错了时间", null));
        take(OFFICER, "archiving");
        archived();
    }

    private static PieceChange.Add obliged(String words, boolean demolition) {
        return piece(
                "enforced-decision",
                "number",
                "示例市监限〔2025〕8号",
                "decidedOn",
                "2025-08-01",
                "servedOn",
                "2025-08-04",
                "obligation",
                words,
                "demolition",
                demolition);
    }

    /** 行政强制法 arts. 50, 51: a harm that the law names, a reminder in vain, a review; then a reminder three days before, both ends not counted. */
    @Test
    void somebody_else_performs_after_a_reminder() {
        begun("coercion.substitute");
        assertThat(refused(HEAD, "service")).containsExactly("[没有写明当事人应当排除妨碍、恢复原状等的义务]");
        write(
                OFFICER,
                obliged("清除堆放在道路上的障碍物", false),
                piece("reminder", "servedOn", "2026-02-20", "until", "2026-03-02", "officers", List.of("o1", "o2")));
        assertThat(refused(HEAD, "service")).containsExactly("[没有写明已经或者将危害交通安全、造成环境污染或者破坏自然资源]");
        assertThat(world.refused(() -> write(
                        OFFICER,
                        piece(
                                "substitute",
                                "plannedOn",
                                "2026-03-05",
                                "grounds",
                                List.of("traffic"),
                                "performer",
                                "某公司"))))
                .isEqualTo("CASE-SUBSTITUTE 0.disinterested");
        write(
                OFFICER,
                piece(
                        "substitute",
                        "plannedOn",
                        "2026-03-05",
                        "grounds",
                        List.of("traffic"),
                        "performer",
                        "某公司",
                        "disinterested",
                        true));
        assertThat(refused(HEAD, "service")).containsExactly("[催告书要求履行的期限至2026-03-02,还没有过]", "[facts.reviewer]");
        write(REVIEWER, CaseLifeTest.agreed("2026-03-02", "2026-03-02"));
        days(1);
        take(HEAD, "service");
        write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "substitute-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-03"));
        take(OFFICER, "reminder");
        assertThat(refused(OFFICER, "performance")).containsExactly("[没有记载:送达代履行催告书]");
        write(OFFICER, new PieceChange.Amend("substitute", null, 1, map("reminderServedOn", "2026-03-02"), "催告", null));
        assertThat(refused(OFFICER, "performance")).containsExactly("[送达代履行催告书晚于2026-02-28]");
        write(OFFICER, new PieceChange.Amend("substitute", null, 2, map("plannedOn", "2026-03-06"), "改期", null));
        take(OFFICER, "performance");
        days(3);
        write(
                OFFICER,
                piece(
                        "evidence",
                        "kind",
                        "scene-record",
                        "name",
                        "代履行现场笔录",
                        "obtainedAt",
                        "2026-03-06T08:40:00+08:00",
                        "officers",
                        List.of("o1", "o2")),
                piece(
                        "enforcement",
                        "on",
                        "2026-03-06",
                        "startedAt",
                        "2026-03-06T08:30:00+08:00",
                        "officers",
                        List.of("o1", "o2"),
                        "mode",
                        "代履行"));
        take(OFFICER, "costs");
        assertThat(refused(OFFICER, "archiving")).containsExactly("[facts.confirmed]");
        write(OFFICER, new PieceChange.Amend("substitute", null, 3, map("cost", "1200.00"), "核定费用", null));
        assertThat(refused(OFFICER, "archiving")).containsExactly("[代履行费用应缴1200.00元,已缴0元]");
        write(OFFICER, piece("payment", "on", "2026-03-06", "amount", "1200.00", "channel", "bank"));
        assertThat(refused(OFFICER, "archiving")).containsExactly("[facts.confirmed]");
        write(HEAD, piece("closing", "kind", "enforced", "on", "2026-03-06", "fulfilled", true));
        take(OFFICER, "archiving");
        archived();
    }

    /** Art. 52: on a road, and only where the party cannot. */
    @Test
    void what_lies_on_a_road_is_cleared_at_once() {
        begun("coercion.substitute");
        write(OFFICER, piece("substitute", "plannedOn", "2026-03-02", "unable", true));
        assertThat(refused(HEAD, "immediate")).containsExactly("[没有写明需要立即清除的是道路、河道、航道还是公共场所]");
        write(
                OFFICER,
                new PieceChange.Amend(
                        "substitute", null, 1, map("places", List.of("road"), "unable", false), "补写", null));
        assertThat(refused(HEAD, "immediate")).containsExactly("[经确认,不能认定当事人不能清除]");
        write(OFFICER, new PieceChange.Amend("substitute", null, 2, map("unable", true), "当事人不能清除", null));
        take(HEAD, "immediate");
    }

    /** Arts. 13, 34, 44: a power of its own, an announcement, remedies that have run out; no fine, and no surcharge that has to run. */
    @Test
    void a_building_comes_down_after_its_announcement_by_a_body_with_the_power() {
        begun("coercion.execution");
        write(
                OFFICER,
                obliged("拆除违法搭建的简易房", true),
                piece("reminder", "servedOn", "2026-02-20", "until", "2026-03-01", "officers", List.of("o1", "o2")),
                piece("statement", "on", "2026-03-02", "form", "waived"));
        take(OFFICER, "decision");
        power(false);
        assertThat(refused(HEAD, "service"))
                .containsExactly("[本机关没有行政强制执行权,应当申请人民法院强制执行]", "[没有记载:强制拆除的公告]", "[facts.reviewer]");
        power(true);
        write(
                OFFICER,
                piece(
                        "demolition-notice",
                        "announcedOn",
                        "2026-03-02",
                        "until",
                        "2026-03-10",
                        "officers",
                        List.of("o1", "o2"),
                        "place",
                        "现场"));
        write(REVIEWER, CaseLifeTest.agreed("2026-03-02", "2026-03-02"));
        days(8);
        assertThat(refused(HEAD, "service")).containsExactly("[公告限期自行拆除的期限至2026-03-10,还没有过]");
        days(1);
        write(
                OFFICER,
                new PieceChange.Add(
                        "remedy", "m1", map("kind", "litigation", "authority", "示例区人民法院", "acceptedOn", "2026-02-04")));
        assertThat(refused(HEAD, "service")).containsExactly("[复议或者诉讼还没有审结]");
        write(
                OFFICER,
                new PieceChange.Amend("remedy", "m1", 1, map("endedOn", "2026-03-11", "result", "upheld"), "终结", null));
        take(HEAD, "service");
        write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "execution-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-11"));
        take(OFFICER, "implementation");
        write(
                OFFICER,
                piece(
                        "enforcement",
                        "on",
                        "2026-03-11",
                        "startedAt",
                        "2026-03-11T08:30:00+08:00",
                        "officers",
                        List.of("o1", "o2"),
                        "mode",
                        "强制拆除",
                        "demolition",
                        true));
        assertThat(refused(OFFICER, "archiving")).containsExactly("[没有全程音像记录,也没有说明原因:强制拆除]", "[facts.confirmed]");
    }

    private void power(boolean own) {
        world.world.engine.write(
                "somebody",
                "bodies",
                new Change.Correct(
                        "b-" + MARKET,
                        LocalDate.of(2010, 1, 1),
                        null,
                        null,
                        false,
                        map("ownEnforcement", own),
                        Change.Why.of("更正")));
    }

    @Test
    void a_licence_is_asked_for_and_given() {
        begun("licence.outline");
        assertThat(refused(OFFICER, "review")).containsExactly("[facts.confirmed]");
        write(OFFICER, piece("application", "receivedOn", "2026-03-02", "complete", true));
        assertThat(legal("one-time-notice")).isEqualTo("2026-03-09");
        write(OFFICER, new PieceChange.Amend("application", null, 1, map("acceptedOn", "2026-03-02"), "受理", null));
        take(OFFICER, "review");
        assertThat(refused(OFFICER, "decision")).containsExactly("[没有记载:已经告知利害关系人]");
        write(
                OFFICER,
                new PieceChange.Amend("application", null, 2, map("interestedToldOn", "2026-03-02"), "告知", null));
        take(OFFICER, "decision");
        write(
                HEAD,
                piece(
                        "decision",
                        "kind",
                        "other",
                        "outcome",
                        "granted",
                        "number",
                        "示例许〔2026〕1号",
                        "decidedOn",
                        "2026-03-02",
                        "facts",
                        "略",
                        "basis",
                        "略",
                        "remedies",
                        "略"));
        take(HEAD, "delivery");
        assertThat(legal("delivery")).isEqualTo("2026-03-16");
        assertThat(refused(OFFICER, "archiving")).containsExactly("[没有记载:已经送达]");
        write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "licence",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        take(OFFICER, "archiving");
        archived();
    }
}
