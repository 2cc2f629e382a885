package org.zhiheng.region.huancui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
}
