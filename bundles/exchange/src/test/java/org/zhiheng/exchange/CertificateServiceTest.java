package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.exchange.RegisterWorlds.all;
import static org.zhiheng.exchange.RegisterWorlds.comparable;
import static org.zhiheng.exchange.RegisterWorlds.examples;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.testregisters.RegisterWorld;

/** Certificates as other systems ask for them, over real HTTP with real accounts and registers. */
class CertificateServiceTest {

    private static final String NS = " xmlns=\"urn:zhiheng:certificates:v1\"";
    private static final String NUMBER = "11010519491231002X";
    private static final String NOON = "2026-03-02T12:00:00+08:00";

    private static RegisterWorlds shared;

    /** Those of all, or of this test alone where it changes something. */
    private RegisterWorlds worlds = shared;

    @BeforeAll
    static void start() throws Exception {
        shared = RegisterWorlds.full();
        new CertificateServiceTest().fill();
    }

    @AfterAll
    static void stop() throws Exception {
        shared.close();
    }

    @AfterEach
    void close() throws Exception {
        if (worlds != shared) {
            worlds.close();
        }
    }

    private void own() throws Exception {
        worlds = RegisterWorlds.full();
        fill();
    }

    private void fill() {
        officer("o1", "张三", RegisterWorld.MARKET, NUMBER);
        officer("o2", "李四", RegisterWorld.ELSEWHERE, "440524188001010014");
        certificate("c1", "鲁K-001", "enforcement", "o1", RegisterWorld.MARKET, "371002", "2024-01-01", "2028-12-31");
        certificate(
                "c2", "鲁K-002", "hearing-presider", "o1", RegisterWorld.MARKET, "371002", "2019-01-01", "2023-12-31");
        certificate("c3", "鲁K-003", "supervision", "o1", RegisterWorld.MARKET, "371002", "2024-01-01", "2028-12-31");
        certificate("c4", "鲁J-001", "enforcement", "o2", RegisterWorld.ELSEWHERE, "371003", "2024-01-01", "2028-12-31");
        state("s1", "c3", "suspended", "2026-02-01", "2026-03-15");
        worlds.add(
                "postings", "p1", "2026-01-01", null, "officer", "o1", "body", RegisterWorld.TOWN, "kind", "deployed");
    }

    private void officer(String key, String name, String body, String number) {
        worlds.add(
                "officers",
                key,
                "2015-01-01",
                null,
                "name",
                name,
                "body",
                body,
                "citizenNumber",
                number,
                "staffType",
                "administrative",
                "roles",
                List.of("enforcement"));
    }

    private void certificate(
            String key, String number, String kind, String officer, String body, String area, String from, String to) {
        worlds.add(
                "certificates",
                key,
                from,
                to,
                "number",
                number,
                "kind",
                kind,
                "officer",
                officer,
                "body",
                body,
                "issuer",
                "山东省人民政府",
                "reviewer",
                "示例区司法局",
                "fields",
                List.of("market-supervision"),
                "area",
                area,
                "issuedOn",
                from);
    }

    private void state(String key, String certificate, String state, String from, String to) {
        worlds.add(
                "certificate-states",
                key,
                from,
                to,
                "certificate",
                certificate,
                "state",
                state,
                "cause",
                "饮酒后执法",
                "decidedBy",
                RegisterWorld.JUSTICE);
    }

    private String ask(String operation, String parameters) throws Exception {
        return worlds.ask("certificates", "<" + operation + NS + ">" + parameters + "</" + operation + ">");
    }

    private static String element(String name, String text) {
        return text == null ? "" : "<" + name + ">" + text + "</" + name + ">";
    }

    @Test
    void the_documented_verification_is_answered_as_documented() throws Exception {
        String answer = worlds.example("certificates", 0);
        assertThat(comparable(answer)).isEqualTo(comparable(examples().get(1)));
    }

    @Test
    void the_contract_is_served_with_the_address_asked() throws Exception {
        assertThat(worlds.wsdl("certificates"))
                .containsOnlyOnce("<wsdl:service ")
                .contains("<wsdl:service name=\"CertificateService\">")
                .contains("location=\"" + worlds.address("certificates") + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "鲁K-001, , , , 2026-03-02T12:00:00+08:00, valid, ",
        "鲁K-001, market, market-supervision, 371002, 2026-03-02T12:00:00+08:00, valid, ",
        "鲁K-001, market, market-supervision, 371002100, 2026-03-02T12:00:00+08:00, valid, ",
        "鲁K-001, , , 371003, 2026-03-02T12:00:00+08:00, invalid, area",
        "鲁K-001, , agriculture, , 2026-03-02T12:00:00+08:00, invalid, field",
        "鲁K-001, justice, , , 2026-03-02T12:00:00+08:00, invalid, body",
        "鲁K-001, town, , , 2026-03-02T12:00:00+08:00, depends, body",
        "鲁K-001, town, , , 2025-12-31T23:59:59+08:00, invalid, body",
        "鲁K-001, town, agriculture, , 2026-03-02T12:00:00+08:00, invalid, body field",
        "鲁K-001, , , , 2023-12-31T23:59:59+08:00, invalid, validity",
        "鲁K-001, , , , 2023-12-31T16:00:00Z, valid, ",
        "鲁K-001, , , , 2028-12-31T23:59:59+08:00, valid, ",
        "鲁K-001, , , , 2029-01-01T00:00:00+08:00, invalid, validity",
        "鲁K-002, , , , 2026-03-02T12:00:00+08:00, invalid, validity",
        "鲁K-002, , , , 2023-12-31T12:00:00+08:00, valid, ",
        "鲁K-003, , , , 2026-01-31T12:00:00+08:00, valid, ",
        "鲁K-003, , , , 2026-02-01T00:00:00+08:00, invalid, state",
        "鲁K-003, , , , 2026-03-15T23:59:59+08:00, invalid, state",
        "鲁K-003, , , , 2026-03-16T00:00:00+08:00, valid, ",
        "鲁J-001, , , , 2026-03-02T12:00:00+08:00, invalid, number",
        "鲁K-999, , , , 2026-03-02T12:00:00+08:00, invalid, number"
    })
    void a_certificate_is_verified_for_a_body_a_field_and_a_place_at_a_moment(
            String number, String body, String field, String area, String at, String result, String speaking)
            throws Exception {
        String answer = ask(
                "verifyCertificate",
                element("number", number)
                        + element("body", body)
                        + element("field", field)
                        + element("area", area)
                        + element("at", at));
        assertThat(all(answer, "result")).containsExactly(result);
        List<String> against = new ArrayList<>();
        List<String> codes = all(answer, "code");
        List<String> outcomes = all(answer, "outcome");
        for (int i = 0; i < codes.size(); i++) {
            if (!outcomes.get(i).equals("holds")) {
                against.add(codes.get(i));
            }
        }
        assertThat(String.join(" ", against)).isEqualTo(speaking == null ? "" : speaking);
        assertThat(answer).doesNotContain(NUMBER).doesNotContain("110105").doesNotContain("饮酒");
    }

    @Test
    void what_was_known_at_a_moment_is_told_as_it_was_known() throws Exception {
        own();
        worlds.move(Duration.ofHours(1));
        worlds.write(
                "certificate-states",
                new Change.Correct(
                        "s1", LocalDate.of(2026, 2, 1), null, null, false, Map.of("state", "cancelled"), Why.of("写错")));
        String now = ask("verifyCertificate", element("number", "鲁K-003") + element("at", NOON));
        assertThat(all(now, "status")).containsExactly("cancelled");
        String before = ask(
                "verifyCertificate",
                element("number", "鲁K-003") + element("at", NOON) + element("knownAt", "2026-03-02T09:30:00+08:00"));
        assertThat(all(before, "status")).containsExactly("suspended");
        assertThat(all(before, "statusTitle")).containsExactly("暂扣");
    }

    @Test
    void the_card_of_who_has_left_or_works_elsewhere_is_good_for_nothing() throws Exception {
        own();
        worlds.write(
                "officers",
                new Change.Amend(
                        "o1", LocalDate.of(2026, 2, 1), null, Map.of("body", RegisterWorld.JUSTICE), Why.of("调动")));
        String elsewhere = ask("verifyCertificate", element("number", "鲁K-001") + element("at", NOON));
        assertThat(all(elsewhere, "result")).containsExactly("invalid");
        assertThat(elsewhere).contains("持证人不是证件所属主体的在职执法人员,也没有按规则派在那里");
        String before =
                ask("verifyCertificate", element("number", "鲁K-001") + element("at", "2026-01-31T12:00:00+08:00"));
        assertThat(all(before, "result")).containsExactly("valid");
        posted("p9", "seconded");
        assertThat(verified("鲁K-001", NOON))
                .as("in Shandong who is seconded is none of the body's")
                .containsExactly("invalid");
        posted("p10", "touring");
        assertThat(verified("鲁K-001", NOON)).containsExactly("valid");
        worlds.write("officers", new Change.End("o1", LocalDate.of(2026, 3, 1), Why.of("退休")));
        String left = ask("verifyCertificate", element("number", "鲁K-001") + element("at", NOON));
        assertThat(all(left, "result")).containsExactly("invalid");
        assertThat(all(left, "code")).contains("holder").doesNotContain("use");
    }

    private void posted(String key, String kind) {
        worlds.add("postings", key, "2026-03-01", null, "officer", "o1", "body", RegisterWorld.MARKET, "kind", kind);
    }

    @Test
    void who_may_not_enforce_or_failed_the_review_has_a_card_of_no_use_and_why_is_not_told() throws Exception {
        own();
        worlds.add(
                "officer-sanctions",
                "x1",
                "2026-02-10",
                "2026-02-20",
                "officer",
                "o1",
                "kind",
                "off-duty-training",
                "cause",
                "离岗事由");
        String barred =
                ask("verifyCertificate", element("number", "鲁K-001") + element("at", "2026-02-20T12:00:00+08:00"));
        assertThat(all(barred, "result")).containsExactly("invalid");
        assertThat(barred)
                .contains("<code>use</code>", "暂不能用来执法")
                .doesNotContain("离岗")
                .doesNotContain("off-duty");
        assertThat(verified("鲁K-001", NOON)).containsExactly("valid");
        worlds.add(
                "certificate-reviews",
                "r1",
                null,
                null,
                "year",
                2025,
                "certificate",
                "c1",
                "outcome",
                "failed",
                "reviewedOn",
                "2026-03-02");
        assertThat(verified("鲁K-001", NOON)).containsExactly("invalid");
        assertThat(verified("鲁K-001", "2026-03-01T12:00:00+08:00")).containsExactly("valid");
    }

    @Test
    void two_issuers_with_the_same_number_have_to_be_told_apart() throws Exception {
        own();
        worlds.add(
                "certificates",
                "c5",
                "2024-01-01",
                "2028-12-31",
                "number",
                "鲁K-001",
                "kind",
                "ministry",
                "officer",
                "o1",
                "body",
                RegisterWorld.MARKET,
                "issuer",
                "农业农村部",
                "reviewer",
                "农业农村部",
                "fields",
                List.of("agriculture"),
                "area",
                "370000");
        assertThat(ask("verifyCertificate", element("number", "鲁K-001") + element("at", NOON)))
                .contains("<faultcode>soap:Client</faultcode>", "SOAP-CERTIFICATE-ISSUER", "<field>issuer</field>");
        String answer = ask(
                "verifyCertificate",
                element("number", "鲁K-001")
                        + element("issuer", "农业农村部")
                        + element("area", "371002")
                        + element("at", NOON));
        assertThat(all(answer, "result")).containsExactly("valid");
        assertThat(all(answer, "kindTitle")).containsExactly("国务院部门制发的执法证件");
    }

    @Test
    void a_certificate_renewed_under_its_number_is_the_one_of_the_day() throws Exception {
        own();
        certificate(
                "c6", "鲁K-002", "hearing-presider", "o1", RegisterWorld.MARKET, "371002", "2024-01-01", "2028-12-31");
        assertThat(verified("鲁K-002", NOON)).containsExactly("valid");
        assertThat(verified("鲁K-002", "2021-03-02T12:00:00+08:00")).containsExactly("valid");
        assertThat(verified("鲁K-002", "2030-03-02T12:00:00+08:00")).containsExactly("invalid");
    }

    private List<String> verified(String number, String at) throws Exception {
        return all(ask("verifyCertificate", element("number", number) + element("at", at)), "result");
    }

    @Test
    void certificates_are_found_by_number_officer_and_body() throws Exception {
        String byNumber = ask("findCertificates", element("number", "鲁K-002"));
        assertThat(all(byNumber, "key")).containsExactly("c2");
        assertThat(all(byNumber, "status")).containsExactly("expired");
        assertThat(all(byNumber, "officerName")).containsExactly("张三");
        String byOfficer = ask("findCertificates", element("officer", "o1") + element("asOf", "2026-03-20"));
        assertThat(all(byOfficer, "key")).containsExactly("c1", "c2", "c3");
        assertThat(all(byOfficer, "status")).containsExactly("active", "expired", "active");
        String first = ask("findCertificates", element("body", "market") + element("size", "1"));
        assertThat(all(first, "key")).containsExactly("c1");
        String next = all(first, "next").get(0);
        String second =
                ask("findCertificates", element("body", "market") + element("size", "1") + element("after", next));
        assertThat(all(second, "key")).containsExactly("c3");
        assertThat(all(second, "stateTitle")).containsExactly("暂扣");
        assertThat(all(second, "next")).isEmpty();
        for (String each : List.of("<number>鲁J-001</number>", "<officer>o2</officer>", "<body>elsewhere</body>")) {
            assertThat(all(ask("findCertificates", each), "key")).isEmpty();
        }
        assertThat(byNumber + byOfficer + first).doesNotContain("110105").doesNotContain("饮酒");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "findCertificates | '' | SOAP-QUERY",
                "findCertificates | <number>a</number><body>market</body> | SOAP-QUERY",
                "findCertificates | <number>a</number><after>x</after> | SOAP-QUERY",
                "findCertificates | <body>market</body><after>x</after> | PAGE-CURSOR",
                "findCertificates | <body>market</body><size>0</size> | SOAP-SCHEMA",
                "findCertificates | <body>market</body><size>101</size> | SOAP-SCHEMA",
                "findCertificates | <body>market</body><asOf>2026-02-30</asOf> | SOAP-DATE",
                "findCertificates | <number></number> | SOAP-SCHEMA",
                "findCertificates | <citizenNumber>1</citizenNumber> | SOAP-SCHEMA",
                "verifyCertificate | <number>a</number> | SOAP-SCHEMA",
                "verifyCertificate | <at>2026-03-02T12:00:00+08:00</at> | SOAP-SCHEMA",
                "verifyCertificate | <number>a</number><at>2026-03-02</at> | SOAP-MOMENT",
                "verifyCertificate | <number>a</number><at>2026-03-02T12:00:00</at> | SOAP-MOMENT",
                "verifyCertificate | <number>a</number><area>37</area><at>2026-03-02T12:00:00Z</at> | CODE-DIVISION",
                "listChanges | <since>2026-03-02T12:00:00Z</since><position>1.~1.</position> | SOAP-QUERY",
                "listChanges | <since>yesterday</since> | SOAP-MOMENT",
                "listChanges | <position>1.c1</position> | REGISTER-POSITION",
                "listChanges | <position>x~y</position> | REGISTER-POSITION",
                "listChanges | <size>-1</size> | SOAP-SCHEMA"
            })
    void what_is_asked_wrongly_is_told_in_chinese(String operation, String parameters, String code) throws Exception {
        assertThat(ask(operation, parameters))
                .contains("<faultcode>soap:Client</faultcode>", "<code>" + code + "</code>")
                .containsPattern("<invalidRequest[^>]*><code>[A-Z-]+</code><message>[^<]*\\p{IsHan}");
    }

    @Test
    void an_unknown_operation_is_told_which_there_are() throws Exception {
        assertThat(ask("nothing", ""))
                .contains("SOAP-OPERATION", "可用:findCertificates、listChanges、verifyCertificate;契约见服务的地址加?wsdl");
    }

    @Test
    void who_may_not_is_refused_and_who_reaches_less_sees_less() throws Exception {
        String find = "<findCertificates" + NS + "><number>鲁K-001</number></findCertificates>";
        String withoutUse = worlds.programs.token(worlds.account, Operation.OFFICERS_VIEW);
        String withoutView = worlds.programs.token(worlds.account, Operation.REGISTERS_USE);
        for (String each : List.of(withoutUse, withoutView)) {
            assertThat(worlds.ask("certificates", each, "district", find))
                    .contains("<faultcode>soap:Client</faultcode>", "<forbidden ", "ACCESS-FORBIDDEN");
        }
        String changes = "<listChanges" + NS + "/>";
        String elsewhere = worlds.programs.open("justice-program", Role.OFFICER, RegisterWorld.JUSTICE);
        String token = worlds.programs.token(elsewhere, Operation.REGISTERS_USE, Operation.OFFICERS_VIEW);
        assertThat(all(worlds.ask("certificates", token, "justice-program", find), "key"))
                .isEmpty();
        assertThat(all(worlds.ask("certificates", token, "justice-program", changes), "key"))
                .isEmpty();
        // The township has the officer, whom it manages while the posting holds (plan 002 (7)); what changes is told to
        // his own body.
        String townsman = worlds.programs.open("town-program", Role.OFFICER, RegisterWorld.TOWN);
        String towns = worlds.programs.token(townsman, Operation.REGISTERS_USE, Operation.OFFICERS_VIEW);
        assertThat(all(worlds.ask("certificates", towns, "town-program", find), "key"))
                .containsExactly("c1");
        assertThat(all(worlds.ask("certificates", towns, "town-program", changes), "key"))
                .isEmpty();
        assertThat(worlds.post(
                        "certificates",
                        "<s:Envelope xmlns:s=\"" + Signed.SOAP + "\"><s:Body>" + find + "</s:Body></s:Envelope>"))
                .contains("SOAP-SECURITY-MISSING");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<findCertificates xmlns=\"urn:zhiheng:certificates:v1\"><number>a</number></findCertificates>",
                "<listChanges xmlns=\"urn:zhiheng:certificates:v1\"/>"
            })
    void without_the_registers_nothing_is_told_to_be_missing(String body) throws Exception {
        try (RegisterWorlds none = new RegisterWorlds()) {
            assertThat(none.ask("certificates", body))
                    .contains("<faultcode>soap:Server</faultcode>", "<unavailable ", "REGISTERS-NOT-READY");
        }
    }

    private record Told(Set<String> keys, String position) {}

    /** Everything there is behind a place, some at a time. */
    private Told changes(String from) throws Exception {
        Set<String> keys = new LinkedHashSet<>();
        String place = from;
        while (true) {
            String answer = ask("listChanges", place + element("size", "1"));
            keys.addAll(all(answer, "change").isEmpty() ? List.of() : all(answer, "key"));
            place = element("position", all(answer, "position").get(0));
            if (all(answer, "more").equals(List.of("false"))) {
                return new Told(keys, place);
            }
        }
    }

    @Test
    void changes_are_told_from_the_beginning_a_position_and_a_moment_and_none_is_missed() throws Exception {
        own();
        Told first = changes("");
        assertThat(first.keys()).containsExactlyInAnyOrder("c1", "c2", "c3");
        worlds.move(Duration.ofHours(1));
        String since = element("since", "2026-03-02T09:30:00+08:00");
        assertThat(changes(since).keys()).isEmpty();
        state("s2", "c1", "taken-back", "2026-03-02", null);
        for (String each : List.of(since, first.position())) {
            String answer = ask("listChanges", each);
            assertThat(all(answer, "status")).containsExactly("taken-back");
            assertThat(all(answer, "key")).containsExactly("c1", "c1");
            assertThat(all(answer, "at")).containsExactly("2026-03-02T02:00:00Z");
        }
        Told second = changes(first.position());
        assertThat(changes(second.position()).keys()).isEmpty();
        worlds.write("certificate-states", new Change.Withdraw("s2", Why.of("误录")));
        String withdrawn = ask("listChanges", second.position());
        assertThat(all(withdrawn, "status")).containsExactly("active");
        assertThat(all(withdrawn, "state")).isEmpty();
    }

    @Test
    void a_certificate_that_is_withdrawn_or_leaves_the_reach_is_told_to_be_gone() throws Exception {
        own();
        Told first = changes("");
        worlds.write("certificates", new Change.Withdraw("c2", Why.of("误录")));
        worlds.write(
                "certificates",
                new Change.Correct(
                        "c1",
                        LocalDate.of(2024, 1, 1),
                        null,
                        null,
                        false,
                        Map.of("body", RegisterWorld.ELSEWHERE),
                        Why.of("写错")));
        String answer = ask("listChanges", first.position());
        assertThat(all(answer, "key")).containsExactly("c2", "c1");
        assertThat(answer).doesNotContain("<certificate>");
    }
}
