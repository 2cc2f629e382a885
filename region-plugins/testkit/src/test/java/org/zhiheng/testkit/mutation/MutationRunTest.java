package org.zhiheng.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries the small changes of a made-up nation: two rules of rotation, one that nothing reads, a duty and a table. */
class MutationRunTest {

    private static final String RULES = "nation/src/main/resources/RULES-INF/";

    @TempDir
    Path plugins;

    @BeforeEach
    void write() throws IOException {
        file(
                "package.yaml",
                """
                id: cn.000000
                version: 1.0.0
                title: 样例
                layer: nation
                division: "000000"
                documents:
                  rule: {title: 样例办法, textHeld: false}
                """);
        file(
                "parameters/rotation.yaml",
                number("rotation.may-years", 3) + "---\n" + number("rotation.must-years", 6) + "---\n"
                        + number("canteen.meals", 2));
        file(
                "tables/dumping.yaml",
                """
                id: discretion.dumping
                title: 倾倒
                versions:
                  2024-01-01: {file: dumping.dmn, source: {document: rule}, verified: memory, doubt: 样例}
                """);
        file(
                "tables/dumping.dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
                  <decision id="dumping" name="倾倒">
                    <decisionTable hitPolicy="UNIQUE">
                      <input><inputExpression typeRef="number"><text>tons</text></inputExpression></input>
                      <output name="tier" typeRef="string"/>
                      <rule>
                        <inputEntry><text>&lt; 2</text></inputEntry>
                        <outputEntry><text>"轻"</text></outputEntry>
                      </rule>
                      <rule>
                        <inputEntry><text>&gt;= 2</text></inputEntry>
                        <outputEntry><text>"重"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """);
        file(
                "tests/rotation.yaml",
                """
                - name: 满三年的前一日
                  ruling: rotation
                  asOf: 2024-01-01
                  facts: {frontLineSince: 2021-01-02}
                  expect: {may: false, must: false}
                - name: 满三年
                  ruling: rotation
                  asOf: 2024-01-02
                  facts: {frontLineSince: 2021-01-02}
                  expect: {may: true, must: false}
                - name: 满六年
                  ruling: rotation
                  asOf: 2024-01-02
                  facts: {frontLineSince: 2018-01-02}
                  expect: {may: true, must: true}
                - name: 办法施行以前
                  ruling: rotation
                  asOf: 2023-12-31
                  facts: {frontLineSince: 2018-01-02}
                  missing: [rule.rotation.must-years]
                """);
    }

    private static String number(String id, int value) {
        return """
                id: %s
                title: 样例
                type: number
                unit: year
                values:
                  2024-01-01: {value: %d, source: {document: rule}, verified: memory, doubt: 样例}
                """
                .formatted(id, value);
    }

    private void file(String path, String text) throws IOException {
        Path file = plugins.resolve(RULES + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MutationReport report() throws InterruptedException {
        return new MutationRun(plugins).run();
    }

    @Test
    void countsWhatTestsFindAndNamesWhatSurvives() throws InterruptedException {
        MutationReport report = report();

        assertThat(report.survivors())
                .containsExactlyInAnyOrder(
                        "nation: rotation.may-years@2024-01-01 from -1 day",
                        "nation: rotation.must-years@2024-01-01 value -1",
                        "nation: discretion.dumping@2024-01-01 from +1 day",
                        "nation: discretion.dumping@2024-01-01 from -1 day",
                        "nation: discretion.dumping@2024-01-01 row 1 tons -1",
                        "nation: discretion.dumping@2024-01-01 row 1 tier other",
                        "nation: discretion.dumping@2024-01-01 row 2 tons +1",
                        "nation: discretion.dumping@2024-01-01 row 2 tons flipped",
                        "nation: discretion.dumping@2024-01-01 row 2 tier other");
        assertThat(report.scores()).containsEntry("nation", new Score(6, 0, 9, 0, 4));
        assertThat(report.scores().get("nation").percent()).isEqualTo(40);
    }

    @Test
    void findsWithATestOfAPackageBelow() throws IOException, InterruptedException {
        Path district = plugins.resolve("district/src/main/resources/RULES-INF");
        Files.createDirectories(district.resolve("tests"));
        Files.writeString(
                district.resolve("package.yaml"),
                """
                id: cn.371002
                version: 1.0.0
                title: 样例区
                layer: district
                division: "371002"
                parent: "000000"
                documents: {}
                """);
        Files.writeString(
                district.resolve("tests/rotation.yaml"),
                """
                - name: 满六年的前一日
                  ruling: rotation
                  asOf: 2024-01-01
                  facts: {frontLineSince: 2018-01-02}
                  expect: {may: true, must: false}
                """);

        MutationReport report = report();

        assertThat(report.survivors()).doesNotContain("nation: rotation.must-years@2024-01-01 value -1");
        assertThat(report.scores()).containsEntry("nation", new Score(6, 1, 8, 0, 4));
    }

    @Test
    void excusesWhatANoteGivesAReasonForAndTellsNotesThatExcuseNothing() throws IOException, InterruptedException {
        Files.writeString(
                plugins.resolve("nation/equivalent.csv"),
                """
                mutant,reason
                rotation.may-years@2024-01-01 from -1 day,前一日两条规则都没有;缺的是先问的一条
                rotation.may-years@2024-01-01 from +1 day,有测试发现
                """);

        MutationReport report = report();

        assertThat(report.survivors()).doesNotContain("nation: rotation.may-years@2024-01-01 from -1 day");
        assertThat(report.scores()).containsEntry("nation", new Score(6, 0, 8, 1, 4));
        assertThat(report.idleNotes()).containsExactly("nation: rotation.may-years@2024-01-01 from +1 day");
    }

    @Test
    void tellsWhatNoTestTouchesAndWhatNoRulingReads() throws InterruptedException {
        assertThat(report().text())
                .contains("还没有裁断读取的规则(1):\n\n- canteen.meals\n")
                .contains("没有测试涉及的行(2):\n\n- discretion.dumping@2024-01-01 row 1\n")
                .contains("没有测试涉及的边界", "- rotation.must-years@2024-01-01 value\n");
    }
}
