package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;

/** That the schema of an answer fits what is written of it, and nothing else. */
class PlainSchemaTest {

    /** Everything that a record of {@code api} holds. */
    public record Whole(
            String text,
            boolean yes,
            long number,
            Integer perhaps,
            BigDecimal money,
            LocalDate day,
            Instant at,
            CaseStatus word,
            List<Part> parts,
            Map<CaseStatus, String> named,
            Object anything,
            Part part,
            Ruling<Map<String, Object>> ruling) {}

    public record Part(String name, List<Part> below) {}

    private static final Ruling<Map<String, Object>> RULING = new Ruling<>(
            "procedure-check",
            null,
            List.of("facts.fine"),
            List.<Reason>of(),
            new RuleBookRef("371002", LocalDate.of(2024, 9, 2), "book", "2"));

    private final ObjectMapper json = new ObjectMapper();

    private static Tells tells(String listed, boolean labels) {
        return new Tells() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return Tells.class;
            }

            @Override
            public Class<? extends Record> value() {
                return Whole.class;
            }

            @Override
            public String listed() {
                return listed;
            }

            @Override
            public boolean labels() {
                return labels;
            }
        };
    }

    private List<String> wrong(Tells tells, Object answer) throws Exception {
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("reason", RulingSchema.reason());
        schemas.put("ruleBook", RulingSchema.ruleBook());
        schemas.put("ruling", RulingSchema.any());
        Map<String, Object> schema = new LinkedHashMap<>(new PlainSchema(schemas).told(tells));
        schema.put("components", Map.of("schemas", schemas));
        JsonSchema read =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(json.valueToTree(schema));
        return read.validate(json.readTree(Json.bytes(answer))).stream()
                .map(each -> each.getInstanceLocation() + " " + each.getType())
                .toList();
    }

    private static Whole full() {
        return new Whole(
                "文",
                true,
                3,
                4,
                new BigDecimal("10.50"),
                LocalDate.of(2024, 9, 2),
                Instant.EPOCH,
                CaseStatus.OPEN,
                List.of(new Part("a", List.of(new Part("b", List.of())))),
                Map.of(CaseStatus.OPEN, "在办"),
                List.of(1),
                new Part("c", List.of()),
                RULING);
    }

    private static Whole empty() {
        return new Whole(null, false, 0, null, null, null, null, null, List.of(), Map.of(), null, null, RULING);
    }

    @Test
    void what_is_written_of_a_record_fits_its_schema() throws Exception {
        for (Whole each : List.of(full(), empty())) {
            assertThat(wrong(tells("", false), PlainForm.of(each))).isEmpty();
            assertThat(wrong(tells("all", false), Map.of("all", List.of(PlainForm.of(each)))))
                    .isEmpty();
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> labelled = new LinkedHashMap<>((Map<String, Object>) PlainForm.of(full()));
        labelled.put("labels", Map.of("bodies", Map.of("market", "市场监管局")));
        assertThat(wrong(tells("", true), labelled)).isEmpty();
    }

    @Test
    void anything_else_does_not() throws Exception {
        for (String each : Arrays.asList("text", "yes", "number", "parts", "part", "word")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> other = new LinkedHashMap<>((Map<String, Object>) PlainForm.of(full()));
            other.put(each, "word".equals(each) ? "no-such-word" : Map.of("name", 1));
            assertThat(wrong(tells("", false), other)).as(each).isNotEmpty();
            other.remove(each);
            assertThat(wrong(tells("", false), other)).as("without " + each).isNotEmpty();
        }
        assertThat(wrong(tells("", true), PlainForm.of(full()))).isNotEmpty();
    }
}
