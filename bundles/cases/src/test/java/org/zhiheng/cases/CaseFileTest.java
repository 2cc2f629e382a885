package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.EVERYBODY;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.MARKET;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.clue;
import static org.zhiheng.cases.CaseWorld.command;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.one;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Subject;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.persistence.Rows;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.FieldCases;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** What lies in a case's file: written by whom, proven, kept with all its versions, refused where it is wrong. */
@OnEveryDatabase
class CaseFileTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;

    CaseFileTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
    }

    private static PieceChange.Add matter() {
        return piece(
                "matter", "item", ITEM, "division", "371002", "occurredOn", "2026-02-20", "discoveredOn", "2026-03-02");
    }

    private static PieceChange.Add handler(String officer, String part) {
        return piece("handler", "officer", officer, "part", part, "from", "2026-03-02");
    }

    private static PieceChange.Add photograph(String... officers) {
        return piece(
                "evidence",
                "kind",
                "scene-record",
                "name",
                "现场笔录",
                "obtainedAt",
                "2026-03-02T08:45:00+08:00",
                "officers",
                List.of(officers));
    }

    private String refused(Runnable command) {
        return world.refused(command);
    }

    private long count(String table) {
        return Long.parseLong(text("SELECT COUNT(*) FROM " + table));
    }

    private String text(String sql) {
        return world.world.transactions.readOnly(
                tx -> Rows.list(tx.connection(), sql, List.of(), row -> row.getString(1))
                        .get(0));
    }

    @Test
    void a_clue_is_taken_in_with_its_procedure_at_the_first_stage() {
        CaseFile file = world.opened();
        assertThat(file.head().status()).isEqualTo(CaseStatus.CLUE);
        assertThat(file.head().number()).isNull();
        assertThat(file.head().title()).isEqualTo("案由未定");
        assertThat(file.head().stage()).isEqualTo("lead-check");
        assertThat(file.run().stage()).isEqualTo("lead-check");
        assertThat(file.head().version()).isZero();
        assertThat(one(file, "clue").text("summary")).isEqualTo("群**");
        assertThat(one(world.cases.show(OFFICER, file.head().id(), "办案"), "clue")
                        .text("summary"))
                .isEqualTo("群众举报无照经营");
        assertThat(world.world.records.history(new Subject("case", file.head().id()), 0, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.kind()).isEqualTo("case-opened");
                    assertThat(entry.payload().toString()).doesNotContain("群众举报");
                    assertThat(entry.payload()).containsKeys("parts", "state");
                });
    }

    @Test
    void the_same_command_is_carried_out_once_and_its_id_serves_nothing_else() {
        String command = command();
        Cases.Opening opening =
                new Cases.Opening(command, "penalty.ordinary", MARKET, "market-supervision", List.of(clue()));
        String first = world.cases.open(OFFICER, opening).file().head().id();
        assertThat(world.cases.open(OFFICER, opening).file().head().id()).isEqualTo(first);
        assertThat(refused(() -> world.cases.open(
                        OFFICER, new Cases.Opening(command, "penalty.simple", MARKET, null, List.of(clue())))))
                .isEqualTo("CASE-COMMAND-REUSED");
        CaseFile file = world.cases.show(OFFICER, first, null);
        Command write = new Command(command(), 0);
        assertThat(world.cases.write(OFFICER, first, write, List.of(matter())).done())
                .isTrue();
        assertThat(world.cases
                        .write(OFFICER, first, write, List.of(matter()))
                        .file()
                        .head()
                        .version())
                .isEqualTo(1);
        assertThat(refused(() -> world.write(OFFICER, file, handler("o1", "lead"))))
                .isEqualTo("CASE-MOVED");
    }

    @Test
    void a_classified_case_and_one_without_a_clue_are_refused_entry() {
        PieceChange.Add classified = piece(
                "clue",
                "source",
                "assigned",
                "receivedAt",
                "2026-03-02T08:30:00+08:00",
                "summary",
                "略",
                "classified",
                true);
        assertThat(refused(() -> world.cases.open(
                        OFFICER,
                        new Cases.Opening(
                                command(), "penalty.ordinary", MARKET, "market-supervision", List.of(classified)))))
                .isEqualTo("CASE-CLASSIFIED 0.classified");
        assertThat(refused(() -> world.cases.open(
                        OFFICER,
                        new Cases.Opening(
                                command(), "penalty.ordinary", MARKET, "market-supervision", List.of(matter())))))
                .isEqualTo("CASE-CLUE pieces");
        assertThat(count("case_file")).isZero();
        assertThat(count("proc_run")).isZero();
    }

    private static PieceChange.Add recording(String file) {
        return new PieceChange.Add(
                "recording",
                "r1",
                map(
                        "step",
                        "inspection",
                        "from",
                        "2026-03-02T08:45:00+08:00",
                        "to",
                        "2026-03-02T09:00:00+08:00",
                        "file",
                        file));
    }

    @Test
    void a_file_is_laid_in_by_who_uploaded_it_and_opened_by_who_may_see_the_case() throws IOException {
        String somebodys = "sm3:" + "0".repeat(64);
        CaseFile opened = world.opened();
        assertThat(refused(() -> world.write(OFFICER, opened, recording(somebodys))))
                .isEqualTo("REGISTER-ATTACHMENT 0.file");
        CaseFile file =
                world.write(OFFICER, opened, recording(WorldUploads.FILE)).file();
        assertThat(world.world.records.history(new Subject("case", file.head().id()), 1, 1))
                .singleElement()
                .satisfies(entry -> assertThat(entry.attachments())
                        .containsExactly(new Attachment(WorldUploads.FILE, 14, "application/pdf")));
        String key = "r1";
        String id = file.head().id();
        assertThat(refused(() -> world.cases.attachment(OFFICER, id, "recording", key, "file", " ")))
                .startsWith("ACCESS-PURPOSE");
        assertThat(refused(() -> world.cases.attachment(OFFICER, id, "recording", key, "step", "办案")))
                .isEqualTo("REGISTER-FIELD field");
        assertThat(refused(() -> world.cases.attachment(OFFICER, id, "recording", "none", "file", "办案")))
                .isEqualTo("CASE-PIECE key");
        assertThat(refused(() -> world.cases.attachment(
                        RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN), id, "recording", key, "file", "好奇")))
                .isEqualTo("CASE-UNKNOWN case");
        world.world.audit.clear();
        try (InputStream content = world.cases
                .attachment(OFFICER, id, "recording", key, "file", "办案")
                .content()) {
            assertThat(content).hasContent("%PDF-1.4 first");
        }
        assertThat(world.world.audit).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(AuditEvent.Kind.VIEWED);
            assertThat(event.toString()).contains("recording/" + key + "/file", "办案");
        });
    }

    @Test
    void a_body_that_may_not_enforce_opens_no_case() {
        world.world.engine.write(
                "somebody",
                "body-qualifications",
                new org.zhiheng.api.registers.Change.End(
                        "q-" + MARKET, LocalDate.of(2026, 3, 1), org.zhiheng.api.registers.Change.Why.of("并入他局")));
        assertThat(refused(() -> world.opened())).isEqualTo("CASE-BODY-NOT-QUALIFIED");
        assertThat(count("case_file")).isZero();
    }

    @Test
    void what_officers_do_is_not_written_before_it_is_known_about_what() {
        CaseFile file = world.write(OFFICER, world.opened(), handler("o1", "lead"), handler("o2", "assist"))
                .file();
        assertThat(refused(() -> world.write(OFFICER, file, photograph("o1", "o2"))))
                .isEqualTo("CASE-MATTER-FIRST pieces");
        assertThat(CaseWorld.all(world.cases.show(OFFICER, file.head().id(), null), "evidence"))
                .isEmpty();
    }

    @Test
    void what_officers_do_is_written_with_the_proof_that_they_were_competent() {
        CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o1", "lead"), handler("o2", "assist"))
                .file();
        assertThat(file.head().title()).isEqualTo("对无照经营的处罚");
        assertThat(file.head().handlers()).containsExactly("o1", "o2");

        Outcome alone = world.write(OFFICER, file, photograph("o1"));
        assertThat(alone.done()).isFalse();
        assertThat(alone.refused()).singleElement().satisfies(each -> {
            assertThat(each.check()).isEqualTo("officer-competence");
            assertThat(each.ruling().answer()).containsEntry("competent", false).containsEntry("needed", 2);
        });
        assertThat(CaseWorld.all(world.cases.show(OFFICER, file.head().id(), null), "evidence"))
                .isEmpty();
        assertThat(count("rec_entry WHERE subject LIKE 'competence-proof/%'")).isZero();

        Outcome both = world.write(OFFICER, file, photograph("o1", "o2"));
        assertThat(both.done()).isTrue();
        Piece evidence = CaseWorld.all(both.file(), "evidence").get(0);
        assertThat(evidence.proof()).startsWith("2026-03-02-");
        assertThat(world.world.records.history(new Subject("competence-proof", evidence.proof()), 0, 10))
                .hasSize(2);
    }

    @Test
    void certificates_count_as_they_were_at_the_moment_of_the_act() {
        world.world.engine.write(
                "somebody",
                "certificate-states",
                new org.zhiheng.api.registers.Change.Add(
                        null,
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 2, 28),
                        map("certificate", "c2", "state", "suspended", "cause", "年审", "decidedBy", MARKET),
                        org.zhiheng.api.registers.Change.Why.UNSAID));
        CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o1", "lead"))
                .file();
        PieceChange.Add before = piece(
                "evidence",
                "kind",
                "scene-record",
                "name",
                "二月的笔录",
                "obtainedAt",
                "2026-02-20T10:00:00+08:00",
                "officers",
                List.of("o1", "o2"));
        assertThat(world.write(OFFICER, file, before).done()).isFalse();
        assertThat(world.write(OFFICER, file, photograph("o1", "o2")).done()).isTrue();
    }

    @Test
    void a_case_is_handled_by_its_handlers_and_assigned_by_the_head() {
        CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o2", "lead"))
                .file();
        assertThat(refused(() -> world.write(OFFICER, file, photograph("o1", "o2"))))
                .isEqualTo("CASE-HANDLER");
        assertThat(world.write(HEAD, file, handler("o1", "assist")).done()).isTrue();
        CaseFile now = world.cases.show(OFFICER, file.head().id(), null);
        assertThat(world.write(OFFICER, now, photograph("o1", "o2")).done()).isTrue();
        assertThat(refused(() -> world.write(HEAD, now, photograph("o1", "o2"))))
                .isEqualTo("ACCESS-FORBIDDEN");
        assertThat(refused(() -> world.cases.show(
                        RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN),
                        file.head().id(),
                        null)))
                .isIn("CASE-UNKNOWN case", "ACCESS-FORBIDDEN");
    }

    @Test
    void nothing_is_overwritten_and_what_is_put_right_says_why() {
        CaseFile file = world.write(OFFICER, world.opened(), matter()).file();
        assertThat(refused(() -> world.write(
                        OFFICER,
                        file,
                        new PieceChange.Amend("matter", null, 1, map("occurredOn", "2026-02-19"), " ", null))))
                .isEqualTo("REGISTER-REASON 0.reason");
        CaseFile put = world.write(
                        OFFICER,
                        file,
                        new PieceChange.Amend("matter", null, 1, map("occurredOn", "2026-02-19"), "笔误", null))
                .file();
        assertThat(one(put, "matter").date("occurredOn")).isEqualTo(LocalDate.of(2026, 2, 19));
        assertThat(world.cases.history(OFFICER, file.head().id(), "matter", PieceDefinition.ONLY, null))
                .extracting(Piece::number, each -> each.date("occurredOn"), Piece::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, LocalDate.of(2026, 2, 20), null),
                        org.assertj.core.groups.Tuple.tuple(2, LocalDate.of(2026, 2, 19), "笔误"));
        assertThat(refused(() -> world.write(OFFICER, put, new PieceChange.Withdraw("matter", null, 1, "重复", null))))
                .isEqualTo("REGISTER-CHANGED 0.seen");
    }

    @Test
    void numbers_of_persons_are_masked_in_the_file_and_revealed_for_a_purpose_that_is_put_down() {
        CaseFile file = world.write(
                        OFFICER,
                        world.opened(),
                        matter(),
                        new PieceChange.Add(
                                "party",
                                "p1",
                                map("kind", "citizen", "name", "张某", "citizenNumber", "11010519491231002X")))
                .file();
        Piece party = CaseWorld.all(file, "party").get(0);
        assertThat(party.text("name")).isEqualTo("张**");
        assertThat(party.text("citizenNumber")).doesNotContain("19491231");
        String id = file.head().id();
        assertThat(world.cases.reveal(OFFICER, id, "party", "p1", "citizenNumber", "核对身份"))
                .isEqualTo("11010519491231002X");
        CaseFile put = world.write(
                        OFFICER, file, new PieceChange.Amend("party", "p1", 1, map("phone", "13900000000"), "补充", null))
                .file();
        assertThat(world.cases.reveal(OFFICER, put.head().id(), "party", "p1", "citizenNumber", "核对身份"))
                .isEqualTo("11010519491231002X");
        assertThat(refused(() -> world.cases.reveal(OFFICER, id, "party", "p1", "citizenNumber", " ")))
                .startsWith("ACCESS-PURPOSE");
        assertThat(text("SELECT content FROM case_piece WHERE kind = 'party' AND number = 1"))
                .doesNotContain("11010519491231002X");
        assertThat(world.world.audit)
                .anySatisfy(each -> assertThat(each.toString()).contains("case/" + id));
    }

    @Test
    void a_filing_gives_the_number_of_the_year_without_gaps() {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o1", "lead"))
                    .file();
            CaseFile filed = world.write(HEAD, file, piece("filing", "outcome", "filed", "on", "2026-03-02"))
                    .file();
            assertThat(filed.head().status()).isEqualTo(CaseStatus.OPEN);
            assertThat(filed.head().filedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
            numbers.add(filed.head().number());
            world.world.clock.move(Duration.ofMinutes(1));
        }
        assertThat(numbers).containsExactly("示例区市场监督管理局立〔2026〕第1号", "示例区市场监督管理局立〔2026〕第2号", "示例区市场监督管理局立〔2026〕第3号");
        Cases.Page page = world.cases.list(
                OFFICER, new Cases.Wanted(MARKET, CaseStatus.OPEN, "o1", ITEM, "示例区市场监督管理局立〔2026〕第2", 10, null));
        assertThat(page.cases()).extracting(each -> each.number()).containsExactly("示例区市场监督管理局立〔2026〕第2号");
    }

    @Test
    void whoever_reaches_several_bodies_sees_the_cases_of_all_of_them_page_by_page() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(world.opened().head().id());
            world.world.clock.move(Duration.ofMinutes(1));
        }
        Principal supervisor = RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);
        Cases.Page first = world.cases.list(supervisor, new Cases.Wanted(null, null, null, null, null, 2, null));
        assertThat(first.cases()).extracting(CaseHead::id).containsExactly(ids.get(2), ids.get(1));
        Cases.Page second =
                world.cases.list(supervisor, new Cases.Wanted(null, null, null, null, null, 2, first.next()));
        assertThat(second.cases()).extracting(CaseHead::id).containsExactly(ids.get(0));
        assertThat(second.next()).isNull();
        Principal elsewhere = RegisterWorld.who(Role.OFFICER, RegisterWorld.TOWN);
        assertThat(world.cases
                        .list(elsewhere, new Cases.Wanted(null, null, null, null, null, 2, null))
                        .cases())
                .isEmpty();
    }

    @Test
    void what_is_kept_is_what_the_record_says_and_what_was_altered_is_named() {
        CaseFile file = world.write(
                        OFFICER,
                        world.opened(),
                        matter(),
                        handler("o1", "lead"),
                        new PieceChange.Add(
                                "party",
                                "p1",
                                map("kind", "citizen", "name", "张某", "citizenNumber", "11010519491231002X")))
                .file();
        file = world.write(
                        OFFICER,
                        file,
                        new PieceChange.Amend("party", "p1", 1, map("phone", "13900000000"), "补充", null),
                        new PieceChange.Add("element", "e1", map("title", "无照")))
                .file();
        file = world.write(OFFICER, file, new PieceChange.Withdraw("element", "e1", 1, "重复", null))
                .file();
        world.write(HEAD, file, piece("filing", "outcome", "filed", "on", "2026-03-02"));
        assertThat(world.differences()).isEmpty();
        String altered =
                text("SELECT content FROM case_piece WHERE kind = 'matter'").replace("2026-02-20", "2026-02-21");
        world.world.transactions.required(tx -> Rows.update(
                tx.connection(), "UPDATE case_piece SET content = ? WHERE kind = 'matter'", List.of(altered)));
        assertThat(world.differences())
                .containsExactly("case/" + file.head().id() + " 现状与最后一条记录所说的不同:parts.matter/1.values.occurredOn");
    }

    /** A version that is there already is refused by the database; what was withdrawn goes on after its last one. */
    @Test
    void what_was_withdrawn_is_added_again_under_its_key() {
        PieceChange.Add element = new PieceChange.Add("element", "x1", map("title", "无照"));
        CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o1", "lead"), element)
                .file();
        file = world.write(OFFICER, file, new PieceChange.Withdraw("element", "x1", 1, "登记错误", null))
                .file();
        CaseFile again = world.write(OFFICER, file, element).file();
        assertThat(CaseWorld.all(again, "element")).singleElement().satisfies(each -> assertThat(each.number())
                .isEqualTo(2));
        assertThat(world.cases.history(OFFICER, again.head().id(), "element", "x1", null))
                .extracting(each -> each.number() + " " + (each.until() == null))
                .containsExactly("1 false", "2 true");
        assertThat(refused(() -> world.write(OFFICER, again, element))).isEqualTo("REGISTER-EXISTS 0.key");
        CaseFile proven = world.write(
                        OFFICER,
                        again,
                        piece(
                                "evidence",
                                "kind",
                                "scene-record",
                                "name",
                                "现场笔录",
                                "obtainedAt",
                                "2026-03-02T08:50:00+08:00",
                                "officers",
                                List.of("o1", "o2"),
                                "elements",
                                List.of("x1")))
                .file();
        assertThat(refused(
                        () -> world.write(OFFICER, proven, new PieceChange.Withdraw("element", "x1", 2, "登记错误", null))))
                .isEqualTo("REGISTER-REFERRED");
        assertThat(world.differences()).isEmpty();
    }

    /** 张村镇 hands over what is the department's (plan 002, keep rules); nobody's hands change it but those of both sides. */
    @Test
    void a_case_changes_hands_when_the_other_side_receives_it_and_not_before() {
        Principal mayor = RegisterWorld.who(Role.HEAD, RegisterWorld.TOWN);
        CaseFile file = world.write(OFFICER, world.opened(), matter(), handler("o1", "lead"))
                .file();
        String id = file.head().id();
        assertThat(refused(() ->
                        world.cases.receive(mayor, id, new Command(command(), 1), new Cases.Reception("移送函1号", null))))
                .isEqualTo("CASE-NOT-OFFERED");
        CaseFile offered = world.write(
                        HEAD,
                        file,
                        new PieceChange.Add(
                                "transfer",
                                "t1",
                                map(
                                        "kind",
                                        "to-township",
                                        "body",
                                        RegisterWorld.TOWN,
                                        "on",
                                        "2026-03-02",
                                        "reason",
                                        "属镇职权")))
                .file();
        assertThat(offered.head().body()).isEqualTo(MARKET);
        assertThat(world.cases.offered(mayor, RegisterWorld.TOWN, 10, null).cases())
                .extracting(each -> each.id())
                .containsExactly(id);
        assertThat(refused(() ->
                        world.cases.receive(HEAD, id, new Command(command(), 2), new Cases.Reception("移送函1号", null))))
                .isEqualTo("CASE-NOT-OFFERED");
        assertThat(CaseWorld.all(world.cases.show(mayor, id, null), "transfer")).hasSize(1);
        assertThat(refused(() ->
                        world.cases.receive(mayor, id, new Command(command(), 2), new Cases.Reception("移送函1号", null))))
                .isEqualTo("CASE-BODY-NOT-QUALIFIED");
        world.body(RegisterWorld.TOWN, "示例镇人民政府", "11500000MB1553803Q", "371002100");
        Command command = new Command(command(), 2);
        CaseFile received = world.cases
                .receive(mayor, id, command, new Cases.Reception("移送函1号", null))
                .file();
        assertThat(received.head().body()).isEqualTo(RegisterWorld.TOWN);
        assertThat(received.head().handlers()).isEmpty();
        assertThat(received.run().parties().values()).containsExactly(RegisterWorld.TOWN);
        assertThat(CaseWorld.all(received, "transfer").get(0).date("receivedOn"))
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(world.cases
                        .receive(mayor, id, command, new Cases.Reception("移送函1号", null))
                        .file()
                        .head()
                        .version())
                .isEqualTo(3);
        assertThat(world.cases.offered(mayor, RegisterWorld.TOWN, 10, null).cases())
                .isEmpty();
        assertThat(refused(() -> world.cases.show(OFFICER, id, null))).isEqualTo("CASE-UNKNOWN case");
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_case_follows_the_body_whose_run_it_is_when_bodies_are_merged() {
        String id = world.opened().head().id();
        world.runs.follow(
                "system:test",
                "merger-1",
                new org.zhiheng.api.procedures.HandOver(
                        MARKET, null, null, RegisterWorld.JUSTICE, "机构合并", "机编〔2026〕1号"));
        Principal head = RegisterWorld.who(Role.HEAD, RegisterWorld.JUSTICE);
        assertThat(world.cases.show(head, id, null).head().body()).isEqualTo(RegisterWorld.JUSTICE);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_minor_is_questioned_with_a_guardian_and_a_refused_act_answers_with_the_file() {
        CaseFile file = world.write(
                        OFFICER,
                        world.opened(),
                        matter(),
                        new PieceChange.Add(
                                "party", "p1", map("kind", "citizen", "name", "张某", "bornOn", "2008-03-03")))
                .file();
        PieceChange.Add questioned = piece(
                "evidence",
                "kind",
                "party-statement",
                "name",
                "询问笔录",
                "obtainedAt",
                "2026-03-02T08:45:00+08:00",
                "officers",
                List.of("o1", "o2"));
        assertThat(refused(() -> world.write(OFFICER, file, questioned))).isEqualTo("CASE-GUARDIAN 0.guardianPresent");
        Outcome alone = world.write(OFFICER, file, photograph("o1"));
        assertThat(alone.done()).isFalse();
        assertThat(alone.file().head().id()).isEqualTo(file.head().id());
    }

    /** Every field of every kind with wrong type, length, code, check digit, range and reference, and without what must be there. */
    @Test
    void bad_input_in_any_field_of_any_kind_is_refused_with_the_field_named_and_leaves_nothing() {
        CaseFile file = world.write(OFFICER, world.opened(), matter()).file();
        long entries = count("rec_entry");
        List<String> wrong = new ArrayList<>();
        for (PieceDefinition kind : Kinds.all()) {
            if (Kinds.byCommand(kind)) {
                assertThat(refused(() -> world.write(EVERYBODY, file, piece(kind.id()))))
                        .isEqualTo("CASE-KIND 0.kind");
                continue;
            }
            for (FieldCases.Bad bad : FieldCases.bad(kind.fields())) {
                Map<String, Object> values = map(bad.field(), bad.value());
                values.values().removeIf(java.util.Objects::isNull);
                if (bad.code().equals("REGISTER-REQUIRED")
                        || bad.value() != null
                                && bad.code().equals("REGISTER-REFERENCE")
                                && "nowhere-at-all".equals(bad.value())) {
                    continue;
                }
                PieceChange change =
                        file.pieces().stream().anyMatch(each -> each.kind().equals(kind.id()))
                                ? new PieceChange.Amend(kind.id(), null, 1, values, "试", null)
                                : new PieceChange.Add(kind.id(), kind.several() ? "k" : null, values);
                String told = refused(() -> world.write(EVERYBODY, file, change));
                if (!told.equals(bad.code() + " 0." + bad.field())) {
                    wrong.add(kind.id() + "." + bad.field() + " " + bad.code() + ": " + told);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count("rec_entry")).isEqualTo(entries);
        assertThat(count("case_piece")).isEqualTo(2);
    }
}
