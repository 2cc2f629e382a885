package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PackageSuite;

/** What is published about questions and answers, held against every question that a test of a shipped package asks. */
class PublishedSchemaTest {

    private static final ObjectMapper READER = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private static PackageSuite suite;
    private static final Map<String, JsonNode> PUBLISHED = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> plugins = Files.list(Path.of("../../region-plugins"))) {
            suite = PackageSuite.of(plugins.map(each -> each.resolve("src/main/resources/RULES-INF"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toArray(Path[]::new));
        }
        RulingResource published = new RulingResource(new LawRulings(null));
        for (Question<?, ?> question : new LawRulings(null).questions()) {
            byte[] schema = (byte[]) published.schema(question.name()).getEntity();
            PUBLISHED.put(question.name(), READER.readTree(schema));
        }
    }

    private static JsonSchema request(String question) {
        return SCHEMAS.getSchema(PUBLISHED.get(question), STRICT);
    }

    private static JsonSchema ruling(String question) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", "#/$defs/ruling");
        schema.put("$defs", PUBLISHED.get(question).get("$defs"));
        return SCHEMAS.getSchema(READER.valueToTree(schema), STRICT);
    }

    private static JsonNode json(Object value) throws IOException {
        return READER.readTree(Json.bytes(value));
    }

    @Test
    void every_question_of_every_package_test_and_its_answer_are_as_published() throws IOException {
        Map<String, JsonSchema> requests = new HashMap<>();
        Map<String, JsonSchema> rulings = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        TreeSet<String> determined = new TreeSet<>();
        int asked = 0;
        for (RulePackage each : suite.packages()) {
            for (PackageTest test : each.tests()) {
                String division = PackageTrial.division(test, each);
                Ruling<Map<String, Object>> ruling =
                        suite.asking().ask(test.ruling(), test.facts(), division, test.asOf());
                Map<String, Object> request = new LinkedHashMap<>();
                request.put("division", division);
                request.put("asOf", test.asOf().toString());
                request.put("facts", test.facts());
                requests.computeIfAbsent(test.ruling(), PublishedSchemaTest::request)
                        .validate(json(request))
                        .forEach(fault -> wrong.add(each.id() + " " + test.name() + ": request " + fault));
                rulings.computeIfAbsent(test.ruling(), PublishedSchemaTest::ruling)
                        .validate(json(RulingForm.of(ruling)))
                        .forEach(fault -> wrong.add(each.id() + " " + test.name() + ": " + fault));
                asked++;
                if (ruling.determined()) {
                    determined.add(test.ruling());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(500);
        assertThat(determined).isEqualTo(new TreeSet<>(PUBLISHED.keySet()));
    }

    @Test
    void what_no_ruling_says_is_not_as_published() throws IOException {
        assertThat(faults("{\"may\": true, \"must\": true}")).isZero();
        assertThat(faults("{\"may\": true, \"must\": null}")).isOne();
        assertThat(faults("{\"may\": true}")).isOne();
        assertThat(faults("{\"may\": true, \"must\": true, \"more\": true}")).isOne();
    }

    private static int faults(String rotation) throws IOException {
        JsonNode answer = PUBLISHED.get("rotation").get("$defs").get("answer");
        return SCHEMAS.getSchema(answer, STRICT)
                .validate(READER.readTree(rotation))
                .size();
    }
}
