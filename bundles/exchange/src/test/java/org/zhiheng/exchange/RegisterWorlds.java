package org.zhiheng.exchange;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.LocalDate;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.credentials.service.DayRules;
import org.zhiheng.credentials.service.OfficerCardsService;
import org.zhiheng.law.LawRulings;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testregisters.RegisterWorld;

/** The services over registers behind real HTTP, with the real accounts and registers, and a program of the district's justice bureau. */
final class RegisterWorlds implements AutoCloseable {

    static final Path CONTRACT = Path.of("../../docs/contracts/soap");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RulesInForce RULES = rules();

    final Programs programs = new Programs();
    final RegisterWorld world;
    final String account;
    final String token;
    private final Bus bus = SoapEndpoint.newBus();
    private final List<Server> servers;
    private final String address;

    RegisterWorlds(RegisterOffer... offers) throws Exception {
        world = new RegisterWorld(programs.database, programs.folder, offers);
        account = programs.open("district", Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE);
        token = programs.token(
                account,
                Operation.REGISTERS_USE,
                Operation.OFFICERS_VIEW,
                Operation.ITEMS_VIEW,
                Operation.BENCHMARKS_VIEW,
                Operation.EMPOWERMENT_VIEW,
                Operation.ENTRUSTMENT_VIEW,
                Operation.LISTS_VIEW);
        try (ServerSocket free = new ServerSocket(0)) {
            address = "http://127.0.0.1:" + free.getLocalPort() + "/services/";
        }
        servers = List.of(
                SoapEndpoint.publish(
                        bus,
                        address + "certificates",
                        Contract.CERTIFICATES,
                        new CertificatePortService(world.registers, world.organisation, cards(), world.clock),
                        programs.gate(),
                        programs.permissions),
                SoapEndpoint.publish(
                        bus,
                        address + "powers",
                        Contract.POWERS,
                        new PowersPortService(world.registers, world.clock),
                        programs.gate(),
                        programs.permissions));
    }

    /** The public cards by the rules of the district. */
    private OfficerCardsService cards() {
        return new OfficerCardsService(
                world.engine,
                world.registers,
                new DayRules(RULES, new LawRulings(RULES), world.organisation),
                world.organisation,
                world.clock);
    }

    private static RulesInForce rules() {
        PackageSuite suite = PackageSuite.of(Stream.of("national", "shandong", "weihai-huancui")
                .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
        Books books = BookMaker.assemble(suite.packages(), 1).books();
        return new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.of(books);
            }
        };
    }

    static RegisterWorlds full() throws Exception {
        return new RegisterWorlds(() -> CredentialDefinitions.ALL, () -> PowerRegisters.ALL);
    }

    /** What somebody writes into a register, from its first day to its last; null for none. */
    void add(String register, String key, String from, String to, Object... values) {
        write(register, new Change.Add(key, day(from), day(to), map(values), Why.UNSAID));
    }

    void write(String register, Change change) {
        world.engine.write("somebody", register, change);
    }

    static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    static Map<String, Object> map(Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        return map;
    }

    void move(Duration by) {
        world.clock.move(by);
        programs.clock.move(by);
    }

    String ask(String service, String body) throws Exception {
        return ask(service, token, "district", body);
    }

    /** Asks, and holds what is answered to the contract. */
    String ask(String service, String token, String name, String body) throws Exception {
        String header = Signed.header(name, token, programs.clock.instant());
        return post(
                service,
                "<s:Envelope xmlns:s=\"" + Signed.SOAP + "\">" + header + "<s:Body>" + body + "</s:Body></s:Envelope>");
    }

    String post(String service, String envelope) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(address + service))
                        .header("Content-Type", "text/xml;charset=utf-8")
                        .POST(BodyPublishers.ofString(envelope))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode())
                .as(answer.body())
                .isEqualTo(answer.body().contains("Fault>") ? 500 : 200);
        valid(service, answer.body());
        return answer.body();
    }

    String wsdl(String service) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(address + service + "?wsdl"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String address(String service) {
        return address + service;
    }

    private static void valid(String service, String answer) throws Exception {
        Document document = Signed.parsed(answer);
        boolean fault = answer.contains("Fault>");
        Element holder = fault
                ? (Element) document.getElementsByTagName("detail").item(0)
                : Signed.one(document, Signed.SOAP, "Body");
        String file = fault ? "ruling" : service.equals("certificates") ? "certificate" : service;
        for (Node each = holder == null ? null : holder.getFirstChild(); each != null; each = each.getNextSibling()) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(
                            CONTRACT.resolve(file + "-service.xsd").toFile()))
                    .newValidator()
                    .validate(new DOMSource(each));
        }
    }

    /** The texts of all elements of a name, in order. */
    static List<String> all(String xml, String name) {
        return Arrays.stream(xml.split("<" + name + "(?: [^>]*)?>"))
                .skip(1)
                .map(each -> each.substring(0, each.indexOf('<')))
                .toList();
    }

    /** The XML blocks of the page about these services. */
    static List<String> examples() throws IOException {
        return Stream.of(Files.readString(CONTRACT.resolve("registers.md")).split("```xml\n"))
                .skip(1)
                .map(part -> part.substring(0, part.indexOf("```")))
                .toList();
    }

    /** Sends a documented message as it would be sent now. */
    String example(String service, int which) throws Exception {
        return post(
                service,
                examples()
                        .get(which)
                        .replace("zht_…", token)
                        .replace(
                                "2026-03-02T01:00:00Z", programs.clock.instant().toString()));
    }

    static String comparable(String xml) {
        return xml.replaceAll(">\\s+<", "><")
                .replaceAll(" xmlns:ns\\d=\"[^\"]*\"", "")
                .strip();
    }

    @Override
    public void close() throws IOException {
        servers.forEach(Server::destroy);
        bus.shutdown(true);
        programs.close();
    }
}
