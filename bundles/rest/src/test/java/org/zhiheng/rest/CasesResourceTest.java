package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.registers.Field;
import org.zhiheng.rest.door.Visitor;

class CasesResourceTest {

    private static final Principal WHO = new Principal("a", "a", List.of(), Set.of(), null);
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final CaseFile FILE = new CaseFile(
            new CaseHead(
                    "c",
                    null,
                    "案由未定",
                    ActKind.PENALTY,
                    "market",
                    "371002",
                    null,
                    null,
                    CaseStatus.CLUE,
                    "penalty.ordinary",
                    "r",
                    "lead-check",
                    "线索核查",
                    List.of("o1"),
                    AT,
                    null,
                    null,
                    3),
            List.of(new Piece("clue", "1", 1, "a", AT, null, null, null, null, Map.of("summary", "群**"))),
            null);

    private final List<Object> given = new ArrayList<>();
    private Object answer = new Outcome(true, FILE, List.of());
    private final Cases cases = (Cases) Proxy.newProxyInstance(
            Cases.class.getClassLoader(), new Class<?>[] {Cases.class}, (self, method, parameters) -> {
                given.add(method.getName());
                if (parameters != null) {
                    given.addAll(Arrays.asList(parameters).subList(1, parameters.length));
                }
                return answer;
            });
    private final CasesResource resource = new CasesResource(cases, null, null, null, CalledTest.called());

    private static Visitor visitor() {
        return new Visitor(WHO, null, "127.0.0.1", false);
    }

    private static Map<String, Object> map(Object... all) {
        Map<String, Object> object = new HashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            object.put((String) all[i], all[i + 1]);
        }
        return object;
    }

    private static SentJson sent(Object... all) {
        return new SentJson(map(all));
    }

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }

    @Test
    void a_clue_opens_a_case_with_what_is_known() {
        Response response = resource.open(
                visitor(),
                sent(
                        "command", "c-1",
                        "procedure", "penalty.ordinary",
                        "body", "market",
                        "pieces", List.of(map("kind", "clue", "values", map("source", "patrol")))));
        assertThat(given)
                .containsExactly(
                        "open",
                        new Cases.Opening(
                                "c-1",
                                "penalty.ordinary",
                                "market",
                                null,
                                List.of(new PieceChange.Add("clue", null, Map.of("source", "patrol")))));
        assertThat(text(response))
                .contains(
                        "\"done\":true",
                        "\"refused\":[]",
                        "\"actKind\":\"penalty\"",
                        "\"status\":\"clue\"",
                        "\"openedAt\":\"2026-03-02T09:00:00+08:00\"",
                        "\"values\":{\"summary\":\"群**\"}",
                        "\"version\":3");
    }

    @Test
    void pieces_are_added_amended_and_withdrawn_in_one_command() {
        resource.write(
                visitor(),
                "c",
                sent(
                        "command",
                        "c-2",
                        "version",
                        3,
                        "pieces",
                        List.of(
                                map("do", "add", "kind", "party", "key", "p1", "values", map("name", "张某")),
                                map(
                                        "do",
                                        "amend",
                                        "kind",
                                        "matter",
                                        "seen",
                                        1,
                                        "values",
                                        map("place", null),
                                        "reason",
                                        "笔误"),
                                map("do", "withdraw", "kind", "evidence", "key", "e1", "seen", 2, "reason", "重复"))));
        assertThat(given)
                .containsExactly(
                        "write",
                        "c",
                        new Command("c-2", 3),
                        List.of(
                                new PieceChange.Add("party", "p1", map("name", "张某")),
                                new PieceChange.Amend("matter", null, 1, map("place", null), "笔误", null),
                                new PieceChange.Withdraw("evidence", "e1", 2, "重复", null)));
    }

    @Test
    void what_is_wrong_with_a_piece_is_told_with_its_place() {
        assertThat(wrong(map("do", "burn", "kind", "clue"))).isEqualTo("HTTP-FIELD pieces.0.do");
        assertThat(wrong(map("do", "amend", "kind", "matter", "values", map(), "reason", "笔误")))
                .isEqualTo("HTTP-FIELD pieces.0.seen");
        assertThat(wrong(map("kind", "clue", "values", "none"))).isEqualTo("HTTP-FIELD pieces.0.values");
        assertThat(wrong(map("kind", "clue", "values", map(), "colour", "red")))
                .isEqualTo("HTTP-FIELD-UNKNOWN pieces.0.colour");
        assertThat(given).isEmpty();
    }

    private String wrong(Map<String, Object> piece) {
        ZhihengException refused = catchThrowableOfType(
                () -> resource.write(visitor(), "c", sent("command", "c-2", "version", 3, "pieces", List.of(piece))),
                ZhihengException.class);
        return refused.code() + " " + refused.field().orElse("-");
    }

    @Test
    void a_list_is_of_a_body_or_of_all_in_reach_and_knows_its_words() {
        answer = new Cases.Page(List.of(FILE.head()), "next");
        assertThat(text(resource.list(visitor(), "market", "clue", null, null, null, "20", null)))
                .contains("\"handlers\":[\"o1\"]", "\"next\":\"next\"");
        assertThat(given)
                .containsExactly("list", new Cases.Wanted("market", CaseStatus.CLUE, null, null, null, 20, null));
        given.clear();
        resource.list(visitor(), null, null, null, null, null, "20", null);
        assertThat(given).containsExactly("list", new Cases.Wanted(null, null, null, null, null, 20, null));
        ZhihengException refused = catchThrowableOfType(
                () -> resource.list(visitor(), null, "done", null, null, null, "20", null), ZhihengException.class);
        assertThat(refused.field()).contains("status");
    }

    @Test
    void kinds_are_told_with_their_fields_and_acts() {
        answer = List.of(new PieceDefinition(
                "evidence",
                "证据",
                "调查取证",
                true,
                Operation.CASE_HANDLE,
                new PieceDefinition.Act(OfficerStep.INVESTIGATE, "officers", "obtainedAt"),
                List.of(
                        Field.text("name", "名称", 120).must(),
                        Field.moment("obtainedAt", "取得时间").must(),
                        Field.codes("officers", "执法人员").must()),
                "name"));
        assertThat(text(new CaseKindsResource(cases).all()))
                .contains(
                        "\"id\":\"evidence\"",
                        "\"several\":true",
                        "\"write\":\"case.handle\"",
                        "\"step\":\"investigate\"",
                        "\"kind\":\"moment\"",
                        "\"format\":\"date-time\"");
    }
}
