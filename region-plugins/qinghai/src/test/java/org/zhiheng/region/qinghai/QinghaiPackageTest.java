package org.zhiheng.region.qinghai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.RuleList;
import org.zhiheng.testkit.RegionPackageContract;

class QinghaiPackageTest extends RegionPackageContract {

    QinghaiPackageTest() {
        super("cn.630000", "national", "qinghai");
    }

    @Test
    void listsEveryGroundOfArticles9To12() {
        Map<String, Long> grounds = rulePackage().lists().get("discretion-grounds").rows().stream()
                .map((RuleList.Row row) -> row.text("effect"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(grounds).isEqualTo(Map.of("no-penalty", 5L, "lighter", 7L, "heavier", 9L, "prohibited", 7L));
    }

    /** The province's hearing rules are not held: no amount may stand here until they are. */
    @Test
    void givesNoHearingAmountNobodyHasRead() {
        assertThat(rulePackage().parameters().keySet())
                .contains("hearing.basis")
                .noneMatch(id -> id.startsWith("hearing.fine.") || id.startsWith("hearing.confiscated."));
    }
}
