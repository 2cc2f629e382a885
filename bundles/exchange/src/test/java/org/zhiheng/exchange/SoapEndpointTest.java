package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The SOAP door over real HTTP: what is asked rightly is answered, what is hostile is ended early. */
class SoapEndpointTest {

    private static final String XML = "Content-Type: text/xml;charset=utf-8";
    private static final String OPEN =
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><ask xmlns=\"urn:zhiheng:rulings:v1\"";
    private static final String ASK =
            OPEN + "><question>echo</question><division>371002</division><asOf>2024-09-02</asOf>";
    private static final String CLOSE = "</ask></s:Body></s:Envelope>";
    private static final long GIGABYTE = 1L << 30;

    private static Programs programs;
    private static Bus bus;
    private static Server server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        programs = new Programs();
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        bus = SoapEndpoint.newBus();
        server = SoapEndpoint.publish(
                bus, "http://127.0.0.1:" + port + "/ruling", new Echo(), programs.gate(), programs.permissions);
    }

    @AfterAll
    static void stop() throws IOException {
        server.destroy();
        bus.shutdown(true);
        programs.close();
    }

    @Test
    void facts_of_every_shape_go_there_and_back() throws IOException {
        String answer =
                send(ASK + "<facts><fact name=\"listed\">true</fact><list name=\"sanctions\"><value>fine</value></list>"
                        + "<group name=\"item\"><fact name=\"code\">E1</fact></group></facts>" + CLOSE);
        assertThat(answer)
                .contains("200 OK", "<fact name=\"typed\">true</fact>", "<value>fine</value>", "<group name=\"item\">");
    }

    @Test
    void a_wrong_fact_and_rules_not_ready_are_faults_of_the_contract() throws IOException {
        assertThat(send(ASK + "<facts><fact name=\"wrong\">1</fact></facts>" + CLOSE))
                .contains("invalidRequest", "RULING-FACT-UNKNOWN", "facts.wrong");
        assertThat(send(ASK + "<book>f</book><facts/>" + CLOSE)).contains("unavailable", "RULES-NOT-READY");
        assertThat(send(ASK.replace("2024-09-02", "2024-02-30") + "<facts/>" + CLOSE))
                .contains("SOAP-DATE");
    }

    @Test
    void what_the_contract_does_not_know_is_refused() throws IOException {
        assertThat(send(ASK + "<other/><facts/>" + CLOSE)).contains("soap:Client");
        assertThat(send(ASK + CLOSE)).contains("soap:Client");
        assertThat(send(ASK + "<facts><fact>1</fact></facts>" + CLOSE)).contains("soap:Client");
    }

    /** That an answer is a fault of the client's, with its code and a Chinese message, at the message and in the detail. */
    private static void refused(String answer, String code) {
        assertThat(answer)
                .contains("<faultcode>soap:Client</faultcode>", "<code>" + code + "</code>")
                .contains("charset=utf-8")
                .containsPattern("<faultstring>[^<]*\\p{IsHan}")
                .containsPattern(
                        "<invalidRequest xmlns=\"urn:zhiheng:rulings:v1\"><code>[A-Z-]+</code><message>[^<]*\\p{IsHan}");
    }

    @Test
    void whatever_is_wrong_with_a_request_is_told_as_the_clients_fault_in_chinese() throws IOException {
        refused(send(ASK + "<facts><fact name=\"wrong\">1</fact></facts>" + CLOSE), "RULING-FACT-UNKNOWN");
        refused(send(ASK + "<other/><facts/>" + CLOSE), "SOAP-SCHEMA");
        refused(send(ASK + CLOSE), "SOAP-SCHEMA");
        refused(send(ASK.replace("<ask ", "<answer ") + "<facts/></answer></s:Body></s:Envelope>"), "SOAP-OPERATION");
        refused(send(ASK), "SOAP-XML");
        refused(send(""), "SOAP-XML");
        refused(send("{}"), "SOAP-XML");
        refused(send("<!DOCTYPE a []>" + ASK + "<facts/>" + CLOSE), "SOAP-XML");
        refused(with("SOAPAction: \"urn:nothing\"", ASK + "<facts/>" + CLOSE), "SOAP-ACTION");
        refused(with("SOAPAction: \"urn:zhiheng:rulings:v1/listQuestions\"", ASK + "<facts/>" + CLOSE), "SOAP-ACTION");
        assertThat(send("<a/>")).contains("<code>SOAP-MESSAGE</code>").doesNotContain("soap:Server");
        assertThat(send(ASK + "<other/><facts/>" + CLOSE)).contains("消息不符合契约(XSD):", "other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/soap+xml", "text/plain", "text/xmlx", "multipart/related"})
    void what_is_not_sent_as_xml_is_refused_whatever_it_holds(String type) throws IOException {
        String answer = request("Content-Type: " + type, ASK + "<facts/>" + CLOSE);
        refused(answer, "SOAP-CONTENT-TYPE");
        assertThat(answer).startsWith("HTTP/1.1 415");
    }

    @Test
    void the_published_action_is_taken_with_and_without_quotes() throws IOException {
        for (String action : List.of("\"urn:zhiheng:rulings:v1/ask\"", "urn:zhiheng:rulings:v1/ask", "\"\"")) {
            assertThat(with("SOAPAction: " + action, ASK + "<facts/>" + CLOSE))
                    .contains("200 OK", "<status>determined");
        }
    }

    @Test
    void a_fault_of_the_platform_shows_an_id_and_nothing_of_the_inside() throws IOException {
        assertThat(send(ASK + "<facts><fact name=\"broken\">1</fact></facts>" + CLOSE))
                .contains("<faultcode>soap:Server</faultcode>", "<code>SOAP-500</code>", "平台内部错误,编号")
                .doesNotContain("the inside");
    }

    @Test
    void a_value_of_a_rule_is_told_item_by_item_and_part_by_part() throws IOException {
        assertThat(send(ASK + "<facts/>" + CLOSE))
                .contains("<value>penalty</value><value>inspection</value>")
                .contains("<value name=\"amount\">50000.00</value><value name=\"inclusive\">true</value>");
    }

    @Test
    void an_answer_is_in_utf8_whatever_the_request_is_written_in() throws IOException {
        String answer = request("Content-Type: text/xml", ASK + "<facts/>" + CLOSE);
        assertThat(answer).contains("charset=utf-8", "<text>依据规则</text>");
    }

    @Test
    void document_types_entities_and_inclusions_are_refused() throws IOException {
        String secret = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        assertThat(send(secret + ASK + "<facts><fact name=\"a\">&x;</fact></facts>" + CLOSE))
                .contains("soap:Client");
        String bomb =
                "<!DOCTYPE a [<!ENTITY x \"" + "y".repeat(1000) + "\"><!ENTITY z \"" + "&x;".repeat(1000) + "\">]>";
        assertThat(send(bomb + ASK + "<facts><fact name=\"a\">&z;</fact></facts>" + CLOSE))
                .contains("soap:Client");
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\"/>";
        assertThat(send(ASK + "<facts>" + include + "</facts>" + CLOSE)).contains("soap:Client");
    }

    @Test
    void a_text_of_a_gigabyte_is_ended_early() throws IOException {
        endsEarly(ASK + "<facts><fact name=\"a\">", i -> "x".repeat(65_536));
    }

    @Test
    void a_million_attributes_are_ended_early() throws IOException {
        endsEarly(OPEN + " ", i -> "a" + i + "=\"1\" ");
    }

    @Test
    void endless_nesting_is_ended_early() throws IOException {
        endsEarly(ASK + "<facts>", i -> "<group name=\"g\">");
    }

    @Test
    void endless_elements_are_ended_early() throws IOException {
        endsEarly(ASK + "<facts>", i -> "<fact name=\"a\">1</fact>");
    }

    /** Sends without end: the server must answer with a fault, or close, long before a gigabyte; a server that waits is told by the socket's patience. */
    private static void endsEarly(String head, IntFunction<String> more) throws IOException {
        long sent = 0;
        try (Socket socket = connected(XML)) {
            OutputStream out = socket.getOutputStream();
            chunk(out, head);
            for (int i = 0; sent < GIGABYTE && socket.getInputStream().available() == 0; i++) {
                sent += chunk(out, more.apply(i));
            }
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 500");
        } catch (SocketException closed) {
            // the server has ended the connection: that is an answer too
        }
        assertThat(sent).isLessThan(GIGABYTE / 4);
    }

    private static int chunk(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.length;
    }

    private static Socket connected(String headers) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(("POST /ruling HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                                + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String send(String body) throws IOException {
        return request(XML, body);
    }

    private static String with(String header, String body) throws IOException {
        return request(XML + "\r\n" + header, body);
    }

    /** Asks as a program that may; what is no message at all goes as it is. */
    private static String request(String headers, String message) throws IOException {
        String security = Signed.header(Programs.NAME, programs.token, programs.clock.instant());
        String body = message.replaceFirst("<s:Body>", Matcher.quoteReplacement(security + "<s:Body>"));
        try (Socket socket = connected(headers);
                InputStream in = socket.getInputStream()) {
            if (!body.isEmpty()) {
                chunk(socket.getOutputStream(), body);
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
