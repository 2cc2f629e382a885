package org.zhiheng.region.luoyang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiheng.testkit.RegionPackageContract;

class LuoyangPackageTest extends RegionPackageContract {

    LuoyangPackageTest() {
        super("cn.410300", "national", "henan", "luoyang");
    }

    @Test
    void supervisesSevenSubjects() {
        assertThat(column("supervision-subjects", "name"))
                .containsExactly(
                        "执法制度建设及落实", "行政执法人员资格管理", "行政执法程序及法律适用", "行政执法与刑事司法衔接", "行政执法体制改革", "行政执法行为质效", "行政执法保障");
    }

    @Test
    void supervisesByThreeStrands() {
        assertThat(column("supervision-strands", "strand")).containsExactly("horizontal", "vertical", "township");
        assertThat(column("supervision-strands", "supervisor")).containsExactly("市县司法行政部门", "市直各行政执法部门的法治机构", "司法所");
    }

    @Test
    void countsTheShareOfThreeKindsOfSupervisors() {
        assertThat(rulePackage().lists().get("supervisor-categories").rows())
                .filteredOn(row -> row.cells().get("raiseShare").equals(true))
                .extracting(row -> row.text("name"))
                .containsExactly("民营企业", "规上企业", "个体工商户");
    }

    @Test
    void expectsPilotTownshipsOfEveryCounty() {
        assertThat(column("districts", "district"))
                .containsExactly(
                        "410302", "410303", "410304", "410305", "410307", "410308", "410311", "410323", "410324",
                        "410325", "410326", "410327", "410328", "410329");
    }

    private List<String> column(String list, String name) {
        return rulePackage().lists().get(list).rows().stream()
                .map(row -> row.text(name))
                .toList();
    }
}
