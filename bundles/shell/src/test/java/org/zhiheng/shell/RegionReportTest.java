package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleChange;

class RegionReportTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant AT = Instant.parse("2024-09-02T23:30:05Z");
    private static final PackageInfo NATION = new PackageInfo(
            "cn.000000", "0.1.0", "nation", "000000", "全国", null, "0c1e82df407eaaaa", "region-national 0.1.0");
    private static final PackageInfo DISTRICT = new PackageInfo(
            "cn.371002", "1.0.0", "district", "371002", "威海市环翠区", "370000", "c978ec83a706bbbb", "huancui 1.0.0");
    private static final FaultInfo ERROR =
            new FaultInfo("error", "RP-YAML-001", "parameters/a.yaml", 3, 5, "重复的键“id”", "请删除一个");
    private static final FaultInfo WARNING =
            new FaultInfo("warning", "RP-LAYER-009", "package.yaml", 0, 0, "被取代", null);

    private final RegionReport report = new RegionReport(new Paint(false), ZONE, 0);

    @Test
    void the_list_shows_what_is_in_force_aligned_and_since_when() {
        List<GenerationInfo> generations = List.of(new GenerationInfo(2, AT, "启用 cn.371002 1.0.0", List.of()));
        assertThat(report.list(List.of(NATION, DISTRICT), List.of(), generations))
                .containsExactly(
                        "生效的规则包",
                        "  规则包     版本   层级  区划    名称          内容          来自",
                        "  cn.000000  0.1.0  国家  000000  全国          0c1e82df407e  region-national 0.1.0",
                        "  cn.371002  1.0.0  区县  371002  威海市环翠区  c978ec83a706  huancui 1.0.0",
                        "第2代  2024-09-03 07:30:05  启用 cn.371002 1.0.0");
    }

    @Test
    void the_list_shows_what_is_not_in_force_with_its_reason_and_faults() {
        List<DeliveryInfo> others = List.of(
                new DeliveryInfo(
                        "refused", "cn.371002", "1.0.1", "ab", "new.jar", AT, "有1处错误", List.of(WARNING, ERROR)),
                new DeliveryInfo("failed", null, null, "", "rules", AT, "档案写不进去", List.of()));
        assertThat(report.list(List.of(), others, List.of()))
                .containsExactly(
                        "生效的规则包",
                        "  没有",
                        "没有生效的",
                        "  没有通过  cn.371002 1.0.1  ab  new.jar  2024-09-03 07:30:05",
                        "    有1处错误",
                        "    错误  parameters/a.yaml:3:5  RP-YAML-001",
                        "          重复的键“id”",
                        "          → 请删除一个",
                        "    注意  package.yaml  RP-LAYER-009",
                        "          被取代",
                        "  平台故障  规则的启用  2024-09-03 07:30:05",
                        "    档案写不进去");
    }

    @Test
    void a_package_is_shown_by_kind_and_one_rule_of_it_whole() {
        PackageDetail detail = new PackageDetail(
                DISTRICT,
                List.of(
                        new PackageDetail.Entry(
                                "parameter",
                                "staffing.centre-formal",
                                "综合执法中心正式工作人员",
                                "2024-05-05起 15 person;2026-01-01起 20 person"),
                        new PackageDetail.Entry("parameter", "rotation.may-years", "满几年可适当交流", "2024-05-05起 3 year"),
                        new PackageDetail.Entry("list", "items", "赋权清单", "12行")),
                List.of(),
                List.of(new DoubtInfo(
                        "cn.371002",
                        "1.0.0",
                        "parameter",
                        "rotation.may-years",
                        "满几年可适当交流",
                        LocalDate.of(2024, 5, 5),
                        "3 year",
                        "满几年从哪天算",
                        "自到一线之日",
                        "text",
                        null)));
        assertThat(report.show(detail, null))
                .containsExactly(
                        "威海市环翠区  cn.371002  1.0.0  c978ec83a706  huancui 1.0.0",
                        "参数(2)",
                        "  staffing.centre-formal  综合执法中心正式工作人员  2024-05-05起 15 person;2026-01-01起 20 person",
                        "  rotation.may-years      满几年可适当交流          2024-05-05起 3 year",
                        "清单(1)",
                        "  items  赋权清单  12行",
                        "存疑,需要人再看(1)",
                        "  rotation.may-years 2024-05-05:满几年从哪天算(采用:自到一线之日)");
        assertThat(report.show(detail, "staffing"))
                .containsExactly(
                        "威海市环翠区  cn.371002  1.0.0  c978ec83a706  huancui 1.0.0",
                        "参数(1)",
                        "  staffing.centre-formal  综合执法中心正式工作人员",
                        "    2024-05-05起 15 person",
                        "    2026-01-01起 20 person");
        assertThat(report.show(detail, "nothing")).contains("  没有编号含“nothing”的规则");
        assertThat(new RegionReport(new Paint(false), ZONE, 40).show(detail, null))
                .contains("  staffing.centre-formal  综合执法中心…");
    }

    @Test
    void a_difference_shows_only_the_pieces_that_changed() {
        List<RuleChange> changes = List.of(
                new RuleChange("cn.371002", "changed", null, "1.0.0", "1.0.1"),
                new RuleChange("cn.371002", "changed", "items", "2行:a;b", "2行:a;c"),
                new RuleChange("cn.371002", "added", "new.rule", null, "2025-01-01起 1"),
                new RuleChange("cn.370000", "removed", null, "0.1.0", null));
        assertThat(report.diff(1, 2, changes))
                .containsExactly(
                        "第1代 → 第2代:2个规则包、2条规则有变化",
                        "改变  cn.371002  1.0.0 → 1.0.1",
                        "  改变  items",
                        "    - b",
                        "    + c",
                        "  增加  new.rule",
                        "    + 2025-01-01起 1",
                        "删除  cn.370000  0.1.0");
        assertThat(report.diff(2, 3, List.of())).containsExactly("第2代 → 第3代:没有差别");
    }

    @Test
    void colours_are_only_for_terminals() {
        RegionReport coloured = new RegionReport(new Paint(true), ZONE, 0);
        assertThat(coloured.faults(List.of(ERROR), "").get(0))
                .isEqualTo("\u001B[31m错误\u001B[0m  parameters/a.yaml:3:5  \u001B[90mRP-YAML-001\u001B[0m");
        assertThat(String.join("", report.list(List.of(NATION), List.of(), List.of())))
                .doesNotContain("\u001B");
    }
}
