package org.zhiheng.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.LawRulings;
import org.zhiheng.testkit.PackageSuite;

/** The same facts asked of five divisions: where they must answer alike and where their own rules make a difference. */
class SideBySideTest {

    private static final List<String> DIVISIONS =
            List.of("630103", "420100", "371002", "410300", "dept:development-reform");

    private static PackageSuite suite;
    private static List<Map<String, Object>> table;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void read() throws IOException {
        suite = Main.suite(Path.of("../../region-plugins"));
        try (InputStream in = SideBySideTest.class.getResourceAsStream("/side-by-side.yaml")) {
            table = (List<Map<String, Object>>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        }
    }

    @Test
    void every_division_answers_as_its_rules_say() {
        List<String> wrong = new ArrayList<>();
        for (Map<String, Object> row : table) {
            for (String division : DIVISIONS) {
                Object expected = row.containsKey(division) ? row.get(division) : row.get("all");
                String different = difference(expected, ask(row, division));
                if (different != null) {
                    wrong.add(row.get("question") + " " + row.get("facts") + " in " + division + ": " + different);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_question_is_asked() {
        TreeSet<String> asked = new TreeSet<>();
        table.forEach(row -> asked.add((String) row.get("question")));
        TreeSet<String> known = new TreeSet<>();
        new LawRulings(null).questions().forEach(question -> known.add(question.name()));
        assertThat(asked).isEqualTo(known);
    }

    @SuppressWarnings("unchecked")
    private static Ruling<Map<String, Object>> ask(Map<String, Object> row, String division) {
        return suite.asking()
                .ask(
                        (String) row.get("question"),
                        (Map<String, Object>) row.get("facts"),
                        division,
                        LocalDate.parse((String) row.get("asOf")));
    }

    private static String difference(Object expected, Ruling<Map<String, Object>> ruling) {
        Map<?, ?> fields = (Map<?, ?>) expected;
        if (fields.containsKey("missing")) {
            return ruling.missing().equals(fields.get("missing"))
                    ? null
                    : "missing " + ruling.missing() + ", answer " + ruling.answer();
        }
        if (!ruling.determined()) {
            return "missing " + ruling.missing();
        }
        return holds(fields, ruling.answer()) ? null : ruling.answer().toString();
    }

    /** Whether everything expected is there; of groups only the named fields count, lists are as long as expected. */
    private static boolean holds(Object expected, Object actual) {
        if (expected instanceof Map<?, ?> fields) {
            return actual instanceof Map<?, ?> given
                    && fields.entrySet().stream().allMatch(field -> holds(field.getValue(), given.get(field.getKey())));
        }
        if (expected instanceof List<?> elements) {
            if (!(actual instanceof List<?> given) || given.size() != elements.size()) {
                return false;
            }
            for (int i = 0; i < elements.size(); i++) {
                if (!holds(elements.get(i), given.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return String.valueOf(expected).equals(String.valueOf(actual));
    }
}
