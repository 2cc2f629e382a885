package org.zhiheng.region.developmentreform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.RegionPackageContract;

class DevelopmentReformPackageTest extends RegionPackageContract {

    private static final String DEPARTMENT = "dept:development-reform";
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    DevelopmentReformPackageTest() {
        super("dept.development-reform", "national", "development-reform-bureau");
    }

    @ParameterizedTest
    @CsvSource({
        "disclosure-rule-elements, 8",
        "item-list-elements, 4",
        "random-inspection-elements, 7",
        "published-body-fields, 9",
        "published-officer-fields, 6",
        "service-guide-elements, 13",
        "record-uses, 6",
        "legal-review-catalogue-dimensions, 5",
        "legal-review-points, 10",
        "act-kinds-in-scope, 6"
    })
    void listsAllThatThePlanNames(String list, int number) {
        assertThat(rulePackage().lists().get(list).rows()).hasSize(number);
    }

    @Test
    void asksTenPointsOfEveryReview() {
        assertThat(rulePackage().lists().get("legal-review-points").rows())
                .extracting(row -> row.text("name"))
                .containsExactly(
                        "行政执法主体是否合法",
                        "行政执法人员是否具备执法资格",
                        "主要事实是否清楚",
                        "证据是否确凿充分",
                        "适用法律法规规章是否准确",
                        "执行裁量基准是否适当",
                        "程序是否合法",
                        "是否有超越职权范围或滥用职权情形",
                        "行政执法文书是否规范齐备",
                        "违法行为是否涉嫌犯罪需要移送司法机关");
    }

    @Test
    void recordsTheWholeCourseOfWhatTouchesPersonsAndProperty() {
        assertThat(rulePackage().lists().get("recording-steps").rows())
                .filteredOn(row -> row.text("mode").equals("whole-course"))
                .extracting(row -> row.text("step"))
                .containsExactly("seal-or-seize", "forced-demolition", "major-rights", "handling-place");
    }

    /** The province is not known: what only a province says stays open until the department is laid on a division. */
    @ParameterizedTest
    @CsvSource({
        "levy, rule.officers.least.act.levy",
        "reward, rule.officers.least.act.reward",
    })
    void leavesOpenHowManyOfficersAProvinceAsksFor(String actKind, String missing) {
        Map<String, Object> facts = Map.of(
                "at", "2024-09-02", "actKind", actKind, "step", "investigate", "body", "某局", "officers", List.of());

        assertThat(suite.asking()
                        .ask("officer-competence", facts, DEPARTMENT, DAY)
                        .missing())
                .containsExactly(missing);
    }

    /** No law of the nation gives the number: as read there, two as where a licence is looked into, with the doubt told. */
    @ParameterizedTest
    @ValueSource(strings = {"fee", "confirmation"})
    void readsTwoOfficersWhereOnlyTheNationIsKnown(String actKind) {
        Map<String, Object> facts = Map.of(
                "at", "2024-09-02", "actKind", actKind, "step", "investigate", "body", "某局", "officers", List.of());

        assertThat(suite.asking()
                        .ask("officer-competence", facts, DEPARTMENT, DAY)
                        .answer())
                .containsEntry("needed", 2);
    }

    @Test
    void takesWhatTheProvinceSaysOnceLaidOnADivision() throws IOException {
        Asking asking = laidOn("410300", "henan", "luoyang");
        Map<String, Object> facts = Map.of(
                "at", "2024-09-02", "actKind", "fee", "step", "investigate", "body", "某局", "officers", List.of());

        assertThat(asking.ask("officer-competence", facts, DEPARTMENT, DAY).answer())
                .containsEntry("needed", 2);
        assertThat(PackageTrial.run(rulePackage(), asking)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"371002, shandong, weihai-huancui", "420100, hubei, wuhan"})
    void keepsItsPromisesOnAnyDivision(String division, String province, String territory) throws IOException {
        assertThat(PackageTrial.run(rulePackage(), laidOn(division, province, territory)))
                .isEmpty();
    }

    private static Asking laidOn(String division, String... above) throws IOException {
        List<String> plugins = new ArrayList<>(List.of("national"));
        plugins.addAll(Arrays.asList(above));
        plugins.add("development-reform-bureau");
        List<RulePackage> packages = new ArrayList<>();
        for (String plugin : plugins) {
            Path folder = Path.of("..", plugin, "src/main/resources/RULES-INF");
            packages.add(
                    new PackageReader().read(PackageContent.fromFolder(folder)).packageOrNull());
        }
        Placements placements = new Placements(Map.of("dept:development-reform", division));
        BookMaker.Assembly assembly = BookMaker.assemble(packages, Set.of(), placements, 1);
        assertThat(assembly.complete()).isTrue();
        return new LawRulings(null).with(assembly.books());
    }
}
