package org.zhiheng.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PhraseCheck;

/** Each of the 273 rules of the five plans is carried by a package or waits for a named module; nothing falls between. */
class CoverageTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path PLUGINS = PROJECT.resolve("region-plugins");
    /** The modules of the layout that do not exist yet. A value never waits: only what is done with it does. */
    private static final Set<String> MODULES = Set.of(
            "access",
            "procedures",
            "documents",
            "credentials",
            "powers",
            "cases",
            "inspections",
            "coordination",
            "supervision",
            "statistics",
            "disclosure",
            "exchange");

    private final List<Plan> plans = Plan.all(PLUGINS);

    @Test
    void the_plans_have_as_many_rules_as_were_counted_in_them() {
        assertThat(plans).extracting(plan -> plan.rows().size()).containsExactly(77, 76, 60, 34, 26);
        assertThat(plans.stream().flatMap(plan -> plan.rows().stream()).map(Plan.Row::rule))
                .doesNotHaveDuplicates()
                .hasSize(273);
    }

    @Test
    void every_rule_is_carried_or_waits_for_a_module() throws IOException {
        Carriers carriers = new Carriers(Main.shipped(PLUGINS));
        List<String> wrong = new ArrayList<>();
        for (Plan plan : plans) {
            for (Plan.Row row : plan.rows()) {
                row.carriers().stream()
                        .filter(name -> carriers.find(plan, name).isEmpty())
                        .forEach(name -> wrong.add(row.rule() + ": nothing is named " + name));
                row.waitsFor().stream()
                        .filter(module -> !MODULES.contains(module))
                        .forEach(module -> wrong.add(row.rule() + ": no module " + module));
                if (row.carriers().isEmpty()
                        && (row.waitsFor().isEmpty() || row.note().isBlank())) {
                    wrong.add(row.rule() + ": stands on neither side, or does not say why");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_rules_are_those_read_in_the_plans() throws IOException {
        Optional<Path> shared = PhraseCheck.findShared(Path.of("").toAbsolutePath());
        assumeTrue(shared.isPresent(), "the collected texts are not here");
        Path list = shared.get().resolve("domain/data/seed_rules.csv");
        assumeTrue(Files.isRegularFile(list), "the list of rules is not here");

        List<String> read;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(list)) {
            read = csv.stream().map(line -> line.getField("id")).toList();
        }
        assertThat(plans.stream().flatMap(plan -> plan.rows().stream()).map(Plan.Row::rule))
                .containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void every_parameter_is_asked_for_or_says_that_it_is_there_to_be_read() throws IOException {
        Asked asked = new Asked(PROJECT.resolve("bundles"));
        List<String> wrong = new ArrayList<>();
        for (RulePackage each : Main.shipped(PLUGINS)) {
            for (Parameter parameter : each.parameters().values()) {
                if (asked.of(parameter) == parameter.textOnly()) {
                    wrong.add(each.id() + " " + parameter.id()
                            + (parameter.textOnly() ? " is asked for and marked" : " is neither"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_programs_ask_for_is_found_by_its_whole_name_or_its_beginning() throws IOException {
        Asked asked = new Asked(PROJECT.resolve("bundles"));
        assertThat(Main.shipped(PLUGINS).stream()
                        .flatMap(each -> each.parameters().values().stream())
                        .filter(asked::of)
                        .map(Parameter::id))
                .contains("officers.staff-excluded", "officers.least.act.penalty", "term.p-90")
                .doesNotContain("staffing.centre-acts-in-name-of");
    }

    @Test
    void the_pages_name_every_rule_and_every_cited_document() throws IOException {
        Map<String, String> pages = Main.pages(PROJECT);
        assertThat(pages)
                .containsOnlyKeys(
                        "README.md",
                        "xining-chengzhong.md",
                        "wuhan.md",
                        "weihai-huancui.md",
                        "development-reform-bureau.md",
                        "luoyang.md",
                        "documents.md",
                        "text-only.md");
        assertThat(pages.get("weihai-huancui.md"))
                .contains("| H-22 | ", "cn.371002 parameters/personnel.yaml `rotation.must-years`");
        assertThat(pages.get("documents.md")).contains("## 中华人民共和国行政处罚法\n", "| 第六十条 | ", "cn.000000 `term.p-90`");
        assertThat(pages.get("text-only.md"))
                .contains("| cn.371002 | `staffing.centre-acts-in-name-of` | ")
                .doesNotContain("`staffing.deployed-share`");
        assertThat(pages.get("README.md")).contains("| 77 |", "| 76 |", "| 60 |", "| 34 |", "| 26 |");
    }
}
