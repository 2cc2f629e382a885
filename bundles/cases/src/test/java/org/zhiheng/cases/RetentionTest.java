package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseRetention.Over;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.cases.service.RetentionService;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.WorldUploads;

/** What becomes of archived files whose time is over. */
@OnEveryDatabase
class RetentionTest {

    private final TestDatabase database;
    private final List<String> erased = new ArrayList<>();

    @TempDir
    private Path folder;

    private CaseWorld world;
    private RetentionService retention;

    RetentionTest(TestDatabase database) {
        this.database = database;
    }

    private CaseStory archived(String period) {
        CaseStory story = new CaseStory(world);
        CaseArchiveTest.fulfilled(story);
        story.write(
                ARCHIVIST,
                piece(
                        "archive",
                        "number",
                        "2026-卷-001",
                        "on",
                        story.today(),
                        "volumes",
                        1,
                        "pages",
                        20,
                        "retention",
                        period));
        story.take(ARCHIVIST, "archived");
        return story;
    }

    private String destroyed(Principal by, CaseStory story, String document) {
        story.seen(OFFICER);
        return world.refused(() -> retention.destroy(
                by,
                story.id(),
                new Command(CaseWorld.command(), story.file.head().version()),
                document));
    }

    private List<String> over() {
        return retention.over(ARCHIVIST, MARKET, 200, null).files().stream()
                .map(Over::caseId)
                .toList();
    }

    /** Kept for ten years behind the one in which it was archived: until 31 December 2036. */
    @Test
    void a_file_whose_time_is_over_is_appraised_by_one_destroyed_by_another_and_its_record_still_holds() {
        world = CaseStory.district(database, folder);
        retention = new RetentionService(
                world.store,
                world.caseRules,
                world.world.organisation,
                world.world.permissions,
                world.world.recorder,
                world.world.vault,
                new Erasing(),
                world.world.clock);
        CaseStory ten = archived("y10");
        CaseStory always = archived("permanent");
        CaseStory kept = archived("y10");
        String only = handedIn(ten, "only here");
        String alike = handedIn(ten, "in both");
        handedIn(kept, "in both");
        List<String> personal = digests(ten.id());
        assertThat(personal)
                .isNotEmpty()
                .allMatch(each -> world.world.vault.reveal(each).isPresent());
        days(LocalDate.of(2036, 12, 31));
        assertThat(over()).isEmpty();
        assertThat(destroyed(HEAD, ten, "销毁批复1号")).isEqualTo("CASE-RETENTION");
        days(LocalDate.of(2037, 1, 1));
        assertThat(over()).containsExactlyInAnyOrder(ten.id(), kept.id());
        // The head who decides sees what there is to decide.
        assertThat(retention.over(HEAD, MARKET, 200, null).files()).hasSize(2);
        Over told = retention.over(ARCHIVIST, MARKET, 200, null).files().stream()
                .filter(each -> each.caseId().equals(ten.id()))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(told.number(), told.retention(), told.until(), told.toDestroy()))
                .containsExactly("2026-卷-001", "10年", LocalDate.of(2036, 12, 31), false);
        assertThat(destroyed(HEAD, ten, "销毁批复1号")).isEqualTo("CASE-RETENTION");

        appraised(kept, "keep", "keepUntil", "2040-12-31");
        assertThat(ten.wrong(
                        ARCHIVIST,
                        piece(
                                "appraisal",
                                "on",
                                "2037-01-01",
                                "conclusion",
                                "keep",
                                "appraisers",
                                "甲、乙",
                                "reason",
                                "有价值")))
                .isEqualTo("REGISTER-REQUIRED 0.keepUntil");
        appraised(ten, "destroy");
        appraised(always, "destroy");
        assertThat(over()).containsExactly(ten.id());
        assertThat(destroyed(ARCHIVIST, ten, "销毁批复1号")).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(destroyed(HEAD, ten, " ")).isEqualTo("CASE-RETENTION-DOCUMENT document");
        assertThat(destroyed(HEAD, always, "销毁批复1号")).isEqualTo("CASE-RETENTION");
        assertThat(destroyed(HEAD, kept, "销毁批复1号")).isEqualTo("CASE-RETENTION");
        Principal both = new Principal(ARCHIVIST.account(), ARCHIVIST.person(), HEAD.grants(), Set.of(), null);
        assertThat(destroyed(both, ten, "销毁批复1号")).isEqualTo("CASE-RETENTION-OWN");

        assertThat(destroyed(HEAD, ten, "销毁批复1号")).isEqualTo("done");
        CaseFile left = world.cases.show(OFFICER, ten.id(), null);
        CaseHead head = left.head();
        assertThat(left.pieces()).isEmpty();
        assertThat(head.title()).isEqualTo("已经销毁的案卷");
        assertThat(head.number()).isEqualTo(ten.file.head().number());
        assertThat(lines("SELECT content FROM case_piece WHERE case_id = '" + ten.id() + "'"))
                .isEmpty();
        assertThat(personal).allMatch(each -> world.world.vault.reveal(each).isEmpty());
        // Others name the file too, so it stays; and so with what parties handed in.
        assertThat(erased).contains(only).doesNotContain(WorldUploads.FILE, alike);
        assertThat(over()).isEmpty();
        assertThat(world.differences()).isEmpty();
        // The last one that names it takes it along.
        days(LocalDate.of(2041, 1, 1));
        database.execute(
                "UPDATE case_piece SET content = '{}' WHERE case_id = '" + always.id() + "' AND kind = 'recording'");
        appraised(kept, "destroy");
        assertThat(destroyed(HEAD, kept, "销毁批复2号")).isEqualTo("done");
        assertThat(erased).contains(WorldUploads.FILE, alike);
    }

    /** @return hash of a file that the party handed in */
    private String handedIn(CaseStory story, String content) {
        String code = world.party.issue(OFFICER, story.id(), "p1").code();
        PartyAccess.HandedIn file = new PartyAccess.HandedIn(
                "application/pdf", ("%PDF-1.4 " + content).getBytes(StandardCharsets.US_ASCII));
        return world.party
                .ask(
                        world.party.enter(code, "100Y43").orElseThrow().session(),
                        PartyAccess.Kind.FILE,
                        "附材料",
                        List.of(file))
                .orElseThrow()
                .files()
                .get(0)
                .hash();
    }

    private void appraised(CaseStory story, String conclusion, Object... more) {
        story.seen(OFFICER);
        Object[] usual = {"on", story.today(), "conclusion", conclusion, "appraisers", "甲、乙", "reason", "鉴定小组意见"};
        Object[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        story.write(ARCHIVIST, piece("appraisal", all));
    }

    private void days(LocalDate until) {
        world.world.clock.move(
                Duration.ofDays(java.time.temporal.ChronoUnit.DAYS.between(world.world.clock.today(), until)));
    }

    private List<String> digests(String id) {
        List<String> digests = new ArrayList<>();
        world.world
                .records
                .history(new org.zhiheng.api.records.Subject("case", id), 0, 1000)
                .forEach(entry -> PersonalDigest.each(entry.payload(), digests::add));
        return digests;
    }

    private List<String> lines(String sql) {
        return world.world.transactions.readOnly(
                tx -> Rows.list(tx.connection(), sql, List.of(), row -> row.getString(1)));
    }

    /** Takes note of what is erased. */
    private final class Erasing implements AttachmentStore {
        @Override
        public Attachment store(InputStream content, String mediaType) {
            throw new IllegalStateException("nothing is stored here");
        }

        @Override
        public InputStream open(String hash) {
            throw new IllegalStateException("nothing is opened here");
        }

        @Override
        public void erase(String hash, String actor) {
            assertThat(actor).isEqualTo(HEAD.account());
            erased.add(hash);
        }
    }
}
