package org.zhiheng.region.national;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testkit.PhraseCheck;

class NationalPackageTest {

    private static final Path NATION = Path.of("../national/src/main/resources/RULES-INF");

    private final PackageSuite suite = PackageSuite.of(NATION);

    @Test
    void keepsItsPromises() {
        assertThat(suite.packageOf("cn.000000").tests()).isNotEmpty();
        assertThat(suite.run("cn.000000")).isEmpty();
    }

    @Test
    void citesWordsThatStandInTheTexts() {
        Optional<Path> shared = PhraseCheck.findShared(Path.of("").toAbsolutePath());
        assumeTrue(shared.isPresent(), "the collected texts are not here");

        PhraseCheck.Findings findings = new PhraseCheck(shared.get()).check(suite.packageOf("cn.000000"));

        System.out.println("cn.000000: " + findings.checked() + " phrases found, "
                + findings.notHeld().size() + " without a held text: " + findings.notHeld());
        assertThat(findings.wrong()).isEmpty();
        assertThat(findings.checked()).isPositive();
    }
}
