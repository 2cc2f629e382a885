package org.zhiheng.region.wuhan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.RuleList;
import org.zhiheng.testkit.RegionPackageContract;

/** What no ruling reads yet is held here against the plan, written out. */
class WuhanPackageTest extends RegionPackageContract {

    private static final LocalDate YEAR_END_2024 = LocalDate.of(2024, 12, 31);
    private static final LocalDate YEAR_END_2025 = LocalDate.of(2025, 12, 31);

    WuhanPackageTest() {
        super("cn.420100", "national", "hubei", "wuhan");
    }

    @Test
    void namesTheThirteenDistricts() {
        assertThat(column("districts", "district"))
                .containsExactly(
                        "420102", "420103", "420104", "420105", "420106", "420107", "420111", "420112", "420113",
                        "420114", "420115", "420116", "420117");
    }

    @Test
    void connectsEachKindOfSystemByItsDay() {
        Map<String, LocalDate> days = new LinkedHashMap<>();
        for (RuleList.Row row : rows("external-systems")) {
            if (row.cells().get("by") instanceof LocalDate day) {
                days.put(row.text("system") + " " + row.text("effort"), day);
            }
        }
        assertThat(days)
                .containsExactly(
                        entry("self-built must", YEAR_END_2024),
                        entry("national-or-provincial best-effort", YEAR_END_2025),
                        entry("internet-plus-supervision must", YEAR_END_2025),
                        entry("credit-platform must", YEAR_END_2025),
                        entry("criminal-justice-link must", YEAR_END_2025),
                        entry("double-random must", YEAR_END_2025),
                        entry("department-systems must", YEAR_END_2025));
    }

    @Test
    void consultsTwentyDepartmentsUnderTheJusticeBureau() {
        assertThat(rows("consultation-members"))
                .filteredOn(row -> row.text("role").equals("lead"))
                .extracting(row -> row.text("unit"))
                .containsExactly("市司法局");
        assertThat(rows("consultation-members"))
                .filteredOn(row -> row.text("role").equals("member"))
                .extracting(row -> row.text("unit"))
                .containsExactly(
                        "发改",
                        "财政",
                        "人社",
                        "投资促进",
                        "数据管理",
                        "公安",
                        "民政",
                        "自然资源和城乡建设",
                        "生态环境",
                        "城管执法",
                        "交通运输",
                        "水务",
                        "农业农村",
                        "文旅",
                        "卫健",
                        "应急",
                        "住房和城市更新",
                        "市场监管",
                        "园林林业",
                        "市委机要保密");
    }

    @Test
    void listsSixProblemsAndSevenFields() {
        assertThat(column("problem-types", "name"))
                .containsExactly("运动式执法", "“一刀切”执法", "简单粗暴执法", "野蛮执法", "机械执法", "罚款设定和实施中的不作为乱作为");
        assertThat(column("integrated-fields", "name"))
                .containsExactly("城市管理", "市场监管", "生态环境", "文化市场", "交通运输", "应急管理", "农业");
    }

    @Test
    void reviewsFilesOnceAYearOfEachKind() {
        assertThat(value("file-review.least-per-year")).isEqualTo(new BigDecimal("1"));
        assertThat(value("file-review.kinds")).isEqualTo(List.of("comprehensive", "enterprise"));
    }

    @Test
    void cleansUpWhatWasNotUsedForFiveYears() {
        assertThat(value("item-cleanup.look-back-years")).isEqualTo(new BigDecimal("5"));
        assertThat(value("item-cleanup.rare-uses")).isEqualTo(new BigDecimal("2"));
        assertThat(value("item-cleanup.proposals")).isEqualTo(List.of("cancel", "adjust", "suspend"));
    }

    @Test
    void reportsNewDevicesToTheGovernmentAbove() {
        assertThat(rows("device-reports"))
                .extracting(row -> row.text("reporter") + "→" + row.text("to"))
                .containsExactly("市人民政府有关部门→市人民政府", "区人民政府有关部门→区人民政府", "街道(乡镇)→区人民政府");
    }

    @Test
    void carriesEveryRuleFromTheDayThePlanWasIssued() {
        LocalDate issued = LocalDate.of(2024, 6, 21);
        assertThat(rulePackage().parameters().values())
                .flatExtracting(parameter -> parameter.values())
                .extracting(DatedValue::from)
                .containsOnly(issued);
        assertThat(rulePackage().duties()).extracting(duty -> duty.issuedOn()).containsOnly(issued);
    }

    private Object value(String id) {
        return rulePackage().parameters().get(id).values().get(0).value();
    }

    private List<String> column(String list, String name) {
        return rows(list).stream().map(row -> row.text(name)).toList();
    }

    private List<RuleList.Row> rows(String list) {
        return rulePackage().lists().get(list).rows();
    }
}
