package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.law.LawRulings;
import org.zhiheng.testkit.PackageSuite;

/** The contract as it is documented: its example is asked of the real rules, and everything in it is explained in Chinese. */
class ContractTest {

    private static final Path CONTRACT = Path.of("../../docs/contracts/soap");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Programs programs;
    private static Bus bus;
    private static Server server;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        programs = new Programs();
        try (ServerSocket free = new ServerSocket(0)) {
            address = "http://127.0.0.1:" + free.getLocalPort() + "/services/ruling";
        }
        bus = SoapEndpoint.newBus();
        server = SoapEndpoint.publish(bus, address, new HuancuiRulings(), programs.gate(), programs.permissions);
    }

    @AfterAll
    static void stop() throws IOException {
        server.destroy();
        bus.shutdown(true);
        programs.close();
    }

    /** The law core over the packages of this repository. */
    private static final class HuancuiRulings implements Rulings {

        private final Rulings law = new LawRulings(null);
        private final Asking asking = PackageSuite.of(Stream.of("national", "shandong", "weihai-huancui")
                        .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                        .toArray(Path[]::new))
                .asking();

        @Override
        public Asking with(Books books) {
            return law.with(books);
        }

        @Override
        public Asking inForce() {
            return asking;
        }

        @Override
        public Asking archived(String bookFingerprint) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<Question<?, ?>> questions() {
            return law.questions();
        }

        @Override
        public Map<String, Object> schema(String question) {
            return law.schema(question);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String envelope) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "text/xml;charset=utf-8")
                .POST(BodyPublishers.ofString(envelope)));
    }

    /** The XML blocks of the guide: request by token, answer, request by signature, fault of security, fault of a value. */
    private static List<String> examples() throws IOException {
        String[] parts = Files.readString(CONTRACT.resolve("README.md")).split("```xml\n");
        return Stream.of(parts)
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("```")))
                .toList();
    }

    /** Without what differs between two releases of the same rules: layout, versions and fingerprint. */
    private static String comparable(String xml) {
        return xml.replaceAll(">\\s+<", "><")
                .replaceAll("<version>[^<]*</version>", "<version/>")
                .replaceAll("<fingerprint>[0-9a-f]{64}</fingerprint>", "<fingerprint/>")
                .replaceAll("<engine>[^<]*</engine>", "<engine/>")
                .strip();
    }

    /** With the token that was issued here, and a nonce of its own. */
    private static String byToken() throws IOException {
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return examples().get(0).replace("zht_…", programs.token).replaceAll("(#Base64Binary\">)[^<]*", "$1" + nonce);
    }

    @Test
    void the_documented_signature_lets_in_once_its_certificate_is_registered() throws Exception {
        String message = examples().get(2);
        HttpResponse<String> before = post(message);
        assertThat(before.statusCode()).isEqualTo(500);
        assertThat(comparable(before.body())).contains(comparable(examples().get(3)));
        String certificate = message.replaceAll("(?s).*X509v3\">(.*)</wsse:BinarySecurityToken>.*", "$1");
        programs.register((X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(certificate))));
        HttpResponse<String> answer = post(message);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<item><name>competence</name><title>");
        assertThat(post(message).statusCode()).isEqualTo(500);
    }

    @Test
    void the_documented_example_is_answered_as_documented() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(byToken());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(comparable(answer.body())).isEqualTo(comparable(examples().get(1)));
    }

    @Test
    void a_wrong_value_is_the_documented_fault() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(byToken().replace("<value>fine</value>", "<value>fines</value>"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(comparable(answer.body()).replaceAll("可用:[^<]*", "可用:…").replaceAll(" xmlns:ns\\d=\"[^\"]*\"", ""))
                .contains(comparable(examples().get(4)));
    }

    @Test
    void the_wsdl_served_is_the_contract_with_the_address_asked() throws IOException, InterruptedException {
        String wsdl =
                send(HttpRequest.newBuilder(URI.create(address + "?wsdl"))).body();
        assertThat(wsdl)
                .containsOnlyOnce("<wsdl:service ")
                .contains("<wsdl:service name=\"RulingService\">")
                .contains("location=\"" + address + "\"")
                .doesNotContain("127.0.0.1:8181");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ruling-service.xsd",
                "ruling-service.wsdl",
                "certificate-service.xsd",
                "certificate-service.wsdl",
                "powers-service.xsd",
                "powers-service.wsdl",
                "case-service.xsd",
                "case-service.wsdl"
            })
    void everything_a_stranger_meets_in_the_contract_is_explained_in_chinese(String file) throws Exception {
        Set<String> kinds = Set.of(
                "element", "attribute", "complexType", "simpleType", "message", "portType", "operation", "service");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        NodeList all = factory.newDocumentBuilder()
                .parse(CONTRACT.resolve(file).toFile())
                .getElementsByTagName("*");
        List<String> unexplained = new ArrayList<>();
        int looked = 0;
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            boolean binding = each.getParentNode().getNodeName().equals("wsdl:binding");
            if (kinds.contains(each.getLocalName()) && each.hasAttribute("name") && !binding) {
                looked++;
                if (!documentation(each).matches("(?s).*\\p{IsHan}.*")) {
                    unexplained.add(each.getTagName() + " " + each.getAttribute("name"));
                }
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(looked).isGreaterThan(8);
    }

    private static String documentation(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("annotation".equals(child.getLocalName()) || "documentation".equals(child.getLocalName())) {
                text.append(child.getTextContent());
            }
        }
        return text.toString();
    }
}
