package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.ws.rs.core.Response;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.credentials.BodyProcedures;
import org.zhiheng.api.credentials.CertificateProcedures;
import org.zhiheng.api.credentials.Monitors;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.credentials.OfficerExits;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rest.door.Visitor;

/** What requests about people, bodies and certificates become, and how they are answered. */
class PeopleResourcesTest {

    private static final Principal WHO = new Principal("a", "p", List.of(), Set.of(), null);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 2);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final List<Object> given = new ArrayList<>();
    private Object answer;

    /** Answers what is set, and keeps what it was given. */
    private <T> T serving(Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (self, method, parameters) -> {
                    given.add(method.getName());
                    given.addAll(Arrays.asList(parameters));
                    return answer;
                }));
    }

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

    private static String field(ThrowingCallable call) {
        return catchThrowableOfType(call, ZhihengException.class).field().orElseThrow();
    }

    @Test
    void a_card_is_told_to_everybody_by_its_number() {
        answer = List.of(new OfficerCards.Card(
                "鲁K1",
                "行政执法证",
                "山东省人民政府",
                "张三",
                "示例局",
                null,
                List.of("market-supervision"),
                List.of("市场监管"),
                "371002",
                "示例区",
                LocalDate.of(2023, 1, 1),
                LocalDate.of(2027, 12, 31),
                OfficerCards.State.SUSPENDED,
                MARCH));
        OfficerCardsResource resource = new OfficerCardsResource(serving(OfficerCards.class));
        assertThat(text(resource.cards("鲁K1")))
                .isEqualTo("{\"cards\":[{\"number\":\"鲁K1\",\"kind\":\"行政执法证\",\"issuer\":\"山东省人民政府\","
                        + "\"name\":\"张三\",\"body\":\"示例局\",\"post\":null,\"fields\":[\"market-supervision\"],"
                        + "\"fieldTitles\":[\"市场监管\"],\"area\":\"371002\",\"areaTitle\":\"示例区\",\"validFrom\":\"2023-01-01\",\"validTo\":\"2027-12-31\","
                        + "\"state\":\"suspended\",\"stateTitle\":\"暂扣\",\"on\":\"2026-03-02\"}]}");
        answer = "<svg/>";
        assertThat(resource.qr("鲁K1", "山东省人民政府").getEntity()).isEqualTo("<svg/>");
        assertThat(given).containsExactly("cards", "鲁K1", "qr", "鲁K1", "山东省人民政府");
        assertThat(field(() -> resource.qr("鲁K1", null))).isEqualTo("issuer");
    }

    @Test
    void an_officer_is_shown_with_all_certificates() {
        Row row = new Row("o1", 3, MARCH, null, Instant.EPOCH, null, "b", null, null, Map.of("name", "张三"));
        answer = new OfficerCards.Held(
                row,
                List.of(new OfficerCards.Certificate("c1", List.of(row), OfficerCards.State.ACTIVE)),
                List.of(),
                List.of(),
                Map.of("body", Map.of("market", "示例局")));
        OfficersResource resource = new OfficersResource(serving(OfficerCards.class), CLOCK);
        assertThat(text(resource.card(visitor(), "o1", null, null, "核对")))
                .contains("\"key\":\"c1\",\"state\":\"active\",\"stateTitle\":\"有效\"", "\"body\":{\"market\":\"示例局\"}");
        assertThat(given).containsExactly("held", WHO, "o1", AsOf.on(MARCH), "核对");
        assertThat(field(() -> resource.card(visitor(), "o1", "yesterday", null, null)))
                .isEqualTo("on");
    }

    @Test
    void a_merger_is_looked_at_and_done() {
        answer = new BodyChanges.Preview(
                List.of(new BodyChanges.Moved("officers", "执法人员", "o1", "张三", BodyChanges.Follows.CHANGES)), 3, 4, 2);
        BodyChangesResource resource = new BodyChangesResource(serving(BodyChanges.class));
        assertThat(text(resource.previewMerger(
                        visitor(), sent("body", "market", "into", "justice", "from", "2026-04-01"))))
                .isEqualTo(
                        "{\"counts\":{\"officers\":1},\"accounts\":3,\"roles\":4,\"runs\":2,\"moved\":[{\"register\":\"officers\","
                                + "\"title\":\"执法人员\",\"key\":\"o1\",\"label\":\"张三\",\"follows\":\"changes\","
                                + "\"followsTitle\":\"变更\"}]}");
        answer = new BodyChanges.Done("d-1", 1, 2, 3, 4, 5, 6, true);
        Response done = resource.merge(
                visitor(),
                sent(
                        "body",
                        "market",
                        "into",
                        "justice",
                        "from",
                        "2026-04-01",
                        "why",
                        "机构改革",
                        "document",
                        "威编〔2026〕5号"));
        assertThat(done.getStatus()).isEqualTo(201);
        assertThat(text(done)).contains("\"id\":\"d-1\"", "\"certificates\":3", "\"runs\":6");
        assertThat(given)
                .containsExactly(
                        "previewMerge",
                        WHO,
                        "market",
                        "justice",
                        LocalDate.of(2026, 4, 1),
                        "merge",
                        WHO,
                        "market",
                        "justice",
                        LocalDate.of(2026, 4, 1),
                        "机构改革",
                        "威编〔2026〕5号");
        assertThat(field(() -> resource.merge(visitor(), sent("body", "market", "into", "justice", "from", "x"))))
                .isEqualTo("from");
        assertThat(field(() -> resource.rename(visitor(), sent("body", "market", "name", "新局"))))
                .isEqualTo("from");
    }

    @Test
    void an_officer_leaves() {
        answer = new OfficerExits.Left("exit-1", List.of("c1"), List.of(), 2, 3, true);
        OfficerExitsResource resource = new OfficerExitsResource(serving(OfficerExits.class));
        Response left = resource.leave(
                visitor(), sent("officer", "o1", "kind", "retired", "lastDay", "2026-03-31", "why", "退休"));
        assertThat(left.getStatus()).isEqualTo(201);
        assertThat(text(left)).contains("\"certificates\":[\"c1\"]", "\"runs\":3,\"followed\":true");
        assertThat(given)
                .containsExactly(
                        "leave",
                        WHO,
                        new OfficerExits.Leaving("o1", "retired", LocalDate.of(2026, 3, 31), null, "退休", null));
        assertThat(field(() -> resource.leave(visitor(), sent("officer", "o1", "kind", "retired", "why", "退休"))))
                .isEqualTo("lastDay");
    }

    @Test
    void an_answer_from_the_registers_says_which_facts_were_given_and_not_found_there() {
        answer = new RegisteredRulings.Answered(
                Map.of("step", "decide"),
                new Ruling<>(
                        "officer-competence",
                        null,
                        List.of("facts.at"),
                        List.of(),
                        new RuleBookRef("371002", MARCH, "book", "2")));
        RegisteredRulingsResource resource = new RegisteredRulingsResource(serving(RegisteredRulings.class));
        assertThat(text(resource.ask(
                        visitor(),
                        "officer-competence",
                        sent(
                                "division",
                                "371002",
                                "asOf",
                                "2026-03-02",
                                "references",
                                Map.of(),
                                "facts",
                                Map.of("step", "decide", "actKind", "penalty")))))
                .contains("\"facts\":{\"step\":\"decide\"}", "\"given\":[\"actKind\",\"step\"]");
    }

    @Test
    void a_number_is_told_with_its_ruling_and_its_rows_page_by_page() {
        Ruling<Map<String, Object>> ruling = new Ruling<>(
                "reviewer-staffing",
                null,
                List.of("facts.officers"),
                List.of(),
                new RuleBookRef("371002", MARCH, "book", "2"));
        answer = List.of(new Monitors.Measure(
                Monitors.Kind.REVIEWERS, "market", Monitors.Status.UNDETERMINED, 1, 20, ruling, "缺少登记的“执法人员数”"));
        MonitorsResource resource = new MonitorsResource(serving(Monitors.class), CalledTest.called(), CLOCK);
        assertThat(text(resource.measures(visitor(), "371002", null, null, null, "reviewers")))
                .contains(
                        "\"kind\":\"reviewers\",\"kindTitle\":\"法制审核人员占比\",\"body\":\"market\"",
                        "\"status\":\"undetermined\",\"statusTitle\":\"不能确定\",\"has\":1,\"whole\":20",
                        "\"why\":\"缺少登记的“执法人员数”\"",
                        "\"missing\":[\"facts.officers\"]",
                        "\"labels\":{\"bodies\":{\"market\":\"示例区市场监督管理局\"}}");
        assertThat(given)
                .containsExactly(
                        "measures",
                        WHO,
                        new Monitors.Wanted("371002", MARCH, null, null, Set.of(Monitors.Kind.REVIEWERS)));
        answer = IntStream.range(0, 3)
                .mapToObj(each -> new Monitors.Item("officers", "o" + each, "张三", false, "没有证件"))
                .toList();
        assertThat(text(resource.rows(visitor(), "reviewers", "371002", "market", null, null, null, "2", "0")))
                .contains("\"key\":\"o0\"", "\"key\":\"o1\"", "\"next\":\"2\"")
                .doesNotContain("\"key\":\"o2\"");
        assertThat(text(resource.rows(visitor(), "reviewers", "371002", "market", null, null, null, "2", "2")))
                .isEqualTo("{\"rows\":[{\"register\":\"officers\",\"key\":\"o2\",\"label\":\"张三\",\"favour\":false,"
                        + "\"why\":\"没有证件\"}],\"next\":null}");
        assertThat(text(resource.rows(visitor(), "reviewers", "371002", "market", null, null, null, "2", "9")))
                .isEqualTo("{\"rows\":[],\"next\":null}");
        assertThat(field(() -> resource.rows(visitor(), "none", "371002", null, null, null, null, "2", "0")))
                .isEqualTo("kind");
        assertThat(field(() -> resource.rows(visitor(), "reviewers", "371002", null, null, null, null, "0", "0")))
                .isEqualTo("size");
        assertThat(field(() -> resource.rows(visitor(), "reviewers", "371002", null, null, null, null, "2", "-1")))
                .isEqualTo("after");
        assertThat(field(() -> resource.measures(visitor(), null, null, null, null, null)))
                .isEqualTo("division");
    }

    @Test
    void the_confirmation_of_a_qualification_is_started_and_listed() {
        BodyProceduresResource resource = new BodyProceduresResource(serving(BodyProcedures.class));
        answer = List.of();
        assertThat(text(resource.ofQualification(visitor(), "q1"))).isEqualTo("{\"runs\":[]}");
        answer = null;
        resource.qualify(visitor(), sent("command", "c-1", "qualification", "q1", "justiceBureau", "justice"));
        assertThat(given).containsExactly("ofQualification", WHO, "q1", "qualify", WHO, "c-1", "q1", "justice");
        assertThat(field(() -> resource.qualify(visitor(), sent("command", "c-1", "justiceBureau", "justice"))))
                .isEqualTo("qualification");
    }

    @Test
    void procedures_of_certificates_are_started_and_listed() {
        CertificateProceduresResource resource =
                new CertificateProceduresResource(serving(CertificateProcedures.class));
        answer = new Runs.Page(List.of(), null);
        assertThat(text(resource.runs(visitor(), "market", "true", "50", null)))
                .isEqualTo("{\"runs\":[],\"next\":null}");
        answer = null;
        resource.apply(visitor(), sent("command", "c-1", "application", "a1", "justiceBureau", "justice"));
        resource.handle(visitor(), sent("command", "c-2", "matter", "m1", "justiceBureau", "justice"));
        assertThat(given)
                .containsExactly(
                        "runs", WHO, "market", true, 50, null, "apply", WHO, "c-1", "a1", "justice", "handle", WHO,
                        "c-2", "m1", "justice");
        assertThat(field(() -> resource.runs(visitor(), null, "true", "50", null)))
                .isEqualTo("body");
        assertThat(field(() -> resource.apply(visitor(), sent("command", "c-1", "application", "a1"))))
                .isEqualTo("justiceBureau");
    }
}
