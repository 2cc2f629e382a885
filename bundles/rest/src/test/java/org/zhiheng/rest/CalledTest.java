package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Registers;

/** What ids are called stands beside an answer, and the answer stays as it was. */
class CalledTest {

    private static final String WANG = "a06f05e9-2169-43f2-8eb3-71afb6ac339b";
    private static final String FAR = "b06f05e9-2169-43f2-8eb3-71afb6ac339b";
    private static final Subject APPLICATION = new Subject("certificate-application", "a-1");

    private static final PieceDefinition KIND = new PieceDefinition(
            "evidence",
            "证据",
            "evidence",
            true,
            Operation.CASE_HANDLE,
            null,
            List.of(
                    Field.text("name", "名称", 100),
                    Field.codes("officers", "收集人员").naming("officers"),
                    Field.reference("party", "当事人", "case:party")),
            "name");
    private static final Map<String, Map<String, String>> NAMES =
            Map.of("officers", Map.of("o1", "王新", "o2", "李**"), "items", Map.of("i1", "占道经营"));

    /** Knows a justice bureau, the account of somebody in reach, and what one application is called. */
    static Called called() {
        DivisionCode district = new DivisionCode("371002");
        return new Called(
                serving(
                        Organisation.class,
                        (name, given) -> List.of(
                                new Body("justice", Body.Kind.JUSTICE_BUREAU, "示例区司法局", district, null),
                                new Body("market", Body.Kind.DEPARTMENT, "示例区市场监督管理局", district, null))),
                serving(Directory.class, (name, given) -> {
                    assertThat(Set.of(WANG, FAR).containsAll((Set<?>) given[1])).isTrue();
                    return ((Set<?>) given[1]).contains(WANG) ? Map.of(WANG, "wang") : Map.of();
                }),
                serving(Runs.class, (name, given) -> {
                    Map<Subject, String> titles = new HashMap<>();
                    if (((Collection<?>) given[0]).contains(APPLICATION)) {
                        titles.put(APPLICATION, "王新:行政执法证");
                    }
                    return titles;
                }),
                serving(
                        Registers.class,
                        (name, given) -> NAMES.getOrDefault((String) given[0], Map.of()).entrySet().stream()
                                .filter(each -> ((Collection<?>) given[1]).contains(each.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))),
                serving(Cases.class, (name, given) -> List.of(KIND)));
    }

    private interface Serving {
        Object of(String name, Object[] given);
    }

    private static <T> T serving(Class<T> service, Serving serving) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (self, method, given) -> serving.of(method.getName(), given)));
    }

    @Test
    void bodies_are_named_wherever_an_answer_speaks_of_them() {
        assertThat(called().bodies(Map.of(
                        "lines", List.of(Map.of("originalBody", "market", "states", Map.of("justice", "effective"))))))
                .isEqualTo(Map.of(
                        "lines",
                        List.of(Map.of("originalBody", "market", "states", Map.of("justice", "effective"))),
                        "labels",
                        Map.of("bodies", Map.of("justice", "示例区司法局", "market", "示例区市场监督管理局"))));
        assertThat(called().bodies(Map.of("lines", List.of()))).containsEntry("labels", Map.of("bodies", Map.of()));
    }

    @Test
    void who_has_a_task_and_whose_application_it_is_are_named_and_accounts_out_of_reach_are_not() {
        Tasks.Page page = new Tasks.Page(
                List.of(
                        task("r-1", APPLICATION, "justice", WANG),
                        task("r-2", new Subject("certificate-application", "a-2"), "elsewhere", FAR)),
                null);
        Map<String, Object> answer = called().runs(
                        new Principal("x", "x", List.of(), Set.of(), null),
                        page,
                        page.tasks().stream().map(Tasks.Task::subject).toList());
        assertThat(answer.get("labels"))
                .isEqualTo(Map.of(
                        "bodies",
                        Map.of("justice", "示例区司法局"),
                        "accounts",
                        Map.of(WANG, "wang"),
                        "subjects",
                        Map.of("a-1", "王新:行政执法证")));
        assertThat((List<?>) answer.get("tasks")).hasSize(2);
    }

    @Test
    void a_case_is_told_with_the_names_of_its_item_and_of_everybody_its_pieces_name() {
        CaseHead head = new CaseHead(
                "c",
                null,
                "占道经营",
                ActKind.PENALTY,
                "market",
                "371002",
                null,
                "i1",
                CaseStatus.OPEN,
                "penalty.ordinary",
                "r",
                "investigation",
                "调查取证",
                List.of("o1"),
                Instant.EPOCH,
                null,
                null,
                3);
        Piece piece = new Piece(
                "evidence",
                "v1",
                1,
                "a",
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                Map.of("name", "现场笔录", "officers", List.of("o2", "gone"), "party", "p1"));
        CaseFile file = new CaseFile(head, List.of(piece), null);
        Map<String, Object> answer =
                called().cases(new Principal("x", "x", List.of(), Set.of(), null), file, List.of(head), file.pieces());
        assertThat(answer.get("labels"))
                .isEqualTo(Map.of(
                        "bodies",
                        Map.of("market", "示例区市场监督管理局"),
                        "accounts",
                        Map.of(),
                        "registers",
                        Map.of("officers", Map.of("o1", "王新", "o2", "李**"), "items", Map.of("i1", "占道经营"))));
        assertThat(answer).containsKeys("head", "pieces", "run");
    }

    private static Tasks.Task task(String run, Subject subject, String body, String assignee) {
        return new Tasks.Task(
                run,
                subject,
                "certificate.application",
                "行政执法证件申领",
                "review",
                "司法行政部门审核",
                Role.JUSTICE_SUPERVISOR,
                body,
                assignee,
                Instant.EPOCH,
                Run.TermState.RUNNING,
                "2026-12-11",
                "2026-12-11",
                null,
                List.of(),
                false,
                false);
    }
}
