package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseStory.company;
import static org.zhiheng.cases.CaseStory.matter;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.cases.PartyAccess.Entered;
import org.zhiheng.api.cases.PartyAccess.HandedIn;
import org.zhiheng.api.cases.PartyAccess.Happened;
import org.zhiheng.api.cases.PartyAccess.Kind;
import org.zhiheng.api.cases.PartyAccess.Own;
import org.zhiheng.api.cases.PartyAccess.Request;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Subject;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A party sees its own case, and nothing else of it or of others; what it asks for arrives and is answered. */
@OnEveryDatabase
class PartyAccessTest {

    /** The last six of 91350100M000100Y43. */
    private static final String END = "100Y43";

    @TempDir
    private static Path folder;

    private static final Map<TestDatabase, CaseWorld> WORLDS = new HashMap<>();

    private final CaseStory story;
    private final PartyAccess party;

    PartyAccessTest(TestDatabase database) {
        story = new CaseStory(WORLDS.computeIfAbsent(database, each -> CaseStory.district(each, folder)));
        party = story.world.party;
    }

    @AfterAll
    static void closed() {
        WORLDS.clear();
    }

    private String code() {
        return party.issue(OFFICER, story.id(), "p1").code();
    }

    private String in() {
        return party.enter(code(), END).orElseThrow().session();
    }

    @Test
    void a_party_is_told_what_was_done_what_it_may_do_and_until_when() {
        story.fined();
        Own own = party.own(in()).orElseThrow();
        assertThat(own.party()).isEqualTo("某某商贸有限公司");
        assertThat(own.body()).isEqualTo("示例区市场监督管理局");
        assertThat(own.closed()).isFalse();
        LocalDate day = LocalDate.parse("2026-03-02");
        assertThat(own.happened())
                .containsExactlyInAnyOrder(
                        new Happened(day, "告知您拟作出的决定、理由、依据和您的权利"),
                        new Happened(day, "您没有陈述、申辩"),
                        new Happened(day, "向您送达文书"));
        // Fifteen days to pay (行政处罚法 art. 67); sixty days for reconsideration (行政复议法 art. 20), which end in the May
        // holidays; six months to sue (行政诉讼法 art. 46).
        assertThat(own.payment().due()).isEqualByComparingTo("2000");
        assertThat(own.payment().paid()).isEqualByComparingTo("0");
        assertThat(own.payment().until()).isEqualTo(LocalDate.parse("2026-03-17"));
        assertThat(own.remedies().reconsiderationUntil()).isEqualTo(LocalDate.parse("2026-05-06"));
        assertThat(own.remedies().suitUntil()).isEqualTo(LocalDate.parse("2026-09-02"));
        assertThat(own.terms())
                .extracting(PartyAccess.Term::title, PartyAccess.Term::until, PartyAccess.Term::over)
                .containsExactly(org.assertj.core.api.Assertions.tuple("缴纳罚款的期限", "2026-03-17", false));
    }

    @Test
    void nothing_is_told_of_a_decision_before_it_is_served() {
        story.proposed(company());
        Own own = party.own(in()).orElseThrow();
        assertThat(own.remedies()).isNull();
        assertThat(own.payment()).isNull();
        assertThat(own.papers()).isEmpty();
        assertThat(own.toString()).doesNotContain("complaint").doesNotContain("略");
    }

    @Test
    void of_several_parties_each_is_told_what_was_served_on_it_alone() {
        story.filed(matter("2026-02-20"), company());
        story.write(
                OFFICER,
                new PieceChange.Add(
                        "party", "p2", map("kind", "organisation", "name", "乙公司", "creditCode", "91371000M0001003X4")),
                piece(
                        "service",
                        "document",
                        "penalty-notice",
                        "mode",
                        "direct",
                        "recipient",
                        "乙公司",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        Own own = party.own(in()).orElseThrow();
        assertThat(own.happened()).isEmpty();
        assertThat(own.terms()).isEmpty();
        assertThat(own.toString()).doesNotContain("乙公司");
    }

    @Test
    void a_code_lets_in_with_the_number_of_the_party_alone_and_after_five_wrong_ones_no_more() {
        story.filed(matter("2026-02-20"), company());
        String code = code();
        assertThat(party.enter(code, "000000")).isEmpty();
        assertThat(party.enter("AAAA-AAAA-AAAA-AAAA", END)).isEmpty();
        assertThat(party.enter(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), "100y43"))
                .isPresent();
        for (int i = 0; i < 4; i++) {
            assertThat(party.enter(code, "00000" + i)).isEmpty();
        }
        assertThat(party.enter(code, END)).isEmpty();
    }

    @Test
    void a_new_code_ends_the_old_one_and_who_is_in_by_it_and_a_session_lasts_two_hours() {
        story.filed(matter("2026-02-20"), company());
        String old = code();
        Entered first = party.enter(old, END).orElseThrow();
        String fresh = code();
        assertThat(party.own(first.session())).isEmpty();
        assertThat(party.enter(old, END)).isEmpty();
        Entered second = party.enter(fresh, END).orElseThrow();
        story.world.world.clock.move(Duration.ofMinutes(119));
        assertThat(party.own(second.session())).isPresent();
        story.world.world.clock.move(Duration.ofMinutes(2));
        assertThat(party.own(second.session())).isEmpty();
        assertThat(party.ask(second.session(), Kind.DEFENCE, "晚了", List.of())).isEmpty();
        Entered third = party.enter(fresh, END).orElseThrow();
        party.leave(third.session());
        assertThat(party.own(third.session())).isEmpty();
    }

    @Test
    void only_who_handles_the_case_lets_a_party_in_and_only_one_whose_number_is_known() {
        story.filed(
                matter("2026-02-20"),
                new PieceChange.Add("party", "p1", map("kind", "organisation", "name", "没有代码的摊点")));
        assertThat(story.world.refused(() -> party.issue(OFFICER, story.id(), "p1")))
                .startsWith("PARTY-NUMBER");
        assertThat(story.world.refused(() -> party.issue(OFFICER, story.id(), "p9")))
                .startsWith("PARTY-UNKNOWN");
        assertThat(story.world.refused(() -> party.issue(ARCHIVIST, story.id(), "p1")))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(story.world.refused(
                        () -> party.issue(RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN), story.id(), "p1")))
                .startsWith("CASE-UNKNOWN");
    }

    @Test
    void what_a_party_asks_for_is_kept_as_personal_and_answered_once() {
        story.filed(matter("2026-02-20"), company());
        String session = in();
        Request asked =
                party.ask(session, Kind.DEFENCE, " 摊位是租来的,请从轻处理 ", List.of()).orElseThrow();
        assertThat(asked.words()).isEqualTo("摊位是租来的,请从轻处理");
        assertThat(asked.answeredAt()).isNull();
        assertThat(story.world
                        .world
                        .records
                        .history(new Subject(PartyAccess.REQUEST, asked.id()), 0, 1)
                        .toString())
                .doesNotContain("摊位");
        assertThat(party.requests(OFFICER, story.id(), "办理"))
                .extracting(Request::id, Request::words)
                .containsExactly(org.assertj.core.api.Assertions.tuple(asked.id(), "摊位是租来的,请从轻处理"));
        Request answered = party.answer(OFFICER, story.id(), asked.id(), "已经记入案卷,复核后答复");
        assertThat(answered.answer()).isEqualTo("已经记入案卷,复核后答复");
        assertThat(story.world.refused(() -> party.answer(OFFICER, story.id(), asked.id(), "再答复")))
                .startsWith("PARTY-ANSWERED");
        assertThat(party.own(session).orElseThrow().requests())
                .extracting(Request::answer)
                .containsExactly("已经记入案卷,复核后答复");
        assertThat(story.world.refused(() -> party.ask(session, Kind.HEARING, " ", List.of())))
                .startsWith("PARTY-WORDS");
    }

    private static HandedIn pdf(String content) {
        return new HandedIn("application/pdf", ("%PDF-1.4 " + content).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void files_that_a_party_hands_in_are_seen_by_who_handles_the_case_and_taken_into_its_file() throws IOException {
        story.filed(matter("2026-02-20"), company());
        Request asked = party.ask(in(), Kind.DEFENCE, "租赁合同和收据", List.of(pdf("lease"), pdf("receipt")))
                .orElseThrow();
        assertThat(asked.files())
                .extracting(Attachment::mediaType)
                .containsExactly("application/pdf", "application/pdf");
        String lease = asked.files().get(0).hash();
        assertThat(story.world
                        .world
                        .records
                        .history(new Subject(PartyAccess.REQUEST, asked.id()), 0, 1)
                        .get(0)
                        .attachments())
                .isEqualTo(asked.files());
        assertThat(party.requests(OFFICER, story.id(), "办理").get(0).files()).isEqualTo(asked.files());
        try (InputStream content =
                party.file(OFFICER, story.id(), asked.id(), lease, "核对租赁关系").content()) {
            assertThat(content).hasContent("%PDF-1.4 lease");
        }
        assertThat(story.world.refused(() -> party.file(OFFICER, story.id(), "other", lease, "办理")))
                .startsWith("PARTY-FILE");
        assertThat(story.world.refused(() -> party.file(
                        RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN), story.id(), asked.id(), lease, "办理")))
                .startsWith("CASE-UNKNOWN");
        // Knowing the number of a file is no right to lay it into a case: it is taken first, and only by who handles
        // the case.
        PieceChange.Add evidence = piece(
                "evidence",
                "kind",
                "document",
                "name",
                "租赁合同",
                "obtainedAt",
                "2026-03-02T08:50:00+08:00",
                "officers",
                List.of("o1", "o2"),
                "file",
                lease);
        assertThat(story.wrong(OFFICER, evidence)).isEqualTo("REGISTER-ATTACHMENT 0.file");
        assertThat(story.world.refused(() -> party.takeFile(ARCHIVIST, story.id(), asked.id(), lease)))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(party.takeFile(OFFICER, story.id(), asked.id(), lease).hash())
                .isEqualTo(lease);
        assertThat(story.wrong(OFFICER, evidence)).isEqualTo("done");
    }

    @Test
    void what_is_too_much_or_of_another_kind_is_not_kept() {
        story.filed(matter("2026-02-20"), company());
        String session = in();
        HandedIn script = new HandedIn("text/html", "<script>".getBytes(StandardCharsets.US_ASCII));
        HandedIn lying =
                new HandedIn("application/pdf", "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        HandedIn large = new HandedIn("application/pdf", new byte[3 * 1024 * 1024 + 1]);
        for (List<HandedIn> files :
                List.of(List.of(script), List.of(large), List.of(pdf("1"), pdf("2"), pdf("3"), pdf("4")))) {
            assertThat(story.world.refused(() -> party.ask(session, Kind.DEFENCE, "附件", files)))
                    .startsWith("PARTY-FILES");
        }
        assertThat(story.world.refused(() -> party.ask(session, Kind.DEFENCE, "附件", List.of(lying))))
                .startsWith("UPLOAD-CONTENT");
        assertThat(party.own(session).orElseThrow().requests()).isEmpty();
    }

    @Test
    void nobody_fills_the_file_with_requests() {
        story.filed(matter("2026-02-20"), company());
        String session = in();
        for (int i = 0; i < 10; i++) {
            party.ask(session, Kind.FILE, "第" + i + "次", List.of());
        }
        assertThat(story.world.refused(() -> party.ask(session, Kind.FILE, "又一次", List.of())))
                .startsWith("PARTY-MANY");
    }
}
