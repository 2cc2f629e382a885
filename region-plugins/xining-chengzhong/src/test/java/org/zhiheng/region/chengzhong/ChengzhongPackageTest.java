package org.zhiheng.region.chengzhong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.RuleList;
import org.zhiheng.testkit.RegionPackageContract;

class ChengzhongPackageTest extends RegionPackageContract {

    ChengzhongPackageTest() {
        super("cn.630103", "national", "qinghai", "xining-chengzhong");
    }

    @Test
    void carriesThe44MeasuresWithTheirUnitsTimesAndPlaces() throws IOException {
        Map<String, Duty> duties =
                rulePackage().duties().stream().collect(Collectors.toMap(Duty::id, Function.identity()));
        List<String> measures = Files.readAllLines(Path.of("src/test/resources/measures.csv"));
        assertThat(measures).hasSize(1 + 44);
        for (int number = 1; number <= 44; number++) {
            String[] expected = measures.get(number).split(",");
            Duty duty = duties.get("XN-%02d".formatted(number));
            assertThat(duty).as("measure %s", number).isNotNull();
            assertThat(expected[0]).isEqualTo(String.valueOf(number));
            assertThat(duty.responsible()).as(duty.id()).containsExactly(expected[1].split(";"));
            assertThat(duty.phrase()).as(duty.id()).isEqualTo(expected[2]);
            assertThat(duty.issuedOn()).as(duty.id()).isEqualTo("2024-01-22");
            assertThat(duty.source().article()).as(duty.id()).startsWith("四、(").endsWith("(" + number + ")");
        }
    }

    @Test
    void listsTheFieldsAndTheProblemsInThePlansOrder() {
        assertThat(names("key-fields"))
                .containsExactly("公安", "生态环境", "市场监管", "应急管理", "农业农村", "文体旅游科技", "城市管理", "人力资源和社会保障", "自然资源", "城乡建设");
        assertThat(names("integrated-fields")).containsExactly("生态环境", "农业农村", "文体旅游科技", "市场监管", "应急管理", "城市管理");
        assertThat(names("joint-oversight-fields"))
                .containsExactly("食品药品", "医疗保障", "公共卫生", "自然资源", "生态环境", "安全生产", "劳动保障", "城市管理", "金融服务", "教育培训");
        assertThat(names("problem-types"))
                .containsExactly("运动式执法", "“一刀切”执法", "简单粗暴执法", "野蛮执法", "过度执法", "机械执法", "逐利执法");
        assertThat(names("self-report-sections"))
                .containsExactly(
                        "贯彻落实工作总体情况", "主要做法和经验", "取得的成效", "社会评价情况", "存在的主要问题", "原因分析及对策", "进一步落实提升行政执法质量工作的意见建议");
    }

    @Test
    void namesTheTownOfZongzhaiAndTheSevenStreets() {
        assertThat(rulePackage().lists().get("townships").rows())
                .extracting(row -> row.text("township"))
                .containsExactly(
                        "630103001",
                        "630103002",
                        "630103003",
                        "630103004",
                        "630103005",
                        "630103006",
                        "630103007",
                        "630103100");
    }

    @Test
    void makesTheThreeYearPlanACourseForAllByTheEndOfJune2024() {
        assertThat(rulePackage().lists().get("mandatory-courses").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .containsEntry("course", "quality-plan")
                        .containsEntry("due", LocalDate.of(2024, 6, 30)));
    }

    @Test
    void countsWhatThePlanAsksForOnce() {
        for (String id : List.of(
                "supervision.special-inspections-per-year",
                "file-review.least-per-year",
                "empowerment.least-evaluations")) {
            assertThat(value(id)).as(id).isEqualTo(BigDecimal.ONE);
        }
        assertThat(rulePackage()
                        .parameters()
                        .get("empowerment.least-evaluations")
                        .values()
                        .get(0)
                        .until())
                .isEqualTo("2024-12-31");
    }

    @Test
    void asksForTheFormOfDocumentsFromTheMinistryDown() {
        assertThat(value("documents.format-order"))
                .isEqualTo(List.of("ministry", "superior-department", "provincial-model"));
    }

    /** Counselling and exemption for diligence leave a date and a count, never what was said. */
    @Test
    void registersOnlyDatesAndCountsWhereOfficersAreProtected() {
        assertThat(value("welfare.register-fields")).isEqualTo(List.of("date", "count"));
        assertThat(value("accountability.exemption-register-fields")).isEqualTo(List.of("date", "count"));
    }

    @Test
    void saysOfEachOf77RulesWhereItIsCarried() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("coverage.csv"));
        assertThat(lines.get(0)).isEqualTo("rule,carried_by,waits_for,note");
        assertThat(lines.subList(1, lines.size())).hasSize(77).allSatisfy(line -> assertThat(line)
                .matches("X-\\d\\d[a-f]?,[^,]+,.*"));
    }

    private List<String> names(String list) {
        return rulePackage().lists().get(list).rows().stream()
                .map((RuleList.Row row) -> row.text("name"))
                .toList();
    }

    private Object value(String id) {
        return rulePackage().parameters().get(id).values().get(0).value();
    }
}
