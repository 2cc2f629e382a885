package org.zhiheng.region.henan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testkit.RegionPackageContract;

class HenanPackageTest extends RegionPackageContract {

    HenanPackageTest() {
        super("cn.410000", "national", "henan");
    }

    @Test
    void followsTheHearingAmountOfAStateCouncilDepartment(@TempDir Path field) throws IOException {
        Files.writeString(
                field.resolve("package.yaml"),
                """
                id: field.railways
                version: 1.0.0
                title: 样例行业
                layer: field
                division: "field:railways"
                documents:
                  rule: {title: 样例部门的听证办法, textHeld: false}
                """);
        Files.createDirectories(field.resolve("parameters"));
        Files.writeString(
                field.resolve("parameters/hearing.yaml"),
                """
                id: hearing.fine.citizen
                title: 对公民较大数额罚款
                type: threshold
                unit: yuan
                favours: lower
                values:
                  2021-07-15:
                    value: {amount: 8000.00, inclusive: true}
                    source: {document: rule, article: 第一条}
                    verified: memory
                    doubt: 样例
                """);
        Files.createDirectories(field.resolve("tests"));
        Files.writeString(
                field.resolve("tests/hearing.yaml"),
                """
                - name: 部门规定八千元的,七千元不告知
                  ruling: hearing-right
                  division: "410000"
                  asOf: 2024-09-02
                  facts: {field: railways, partyKind: citizen, sanctions: [fine], fine: "7000"}
                  expect: {mustOffer: false}
                - name: 部门规定八千元的,八千元告知
                  ruling: hearing-right
                  division: "410000"
                  asOf: 2024-09-02
                  facts: {field: railways, partyKind: citizen, sanctions: [fine], fine: "8000"}
                  expect: {mustOffer: true}
                - name: 部门没有规定组织数额的,按省里的五万元
                  ruling: hearing-right
                  division: "410000"
                  asOf: 2024-09-02
                  facts: {field: railways, partyKind: organisation, sanctions: [fine], fine: "50000"}
                  expect: {mustOffer: true}
                """);

        PackageSuite withField = PackageSuite.of(folder("national"), field, folder("henan"));

        assertThat(withField.packageOf("field.railways").tests()).hasSize(3);
        assertThat(withField.run("field.railways")).isEmpty();
    }

    private static Path folder(String plugin) {
        return Path.of("..", plugin, "src/main/resources/RULES-INF");
    }
}
