package org.zhiheng.tools.region;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.tools.Exit;

/** From an empty folder to a signed bundle, and every error told where it stands. */
class RegionToolsTest {

    private static final String PARAMETER = "RULES-INF/parameters/file-grade.yaml";

    private static Path shipped;

    @TempDir
    Path work;

    private Path region;

    @BeforeAll
    static void layShippedPackages() throws IOException {
        shipped = Tool.shipped("national", "shandong", "weihai-huancui");
    }

    @BeforeEach
    void makeRegion() {
        region = work.resolve("my-region");
        assertThat(run("region-new", "371099", "--name", "测试区", "--out", region.toString())
                        .exit())
                .isZero();
    }

    private static Tool run(String... arguments) {
        return Tool.run(shipped, arguments);
    }

    private Tool check(Path what, String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "region-check";
        arguments[1] = what.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run(arguments);
    }

    @Test
    void a_new_region_passes_at_once_however_it_is_named() {
        String passed = "cn.371099 1.0.0 测试区:0个错误,0个警告;测试6项,全部通过";
        for (Path way : List.of(region, region.resolve("RULES-INF"))) {
            Tool checked = check(way);
            assertThat(checked.exit()).isZero();
            assertThat(checked.lines()).containsExactly(passed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "370000, , cn.370000",
        "371000, , cn.371000",
        "510000, , cn.510000",
        "110101, , cn.110101",
        "dept:traffic, 371002, dept.traffic"
    })
    void every_layer_has_a_beginning_that_passes(String division, String parent, String id) {
        Path folder = work.resolve("other");
        Tool made = parent == null
                ? run("region-new", division, "--name", "某地", "--out", folder.toString())
                : run("region-new", division, "--name", "某地", "--parent", parent, "--out", folder.toString());
        assertThat(made.exit()).isZero();

        Tool checked = check(folder);

        assertThat(checked.lines()).containsExactly(id + " 1.0.0 某地:0个错误,0个警告;测试6项,全部通过");
    }

    @Test
    void a_module_for_the_source_tree_is_complete_and_passes() {
        Path module = work.resolve("ce-shi");
        assertThat(run("region-new", "371099", "--name", "测试区", "--maven", "--out", module.toString())
                        .exit())
                .isZero();

        assertThat(check(module).exit()).isZero();
        assertThat(module.resolve("bnd.bnd")).content().contains("division=\"371099\"");
        assertThat(module.resolve("pom.xml"))
                .content()
                .contains("<artifactId>zhiheng-region-ce-shi</artifactId>", "<version>0.1.0-SNAPSHOT</version>");
        assertThat(module.resolve("src/test/java/org/zhiheng/region/ceshi/RulesTest.java"))
                .content()
                .contains("package org.zhiheng.region.ceshi;", "super(\"cn.371099\", \"national\", \"ce-shi\");");
        assertThat(module.resolve("src/main/resources/RULES-INF/package.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../../../../../../docs/contracts/schemas/package.json");
    }

    @Test
    void editors_find_the_schema_of_every_file() throws IOException {
        try (Stream<Path> files = Files.walk(region)) {
            List<Path> yaml =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(yaml).hasSize(5).allSatisfy(file -> {
                String first = Files.readString(file).lines().findFirst().orElseThrow();
                assertThat(first).startsWith("# yaml-language-server: $schema=");
                assertThat(file.getParent().resolve(first.substring(first.indexOf('=') + 1)))
                        .isRegularFile();
            });
        }
    }

    @Test
    void what_cannot_be_a_region_is_refused_and_nothing_is_written() {
        Path other = work.resolve("other");
        assertThat(run("region-new", "37109", "--name", "某地", "--out", other.toString())
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(run("region-new", "371099", "--layer", "city", "--name", "某地", "--out", other.toString())
                        .err())
                .contains("代码371099的层级是district,不是city");
        assertThat(run("region-new", "371099", "--name", "某\"地", "--out", other.toString())
                        .exit())
                .isEqualTo(Exit.USAGE);
        assertThat(run("region-new", "dept:traffic", "--name", "某局", "--out", other.toString())
                        .err())
                .contains("--parent");
        assertThat(other).doesNotExist();
        assertThat(run("region-new", "371099", "--name", "某地", "--out", region.toString())
                        .err())
                .contains("文件夹不是空的");
    }

    @Test
    void every_error_is_told_where_an_editor_finds_it() throws IOException {
        Tool.change(region.resolve(PARAMETER), "type: threshold", "type: treshold");
        Tool.change(region.resolve("RULES-INF/lists/contact-points.csv"), "L-02,第二联系点", "L-01,第二联系点");

        Tool checked = check(region);

        assertThat(checked.exit()).isEqualTo(Exit.FAULTY);
        assertThat(checked.lines())
                .containsExactly(
                        region + "/RULES-INF/lists/contact-points.csv:3:1: error RP-LIST-08 与第2行的键相同(L-01)而时间重叠",
                        region
                                + "/RULES-INF/parameters/file-grade.yaml:6:7: error RP-KEY-03 “type”的值“treshold”不在可选范围。是不是“threshold”?",
                        region + ":2个错误,0个警告;测试没有运行");
    }

    @Test
    void a_fault_against_the_layers_above_is_told() throws IOException {
        Tool.change(region.resolve(PARAMETER), "unit: point", "unit: percent");

        assertThat(check(region).lines().get(0))
                .startsWith(region + "/" + PARAMETER + ":9:3: error RP-LAYER-012 file-grade.excellent");
    }

    @Test
    void a_broken_promise_is_told_at_its_test() throws IOException {
        Tool.change(region.resolve(PARAMETER), "amount: 95", "amount: 96");

        Tool checked = check(region);

        assertThat(checked.exit()).isEqualTo(Exit.FAULTY);
        assertThat(checked.lines().get(0))
                .startsWith(region + "/RULES-INF/tests/file-grade.yaml:3:3: error RP-TEST-020 测试“恰好九十五分是优秀”没有通过:");
        assertThat(checked.lines().get(1)).isEqualTo("cn.371099 1.0.0 测试区:1个错误,0个警告;测试6项,1项没有通过");
    }

    @Test
    void json_says_the_same_to_programs() throws IOException {
        Tool.change(region.resolve(PARAMETER), "amount: 95", "amount: 96");

        Tool checked = check(region, "--json");

        JsonNode json = new ObjectMapper().readTree(checked.out());
        assertThat(checked.exit()).isEqualTo(Exit.FAULTY);
        assertThat(json.get("faultless").booleanValue()).isFalse();
        assertThat(json.at("/packages/0/id").textValue()).isEqualTo("cn.371099");
        assertThat(json.at("/packages/0/testsRun").intValue()).isEqualTo(6);
        assertThat(json.at("/packages/0/testsFailed").intValue()).isEqualTo(1);
        assertThat(json.at("/faults/0/path").textValue()).isEqualTo(region + "/RULES-INF/tests/file-grade.yaml");
        assertThat(json.at("/faults/0/line").intValue()).isEqualTo(3);
        assertThat(json.at("/faults/0/column").intValue()).isEqualTo(3);
        assertThat(json.at("/faults/0/severity").textValue()).isEqualTo("error");
        assertThat(json.at("/faults/0/code").textValue()).isEqualTo("RP-TEST-020");
    }

    @Test
    void a_parent_of_ones_own_is_laid_in_place_of_the_shipped_one() throws IOException {
        Path province = work.resolve("province");
        run("region-new", "370000", "--name", "某省", "--out", province.toString());
        Tool.change(
                province.resolve(PARAMETER),
                "unit: point\n",
                "unit: point\noverride: {by: [district], direction: lower}\n");
        Tool.change(region.resolve(PARAMETER), "amount: 95", "amount: 97");

        assertThat(check(region, "--with", province.toString()).lines().get(0))
                .startsWith(region + "/" + PARAMETER + ":9:3: error RP-LAYER-011 file-grade.excellent");
        assertThat(check(province, region.toString()).lines().get(0))
                .startsWith(region + "/" + PARAMETER + ":9:3: error RP-LAYER-011 file-grade.excellent");
    }

    @Test
    void alone_there_is_no_nation_to_stand_on() {
        Tool checked = check(region, "--alone");

        assertThat(checked.exit()).isEqualTo(Exit.FAULTY);
        assertThat(checked.lines().get(0))
                .isEqualTo(region + "/RULES-INF/package.yaml:1:1: error RP-LAYER-003 没有上级规则包371000。用--with给出上级规则包");
        assertThat(check(region, "--alone", "--with", "../../region-plugins/national")
                        .exit())
                .isZero();
    }

    @Test
    void what_is_no_package_is_said_so() throws IOException {
        Files.createDirectories(work.resolve("empty"));
        assertThat(check(work.resolve("empty")).exit()).isEqualTo(Exit.FILE);
        assertThat(check(work.resolve("none")).err()).contains("没有这个文件或者文件夹");
        Files.createDirectories(work.resolve("begun/RULES-INF"));
        assertThat(check(work.resolve("begun")).lines().get(0))
                .startsWith(work.resolve("begun/RULES-INF/package.yaml") + ":1:1: error RP-FILE-11");
    }

    @Test
    void only_a_package_without_errors_is_packed_and_its_bundle_is_trusted() throws IOException {
        Path keys = work.resolve("keys");
        Path jar = work.resolve("out/my-region.jar");
        assertThat(run("signing-key", keys.toString(), "--name", "测试区司法局").exit())
                .isZero();
        String[] pack = {"region-pack", region.toString(), "--key", keys.toString(), "--out", jar.toString()};

        assertThat(run(pack).exit()).isZero();
        assertThat(check(jar, "--signers", keys.toString()).exit()).isZero();
        assertThat(check(jar, "--signers", work.resolve("nobody").toString()).lines())
                .startsWith(jar
                        + "!/RULES-INF/signature.p7s:1:1: error RP-SIGN-004 签名人不在允许的名单里。请管理员核对签名人后把证书放进rule-signers");

        Files.delete(jar);
        Tool.change(region.resolve(PARAMETER), "amount: 95", "amount: 96");
        Tool refused = run(pack);
        assertThat(refused.exit()).isEqualTo(Exit.FAULTY);
        assertThat(refused.err()).contains("有错误,没有打包");
        assertThat(jar).doesNotExist();
    }

    @Test
    void a_key_made_once_is_kept_and_a_missing_one_is_said_so() throws IOException {
        Path keys = work.resolve("keys");
        run("signing-key", keys.toString(), "--name", "测试区司法局");
        String certificate = Files.readString(keys.resolve("signing.pem"));

        assertThat(run("signing-key", keys.toString(), "--name", "别人").out()).startsWith("已有密钥,没有改动:");
        assertThat(keys.resolve("signing.pem")).content().isEqualTo(certificate);
        assertThat(run("region-pack", region.toString(), "--key", work.toString())
                        .err())
                .contains("读不了签名密钥", "signing-key");
        assertThat(run(
                                "region-pack",
                                region.toString(),
                                "--key",
                                keys.resolve("signing.p12").toString(),
                                "--out",
                                work.resolve("a.jar").toString())
                        .exit())
                .isZero();
    }

    @Test
    void help_is_chinese() {
        Tool help = run("region-check", "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("用法:", "参数:", "选项:", "显示用法").doesNotContain("Usage", "Show");
    }
}
