package org.zhiheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RulePackage;

/** What the shipped packages' own questions are answered with is Chinese: no code, no name of a fact or a rule stands in a reason's text. */
class ReasonsForPeopleTest {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]{2,}");

    @Test
    void no_reason_of_a_ruling_is_told_in_identifiers() throws IOException {
        try (Stream<Path> plugins = Files.list(Path.of(".."))) {
            PackageSuite suite = PackageSuite.of(plugins.map(each -> each.resolve("src/main/resources/RULES-INF"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toArray(Path[]::new));
            List<String> told = new ArrayList<>();
            int looked = 0;
            for (RulePackage each : suite.packages()) {
                for (PackageTest test : each.tests()) {
                    Ruling<Map<String, Object>> ruling = suite.asking()
                            .ask(test.ruling(), test.facts(), PackageTrial.division(test, each), test.asOf());
                    looked += ruling.reasons().size();
                    ruling.reasons().stream()
                            .map(Reason::text)
                            .filter(text -> IDENTIFIER.matcher(text).find())
                            .forEach(text -> told.add(test.ruling() + ": " + text));
                }
            }
            assertThat(looked).isGreaterThan(1000);
            assertThat(told.stream().distinct().toList()).isEmpty();
        }
    }
}
