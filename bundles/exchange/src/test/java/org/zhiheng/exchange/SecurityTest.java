package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.Method;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.exchange.contract.RulingPort;

/** Who comes in by SOAP and who does not, over real HTTP with the real accounts. */
class SecurityTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NS = "xmlns=\"urn:zhiheng:rulings:v1\"";
    private static final String ASK = "<ask " + NS + "><question>echo</question><division>371002</division>"
            + "<asOf>2024-09-02</asOf><facts><fact name=\"fine\">1.00</fact></facts></ask>";
    private static final String LIST = "<listQuestions " + NS + "/>";
    private static final String ANSWERED = "<status>determined</status>";

    /** What whoever is not recognised is told, whatever was wrong. */
    private static final String REFUSED =
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                    + "<soap:Fault><faultcode xmlns:wsse=\"" + Signed.WSSE + "\">wsse:FailedAuthentication</faultcode>"
                    + "<faultstring>请求没有通过安全验证(SOAP-SECURITY)</faultstring></soap:Fault></soap:Body></soap:Envelope>";

    private static Programs programs;
    private static Signed signer;
    private static Bus bus;
    private static Server server;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        programs = new Programs();
        signer = Signed.rsa();
        programs.register(signer.certificate);
        bus = SoapEndpoint.newBus();
        address = free();
        server = SoapEndpoint.publish(bus, address, new Echo(), programs.gate(), programs.permissions);
    }

    @AfterAll
    static void stop() throws Exception {
        server.destroy();
        bus.shutdown(true);
        programs.close();
    }

    private static String free() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            return "http://127.0.0.1:" + free.getLocalPort() + "/ruling";
        }
    }

    private static String post(String envelope) throws Exception {
        return postTo(address, envelope);
    }

    private static String postTo(String where, String envelope) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(where))
                        .header("Content-Type", "text/xml;charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(answer.body().contains("Fault>") ? 500 : 200);
        return answer.body();
    }

    private static String post(Document message) throws Exception {
        return post(Signed.text(message));
    }

    private static String envelope(String header, String body) {
        return "<s:Envelope xmlns:s=\"" + Signed.SOAP + "\">" + header + "<s:Body>" + body + "</s:Body></s:Envelope>";
    }

    private static Instant now() {
        return programs.clock.instant();
    }

    private static String header() {
        return Signed.header(Programs.NAME, programs.token, now());
    }

    private static Document signed() throws Exception {
        return signer.message(ASK, now());
    }

    // By token

    @Test
    void a_program_asks_with_its_token() throws Exception {
        assertThat(post(envelope(header(), ASK))).contains(ANSWERED);
        assertThat(post(envelope(header(), LIST))).contains("listQuestionsResponse");
    }

    @Test
    void without_security_nothing_is_answered() throws Exception {
        for (String header : new String[] {"", "<s:Header/>", "<s:Header><other xmlns=\"urn:other\"/></s:Header>"}) {
            assertThat(post(envelope(header, ASK)))
                    .contains("<faultcode xmlns:wsse=\"" + Signed.WSSE + "\">wsse:InvalidSecurity</faultcode>")
                    .contains("请求应当带有WS-Security安全头:UsernameToken,或者X.509签名(SOAP-SECURITY-MISSING)")
                    .doesNotContain("<detail");
        }
    }

    @Test
    void whatever_is_wrong_with_a_token_the_answer_is_the_same() throws Exception {
        String other = programs.another();
        for (String header : new String[] {
            Signed.header(Programs.NAME, programs.token + "x", now()),
            Signed.header("nobody", programs.token, now()),
            Signed.header(Programs.NAME, programs.token(other, Operation.RULING_ASK), now()),
            Signed.header(Programs.NAME, programs.token, now().minusSeconds(300)),
            Signed.header(Programs.NAME, programs.token, now().plusSeconds(61)),
            Signed.header(Programs.NAME, programs.token, now(), "too short"),
            header().replace("#PasswordText", "#PasswordDigest"),
            header().replaceAll("<wsse:Nonce.*</wsse:Nonce>", ""),
            header().replaceAll("<wsu:Created>.*</wsu:Created>", ""),
            header().replaceAll("<wsse:Password .*</wsse:Password>", ""),
            header().replace("<wsse:UsernameToken>", "<wsse:UsernameToken/><wsse:UsernameToken>"),
            header().replace("<wsse:UsernameToken>", "<unknown/><wsse:UsernameToken>"),
            header().replace("s:mustUnderstand", "s:actor=\"urn:another\" s:mustUnderstand"),
            header().replace("<s:Header>", "<s:Header><wsse:Security xmlns:wsse=\"" + Signed.WSSE + "\"/>")
        }) {
            assertThat(post(envelope(header, ASK))).as(header).isEqualTo(REFUSED);
        }
    }

    @Test
    void a_token_holds_for_five_minutes_and_clocks_may_differ_by_one() throws Exception {
        assertThat(post(envelope(Signed.header(Programs.NAME, programs.token, now().minusSeconds(299)), ASK)))
                .contains(ANSWERED);
        assertThat(post(envelope(Signed.header(Programs.NAME, programs.token, now().plusSeconds(60)), ASK)))
                .contains(ANSWERED);
    }

    @Test
    void the_same_nonce_lets_in_once() throws Exception {
        String message = envelope(header(), ASK);
        assertThat(post(message)).contains(ANSWERED);
        assertThat(post(message)).isEqualTo(REFUSED);
        assertThat(post(message.replace("1.00", "2.00"))).isEqualTo(REFUSED);
    }

    @Test
    void a_token_in_the_open_is_refused_even_when_it_is_right() throws Exception {
        String elsewhere = free();
        Server open = SoapEndpoint.publish(bus, elsewhere, new Echo(), programs.gate(), programs.permissions);
        try {
            open.getEndpoint().getInInterceptors().add(0, new From("192.0.2.7"));
            assertThat(postTo(elsewhere, envelope(header(), ASK))).isEqualTo(REFUSED);
            assertThat(postTo(elsewhere, Signed.text(signed()))).contains(ANSWERED);
        } finally {
            open.destroy();
        }
    }

    /** As if the request had come from an address. */
    private static final class From extends AbstractPhaseInterceptor<Message> {

        private final String source;

        From(String source) {
            super(Phase.RECEIVE);
            this.source = source;
        }

        @Override
        public void handleMessage(Message message) {
            HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
            message.put(AbstractHTTPDestination.HTTP_REQUEST, new HttpServletRequestWrapper(request) {
                @Override
                public String getRemoteAddr() {
                    return source;
                }
            });
        }
    }

    // Permission

    @Test
    void every_operation_of_the_port_says_what_it_needs() {
        Map<String, Operation> needed = Permit.of(RulingPortService.class);
        assertThat(needed)
                .containsOnlyKeys(Arrays.stream(RulingPort.class.getMethods())
                        .map(Method::getName)
                        .toArray(String[]::new))
                .containsEntry("ask", Operation.RULING_ASK)
                .containsEntry("listQuestions", Operation.RULES_VIEW);
    }

    @Test
    void an_operation_that_says_nothing_is_refused_and_so_is_nobody() throws Exception {
        Exchange exchange = new ExchangeImpl();
        exchange.put(
                org.apache.cxf.service.model.BindingOperationInfo.class,
                server.getEndpoint().getEndpointInfo().getBinding().getOperations().stream()
                        .filter(each -> each.getName().getLocalPart().equals("ask"))
                        .findFirst()
                        .orElseThrow());
        Message message = new MessageImpl();
        message.setExchange(exchange);
        Permit all = new Permit(programs.permissions, Permit.of(RulingPortService.class));
        assertThat(catchThrowableOfType(ZhihengException.class, () -> all.handleMessage(message))
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
        exchange.put(
                org.zhiheng.api.access.Principal.class,
                programs.signIn.token(programs.token).orElseThrow());
        all.handleMessage(message);
        Permit none = new Permit(programs.permissions, Map.of());
        assertThat(catchThrowableOfType(ZhihengException.class, () -> none.handleMessage(message))
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void a_program_that_may_only_ask_is_told_that_it_may_not_list() throws Exception {
        String narrow = programs.token(programs.account, Operation.RULING_ASK);
        assertThat(post(envelope(Signed.header(Programs.NAME, narrow, now()), ASK)))
                .contains(ANSWERED);
        assertThat(post(envelope(Signed.header(Programs.NAME, narrow, now()), LIST)))
                .contains("<faultcode>soap:Client</faultcode>")
                .contains(
                        "<forbidden " + NS + "><code>ACCESS-FORBIDDEN</code><message>没有“查看规则包”的权限,或者超出数据范围</message>");
        assertThat(programs.audit)
                .anyMatch(each -> each.kind() == AuditEvent.Kind.REFUSED
                        && "rules.view".equals(each.operation())
                        && programs.account.equals(each.account()));
    }

    private static String postFrom(String source, String envelope) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "text/xml;charset=utf-8")
                                .header("X-Forwarded-For", source)
                                .POST(HttpRequest.BodyPublishers.ofString(envelope))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<String> putDown(String source) {
        return programs.audit.stream()
                .filter(each -> source.equals(each.source()))
                .map(each -> each.kind() + " " + each.account() + " " + each.operation() + " " + each.detail())
                .toList();
    }

    @Test
    void who_is_refused_is_put_down_with_the_address_a_trusted_proxy_heard() throws Exception {
        Signed narrow = Signed.ec(now().minusSeconds(60), now().plusSeconds(3600));
        programs.register(narrow.certificate, Operation.RULING_ASK);
        assertThat(postFrom("198.51.100.20", Signed.text(narrow.message(LIST, now()))))
                .contains("ACCESS-FORBIDDEN");
        assertThat(putDown("198.51.100.20"))
                .containsExactly("REFUSED " + programs.account + " rules.view ACCESS-FORBIDDEN");
    }

    @Test
    void what_does_not_convince_is_put_down_once_for_an_address_and_not_what_brings_no_security() throws Exception {
        String wrong = envelope(Signed.header(Programs.NAME, "zht_made-up", now()), ASK);
        for (int i = 0; i < 3; i++) {
            assertThat(postFrom("198.51.100.21", wrong)).isEqualTo(REFUSED);
        }
        assertThat(postFrom("198.51.100.21", envelope("", ASK))).contains("SOAP-SECURITY-MISSING");
        assertThat(putDown("198.51.100.21")).containsExactly("SIGN_IN_REFUSED null null token-unknown");
        String another = envelope(Signed.header("another", programs.token, now()), ASK);
        assertThat(postFrom("198.51.100.22", another)).isEqualTo(REFUSED);
        assertThat(putDown("198.51.100.22"))
                .containsExactly("SIGN_IN_REFUSED " + programs.account + " null token-misused");
        assertThat(postFrom("198.51.100.23", Signed.text(Signed.rsa().message(ASK, now()))))
                .isEqualTo(REFUSED);
        assertThat(putDown("198.51.100.23")).containsExactly("SIGN_IN_REFUSED null null soap-message");
    }

    // By signature

    @Test
    void a_program_signs_with_its_registered_certificate() throws Exception {
        assertThat(post(signed())).contains(ANSWERED);
        Signed ec = Signed.ec(now().minusSeconds(60), now().plusSeconds(3600));
        programs.register(ec.certificate);
        assertThat(post(ec.message(ASK, now()))).contains(ANSWERED);
    }

    private static void refused(Document message) throws Exception {
        assertThat(post(message)).isEqualTo(REFUSED);
    }

    @Test
    void a_certificate_that_is_nobodys_signs_in_vain() throws Exception {
        refused(Signed.rsa().message(ASK, now()));
    }

    @Test
    void a_registered_certificate_with_anothers_signature_is_refused() throws Exception {
        Document message = Signed.rsa().message(ASK, now());
        Element token = Signed.one(message, Signed.WSSE, "BinarySecurityToken");
        token.setTextContent(java.util.Base64.getEncoder().encodeToString(signer.certificate.getEncoded()));
        refused(message);
    }

    @Test
    void a_revoked_certificate_is_refused() throws Exception {
        Signed revoked = Signed.ec(now().minusSeconds(60), now().plusSeconds(3600));
        String registration = programs.register(revoked.certificate);
        assertThat(post(revoked.message(ASK, now()))).contains(ANSWERED);
        programs.revoke(registration);
        refused(revoked.message(ASK, now()));
    }

    @Test
    void a_certificate_is_refused_before_it_begins_and_from_its_end() throws Exception {
        Signed later = Signed.ec(now().plusSeconds(60), now().plusSeconds(120));
        programs.register(later.certificate);
        refused(later.message(ASK, now()));
        programs.clock.move(Duration.ofSeconds(119));
        assertThat(post(later.message(ASK, now()))).contains(ANSWERED);
        programs.clock.move(Duration.ofSeconds(1));
        refused(later.message(ASK, now()));
    }

    @Test
    void a_signed_message_counts_once_on_every_node() throws Exception {
        String message = Signed.text(signed());
        assertThat(post(message)).contains(ANSWERED);
        assertThat(post(message)).isEqualTo(REFUSED);
        // Written otherwise it is the same message.
        assertThat(post(message.replaceAll("(<ds:SignatureValue>)", "$1\n "))).isEqualTo(REFUSED);
        String other = free();
        Server another = SoapEndpoint.publish(bus, other, new Echo(), programs.gate(), programs.permissions);
        try {
            assertThat(postTo(other, message)).isEqualTo(REFUSED);
        } finally {
            another.destroy();
        }
    }

    @Test
    void a_timestamp_that_is_over_too_long_or_not_yet_there_is_refused() throws Exception {
        for (Instant[] each : new Instant[][] {
            {now().minusSeconds(300), now()},
            {now().minusSeconds(300), now().plusSeconds(1)},
            {now().plusSeconds(61), now().plusSeconds(120)},
            {now(), now().plusSeconds(301)}
        }) {
            Document message = signer.unsigned(ASK, each[0], each[1]);
            signer.sign(
                    message,
                    Signed.SHA256,
                    "#body",
                    "#" + Signed.timestamp(message).getAttributeNS(Signed.WSU, "Id"));
            refused(message);
        }
        Document endless = signer.unsigned(ASK, now(), now());
        Signed.timestamp(endless).removeChild(Signed.one(endless, Signed.WSU, "Expires"));
        signer.sign(
                endless, Signed.SHA256, "#body", "#" + Signed.timestamp(endless).getAttributeNS(Signed.WSU, "Id"));
        refused(endless);
    }

    @Test
    void what_was_changed_after_signing_is_refused() throws Exception {
        String message = Signed.text(signed());
        assertThat(post(message.replace("1.00", "2.00"))).isEqualTo(REFUSED);
        assertThat(post(message.replaceAll("<wsu:Expires>[^<]*", "<wsu:Expires>" + now().plusSeconds(200))))
                .isEqualTo(REFUSED);
    }

    @Test
    void body_and_timestamp_both_have_to_be_signed() throws Exception {
        Document body = signer.unsigned(ASK, now(), now().plusSeconds(300));
        signer.sign(body, Signed.SHA256, "#body");
        refused(body);
        Document timestamp = signer.unsigned(ASK, now(), now().plusSeconds(300));
        signer.sign(timestamp, Signed.SHA256, "#" + Signed.timestamp(timestamp).getAttributeNS(Signed.WSU, "Id"));
        refused(timestamp);
        refused(signer.unsigned(ASK, now(), now().plusSeconds(300)));
    }

    @Test
    void a_body_moved_aside_does_not_vouch_for_another() throws Exception {
        for (String id : new String[] {null, "other", "body"}) {
            Document message = signed();
            Element body = Signed.one(message, Signed.SOAP, "Body");
            Element forged = (Element) body.cloneNode(true);
            Signed.one(message, "urn:zhiheng:rulings:v1", "fact");
            ((Element) forged.getElementsByTagNameNS("urn:zhiheng:rulings:v1", "fact")
                            .item(0))
                    .setTextContent("9.00");
            if (id == null) {
                forged.removeAttributeNS(Signed.WSU, "Id");
            } else {
                forged.setAttributeNS(Signed.WSU, "wsu:Id", id);
            }
            Element wrapper = message.createElementNS("urn:other", "wrapper");
            body.getParentNode().replaceChild(forged, body);
            wrapper.appendChild(body);
            Signed.one(message, Signed.SOAP, "Header").appendChild(wrapper);
            refused(message);
        }
    }

    @Test
    void a_signed_body_inside_of_the_forged_one_is_refused() throws Exception {
        Document message = signed();
        Element body = Signed.one(message, Signed.SOAP, "Body");
        Element forged = (Element) body.cloneNode(true);
        forged.removeAttributeNS(Signed.WSU, "Id");
        body.getParentNode().replaceChild(forged, body);
        forged.appendChild(body);
        refused(message);
    }

    @Test
    void a_second_body_beside_the_signed_one_is_refused() throws Exception {
        for (boolean before : new boolean[] {true, false}) {
            Document message = signed();
            Element body = Signed.one(message, Signed.SOAP, "Body");
            Element forged = (Element) body.cloneNode(true);
            forged.removeAttributeNS(Signed.WSU, "Id");
            body.getParentNode().insertBefore(forged, before ? body : null);
            refused(message);
        }
    }

    @Test
    void a_timestamp_moved_aside_does_not_vouch_for_a_new_one() throws Exception {
        Document message = signer.message(ASK, now().minusSeconds(400));
        Element old = Signed.timestamp(message);
        Element fresh = (Element) old.cloneNode(true);
        fresh.setAttributeNS(Signed.WSU, "wsu:Id", "fresh");
        fresh.getFirstChild().setTextContent(now().toString());
        fresh.getLastChild().setTextContent(now().plusSeconds(60).toString());
        old.getParentNode().replaceChild(fresh, old);
        Element wrapper = message.createElementNS("urn:other", "wrapper");
        wrapper.appendChild(old);
        Signed.one(message, Signed.SOAP, "Header").appendChild(wrapper);
        refused(message);
    }

    @Test
    void an_id_that_stands_twice_is_refused_wherever_it_stands() throws Exception {
        for (String name : new String[] {"Id", "ID", "AssertionID"}) {
            Document message = signed();
            Element header = Signed.one(message, Signed.SOAP, "Header");
            Element other = message.createElementNS("urn:other", "other");
            other.setAttributeNS(null, name, "body");
            header.appendChild(other);
            refused(message);
        }
    }

    @Test
    void weak_digests_are_refused() throws Exception {
        Document message = signer.unsigned(ASK, now(), now().plusSeconds(300));
        signer.sign(
                message,
                "http://www.w3.org/2000/09/xmldsig#sha1",
                "#body",
                "#" + Signed.timestamp(message).getAttributeNS(Signed.WSU, "Id"));
        refused(message);
    }

    @Test
    void nothing_outside_of_the_message_is_fetched() throws Exception {
        try (ServerSocket trap = new ServerSocket(0)) {
            trap.setSoTimeout(500);
            String message = Signed.text(signed())
                    .replace("URI=\"#body\"", "URI=\"http://127.0.0.1:" + trap.getLocalPort() + "/\"");
            assertThat(post(message)).isEqualTo(REFUSED);
            assertThat(catchThrowableOfType(java.net.SocketTimeoutException.class, trap::accept))
                    .isNotNull();
        }
    }

    @Test
    void other_ways_of_the_standard_are_refused() throws Exception {
        String assertion = "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"a\"/>";
        String key = "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"/>";
        for (String each : Set.of(assertion, key)) {
            assertThat(post(Signed.text(signed()).replace("<wsu:Timestamp", each + "<wsu:Timestamp")))
                    .isEqualTo(REFUSED);
            assertThat(post(envelope(header().replaceAll("<wsse:UsernameToken>.*</wsse:UsernameToken>", each), ASK)))
                    .isEqualTo(REFUSED);
        }
        assertThat(post(Signed.text(signed()).replace("#X509v3\" wsu:Id", "#X509PKIPathv1\" wsu:Id")))
                .isEqualTo(REFUSED);
    }

    @Test
    void document_types_are_refused_in_signed_messages_too() throws Exception {
        assertThat(post("<!DOCTYPE a [<!ENTITY x \"1\">]>" + Signed.text(signed())))
                .contains("<faultcode>soap:Client</faultcode>", "<code>SOAP-XML</code>");
    }

    // The platform's own faults

    private static String failing(OnceOnly onceOnly) throws Exception {
        String where = free();
        Server failing = SoapEndpoint.publish(bus, where, new Echo(), programs.gate(onceOnly), programs.permissions);
        try {
            return postTo(where, envelope(header(), ASK));
        } finally {
            failing.destroy();
        }
    }

    @Test
    void a_database_that_is_away_is_no_fault_of_the_program() throws Exception {
        assertThat(failing((digest, until) -> {
                    throw ZhihengException.unavailable("DB-UNAVAILABLE", "数据库暂时不可用,请稍后再试");
                }))
                .contains("<faultcode>soap:Server</faultcode>", "<unavailable", "<code>DB-UNAVAILABLE</code>");
        assertThat(failing((digest, until) -> {
                    throw new IllegalStateException("the inside");
                }))
                .contains("<faultcode>soap:Server</faultcode>", "<code>SOAP-500</code>")
                .doesNotContain("the inside");
    }

    @Test
    void the_contract_is_shown_to_everybody() throws Exception {
        Callable<HttpResponse<String>> wsdl = () -> HTTP.send(
                HttpRequest.newBuilder(URI.create(address + "?wsdl")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(wsdl.call().body()).contains("<wsdl:service name=\"RulingService\">");
    }
}
