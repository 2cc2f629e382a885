package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.KnownChecks;
import org.zhiheng.rules.KnownEvents;
import org.zhiheng.rules.KnownOutsiders;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Verified;

/** The JSON Schemas for editors (docs/contracts/schemas) say of each YAML file what the reader says, as far as a schema can see it. */
class SchemasTest {

    private static final Path FOLDER = Path.of("../../docs/contracts/schemas");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    private static final Map<Pattern, String> KINDS = Map.of(
            Pattern.compile("package\\.yaml"), "package",
            Pattern.compile("parameters/.+\\.yaml"), "parameters",
            Pattern.compile("lists/[^/]+\\.yaml"), "list",
            Pattern.compile("tables/.+\\.yaml"), "table",
            Pattern.compile("procedures/.+\\.yaml"), "procedures",
            Pattern.compile("tests/.+\\.yaml"), "tests");

    /** What the form of a single file shows; the rest needs other files, dates in order or a graph. */
    private static final Set<String> VISIBLE = Set.of(
            "RP-KEY-01",
            "RP-KEY-02",
            "RP-KEY-03",
            "RP-KEY-04",
            "RP-KEY-05",
            "RP-KEY-06",
            "RP-KEY-07",
            "RP-KEY-09",
            "RP-KEY-11",
            "RP-YAML-07",
            "RP-DATE-01",
            "RP-SOURCE-01",
            "RP-SOURCE-04",
            "RP-SOURCE-06",
            "RP-SOURCE-07",
            "RP-PARAM-01",
            "RP-PARAM-02",
            "RP-PARAM-05",
            "RP-PARAM-06",
            "RP-PARAM-07",
            "RP-PROC-04",
            "RP-PROC-05",
            "RP-PROC-06",
            "RP-PROC-08",
            "RP-PROC-09",
            "RP-PROC-10",
            "RP-PROC-11",
            "RP-PROC-15",
            "RP-TEST-01");

    private static JsonSchema schema(String name) {
        return SCHEMAS.computeIfAbsent(name, key -> JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        SchemaLocation.of(FOLDER.resolve(key + ".json").toUri().toString())));
    }

    private static String kindOf(String path) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> documents(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(document -> documents.add(JSON.valueToTree(document)));
        return documents;
    }

    private static List<String> complaints(String path, List<JsonNode> documents) {
        List<String> complaints = new ArrayList<>();
        for (JsonNode document : documents) {
            schema(kindOf(path)).validate(document).forEach(each -> complaints.add(path + " " + each.getMessage()));
        }
        return complaints;
    }

    @ParameterizedTest
    @MethodSource("org.zhiheng.rules.reader.ShippedPackagesTest#packages")
    void a_shipped_package_is_valid(Path folder) throws IOException {
        List<String> complaints = new ArrayList<>();
        int files = 0;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file :
                    paths.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String path = folder.relativize(file).toString();
                complaints.addAll(complaints(path, documents(Files.readString(file))));
                files++;
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(files).isPositive();
    }

    static Stream<BrokenPackagesTest.Mistake> mistakes() {
        return Stream.of(
                        BrokenPackagesTest.yaml(),
                        BrokenPackagesTest.keys(),
                        BrokenPackagesTest.datesAndSources(),
                        BrokenPackagesTest.manifestAndParameters(),
                        BrokenPackagesTest.lists(),
                        BrokenPackagesTest.tablesAndDuties(),
                        BrokenPackagesTest.proceduresAndTests())
                .flatMap(List::stream)
                .filter(each -> each.file().endsWith(".yaml") && VISIBLE.contains(each.code()))
                // 6e1 is a number for JSON too.
                .filter(each -> !each.name().endsWith("value: 6e1"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_in_the_form_of_a_file_is_seen(BrokenPackagesTest.Mistake mistake) {
        String yaml = mistake.spoil().apply(new GoodPackage()).text(mistake.file());
        assertThat(complaints(mistake.file(), documents(yaml))).isNotEmpty();
    }

    static List<String> goodFiles() {
        return new GoodPackage()
                .files().keySet().stream()
                        .filter(path -> path.endsWith(".yaml"))
                        .toList();
    }

    /**
     * Every key of a good file is left out, renamed or given something else: the schema never blames what the reader takes, and sees
     * what the reader blames in the form.
     */
    @ParameterizedTest
    @MethodSource("goodFiles")
    void schema_and_reader_agree_about_every_key(String path) {
        List<JsonNode> documents = documents(new GoodPackage().text(path));
        assertThat(complaints(path, documents)).isEmpty();
        List<String> disagreements = new ArrayList<>();
        int[] tried = new int[1];
        for (JsonNode document : documents) {
            change(document, "", what -> {
                tried[0]++;
                compare(path, document, what, disagreements);
            });
        }
        assertThat(disagreements).isEmpty();
        assertThat(tried[0]).isGreaterThan(30);
    }

    private static void compare(String path, JsonNode document, String what, List<String> disagreements) {
        GoodPackage spoilt = new GoodPackage().put(path, document.toPrettyString());
        List<Fault> faults = new PackageReader()
                .read(spoilt.content()).faults().stream()
                        .filter(fault -> fault.file().equals(path))
                        .toList();
        List<String> complaints = complaints(path, List.of(document));
        if (!complaints.isEmpty() && faults.isEmpty()) {
            disagreements.add(what + ": only the schema: " + complaints);
        }
        if (complaints.isEmpty() && faults.stream().anyMatch(fault -> VISIBLE.contains(fault.code()))) {
            disagreements.add(what + ": only the reader: " + faults);
        }
    }

    /** Makes one change after another, each undone before the next. */
    private static void change(JsonNode node, String at, Consumer<String> tried) {
        if (node instanceof ObjectNode object) {
            for (String key : names(object)) {
                JsonNode before = object.deepCopy();
                String place = at + "/" + key;
                change(object.get(key), place, tried);
                JsonNode value = object.remove(key);
                tried.accept(place + " left out");
                object.set(key + "x", value);
                tried.accept(place + " renamed");
                object.remove(key + "x");
                for (JsonNode other : others(value)) {
                    object.set(key, other);
                    tried.accept(place + " = " + other);
                }
                object.removeAll();
                object.setAll((ObjectNode) before);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                change(array.get(i), at + "/" + i, tried);
                JsonNode value = array.get(i);
                for (JsonNode other : others(value)) {
                    array.set(i, other);
                    tried.accept(at + "/" + i + " = " + other);
                }
                array.set(i, value);
            }
        }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private static List<JsonNode> others(JsonNode value) {
        List<JsonNode> others = new ArrayList<>();
        others.add(JSON.createObjectNode().put("x", "y"));
        others.add(JSON.createArrayNode());
        others.add(JSON.getNodeFactory().textNode(""));
        if (value.isTextual()) {
            others.add(JSON.getNodeFactory().textNode("no such word"));
        } else if (value.isNumber() || value.isBoolean()) {
            others.add(JSON.getNodeFactory().textNode(value.asText()));
        }
        return others;
    }

    private static List<String> words(Enum<?>... constants) {
        return Arrays.stream(constants)
                .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    static Stream<Map.Entry<String, List<String>>> enumerations() {
        return Map.ofEntries(
                Map.entry("common.json#/$defs/layer", words(Layer.values())),
                Map.entry("common.json#/$defs/verified", words(Verified.values())),
                Map.entry("common.json#/$defs/unit", words(TermUnit.values())),
                Map.entry("common.json#/$defs/term/properties/suspendedBy/items", words(SuspensionKind.values())),
                Map.entry("common.json#/$defs/term/properties/direction", words(TermRule.Direction.values())),
                Map.entry("parameters.json#/properties/type", words(Parameter.Type.values())),
                Map.entry(
                        "parameters.json#/properties/override/properties/direction",
                        words(OverrideRule.Direction.values())),
                Map.entry("list.json#/properties/merge", words(RuleList.Merge.values())),
                Map.entry("procedures.json#/properties/actKind", words(ActKind.values())),
                Map.entry(
                        "procedures.json#/properties/stages/additionalProperties/properties/checks/items",
                        Arrays.stream(KnownChecks.values())
                                .map(KnownChecks::code)
                                .toList()),
                Map.entry(
                        "procedures.json#/properties/stages/additionalProperties/properties/role",
                        Arrays.stream(KnownRoles.values()).map(KnownRoles::code).toList()),
                Map.entry(
                        "procedures.json#/properties/stages/additionalProperties/properties/body",
                        words(ActingBody.values())),
                Map.entry(
                        "procedures.json#/$defs/mark/anyOf/1",
                        Arrays.stream(KnownEvents.values())
                                .map(KnownEvents::code)
                                .toList()),
                Map.entry(
                        "procedures.json#/properties/clocks/additionalProperties/properties/who",
                        Stream.concat(
                                        Arrays.stream(KnownRoles.values()).map(KnownRoles::code),
                                        Arrays.stream(KnownOutsiders.values()).map(KnownOutsiders::code))
                                .toList()))
                .entrySet()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void a_closed_list_of_words_is_the_reader_s(Map.Entry<String, List<String>> expected) throws IOException {
        String[] place = expected.getKey().split("#");
        JsonNode words = JSON.readTree(FOLDER.resolve(place[0]).toFile()).at(place[1] + "/enum");
        List<String> listed = new ArrayList<>();
        words.forEach(word -> listed.add(word.textValue()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(expected.getValue());
    }

    @Test
    void the_types_of_columns_are_the_reader_s() throws IOException {
        JsonNode words = JSON.readTree(FOLDER.resolve("list.json").toFile())
                .at("/properties/columns/items/properties/type/enum");
        List<String> listed = new ArrayList<>();
        words.forEach(word -> listed.add(word.textValue()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(CellReader.TYPES.keySet());
    }

    @ParameterizedTest
    @CsvSource({"package", "parameters", "list", "table", "procedures", "tests"})
    void every_key_is_explained_in_chinese(String name) throws IOException {
        JsonNode root = JSON.readTree(FOLDER.resolve(name + ".json").toFile());
        List<String> unexplained = new ArrayList<>();
        explained(root, name, unexplained);
        assertThat(unexplained).isEmpty();
    }

    /** What is only referred to is explained where it is defined. */
    private static void explained(JsonNode node, String at, List<String> unexplained) {
        JsonNode properties = node.path("properties");
        if (!node.has("if") || node.has("additionalProperties")) {
            properties.fields().forEachRemaining(each -> {
                JsonNode key = each.getValue();
                boolean refers = key.has("$ref");
                if (!refers && !key.path("description").asText().matches("(?s).*\\p{IsHan}.*")) {
                    unexplained.add(at + "/" + each.getKey());
                }
                explained(key, at + "/" + each.getKey(), unexplained);
            });
        }
        if (node.path("items").isObject()) {
            explained(node.get("items"), at, unexplained);
        }
        if (node.path("additionalProperties").isObject()) {
            explained(node.get("additionalProperties"), at, unexplained);
        }
    }
}
