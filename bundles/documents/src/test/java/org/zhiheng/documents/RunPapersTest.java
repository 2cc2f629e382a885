package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.RunPaperRetention;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.RunPapers.Form;
import org.zhiheng.api.procedures.RunPapers.Issued;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.service.DocumentsService;
import org.zhiheng.documents.service.RunPaperRetentionService;
import org.zhiheng.documents.service.RunPapersService;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Papers of matters that are no cases: an entrustment in the district of plan 002. */
@OnEveryDatabase
class RunPapersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final Principal HEAD = new Principal("head", "p-1", List.of(), Set.of(), null);

    private static final Principal CHIEF = new Principal("chief", "p-2", List.of(), Set.of(), null);
    private static final LocalDate LAST_DAY = LocalDate.of(2056, 12, 31);
    private static final LocalDate OVER = LocalDate.of(2057, 1, 1);

    private final TestDatabase database;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Appending> recorded = new CopyOnWriteArrayList<>();
    private final List<String> used = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();
    private final Set<String> uploadedToo = new TreeSet<>();
    private final Set<Operation> denied = new HashSet<>();
    private Run run = run("r-1", "entrustment.grant", "signing");
    private String why;
    private boolean broken;
    private Instant ended;
    private Transactions transactions;
    private RunPapers papers;

    RunPapersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        database.execute(
                "DELETE FROM run_paper",
                "DELETE FROM run_paper_destruction",
                "DELETE FROM document_series",
                "DELETE FROM document_print");
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        papers = new RunPapersService(
                doing(Runs.class, this::runs),
                organisation(),
                doing(RegisterStore.class, (method, given) -> List.of(registered())),
                rules(),
                DocumentsService.leadingTo("", transactions, CLOCK),
                doing(Permissions.class, this::permissions),
                doing(PersonalData.class, (method, given) -> used.add(given[3] + " " + given[5])),
                doing(Uploads.class, this::uploads),
                doing(Recorder.class, this::recorder),
                transactions,
                CLOCK);
    }

    /** As it is at noon of a day. */
    private RunPaperRetentionService retention(LocalDate day) {
        Clock then = Clock.fixed(day.atTime(12, 0).atZone(CLOCK.getZone()).toInstant(), CLOCK.getZone());
        return new RunPaperRetentionService(
                doing(Runs.class, this::runs),
                organisation(),
                rules(),
                DocumentsService.leadingTo("", transactions, then),
                doing(Permissions.class, this::permissions),
                doing(Uploads.class, this::uploads),
                doing(AttachmentStore.class, (method, given) -> erased.add(given[0] + " by " + given[1])),
                doing(Recorder.class, this::recorder),
                transactions,
                then);
    }

    private Object runs(String method, Object... given) {
        return switch (method) {
            case "ahead" -> new Ahead(1, why == null, why, List.of());
            case "ended" -> ended == null ? Map.of() : Map.of("r-1", ended);
            default -> run;
        };
    }

    private static Organisation organisation() {
        Body market = new Body("market", Body.Kind.DEPARTMENT, "示例区市场监管局", new DivisionCode("371002"), null);
        return doing(
                Organisation.class,
                (method, given) -> given[0].equals("none") ? Optional.empty() : Optional.of(market));
    }

    private static RulesInForce rules() {
        return doing(RulesInForce.class, (method, given) -> Optional.of(RegionBooks.BOOKS));
    }

    private Object permissions(String method, Object... given) {
        boolean may = !denied.contains((Operation) given[1]);
        if (method.equals("check") && !may) {
            throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "不可以");
        }
        return may;
    }

    private Object recorder(String method, Object... given) {
        if (broken) {
            throw new IllegalStateException("no disk");
        }
        recorded.add((Appending) given[0]);
        return null;
    }

    private static Row registered() {
        return new Row(
                "market",
                1,
                LocalDate.of(2020, 1, 1),
                null,
                CLOCK.instant(),
                null,
                "a",
                null,
                null,
                Map.of("body", "market", "name", "示例区市场监督管理局", "shortName", "示市监"));
    }

    private Object uploads(String method, Object... given) throws IOException {
        if (method.equals("times")) {
            return uploadedToo.contains((String) given[0]) ? 2 : 1;
        }
        if (method.equals("open")) {
            byte[] content = files.get((String) given[0]);
            return new OpenedAttachment(
                    new Attachment((String) given[0], content.length, "application/pdf"),
                    new ByteArrayInputStream(content));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ((Uploads.Writing) given[2]).to(out);
        String hash = "h-" + files.size();
        files.put(hash, out.toByteArray());
        return new Attachment(hash, out.size(), (String) given[1]);
    }

    @FunctionalInterface
    private interface Answer {
        Object to(String method, Object... given) throws IOException;
    }

    private static <T> T doing(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            Object answered = answer.to(method.getName(), given);
            return method.getReturnType() == void.class ? null : answered;
        }));
    }

    private static Run run(String id, String procedure, String stage) {
        return new Run(
                id,
                new Subject("entrustment", "e-1"),
                procedure,
                "委托行政执法",
                "371002",
                null,
                Map.of(ActingBody.OWN, "market"),
                "book",
                "definition",
                stage,
                "双方签订委托协议",
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "a",
                CLOCK.instant(),
                null,
                1);
    }

    private static final Map<String, String> FILLED = Map.of(
            "entrusted", "示例区城市管理执法大队",
            "items", "占道经营的处罚",
            "powers", "调查取证,作出五万元以下罚款",
            "term", "2026年3月2日至2028年3月1日");

    @Test
    void papers_of_the_stage_come_first_and_those_that_others_make_are_none() {
        assertThat(papers.offered(HEAD, "r-1"))
                .extracting(each -> each.document() + " " + each.stage() + " " + each.numbered())
                // 政府批复 is the government's own
                .containsExactly(
                        "entrustment-agreement true true",
                        "entrustment-draft false false",
                        "justice-review-opinion false true",
                        "entrustment-letter false true");
        assertThat(papers.offered(HEAD, "r-1").get(0).blanks())
                .contains(
                        new RunPapers.Blank("items", "委托的具体事项", true),
                        new RunPapers.Blank("duties", "双方的权利和义务", false));
    }

    @Test
    void a_draft_says_what_was_filled_in_and_leaves_nothing() throws Exception {
        assertThat(text(papers.preview(HEAD, "r-1", "entrustment-agreement", FILLED, Form.PDF)))
                .contains(
                        "示例区市场监督管理局委托协议书",
                        "受委托组织（乙方）：示例区城市管理执法大队",
                        "一、委托的具体事项：占道经营的处罚",
                        "不得再委托其他组织或者个人实施",
                        "2026年3月2日",
                        "草稿");
        assertThat(papers.preview(HEAD, "r-1", "entrustment-agreement", FILLED, Form.DOCX))
                .startsWith("PK".getBytes(StandardCharsets.US_ASCII));
        assertThat(papers.issued(HEAD, "r-1")).isEmpty();
        assertThat(files).isEmpty();
        assertThat(recorded).isEmpty();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private String opened(Issued issued, int version) throws IOException {
        try (InputStream content =
                papers.open(HEAD, "r-1", issued.id(), version, Form.PDF, "核对").content()) {
            return text(content.readAllBytes());
        }
    }

    @Test
    void what_is_made_is_numbered_in_its_kind_and_kept_as_it_was() throws Exception {
        Issued first = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        Issued second = papers.issue(HEAD, "r-1", "c-2", "entrustment-letter", FILLED);
        Issued agreement = papers.issue(HEAD, "r-1", "c-3", "entrustment-agreement", FILLED);
        Issued draft = papers.issue(HEAD, "r-1", "c-4", "entrustment-draft", FILLED);
        assertThat(List.of(first, second, agreement))
                .extracting(Issued::number)
                .containsExactly("示市监委托字〔2026〕第1号", "示市监委托字〔2026〕第2号", "示市监委协字〔2026〕第1号");
        assertThat(draft.number()).isNull();
        assertThat(first.on()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(opened(first, 0))
                .contains("示例区市场监督管理局行政处罚委托书", "示市监委托字〔2026〕第1号", "示例区城市管理执法大队")
                .doesNotContain("草稿");
        assertThat(used).containsExactly("VIEWED 核对");
        assertThat(recorded)
                .extracting(each -> each.kind() + " " + each.subject().id() + " "
                        + each.payload().get("number") + " "
                        + each.attachments().size())
                .startsWith("paper-issued r-1 示市监委托字〔2026〕第1号 2")
                .hasSize(4);
        assertThat(recorded.get(0).payload()).doesNotContainValue("示例区城市管理执法大队");
        assertThat(papers.issued(HEAD, "r-1")).containsExactlyInAnyOrder(first, second, agreement, draft);
    }

    @Test
    void made_anew_it_keeps_its_number_and_the_first_one_stays() throws Exception {
        Issued first = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        Map<String, String> right = new HashMap<>(FILLED);
        right.put("term", "2026年3月2日至2027年3月1日");
        Issued again = papers.reissue(HEAD, "r-1", "c-2", first.id(), 1, right, "期限写错");
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.version()).isEqualTo(2);
        assertThat(again.reason()).isEqualTo("期限写错");
        assertThat(opened(first, 0)).contains("至2027年3月1日").doesNotContain("至2028年");
        assertThat(opened(first, 1)).contains("至2028年3月1日");
        assertThat(papers.issued(HEAD, "r-1")).containsExactly(again);
        assertThat(code(() -> papers.reissue(HEAD, "r-1", "c-3", first.id(), 1, right, "再改")))
                .isEqualTo("DOCUMENT-MOVED");
        assertThat(code(() -> papers.reissue(HEAD, "r-1", "c-3", first.id(), 2, right, " ")))
                .isEqualTo("DOCUMENT-REASON");
        assertThat(code(() -> papers.reissue(HEAD, "r-1", "c-3", "other", 1, right, "再改")))
                .isEqualTo("DOCUMENT-UNKNOWN");
        assertThat(papers.issue(HEAD, "r-1", "c-4", "entrustment-letter", FILLED)
                        .number())
                .isEqualTo("示市监委托字〔2026〕第2号");
    }

    @Test
    void a_command_made_again_gives_what_it_gave_and_what_fails_takes_no_number() {
        Issued first = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        assertThat(papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED))
                .isEqualTo(first);
        assertThat(code(() -> papers.issue(HEAD, "r-1", "c-1", "entrustment-agreement", FILLED)))
                .isEqualTo("DOCUMENT-COMMAND-REUSED");
        broken = true;
        assertThatThrownBy(() -> papers.issue(HEAD, "r-1", "c-2", "entrustment-letter", FILLED))
                .hasStackTraceContaining("no disk");
        broken = false;
        why = "环节“双方签订委托协议”应当由示例区市场监督管理局的行政机关负责人办理";
        assertThat(code(() -> papers.issue(HEAD, "r-1", "c-2", "entrustment-letter", FILLED)))
                .isEqualTo("DOCUMENT-MAKER");
        assertThat(code(() -> papers.reissue(HEAD, "r-1", "c-2", first.id(), 1, FILLED, "改")))
                .isEqualTo("DOCUMENT-MAKER");
        why = null;
        assertThat(papers.issue(HEAD, "r-1", "c-3", "entrustment-letter", FILLED)
                        .number())
                .isEqualTo("示市监委托字〔2026〕第2号");
        assertThat(recorded).hasSize(2);
    }

    @Test
    void of_twelve_that_are_made_at_once_each_has_a_number_of_its_own_without_gap() throws Exception {
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            List<Future<Issued>> made = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String command = "c-" + i;
                made.add(four.submit(() -> papers.issue(HEAD, "r-1", command, "entrustment-letter", FILLED)));
            }
            Set<String> numbers = new TreeSet<>();
            for (Future<Issued> each : made) {
                numbers.add(each.get(60, TimeUnit.SECONDS).number());
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrder(IntStream.rangeClosed(1, 12)
                            .mapToObj(each -> "示市监委托字〔2026〕第" + each + "号")
                            .toArray(String[]::new));
        } finally {
            four.shutdownNow();
        }
    }

    @Test
    void whoever_prints_it_is_in_its_print_log() throws Exception {
        Issued first = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        papers.print(HEAD, "r-1", first.id(), 0, Form.PDF, 3, "送受委托组织")
                .content()
                .close();
        papers.print(HEAD, "r-1", first.id(), 1, Form.DOCX, 1, "留存").content().close();
        assertThat(papers.prints(HEAD, "r-1", first.id()))
                .extracting(each -> each.version() + " " + each.by() + " " + each.purpose() + " " + each.copies())
                .containsExactlyInAnyOrder("1 head 送受委托组织 3", "1 head 留存 1");
        assertThat(used).containsExactly("PRINTED 送受委托组织", "PRINTED 留存");
        assertThat(code(() -> papers.print(HEAD, "r-1", first.id(), 0, Form.PDF, 0, "送")))
                .isEqualTo("DOCUMENT-COPIES");
        assertThat(code(() -> papers.print(HEAD, "r-1", first.id(), 7, Form.PDF, 1, "送")))
                .isEqualTo("DOCUMENT-UNKNOWN");
        run = run("r-2", "entrustment.grant", "signing");
        assertThat(papers.issued(HEAD, "r-2")).isEmpty();
        assertThat(code(() -> papers.open(HEAD, "r-2", first.id(), 0, Form.PDF, "看")))
                .isEqualTo("DOCUMENT-UNKNOWN");
    }

    private static String code(ThrowingCallable work) {
        return catchThrowableOfType(ZhihengException.class, work).code();
    }

    @Test
    void what_is_not_whole_or_not_of_the_matter_is_not_made() {
        assertThat(refused("entrustment-agreement", Map.of("items", "占道经营的处罚")))
                .isEqualTo("DOCUMENT-INCOMPLETE 还没有填写“委托协议书”应当写明的内容:受委托组织、权限、期限");
        assertThat(refused("entrustment-agreement", Map.of("other", "x"))).startsWith("DOCUMENT-INPUT ");
        assertThat(refused("entrustment-agreement", Map.of("items", "长".repeat(8001))))
                .startsWith("DOCUMENT-INPUT ");
        for (String each : List.of("penalty-decision", "government-approval", "nonsense")) {
            assertThat(refused(each, Map.of())).startsWith("DOCUMENT-UNKNOWN ");
        }
    }

    private String refused(String document, Map<String, String> filled) {
        ZhihengException e = catchThrowableOfType(
                ZhihengException.class, () -> papers.preview(HEAD, "r-1", document, filled, Form.PDF));
        return e.code() + " " + e.getMessage();
    }

    // ---- when their time is over

    private List<String> over(LocalDate day) {
        return retention(day).over(CHIEF, "market", 200, null).papers().stream()
                .map(RunPaperRetention.Over::paper)
                .toList();
    }

    private String destroyed(LocalDate day, Principal by, Issued paper, String command, String document) {
        try {
            retention(day).destroy(by, paper.id(), command, document);
            return "done";
        } catch (ZhihengException e) {
            return e.code();
        }
    }

    /** Ended on 1 April 2026, kept for thirty years from 1 January 2027: until 31 December 2056. */
    @Test
    void a_paper_is_kept_for_thirty_years_behind_the_one_in_which_its_run_ended() {
        Issued letter = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        assertThat(over(OVER)).isEmpty();
        assertThat(destroyed(OVER, CHIEF, letter, "d-1", "销毁批复1号")).isEqualTo("DOCUMENT-RETENTION");
        ended = Instant.parse("2026-04-01T02:00:00Z");
        assertThat(over(LAST_DAY)).isEmpty();
        assertThat(destroyed(LAST_DAY, CHIEF, letter, "d-1", "销毁批复1号")).isEqualTo("DOCUMENT-RETENTION");
        assertThat(retention(OVER).over(CHIEF, "market", 200, null))
                .isEqualTo(new RunPaperRetention.Page(
                        List.of(new RunPaperRetention.Over(
                                letter.id(),
                                "r-1",
                                "entrustment-letter",
                                letter.title(),
                                "示市监委托字〔2026〕第1号",
                                LocalDate.of(2026, 3, 2),
                                LocalDate.of(2026, 4, 1),
                                "30年",
                                LAST_DAY,
                                "head")),
                        null));
        // An hour past midnight in China the year is the next.
        ended = Instant.parse("2026-12-31T17:00:00Z");
        assertThat(over(LocalDate.of(2057, 12, 31))).isEmpty();
        assertThat(over(LocalDate.of(2058, 1, 1))).containsExactly(letter.id());
        // There was no such rule yet.
        assertThat(over(LocalDate.of(2021, 10, 31))).isEmpty();
        assertThat(retention(OVER).over(CHIEF, "other", 200, null).papers()).isEmpty();
        assertThat(code(() -> retention(OVER).over(CHIEF, "none", 200, null))).isEqualTo("DOCUMENT-BODY");
        assertThat(code(() -> retention(OVER).over(CHIEF, "market", 201, null))).isEqualTo("PAGE-SIZE");
        assertThat(code(() -> retention(OVER).over(CHIEF, "market", 2, "nonsense")))
                .isEqualTo("PAGE-CURSOR");
        denied.add(Operation.RUN_PAPERS_OVER);
        assertThat(code(() -> over(OVER))).isEqualTo("ACCESS-FORBIDDEN");
        assertThat(destroyed(LocalDate.of(2058, 1, 1), CHIEF, letter, "d-1", "销毁批复1号"))
                .isEqualTo("DOCUMENT-UNKNOWN");
    }

    @Test
    void what_is_over_is_told_page_by_page() {
        ended = Instant.parse("2026-04-01T02:00:00Z");
        Set<String> made = new TreeSet<>();
        for (int i = 0; i < 3; i++) {
            made.add(papers.issue(HEAD, "r-1", "c-" + i, "entrustment-draft", FILLED)
                    .id());
        }
        RunPaperRetention.Page first = retention(OVER).over(CHIEF, "market", 2, null);
        RunPaperRetention.Page second = retention(OVER).over(CHIEF, "market", 2, first.next());
        assertThat(first.papers()).hasSize(2);
        assertThat(second.papers()).hasSize(1);
        assertThat(second.next()).isNull();
        Set<String> told = new TreeSet<>();
        first.papers().forEach(each -> told.add(each.paper()));
        second.papers().forEach(each -> told.add(each.paper()));
        assertThat(told).isEqualTo(made);
    }

    @Test
    void destroyed_it_is_gone_but_for_its_number_and_its_days() throws Exception {
        Issued first = papers.issue(HEAD, "r-1", "c-1", "entrustment-letter", FILLED);
        Issued last = papers.reissue(HEAD, "r-1", "c-2", first.id(), 1, FILLED, "写错王某的名字");
        Issued other = papers.issue(HEAD, "r-1", "c-3", "entrustment-draft", FILLED);
        papers.print(HEAD, "r-1", first.id(), 1, Form.PDF, 3, "送王某").content().close();
        ended = Instant.parse("2026-04-01T02:00:00Z");
        assertThat(destroyed(OVER, HEAD, last, "d-1", "销毁批复1号")).isEqualTo("DOCUMENT-RETENTION-OWN");
        assertThat(destroyed(OVER, CHIEF, last, "d-1", " ")).isEqualTo("DOCUMENT-RETENTION-APPROVAL");
        assertThat(destroyed(OVER, CHIEF, last, "d-1", "长".repeat(201))).isEqualTo("DOCUMENT-RETENTION-APPROVAL");
        assertThat(destroyed(OVER, CHIEF, last, "d 1", "销毁批复1号")).isEqualTo("DOCUMENT-COMMAND");
        assertThat(code(() -> retention(OVER).destroy(CHIEF, "other", "d-1", "销毁批复1号")))
                .isEqualTo("DOCUMENT-UNKNOWN");
        denied.add(Operation.RUN_PAPERS_DESTROY);
        assertThat(destroyed(OVER, CHIEF, last, "d-1", "销毁批复1号")).isEqualTo("ACCESS-FORBIDDEN");
        denied.clear();
        broken = true;
        assertThatThrownBy(() -> retention(OVER).destroy(CHIEF, last.id(), "d-1", "销毁批复1号"))
                .hasStackTraceContaining("no disk");
        broken = false;
        assertThat(papers.issued(HEAD, "r-1")).contains(last);
        assertThat(erased).isEmpty();
        recorded.clear();

        RunPaperRetention.Destroyed done = retention(OVER).destroy(CHIEF, last.id(), "d-1", " 销毁批复1号 ");
        assertThat(done)
                .isEqualTo(new RunPaperRetention.Destroyed(
                        last.id(), "r-1", "示市监委托字〔2026〕第1号", "销毁批复1号", "chief", Instant.parse("2057-01-01T04:00:00Z")));
        assertThat(erased).containsExactlyInAnyOrder("h-0 by chief", "h-1 by chief", "h-2 by chief", "h-3 by chief");
        assertThat(recorded).singleElement().satisfies(entry -> {
            assertThat(entry.subject()).isEqualTo(new Subject("procedure-run", "r-1"));
            assertThat(entry.kind()).isEqualTo("paper-destroyed");
            assertThat(entry.actor()).isEqualTo("chief");
            assertThat(entry.payload())
                    .containsEntry("paper", last.id())
                    .containsEntry("versions", 2)
                    .containsEntry("kind", "entrustment-letter")
                    .containsEntry("number", "示市监委托字〔2026〕第1号")
                    .containsEntry("document", "销毁批复1号")
                    .containsEntry("retention", "30年")
                    .containsEntry("until", "2056-12-31");
        });
        assertThat(code(() -> papers.open(HEAD, "r-1", last.id(), 0, Form.PDF, "看")))
                .isEqualTo("DOCUMENT-DESTROYED");
        assertThat(code(() -> papers.print(HEAD, "r-1", last.id(), 1, Form.DOCX, 1, "看")))
                .isEqualTo("DOCUMENT-DESTROYED");
        Issued left = papers.issued(HEAD, "r-1").stream()
                .filter(each -> each.id().equals(last.id()))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(left.number(), left.on(), left.title()))
                .containsExactly("示市监委托字〔2026〕第1号", LocalDate.of(2026, 3, 2), "已经销毁的文书");
        assertThat(left.reason()).isNull();
        assertThat(papers.prints(HEAD, "r-1", last.id()))
                .extracting(each -> each.by() + " " + each.copies() + " " + each.purpose())
                .containsExactly("head 3 已经销毁");
        assertThat(over(OVER)).containsExactly(other.id());
        assertThat(opened(other, 0)).contains("示例区城市管理执法大队");
        // The series goes on behind it.
        ended = null;
        assertThat(papers.issue(HEAD, "r-1", "c-4", "entrustment-letter", FILLED)
                        .number())
                .isEqualTo("示市监委托字〔2026〕第2号");
    }

    @Test
    void commanded_again_it_gives_what_it_gave_and_deletes_what_is_left() {
        Issued paper = papers.issue(HEAD, "r-1", "c-1", "entrustment-draft", FILLED);
        Issued second = papers.issue(HEAD, "r-1", "c-2", "entrustment-draft", FILLED);
        ended = Instant.parse("2026-04-01T02:00:00Z");
        RunPaperRetention.Destroyed done = retention(OVER).destroy(CHIEF, paper.id(), "d-1", "销毁批复1号");
        erased.clear();
        recorded.clear();
        assertThat(retention(OVER.plusDays(1)).destroy(CHIEF, paper.id(), "d-1", "销毁批复1号"))
                .isEqualTo(done);
        assertThat(erased).containsExactlyInAnyOrder("h-0 by chief", "h-1 by chief");
        assertThat(recorded).isEmpty();
        assertThat(destroyed(OVER, CHIEF, paper, "d-1", "销毁批复2号")).isEqualTo("DOCUMENT-COMMAND-REUSED");
        assertThat(destroyed(OVER, CHIEF, second, "d-1", "销毁批复1号")).isEqualTo("DOCUMENT-COMMAND-REUSED");
        assertThat(destroyed(OVER, CHIEF, paper, "d-2", "销毁批复1号")).isEqualTo("DOCUMENT-RETENTION");
    }

    @Test
    void files_that_something_else_names_stay_and_the_paper_is_shut_all_the_same() {
        Issued paper = papers.issue(HEAD, "r-1", "c-1", "entrustment-draft", FILLED);
        Issued same = papers.issue(HEAD, "r-1", "c-2", "entrustment-draft", FILLED);
        database.execute("UPDATE run_paper SET pdf = 'h-0' WHERE id = '" + same.id() + "'");
        uploadedToo.add("h-1");
        ended = Instant.parse("2026-04-01T02:00:00Z");
        assertThat(destroyed(OVER, CHIEF, paper, "d-1", "销毁批复1号")).isEqualTo("done");
        assertThat(erased).isEmpty();
        assertThat(code(() -> papers.open(HEAD, "r-1", paper.id(), 0, Form.PDF, "看")))
                .isEqualTo("DOCUMENT-DESTROYED");
        // The last one that names it takes it along.
        assertThat(destroyed(OVER, CHIEF, same, "d-2", "销毁批复1号")).isEqualTo("done");
        assertThat(erased).containsExactlyInAnyOrder("h-0 by chief", "h-3 by chief");
    }

    @Test
    void of_four_who_destroy_it_at_once_one_does() throws Exception {
        Issued paper = papers.issue(HEAD, "r-1", "c-1", "entrustment-draft", FILLED);
        ended = Instant.parse("2026-04-01T02:00:00Z");
        recorded.clear();
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> tries = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String command = "d-" + i;
                tries.add(four.submit(() -> destroyed(OVER, CHIEF, paper, command, "销毁批复1号")));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> each : tries) {
                outcomes.add(each.get(60, TimeUnit.SECONDS));
            }
            assertThat(outcomes)
                    .containsExactlyInAnyOrder(
                            "done", "DOCUMENT-RETENTION", "DOCUMENT-RETENTION", "DOCUMENT-RETENTION");
            assertThat(recorded).hasSize(1);
        } finally {
            four.shutdownNow();
        }
    }
}
