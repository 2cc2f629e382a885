package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rest.door.Visitor;

/** What a request becomes, and how a run and a refusal are answered. */
class RunsResourceTest {

    private static final Principal WHO = new Principal("a", "p", List.of(), java.util.Set.of(), null);
    private static final Run RUN = new Run(
            "r-1",
            new Subject("certificate-application", "a-1"),
            "certificate.application",
            "行政执法证件申领",
            "371002",
            null,
            Map.of(ActingBody.JUSTICE_BUREAU, "justice"),
            "book",
            "definition",
            "review",
            "司法行政部门审核",
            List.of(new Run.Held("justice-supervisor", "司法局执法监督人员", ActingBody.JUSTICE_BUREAU, "justice", null, null)),
            List.of(new Run.Way("training", "培训和考试", "审核通过", List.of("staff-eligible"))),
            new Run.Term(
                    "certificate-review",
                    Run.TermState.RUNNING,
                    "2024-09-02",
                    "2024-09-30",
                    "2024-09-30",
                    "working-day",
                    20,
                    "2024-09-27",
                    null,
                    List.of(),
                    "book"),
            List.of(new Run.Clock(
                    "preservation",
                    "e-1",
                    "先行登记保存的处理期限",
                    "p-keep",
                    "handler",
                    "承办人",
                    "market",
                    Run.ClockState.RUNNING,
                    "2024-09-02",
                    "2024-09-11",
                    "2024-09-11",
                    "2024-09-08",
                    null,
                    null,
                    false,
                    "逾期未处理的,措施解除",
                    List.of())),
            List.of(new Run.Visit("application", "单位申报", Instant.parse("2024-09-02T01:00:00Z"))),
            List.of(),
            List.of(),
            "a",
            Instant.parse("2024-09-02T01:00:00Z"),
            null,
            1);

    private final List<Object> given = new ArrayList<>();
    private Object answer = RUN;
    private final RunsResource resource = new RunsResource(
            (Runs) Proxy.newProxyInstance(
                    Runs.class.getClassLoader(), new Class<?>[] {Runs.class}, (self, method, parameters) -> {
                        given.add(method.getName());
                        given.addAll(Arrays.asList(parameters).subList(1, parameters.length));
                        return answer;
                    }),
            CalledTest.called());

    private static Visitor visitor() {
        return new Visitor(WHO, null, "127.0.0.1", false);
    }

    private static SentJson sent(Object... all) {
        Map<String, Object> object = new HashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            object.put((String) all[i], all[i + 1]);
        }
        return new SentJson(object);
    }

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }

    @Test
    void a_step_is_taken_with_note_and_documents_and_a_refusal_is_answered_with_its_ruling() {
        answer = new Step(
                false,
                RUN,
                List.of(new Step.Refused(
                        "staff-eligible",
                        "属于可以申领执法证件的人员",
                        new Ruling<>(
                                "procedure-check",
                                null,
                                List.of("facts.staffType"),
                                List.of(),
                                new RuleBookRef("371002", LocalDate.of(2024, 9, 2), "book", "2")))));
        Response response = resource.take(
                visitor(),
                "r-1",
                sent("command", "c-1", "version", 1, "to", "training", "note", "同意", "documents", List.of("1号")));
        assertThat(given)
                .containsExactly(
                        "take", "r-1", new Command("c-1", 1), new Runs.Taking("training", "同意", List.of("1号")));
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(text(response))
                .contains("\"taken\":false", "\"check\":\"staff-eligible\"", "\"missing\":[\"facts.staffType\"]");
    }

    @Test
    void a_run_is_answered_in_the_words_of_the_contract() {
        assertThat(text(resource.show(visitor(), "r-1")))
                .contains(
                        "\"parties\":{\"justice-bureau\":\"justice\"}",
                        "\"party\":\"justice-bureau\"",
                        "\"state\":\"running\"",
                        "\"legal\":\"2024-09-30\"",
                        "\"code\":\"preservation\",\"key\":\"e-1\"",
                        "\"at\":\"2024-09-02T09:00:00+08:00\"",
                        "\"version\":1",
                        "\"labels\":{\"bodies\":{");
    }

    @Test
    void a_clock_is_extended_by_its_name() {
        resource.extendClock(
                visitor(),
                "r-1",
                sent("command", "c-9", "version", 1, "clock", "decision", "why", "案情复杂", "document", "1号"));
        assertThat(given).containsExactly("extendClock", "r-1", new Command("c-9", 1), "decision", null, "案情复杂", "1号");
    }

    @Test
    void a_clock_that_was_extended_goes_on_by_as_much_as_is_said() {
        resource.extendClock(
                visitor(),
                "r-1",
                sent(
                        "command",
                        "c-9",
                        "version",
                        1,
                        "clock",
                        "decision",
                        "further",
                        20,
                        "why",
                        "案情特别复杂",
                        "document",
                        "2号"));
        assertThat(given).containsExactly("extendClock", "r-1", new Command("c-9", 1), "decision", 20, "案情特别复杂", "2号");
    }

    @Test
    void terms_and_people_are_changed_by_commands_of_their_own() {
        resource.suspend(
                visitor(),
                "r-1",
                sent(
                        "command",
                        "c-2",
                        "version",
                        1,
                        "kind",
                        "suspended",
                        "from",
                        "2024-09-02",
                        "reviewOn",
                        "2024-09-09",
                        "why",
                        "事由",
                        "document",
                        "2号"));
        resource.resume(
                visitor(), "r-1", sent("command", "c-3", "version", 2, "kind", "suspended", "lastDay", "2024-09-05"));
        resource.assign(visitor(), "r-1", sent("command", "c-4", "version", 3, "body", "justice", "account", "b"));
        assertThat(given)
                .containsExactly(
                        "suspend",
                        "r-1",
                        new Command("c-2", 1),
                        new Suspension(
                                SuspensionKind.SUSPENDED,
                                LocalDate.of(2024, 9, 2),
                                null,
                                LocalDate.of(2024, 9, 9),
                                "事由",
                                "2号"),
                        "resume",
                        "r-1",
                        new Command("c-3", 2),
                        SuspensionKind.SUSPENDED,
                        LocalDate.of(2024, 9, 5),
                        "assign",
                        "r-1",
                        new Command("c-4", 3),
                        "justice",
                        "b");
        given.clear();
        answer = 7;
        Response handed = resource.handOver(
                visitor(), sent("command", "c-5", "body", "market", "toBody", "city", "why", "机构改革", "document", "3号"));
        assertThat(given).containsExactly("handOver", "c-5", new HandOver("market", null, null, "city", "机构改革", "3号"));
        assertThat(text(handed)).isEqualTo("{\"runs\":7}");
    }

    @Test
    void what_is_wrong_with_a_request_is_named() {
        assertThat(field(() -> resource.take(visitor(), "r-1", sent("command", "c", "to", "x"))))
                .isEqualTo("version");
        assertThat(field(() -> resource.take(visitor(), "r-1", sent("command", "c", "version", "x", "to", "x"))))
                .isEqualTo("version");
        assertThat(field(() -> resource.take(
                        visitor(), "r-1", sent("command", "c", "version", 1, "to", "x", "documents", "1号"))))
                .isEqualTo("documents");
        assertThat(field(() -> resource.resume(
                        visitor(),
                        "r-1",
                        sent("command", "c", "version", 1, "kind", "asleep", "lastDay", "2024-09-05"))))
                .isEqualTo("kind");
        assertThat(field(() -> resource.list(visitor(), null, "true", "50", null)))
                .isEqualTo("body");
        assertThat(given).isEmpty();
    }

    private static String field(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ZhihengException.class, call).field().orElseThrow();
    }
}
