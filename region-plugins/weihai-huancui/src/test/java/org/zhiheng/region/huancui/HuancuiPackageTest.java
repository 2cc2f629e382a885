package org.zhiheng.region.huancui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testkit.PhraseCheck;

class HuancuiPackageTest {

    private static final String HUANCUI = "cn.371002";

    private final PackageSuite suite = PackageSuite.of(
            Path.of("../national/src/main/resources/RULES-INF"),
            Path.of("../shandong/src/main/resources/RULES-INF"),
            Path.of("src/main/resources/RULES-INF"));

    @Test
    void keepsItsPromises() {
        assertThat(suite.packageOf(HUANCUI).tests()).isNotEmpty();
        assertThat(suite.run(HUANCUI)).isEmpty();
    }

    @Test
    void citesWordsThatStandInTheTexts() {
        Optional<Path> shared = PhraseCheck.findShared(Path.of("").toAbsolutePath());
        assumeTrue(shared.isPresent(), "the collected texts are not here");

        PhraseCheck.Findings findings = new PhraseCheck(shared.get()).check(suite.packageOf(HUANCUI));

        System.out.println(HUANCUI + ": " + findings.checked() + " phrases found, " + findings.notHeld().size()
                + " without a held text: " + findings.notHeld());
        assertThat(findings.wrong()).isEmpty();
        assertThat(findings.checked()).isPositive();
    }

    @Test
    void carriesEveryRuleOfThePlanWhereTheReadmeSays() throws IOException {
        RulePackage huancui = suite.packageOf(HUANCUI);
        Set<String> known = new TreeSet<>(huancui.parameters().keySet());
        huancui.lists().keySet().forEach(list -> known.add("lists/" + list));
        Set<String> duties = huancui.duties().stream().map(Duty::id).collect(Collectors.toSet());
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (!line.startsWith("| H-")) {
                continue;
            }
            String[] cells = line.split("\\|");
            told.add(cells[1].strip());
            assertThat(names(cells[2])).as(line).isNotEmpty().allMatch(name -> known.contains(name)
                    || duties.contains(name));
        }
        assertThat(told)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                        .mapToObj("H-%02d"::formatted)
                        .toList());
    }

    private static List<String> names(String cell) {
        Matcher quoted = Pattern.compile("`([^`]+)`|(HC-\\d+)").matcher(cell);
        return quoted.results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(name -> !name.endsWith(".yaml") && !name.endsWith(".csv"))
                .toList();
    }

    @Test
    void namesTheNineTownships() {
        assertThat(suite.packageOf(HUANCUI).lists().get("townships").rows())
                .extracting(row -> row.text("township"))
                .containsExactly(
                        "371002001", "371002002", "371002003", "371002011", "371002012", "371002100", "371002101",
                        "371002102", "371002109");
    }
}
