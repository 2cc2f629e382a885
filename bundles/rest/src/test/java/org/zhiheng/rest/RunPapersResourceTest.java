package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.RunPapers;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.rest.door.Visitor;

/** What a request for a paper of a run becomes, and how it is answered. */
class RunPapersResourceTest {

    private static final Visitor VISITOR =
            new Visitor(new Principal("a", "p", List.of(), Set.of(), null), null, "127.0.0.1", false);
    private static final RunPapers.Issued ISSUED = new RunPapers.Issued(
            "p-1",
            2,
            "entrustment-letter",
            "行政处罚委托书",
            "示市监委托字〔2026〕第1号",
            LocalDate.of(2026, 3, 2),
            1,
            true,
            "写错期限",
            "a",
            Instant.parse("2026-03-02T01:00:00Z"));

    private final List<Object> given = new ArrayList<>();
    private final RunPapersResource resource = new RunPapersResource((RunPapers) Proxy.newProxyInstance(
            RunPapers.class.getClassLoader(), new Class<?>[] {RunPapers.class}, (self, method, parameters) -> {
                given.add(method.getName());
                given.addAll(Arrays.asList(parameters).subList(1, parameters.length));
                return switch (method.getName()) {
                    case "offered" -> List.of(new RunPapers.Offered(
                            "training-record",
                            "培训和考试记录",
                            true,
                            false,
                            List.of(new RunPapers.Blank("exam", "考试的时间和成绩", true))));
                    case "issued" -> List.of(ISSUED);
                    case "preview" -> new byte[] {1};
                    case "prints" -> List.of(new RunPapers.Print(2, "a", ISSUED.at(), "送达", 3));
                    case "open", "print" -> new OpenedAttachment(
                            new Attachment("h", 1, "application/pdf"), new ByteArrayInputStream(new byte[] {1}));
                    default -> ISSUED;
                };
            }));

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }

    @Test
    void papers_are_told_with_their_blanks_and_those_that_were_made() {
        assertThat(text(resource.papers(VISITOR, "r-1")))
                .isEqualTo("{\"papers\":[{\"document\":\"training-record\",\"title\":\"培训和考试记录\",\"stage\":true,"
                        + "\"numbered\":false,\"blanks\":[{\"name\":\"exam\",\"title\":\"考试的时间和成绩\",\"needed\":true}]}],"
                        + "\"issued\":[{\"id\":\"p-1\",\"version\":2,\"document\":\"entrustment-letter\",\"title\":\"行政处罚委托书\","
                        + "\"number\":\"示市监委托字〔2026〕第1号\",\"on\":\"2026-03-02\",\"pages\":1,\"signed\":true,\"reason\":\"写错期限\","
                        + "\"by\":\"a\",\"at\":\"2026-03-02T09:00:00+08:00\"}]}");
        assertThat(text(resource.prints(VISITOR, "r-1", "p-1")))
                .isEqualTo(
                        "{\"prints\":[{\"version\":2,\"by\":\"a\",\"at\":\"2026-03-02T09:00:00+08:00\",\"purpose\":\"送达\","
                                + "\"copies\":3}]}");
    }

    @Test
    void a_draft_is_answered_as_a_file_and_what_is_made_as_what_was_made() {
        Response draft =
                resource.preview(VISITOR, "r-1", sent("document", "training-record", "inputs", Map.of("exam", "92分")));
        assertThat(draft.getEntity()).isEqualTo(new byte[] {1});
        assertThat(draft.getMediaType()).hasToString("application/pdf");
        assertThat(text(resource.issue(VISITOR, "r-1", sent("command", "c-1", "document", "entrustment-letter"))))
                .contains("\"number\":\"示市监委托字〔2026〕第1号\"");
        resource.reissue(VISITOR, "r-1", "p-1", sent("command", "c-2", "seen", 1, "reason", "写错期限"));
        assertThat(given)
                .containsExactly(
                        "preview",
                        "r-1",
                        "training-record",
                        Map.of("exam", "92分"),
                        RunPapers.Form.PDF,
                        "issue",
                        "r-1",
                        "c-1",
                        "entrustment-letter",
                        Map.of(),
                        "reissue",
                        "r-1",
                        "c-2",
                        "p-1",
                        1,
                        Map.of(),
                        "写错期限");
    }

    @Test
    void it_is_opened_and_printed_for_a_purpose() {
        resource.file(VISITOR, "r-1", "p-1", "1", "docx", "核对");
        resource.print(VISITOR, "r-1", "p-1", sent("copies", 3, "purpose", "送达"));
        assertThat(given)
                .containsExactly(
                        "open",
                        "r-1",
                        "p-1",
                        1,
                        RunPapers.Form.DOCX,
                        "核对",
                        "print",
                        "r-1",
                        "p-1",
                        0,
                        RunPapers.Form.PDF,
                        3,
                        "送达");
    }

    private static SentJson sent(Object... all) {
        Map<String, Object> object = new java.util.HashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            object.put((String) all[i], all[i + 1]);
        }
        return new SentJson(object);
    }
}
