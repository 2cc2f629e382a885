package org.zhiheng.disclosure.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhiheng.disclosure.domain.FieldRule;
import org.zhiheng.disclosure.domain.FieldRule.Treatment;
import org.zhiheng.disclosure.domain.KindRule;

/** Plan 003 二、(一): what a development and reform bureau publishes before it acts, and of what each list consists (D-02 to D-09, D-13, D-20). */
class PlanOfBureauTest {

    private static final LocalDate AFTER = LocalDate.of(2024, 3, 8);

    private static Map<String, List<FieldRule>> fields(LocalDate on) {
        return RulesOf.body("development-reform", "371002", "national", "development-reform-bureau").kinds(on).stream()
                .collect(Collectors.toMap(KindRule::kind, KindRule::fields, (one, other) -> one, LinkedHashMap::new));
    }

    @Test
    void the_lists_of_the_plan_are_what_is_published_and_nothing_of_them_may_be_left_out() {
        Map<String, List<FieldRule>> fields = fields(AFTER);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String each : List.of(
                "body",
                "officer",
                "item-list",
                "random-list",
                "service-guide",
                "publicity-rules",
                "recording-rules",
                "device-rules",
                "review-rules")) {
            sizes.put(each, fields.get(each).size());
            assertThat(fields.get(each)).as(each).allMatch(FieldRule::required);
        }
        assertThat(sizes.values()).containsExactly(9, 6, 4, 7, 13, 8, 5, 1, 4);
        // Each of them is said by a register, so that nobody types it.
        sizes.keySet().forEach(each -> assertThat(fields.get(each)).as(each).allMatch(field -> field.source() != null));
        assertThat(fields.get("service-guide"))
                .extracting(FieldRule::title)
                .containsExactly(
                        "行政执法事项名称",
                        "依据",
                        "承办机构",
                        "优惠政策",
                        "申请材料",
                        "办理流程",
                        "办理时限",
                        "监督方式",
                        "责任追究",
                        "救济渠道",
                        "办公时间",
                        "办公地址",
                        "办公电话");
        assertThat(fields.get("body"))
                .filteredOn(each -> each.name().equals("complaint-phone"))
                .extracting(FieldRule::treatment)
                .containsExactly(Treatment.OPEN);
        assertThat(fields.get("officer"))
                .filteredOn(each -> each.name().equals("name"))
                .extracting(FieldRule::treatment)
                .containsExactly(Treatment.OFFICIAL);
    }

    @Test
    void before_the_plan_the_nation_says_what_is_published() {
        assertThat(fields(AFTER.minusDays(1)).get("service-guide"))
                .filteredOn(FieldRule::required)
                .extracting(FieldRule::title)
                .containsExactly("事项名称", "受理机构", "受理条件", "办理时限");
    }
}
