package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.procedures.RunPapers.Form;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.service.DocumentsService;
import org.zhiheng.documents.service.RunPapersService;

/** Papers of matters that are no cases: an entrustment in the district of plan 002. */
class RunPapersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final RunPapers papers = new RunPapersService(
            answering(Runs.class, run("entrustment.grant", "signing")),
            answering(
                    Organisation.class,
                    Optional.of(
                            new Body("market", Body.Kind.DEPARTMENT, "示例区市场监督管理局", new DivisionCode("371002"), null))),
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
            DocumentsService.leadingTo("", null, CLOCK),
            CLOCK);

    @SuppressWarnings("unchecked")
    private static <T> T answering(Class<T> type, Object answer) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, parameters) -> answer);
    }

    private static Run run(String procedure, String stage) {
        return new Run(
                "r-1",
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
        assertThat(papers.offered(null, "r-1"))
                .extracting(each -> each.document() + " " + each.stage())
                // 政府批复 is the government's own
                .containsExactly(
                        "entrustment-agreement true",
                        "entrustment-draft false",
                        "justice-review-opinion false",
                        "entrustment-letter false");
        assertThat(papers.offered(null, "r-1").get(0).blanks())
                .contains(
                        new RunPapers.Blank("items", "委托的具体事项", true),
                        new RunPapers.Blank("duties", "双方的权利和义务", false));
    }

    @Test
    void a_paper_says_what_was_filled_in() throws Exception {
        byte[] pdf = papers.make(null, "r-1", "entrustment-agreement", FILLED, Form.PDF);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains(
                            "示例区市场监督管理局委托协议书",
                            "受委托组织（乙方）：示例区城市管理执法大队",
                            "一、委托的具体事项：占道经营的处罚",
                            "不得再委托其他组织或者个人实施",
                            "2026年3月2日")
                    .doesNotContain("草稿", "未编号");
        }
        assertThat(papers.make(null, "r-1", "entrustment-agreement", FILLED, Form.DOCX))
                .startsWith("PK".getBytes(StandardCharsets.US_ASCII));
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
                ZhihengException.class, () -> papers.make(null, "r-1", document, filled, Form.PDF));
        return e.code() + " " + e.getMessage();
    }
}
