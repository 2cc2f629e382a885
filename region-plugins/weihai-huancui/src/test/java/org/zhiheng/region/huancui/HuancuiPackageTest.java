package org.zhiheng.region.huancui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleList;
import org.zhiheng.testkit.RegionPackageContract;

class HuancuiPackageTest extends RegionPackageContract {

    HuancuiPackageTest() {
        super("cn.371002", "national", "shandong", "weihai-huancui");
    }

    @Test
    void namesTheNineTownships() {
        assertThat(rulePackage().lists().get("townships").rows())
                .extracting(row -> row.text("township"))
                .containsExactly(
                        "371002001",
                        "371002002",
                        "371002003",
                        "371002011",
                        "371002012",
                        "371002100",
                        "371002101",
                        "371002102",
                        "371002109");
    }

    /** The real list is not published; these rows are samples. */
    @Test
    void takesAnEmpowermentListInBatchesByClassOfTownship() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        PackageContent shipped = PackageContent.fromFolder(Path.of("src/main/resources/RULES-INF"));
        shipped.paths().forEach(path -> files.put(path, shipped.bytes(path)));
        String list = new String(files.get("lists/empowerment-items.csv"), StandardCharsets.UTF_8)
                + "developed-town,S1,样例事项一,1,penalty|inspection,区综合行政执法局,高频多发,,2024-05-20,,\n"
                + "main-urban-street,S1,样例事项一,2,penalty,区综合行政执法局,,,2024-08-20,2024-12-31,接不住\n";
        files.put("lists/empowerment-items.csv", list.getBytes(StandardCharsets.UTF_8));

        ReadResult read = new PackageReader().read(PackageContent.of(files));

        assertThat(read.faults()).isEmpty();
        List<RuleList.Row> rows =
                read.packageOrNull().lists().get("empowerment-items").rows();
        assertThat(rows)
                .extracting(row -> row.cells().get("powers"))
                .containsExactly(List.of("penalty", "inspection"), List.of("penalty"));
        assertThat(rows.get(1).holdsOn(LocalDate.of(2024, 12, 31))).isTrue();
        assertThat(rows.get(1).holdsOn(LocalDate.of(2025, 1, 1))).isFalse();
    }
}
