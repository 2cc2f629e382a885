package org.zhiheng.region.huancui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.testkit.RegionPackageContract;

class HuancuiPackageTest extends RegionPackageContract {

    HuancuiPackageTest() {
        super("cn.371002", "national", "shandong", "weihai-huancui");
    }

    @Test
    void carriesEveryRuleOfThePlanWhereTheReadmeSays() throws IOException {
        RulePackage huancui = rulePackage();
        Set<String> known = new TreeSet<>(huancui.parameters().keySet());
        huancui.lists().keySet().forEach(list -> known.add("lists/" + list));
        Set<String> duties = huancui.duties().stream().map(Duty::id).collect(Collectors.toSet());
        Set<String> told = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (!line.startsWith("| H-")) {
                continue;
            }
            String[] cells = line.split("\\|");
            told.add(cells[1].strip());
            assertThat(names(cells[2]))
                    .as(line)
                    .isNotEmpty()
                    .allMatch(name -> known.contains(name) || duties.contains(name));
        }
        assertThat(told)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 60)
                        .mapToObj("H-%02d"::formatted)
                        .toList());
    }

    private static List<String> names(String cell) {
        Matcher quoted = Pattern.compile("`([^`]+)`|(HC-\\d+)").matcher(cell);
        return quoted.results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .filter(name -> !name.endsWith(".yaml") && !name.endsWith(".csv"))
                .toList();
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
