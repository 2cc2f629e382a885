package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseExchange;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;

/**
 * The messages of the contract, over real HTTP with real accounts. What becomes of them is cases' own matter and is tested there and on the
 * distribution.
 */
class CaseServiceTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NS = " xmlns=\"urn:zhiheng:cases:v1\"";
    private static final Instant AT = Instant.parse("2026-03-02T00:40:00Z");

    private static Programs programs;
    private static Bus bus;
    private static Server server;
    private static String address;
    private static String account;
    private static String token;

    private static final List<Object> GIVEN = new ArrayList<>();
    private static Object answer;

    @BeforeAll
    static void start() throws Exception {
        programs = new Programs();
        account = programs.open("district", Role.OFFICER, "platform");
        token = programs.token(account, Operation.CASES_USE, Operation.CASE_OPEN, Operation.CASE_VIEW);
        try (ServerSocket free = new ServerSocket(0)) {
            address = "http://127.0.0.1:" + free.getLocalPort() + "/services/cases";
        }
        bus = SoapEndpoint.newBus();
        server = SoapEndpoint.publish(
                bus,
                address,
                Contract.CASES,
                new CasePortService(told(Cases.class), told(CaseExchange.class), programs.clock),
                programs.gate(),
                programs.permissions);
    }

    @AfterAll
    static void stop() throws IOException {
        server.destroy();
        bus.shutdown(true);
        programs.close();
    }

    @BeforeEach
    void nothing() {
        GIVEN.clear();
    }

    /** Notes what it is given behind who asks, and answers what the test says. */
    private static <T> T told(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            GIVEN.add(method.getName());
            if (given != null) {
                GIVEN.addAll(Arrays.asList(given).subList(1, given.length));
            }
            return switch (method.getName()) {
                case "kinds" -> KINDS;
                case "submitted", "numbered" -> Optional.of("c1").filter(each -> !"none".equals(given[1]));
                case "position" -> "17";
                default -> {
                    if (answer instanceof ZhihengException refused) {
                        throw refused;
                    }
                    yield answer;
                }
            };
        }));
    }

    private static final List<PieceDefinition> KINDS = List.of(
            new PieceDefinition(
                    "clue",
                    "案件线索",
                    "案源和立案",
                    false,
                    Operation.CASE_OPEN,
                    null,
                    List.of(
                            Field.moment("receivedAt", "收到时间").must(),
                            Field.text("number", "来源编号", 60).hinted("例如12345工单号")),
                    "number"),
            new PieceDefinition(
                    "decision",
                    "处理决定",
                    "告知审核和决定",
                    false,
                    Operation.CASE_DECIDE,
                    null,
                    List.of(Field.word("kind", "决定", Decided.class).must(), Field.date("decidedOn", "决定之日")),
                    "kind"));

    private enum Decided {
        @org.zhiheng.api.rulings.Label("给予行政处罚")
        PENALTY
    }

    private static CaseHead head() {
        return new CaseHead(
                "c1",
                "示例区市场监督管理局罚立〔2026〕1号",
                "对无照经营的处罚",
                ActKind.PENALTY,
                "market",
                "371002",
                "market-supervision",
                "unlicensed",
                CaseStatus.OPEN,
                "penalty.ordinary",
                "r1",
                "investigation",
                "调查取证",
                List.of("o1", "o2"),
                AT,
                LocalDate.of(2026, 3, 2),
                null,
                4);
    }

    private static Run run() {
        return new Run(
                "r1",
                new Subject("case", "c1"),
                "penalty.ordinary",
                "行政处罚普通程序",
                "371002",
                null,
                Map.of(),
                "b",
                "d",
                "investigation",
                "调查取证",
                List.of(),
                List.of(),
                new Run.Term(
                        "p-90",
                        Run.TermState.RUNNING,
                        "2025-11-01",
                        "2026-01-30",
                        "2026-01-30",
                        "calendar-day",
                        90,
                        "2026-01-20",
                        null,
                        List.of(),
                        "b"),
                List.of(
                        clock("preservation", Run.ClockState.RUNNING, List.of()),
                        clock("payment", Run.ClockState.ENDED, List.of()),
                        clock("court", Run.ClockState.UNDETERMINED, List.of("calendar.2027"))),
                List.of(),
                List.of(),
                List.of(),
                "a",
                AT,
                null,
                2);
    }

    private static Run.Clock clock(String code, Run.ClockState state, List<String> missing) {
        return new Run.Clock(
                code,
                "",
                "期限" + code,
                "p-" + code,
                "officer",
                "执法人员",
                "market",
                state,
                "2026-03-01",
                missing.isEmpty() ? "2026-03-10" : null,
                missing.isEmpty() ? "2026-03-10" : null,
                null,
                null,
                null,
                false,
                "证据应当返还",
                missing);
    }

    private static CaseFile file() {
        return new CaseFile(
                head(),
                List.of(
                        new Piece("party", "p1", 1, "a", AT, null, null, null, null, Map.of("name", "王**")),
                        new Piece(
                                "decision",
                                "1",
                                1,
                                "a",
                                AT,
                                null,
                                null,
                                null,
                                null,
                                Map.of("kind", "penalty", "decidedOn", LocalDate.of(2026, 3, 1)))),
                run());
    }

    private static String ask(String body) throws Exception {
        return ask(token, body);
    }

    private static String ask(String token, String body) throws Exception {
        return post("<s:Envelope xmlns:s=\"" + Signed.SOAP + "\">"
                + Signed.header("district", token, programs.clock.instant()) + "<s:Body>" + body
                + "</s:Body></s:Envelope>");
    }

    /** Asks, and holds what is answered to the contract. */
    private static String post(String envelope) throws Exception {
        HttpResponse<String> got = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "text/xml;charset=utf-8")
                        .POST(BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        boolean fault = got.body().contains("Fault>");
        assertThat(got.statusCode()).as(got.body()).isEqualTo(fault ? 500 : 200);
        Document document = Signed.parsed(got.body());
        Element holder = fault
                ? (Element) document.getElementsByTagName("detail").item(0)
                : Signed.one(document, Signed.SOAP, "Body");
        for (Node each = holder == null ? null : holder.getFirstChild(); each != null; each = each.getNextSibling()) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(RegisterWorlds.CONTRACT
                            .resolve(fault ? "ruling-service.xsd" : "case-service.xsd")
                            .toFile()))
                    .newValidator()
                    .validate(new DOMSource(each));
        }
        return got.body();
    }

    private static String examples(int which) throws IOException {
        return Stream.of(Files.readString(RegisterWorlds.CONTRACT.resolve("cases.md"))
                        .split("```xml\n"))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("```")))
                .toList()
                .get(which);
    }

    @Test
    void the_documented_case_is_taken_in_as_documented() throws Exception {
        answer = new CaseExchange.Submission(new Outcome(true, file(), List.of()), List.of());
        String told = post(examples(0)
                .replace("zht_…", token)
                .replace("2026-03-02T01:00:00Z", programs.clock.instant().toString()));
        assertThat(RegisterWorlds.comparable(told)).isEqualTo(RegisterWorlds.comparable(examples(1)));
        Map<String, Object> party = new LinkedHashMap<>();
        party.put("kind", "individual-business");
        party.put("name", "王某某");
        assertThat(GIVEN)
                .containsExactly(
                        "submit",
                        new Cases.Opening(
                                "shichang-2026-0017",
                                "penalty.ordinary",
                                "market",
                                "market-supervision",
                                List.of(
                                        new PieceChange.Add(
                                                "clue",
                                                null,
                                                Map.of(
                                                        "source",
                                                        "patrol",
                                                        "receivedAt",
                                                        "2026-03-02T08:30:00+08:00",
                                                        "summary",
                                                        "巡查发现无照经营")),
                                        new PieceChange.Add(
                                                "matter",
                                                null,
                                                Map.of(
                                                        "item",
                                                        "unlicensed",
                                                        "division",
                                                        "371002",
                                                        "harmKinds",
                                                        List.of("life-health", "finance"),
                                                        "continuing",
                                                        "true")),
                                        new PieceChange.Add("party", "p1", party))),
                        false);
    }

    @Test
    void a_clue_is_a_case_with_nothing_but_a_clue() throws Exception {
        answer = new CaseExchange.Submission(new Outcome(true, file(), List.of()), List.of());
        String told =
                ask("<submitClue" + NS + "><submission>12345-1</submission><procedure>penalty.ordinary</procedure>"
                        + "<body>market</body><source>hotline</source><receivedAt>2026-03-02T08:30:00+08:00</receivedAt>"
                        + "<number>WH20260302</number><summary>群众举报无照经营</summary></submitClue>");
        assertThat(told).contains("<accepted>true</accepted>", "<id>c1</id>", "<stage>investigation</stage>");
        assertThat(GIVEN)
                .containsExactly(
                        "submit",
                        new Cases.Opening(
                                "12345-1",
                                "penalty.ordinary",
                                "market",
                                null,
                                List.of(new PieceChange.Add(
                                        "clue",
                                        null,
                                        Map.of(
                                                "source",
                                                "hotline",
                                                "receivedAt",
                                                "2026-03-02T08:30:00+08:00",
                                                "number",
                                                "WH20260302",
                                                "summary",
                                                "群众举报无照经营")))),
                        false);
    }

    private static final String CASE = "<submitCase" + NS + "><submission>s-1</submission>"
            + "<procedure>penalty.ordinary</procedure><body>market</body>%s"
            + "<piece><kind>clue</kind><value name=\"source\">patrol</value></piece></submitCase>";

    @Test
    void all_that_is_wrong_is_told_in_the_answer() throws Exception {
        answer = new CaseExchange.Submission(
                null,
                List.of(
                        new CaseExchange.Problem("REGISTER-REQUIRED", "“收到时间”应当填写", "0.receivedAt"),
                        new CaseExchange.Problem("CASE-COMMAND-REUSED", "这一办理编号已经用于另一次办理", null)));
        assertThat(ask(CASE.formatted("<dry>true</dry>")))
                .contains(
                        "<accepted>false</accepted><problem><code>REGISTER-REQUIRED</code>"
                                + "<message>“收到时间”应当填写</message><field>0.receivedAt</field></problem>",
                        "<problem><code>CASE-COMMAND-REUSED</code><message>这一办理编号已经用于另一次办理</message></problem>")
                .doesNotContain("<case>");
        assertThat(GIVEN).last().isEqualTo(true);
        answer = new CaseExchange.Submission(null, List.of());
        assertThat(ask(CASE.formatted("<dry>true</dry>"))).contains("<result><accepted>true</accepted></result>");
    }

    @Test
    void rulings_that_refuse_are_told_with_their_reasons() throws Exception {
        Ruling<Map<String, Object>> ruling = new Ruling<>(
                "officer-competence",
                Map.of("competent", false),
                List.of(),
                List.of(new Reason(null, null, null, null, null, null, null, "一名执法人员的证件已经暂扣")),
                null);
        answer = new CaseExchange.Submission(
                new Outcome(false, null, List.of(new Step.Refused("officer-competence", "执法人员具备资格", ruling))),
                List.of());
        assertThat(ask(CASE.formatted("")))
                .contains("<accepted>false</accepted><refused><check>officer-competence</check>"
                        + "<title>执法人员具备资格</title><status>determined</status>"
                        + "<reason>一名执法人员的证件已经暂扣</reason></refused>");
    }

    @Test
    void progress_tells_stage_terms_and_decision_and_no_personal_data() throws Exception {
        answer = file();
        String told = ask("<queryProgress" + NS + "><submission>s-1</submission></queryProgress>");
        assertThat(told)
                .contains(
                        "<stageTitle>调查取证</stageTitle>",
                        "<term><code>p-90</code><state>running</state><start>2025-11-01</start>"
                                + "<legal>2026-01-30</legal><safe>2026-01-30</safe><overdue>true</overdue></term>",
                        "<term><code>preservation</code><title>期限preservation</title><state>running</state>",
                        "<state>undetermined</state><start>2026-03-01</start><overdue>false</overdue>"
                                + "<missing>calendar.2027</missing></term>",
                        "<decision><kind>penalty</kind><kindTitle>给予行政处罚</kindTitle>"
                                + "<decidedOn>2026-03-01</decidedOn></decision>")
                .doesNotContain("payment", "王");
        assertThat(GIVEN).startsWith("submitted", "s-1", "show", "c1", null);
        GIVEN.clear();
        ask("<queryProgress" + NS + "><number>罚立〔2026〕1号</number></queryProgress>");
        assertThat(GIVEN).startsWith("numbered", "罚立〔2026〕1号", "show", "c1", null);
    }

    @Test
    void changes_go_on_from_a_position_or_begin_at_a_moment() throws Exception {
        answer = new CaseExchange.Changes(List.of(new CaseExchange.Change(head(), AT)), "29", true);
        assertThat(ask("<listChanges" + NS + "><since>2026-03-02T08:00:00+08:00</since></listChanges>"))
                .contains(
                        "<change><at>2026-03-02T08:40:00+08:00</at><case><id>c1</id>",
                        "<position>29</position><more>true</more>");
        assertThat(GIVEN).containsExactly("position", Instant.parse("2026-03-02T00:00:00Z"), "changes", "17", 100);
        GIVEN.clear();
        ask("<listChanges" + NS + "><position>29</position><size>5</size></listChanges>");
        assertThat(GIVEN).containsExactly("changes", "29", 5);
    }

    @Test
    void what_may_lie_in_a_file_is_told_with_its_fields() throws Exception {
        assertThat(ask("<listKinds" + NS + "/>"))
                .contains(
                        "<kind><name>clue</name><title>案件线索</title><group>案源和立案</group><several>false</several>",
                        "<field><name>receivedAt</name><title>收到时间</title><kind>moment</kind><required>true</required>",
                        "<hint>例如12345工单号</hint>",
                        "<word code=\"penalty\">给予行政处罚</word>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<queryProgress/> | SOAP-QUERY",
                "<queryProgress><case>c1</case><number>1</number></queryProgress> | SOAP-QUERY",
                "<queryProgress><submission>none</submission></queryProgress> | CASE-UNKNOWN",
                "<queryProgress><submission>a b</submission></queryProgress> | SOAP-SCHEMA",
                "<listChanges><since>yesterday</since></listChanges> | SOAP-MOMENT",
                "<listChanges><since>2026-03-02T08:00:00+08:00</since><position>1</position></listChanges> | SOAP-QUERY",
                "<listChanges><size>201</size></listChanges> | SOAP-SCHEMA",
                "<submitClue><submission>s</submission></submitClue> | SOAP-SCHEMA"
            })
    void what_is_asked_wrongly_is_told_in_chinese(String message, String code) throws Exception {
        answer = file();
        assertThat(ask(message.replaceFirst("<([a-zA-Z]+)", "<$1" + NS)))
                .contains("<faultcode>soap:Client</faultcode>", "<code>" + code + "</code>")
                .containsPattern("<invalidRequest[^>]*><code>[A-Z-]+</code><message>[^<]*\\p{IsHan}");
    }

    @Test
    void a_case_without_anything_is_none() throws Exception {
        assertThat(ask("<submitCase" + NS + "><submission>s-1</submission><procedure>p</procedure>"
                        + "<body>market</body></submitCase>"))
                .contains("<code>SOAP-SCHEMA</code>");
    }

    @Test
    void every_operation_needs_the_permission() throws Exception {
        String other = programs.token(account, Operation.RULING_ASK);
        for (String each : List.of(
                "<listKinds" + NS + "/>",
                "<listChanges" + NS + "/>",
                "<queryProgress" + NS + "><case>c1</case></queryProgress>",
                CASE.formatted(""))) {
            assertThat(ask(other, each)).contains("<forbidden ", "ACCESS-FORBIDDEN");
        }
        assertThat(GIVEN).isEmpty();
        answer = ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有这一操作的权限");
        assertThat(ask(CASE.formatted(""))).contains("<forbidden ", "ACCESS-FORBIDDEN");
    }
}
