package org.zhiheng.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tries every small change of every shipped package, and writes {@code docs/mutation.md} and the whole report beside the classes. */
class ShippedPackagesMutationTest {

    private static final Path PLUGINS = Path.of("..");
    private static final Path PAGE = Path.of("../../docs/mutation.md");
    private static final Path WHOLE = Path.of("target/mutation.md");

    /** The share of small changes that the tests must find, in percent. */
    private static final int LEAST = 85;

    private static MutationReport report;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        report = new MutationRun(PLUGINS).run();
        Files.writeString(PAGE, report.page());
        Files.createDirectories(WHOLE.getParent());
        Files.writeString(WHOLE, report.text());
        System.out.println(report.table());
    }

    @Test
    void triesEveryShippedPackage() {
        assertThat(report.scores())
                .containsOnlyKeys(
                        "agriculture",
                        "development-reform-bureau",
                        "henan",
                        "housing",
                        "hubei",
                        "luoyang",
                        "market-supervision",
                        "national",
                        "qinghai",
                        "shandong",
                        "weihai-huancui",
                        "wuhan",
                        "xining-chengzhong");
        assertThat(report.scores().get("national").counted()).isGreaterThan(500);
    }

    @Test
    void findsMostSmallChangesOfEachPackage() {
        assertThat(report.scores()).allSatisfy((plugin, score) -> assertThat(score.percent())
                .as("%s; what survived: %s", plugin, WHOLE.toAbsolutePath())
                .isGreaterThanOrEqualTo(LEAST));
    }

    @Test
    void hasNoNoteThatExcusesNothing() {
        assertThat(report.idleNotes()).isEmpty();
    }
}
