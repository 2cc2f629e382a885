package org.zhiheng.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.zhiheng.rules.RulePackage;

/**
 * What every shipped rule package has to show: it is read without a fault over the packages above it, keeps all the
 * promises it carries, and cites words that stand in the texts. A region's test extends it and adds its own.
 *
 * <p>One instance serves all tests of a class, for reading the packages takes longer than asking them: keep no state in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RegionPackageContract {

    /** The package under test over those above it. */
    protected final PackageSuite suite;

    private final String id;

    /**
     * @param id of the package under test
     * @param plugins folders under {@code region-plugins}, the layers above first, the one under test last
     */
    protected RegionPackageContract(String id, String... plugins) {
        this.id = id;
        this.suite = PackageSuite.of(Arrays.stream(plugins)
                .map(plugin -> Path.of("..", plugin, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
    }

    /** The package under test. */
    protected final RulePackage rulePackage() {
        return suite.packageOf(id);
    }

    @Test
    void keepsItsPromises() {
        assertThat(rulePackage().tests()).isNotEmpty();
        assertThat(suite.run(id)).isEmpty();
    }

    @Test
    void citesWordsThatStandInTheTexts() {
        Optional<Path> shared = PhraseCheck.findShared(Path.of("").toAbsolutePath());
        assumeTrue(shared.isPresent(), "the collected texts are not here");

        PhraseCheck.Findings findings = new PhraseCheck(shared.get()).check(rulePackage());

        System.out.println(id + ": " + findings.checked() + " phrases found, "
                + findings.notHeld().size() + " without a held text: " + findings.notHeld());
        assertThat(findings.wrong()).isEmpty();
        assertThat(findings.checked() + findings.notHeld().size()).isPositive();
    }

    /** Documents that arise in a procedure have a name. */
    @Test
    void namesTheDocumentsOfItsProcedures() {
        Set<String> named = suite.packageOf("cn.000000").lists().get("document-kinds").rows().stream()
                .map(each -> each.text("code"))
                .collect(Collectors.toSet());
        assertThat(rulePackage().procedures().stream()
                        .flatMap(procedure -> procedure.stages().stream())
                        .flatMap(stage -> stage.documents().stream())
                        .filter(each -> !named.contains(each)))
                .isEmpty();
    }
}
