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
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Ahead;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.RunPapers.Form;
import org.zhiheng.api.procedures.RunPapers.Issued;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.service.DocumentsService;
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

    private final TestDatabase database;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Appending> recorded = new CopyOnWriteArrayList<>();
    private final List<String> used = new ArrayList<>();
    private Run run = run("r-1", "entrustment.grant", "signing");
    private String why;
    private boolean broken;
    private RunPapers papers;

    RunPapersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        database.execute("DELETE FROM run_paper", "DELETE FROM document_series", "DELETE FROM document_print");
        Transactions transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        papers = new RunPapersService(
                doing(
                        Runs.class,
                        (method, given) -> method.equals("ahead") ? new Ahead(1, why == null, why, List.of()) : run),
                doing(
                        Organisation.class,
                        (method, given) -> Optional.of(new Body(
                                "market", Body.Kind.DEPARTMENT, "示例区市场监管局", new DivisionCode("371002"), null))),
                doing(RegisterStore.class, (method, given) -> List.of(registered())),
                new RulesInForce() {
                    @Override
                    public Optional<Books> current() {
                        return Optional.of(RegionBooks.BOOKS);
                    }

                    @Override
                    public Optional<Books> archived(String bookFingerprint) {
                        return Optional.empty();
                    }
                },
                DocumentsService.leadingTo("", transactions, CLOCK),
                doing(Permissions.class, (method, given) -> true),
                doing(PersonalData.class, (method, given) -> used.add(given[3] + " " + given[5])),
                doing(Uploads.class, this::uploads),
                doing(Recorder.class, (method, given) -> {
                    if (broken) {
                        throw new IllegalStateException("no disk");
                    }
                    recorded.add((Appending) given[0]);
                    return null;
                }),
                transactions,
                CLOCK);
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
}
