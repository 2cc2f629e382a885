package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** The HTTP interface over real HTTP, with the real law core behind it: every error is a code, a Chinese message and a field. */
class RestEndpointTest {

    private static final String JSON = "application/json";
    private static final ObjectMapper READER = new ObjectMapper();
    private static final String RULES =
            """
            id: rotation.must-years
            title: 满几年必须交流
            type: number
            unit: year
            values:
              2020-01-01:
                value: 6
                source: {document: d, article: 第一条, phrase: 满6年的必须进行交流}
                verified: text
            ---
            id: rotation.may-years
            title: 满几年可以交流
            type: number
            unit: year
            values:
              2020-01-01:
                value: 3
                source: {document: d, article: 第一条, phrase: 满3年的可以进行交流}
                verified: text
            """;
    private static final String PACKAGE =
            """
            id: cn.000000
            layer: nation
            division: "000000"
            version: 1.0.0
            title: 测试
            documents:
              d: {title: 测试文件, text: test.txt, textHeld: true}
            """;

    @TempDir
    private static Path folder;

    private static RestServer server;
    private static String token;

    @BeforeAll
    static void start() {
        server = new RestServer(folder, new LawRulings(rules()), List.of());
        String program = server.access.program("robot", "bureau");
        server.access.role(program, Role.RULE_STEWARD, "bureau", Scope.ALL);
        token = server.access
                .token(program, EnumSet.of(Operation.RULING_ASK, Operation.RULES_VIEW, Operation.RULES_PREVIEW))
                .get(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static RulesInForce rules() {
        ReadResult read = new PackageReader()
                .read(PackageContent.of(Map.of(
                        "package.yaml", PACKAGE.getBytes(StandardCharsets.UTF_8),
                        "parameters/all.yaml", RULES.getBytes(StandardCharsets.UTF_8))));
        assertThat(read.faults()).isEmpty();
        Books books = BookMaker.assemble(List.of(read.packageOrNull()), 1).books();
        return new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.empty();
            }
        };
    }

    private static HttpRequest.Builder to(String path) {
        return server.to(path).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return RestServer.send(request);
    }

    private static HttpResponse<byte[]> post(String question, String body) {
        return send(
                to("/api/v1/rulings/" + question).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<byte[]> ask(String question, String facts) {
        return post(question, "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":" + facts + "}");
    }

    private static Map<?, ?> json(HttpResponse<byte[]> response) throws IOException {
        return READER.readValue(response.body(), Map.class);
    }

    /** That an answer is an error in the one form all errors have. */
    private static Map<?, ?> refused(HttpResponse<byte[]> response, int status, String code, String field)
            throws IOException {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
        Map<?, ?> error = json(response);
        assertThat(error.keySet().toString()).isEqualTo("[code, message, field]");
        assertThat(error.get("code")).isEqualTo(code);
        assertThat(error.get("field")).isEqualTo(field);
        assertThat(error.get("message").toString()).matches("(?s).*\\p{IsHan}.*");
        return error;
    }

    @Test
    void a_question_is_answered_with_reasons() throws IOException {
        HttpResponse<byte[]> answer = ask("rotation", "{\"frontLineSince\":\"2018-11-01\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<?, ?> ruling = json(answer);
        assertThat(ruling.get("status")).isEqualTo("determined");
        assertThat(ruling.get("answer")).isEqualTo(Map.of("may", true, "must", true));
        Map<?, ?> reason = (Map<?, ?>) ((List<?>) ruling.get("reasons")).get(0);
        assertThat(reason.get("text")).isEqualTo("自2024-11-01起必须进行交流");
        assertThat(reason.get("value")).isEqualTo("6");
    }

    @Test
    void an_absent_fact_is_missing_and_no_error() throws IOException {
        Map<?, ?> ruling = json(ask("rotation", "{}"));
        assertThat(ruling.get("status")).isEqualTo("undetermined");
        assertThat(ruling.get("answer")).isNull();
        assertThat(ruling.get("missing")).isEqualTo(List.of("facts.frontLineSince"));
    }

    @Test
    void a_body_of_more_than_a_megabyte_is_refused() throws IOException {
        String padding = " ".repeat((1 << 20) + 1);
        refused(post("rotation", padding), 413, "HTTP-TOO-LARGE", null);
        // The same sent in pieces, so that no length is announced.
        InputStream pieces = new ByteArrayInputStream(padding.getBytes(StandardCharsets.US_ASCII));
        refused(
                send(to("/api/v1/rulings/rotation")
                        .header("Content-Type", JSON)
                        .POST(BodyPublishers.ofInputStream(() -> pieces))),
                413,
                "HTTP-TOO-LARGE",
                null);
    }

    @Test
    void a_body_of_exactly_a_megabyte_is_read() {
        String request = "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":{}}";
        String body = request + " ".repeat((1 << 20) - request.length());
        assertThat(post("rotation", body).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded", "nonsense"})
    void another_content_type_is_refused(String type) throws IOException {
        refused(
                send(to("/api/v1/rulings/rotation").header("Content-Type", type).POST(BodyPublishers.ofString("{}"))),
                415,
                "HTTP-415",
                null);
    }

    @Test
    void a_body_without_content_type_is_refused() throws IOException {
        refused(send(to("/api/v1/rulings/rotation").POST(BodyPublishers.ofString("{}"))), 415, "HTTP-415", null);
    }

    @Test
    void a_compressed_body_is_refused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("{}".getBytes(StandardCharsets.US_ASCII));
        }
        refused(
                send(to("/api/v1/rulings/rotation")
                        .header("Content-Type", JSON)
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(packed.toByteArray()))),
                415,
                "HTTP-ENCODING",
                null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/v2/rulings", "/api/v1/rulings/rotation/other", "/services/none"})
    void an_address_that_does_not_exist_is_told_as_json(String path) throws IOException {
        refused(send(to(path).GET()), 404, "HTTP-404", null);
    }

    @Test
    void the_root_leads_to_the_page() {
        HttpResponse<byte[]> answer = send(to("/").GET());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/app/");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/api/v1/rulings",
        "GET,/api/v1/rulings/rotation",
        "PUT,/api/v1/rulings/rotation",
        "POST,/api/v1/rules",
        "POST,/api/openapi.json"
    })
    void another_method_is_refused(String method, String path) throws IOException {
        refused(
                send(to(path).header("Content-Type", JSON).method(method, BodyPublishers.ofString("{}"))),
                405,
                "HTTP-405",
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2]                        | HTTP-JSON         | | 第1行第2列",
                "''                            | HTTP-JSON         | | 第1行第1列",
                "null                          | HTTP-JSON         | | 第1行第5列",
                "{                             | HTTP-JSON         | | 第1行第2列",
                "{} {}                         | HTTP-JSON         | | 第1行",
                "{\"facts\": {\"fine\": 01}}     | HTTP-JSON         | facts.fine | 第1行第21列",
                "{\"facts\": {\"fine\": NaN}}    | HTTP-JSON         | facts.fine | 第1行",
                "{\"facts\": {\"fine\": Infinity}} | HTTP-JSON       | facts.fine | 第1行",
                "{'facts': {}}                 | HTTP-JSON         | | 第1行",
                "{\"facts\": {}, }              | HTTP-JSON         | facts | 第1行",
                "{\"asOf\":\"1\",\"asOf\":\"2\"}     | HTTP-JSON-DOUBLED | asOf | 写了两次",
                "{\"facts\":{\"a\":[1,{\"b\":1,\"b\":2}]}} | HTTP-JSON-DOUBLED | facts.a[1].b | 写了两次"
            })
    void what_is_no_json_object_is_refused_with_field_and_position(
            String body, String code, String field, String message) throws IOException {
        assertThat(refused(post("rotation", body), 400, code, field)
                        .get("message")
                        .toString())
                .contains(message);
    }

    @Test
    void very_deep_json_and_very_long_texts_are_refused() throws IOException {
        String deep = "{\"facts\":" + "[".repeat(200_000);
        assertThat(json(post("rotation", deep)).get("code")).isEqualTo("HTTP-JSON-LIMIT");
        refused(
                ask("rotation", "{\"frontLineSince\":\"" + "x".repeat(70_000) + "\"}"),
                400,
                "HTTP-JSON-LIMIT",
                "facts.frontLineSince");
        refused(ask("training", "{\"year\":" + "9".repeat(100) + "}"), 400, "HTTP-JSON-LIMIT", "facts.year");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() throws IOException {
        byte[] chinese = "{\"division\":\"环翠区\"}".getBytes(Charset.forName("GB18030"));
        HttpResponse<byte[]> answer = send(
                to("/api/v1/rulings/rotation").header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(chinese)));
        refused(answer, 400, "HTTP-JSON", "division");
    }

    @Test
    void chinese_comes_back_as_it_was_sent() throws IOException {
        Map<?, ?> error = refused(ask("rotation", "{\"一线\":\"𠀋\"}"), 400, "RULING-FACT-UNKNOWN", "facts.一线");
        assertThat(error.get("message")).isEqualTo("没有名为“一线”的事实;可用:frontLineSince");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotation      | {\"since\": 1}                                        | RULING-FACT-UNKNOWN | facts.since",
                "competence    | {\"item\": {\"lsted\": true}}                          | RULING-FACT-UNKNOWN | facts.item.lsted",
                "officer-competence | {\"officers\": [{}, {\"certificate\": {\"states\": [{\"statee\": 1}]}}]} | RULING-FACT-UNKNOWN | facts.officers[1].certificate.states[0].statee",
                "hearing-right | {\"partyKind\": \"person\"}                            | RULING-FACT-VALUE | facts.partyKind",
                "hearing-right | {\"sanctions\": [\"fine\", \"fines\"]}                   | RULING-FACT-VALUE | facts.sanctions[1]",
                "hearing-right | {\"sanctions\": \"fine\"}                              | RULING-FACT-TYPE | facts.sanctions",
                "hearing-right | {\"sanctions\": [null]}                              | RULING-FACT-TYPE | facts.sanctions[0]",
                "hearing-right | {\"fine\": 50000}                                    | RULING-FACT-TYPE | facts.fine",
                "hearing-right | {\"fine\": 50000.00}                                 | RULING-FACT-TYPE | facts.fine",
                "hearing-right | {\"fine\": 1e400}                                    | RULING-FACT-TYPE | facts.fine",
                "hearing-right | {\"fine\": \"50000.001\"}                              | RULING-FACT-TYPE | facts.fine",
                "hearing-right | {\"fine\": \"-1\"}                                     | RULING-FACT-TYPE | facts.fine",
                "training      | {\"year\": 2024.5}                                   | RULING-FACT-TYPE | facts.year",
                "training      | {\"year\": 1e400}                                    | RULING-FACT-TYPE | facts.year",
                "training      | {\"year\": 99999999999999999999}                     | RULING-FACT-TYPE | facts.year",
                "training      | {\"records\": [{\"hours\": 1e999999999}]}              | RULING-FACT-TYPE | facts.records[0].hours",
                "training      | {\"records\": [{\"hours\": \"8\"}]}                      | RULING-FACT-TYPE | facts.records[0].hours",
                "rotation      | {\"frontLineSince\": \"2024-02-30\"}                   | RULING-FACT-TYPE | facts.frontLineSince",
                "rotation      | {\"frontLineSince\": 20240201}                       | RULING-FACT-TYPE | facts.frontLineSince",
                "competence    | {\"item\": {\"listed\": \"true\"}}                       | RULING-FACT-TYPE | facts.item.listed"
            })
    void a_fact_of_the_wrong_form_is_refused_by_name(String question, String facts, String code, String field)
            throws IOException {
        refused(ask(question, facts), 400, code, field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":{},\"extra\":1} | HTTP-FIELD-UNKNOWN | extra",
                "{\"division\":\"000000\",\"facts\":{}}                                | HTTP-FIELD | asOf",
                "{\"division\":\"000000\",\"asOf\":\"2024-13-01\",\"facts\":{}}            | HTTP-FIELD | asOf",
                "{\"division\":371002,\"asOf\":\"2024-11-01\",\"facts\":{}}              | HTTP-FIELD | division",
                "{\"division\":\"000000\",\"asOf\":\"2024-11-01\"}                       | HTTP-FIELD | facts",
                "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":[]}            | HTTP-FIELD | facts",
                "{\"division\":\"3710\",\"asOf\":\"2024-11-01\",\"facts\":{}}            | RULING-DIVISION-UNKNOWN | division"
            })
    void the_frame_of_a_request_is_strict_too(String body, String code, String field) throws IOException {
        refused(post("rotation", body), 400, code, field);
    }

    @Test
    void an_unknown_question_is_a_wrong_request_and_its_schema_does_not_exist() throws IOException {
        refused(ask("no-such", "{}"), 400, "RULING-QUESTION-UNKNOWN", "question");
        refused(send(to("/api/v1/rulings/no-such/schema").GET()), 404, "RULING-QUESTION-UNKNOWN", "question");
    }

    @Test
    void an_unknown_archived_book_is_not_found() throws IOException {
        HttpResponse<byte[]> answer =
                post("rotation", "{\"division\":\"000000\",\"asOf\":\"2024-11-01\",\"facts\":{},\"book\":\"0\"}");
        refused(answer, 404, "RULES-BOOK-UNKNOWN", "book");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "*/*", "application/*", "text/html, application/json;q=0.5"})
    void who_accepts_json_gets_it(String accept) {
        assertThat(send(to("/api/v1/rulings").header("Accept", accept)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void who_does_not_accept_json_is_told_so_in_json() throws IOException {
        refused(send(to("/api/v1/rulings").header("Accept", "text/html")), 406, "HTTP-406", null);
    }

    @Test
    void large_answers_are_compressed_for_who_asks_for_it() throws IOException {
        HttpResponse<byte[]> packed = send(to("/api/openapi.json").header("Accept-Encoding", "gzip"));
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] text = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
        assertThat(text).isEqualTo(send(to("/api/openapi.json")).body());
        assertThat(packed.body().length).isLessThan(text.length / 3);
    }

    @Test
    void the_openapi_document_is_the_same_in_json_and_yaml_and_beside_its_version() throws IOException {
        HttpResponse<byte[]> document = send(to("/api/openapi.json"));
        HttpResponse<byte[]> yaml = send(to("/api/openapi.yaml"));
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml;charset=utf-8");
        Object read = new Load(LoadSettings.builder().build())
                .loadFromString(new String(yaml.body(), StandardCharsets.UTF_8));
        assertThat(read).isEqualTo(json(document));
        assertThat(json(document).get("openapi")).isEqualTo("3.1.0");
        assertThat((Map<?, ?>) json(document).get("paths")).hasSizeGreaterThanOrEqualTo(31 + 7);
        assertThat(json(send(to("/api/v1/openapi.json")))).isEqualTo(json(document));
        assertThat(send(to("/api/v1/openapi.yaml")).body()).isEqualTo(yaml.body());
    }

    @Test
    void the_schema_of_every_question_stands_where_the_list_says() throws IOException {
        List<?> questions = (List<?>) json(send(to("/api/v1/rulings"))).get("questions");
        assertThat(questions).hasSizeGreaterThanOrEqualTo(31);
        for (Object each : questions) {
            Map<?, ?> question = (Map<?, ?>) each;
            assertThat(question.get("schema")).isEqualTo("/api/v1/rulings/" + question.get("question") + "/schema");
            Map<?, ?> schema = json(send(to(question.get("schema").toString())));
            assertThat(schema.get("$id")).isEqualTo("urn:zhiheng:ruling:" + question.get("question"));
            assertThat(schema.get("title")).isEqualTo(question.get("title"));
            assertThat(schema.get("additionalProperties")).isEqualTo(false);
        }
    }

    @Test
    void editors_get_the_schemas_of_rule_packages() throws IOException {
        for (String name : List.of("package", "parameters", "list", "table", "procedures", "tests", "common")) {
            HttpResponse<byte[]> schema = send(to("/api/v1/rules/schemas/" + name + ".json"));
            assertThat(schema.statusCode()).isEqualTo(200);
            assertThat((Object) json(schema).get("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        }
        refused(send(to("/api/v1/rules/schemas/nonsense.json")), 404, "RULES-SCHEMA-UNKNOWN", null);
    }
}
