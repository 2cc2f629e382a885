package org.zhiheng.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.driver.RegionJar;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.testkit.pack.RegionBundleFile;
import org.zhiheng.testkit.pack.SigningKey;

/** A made-up district's rules as a bundle: from which fine on a decision is reported. */
final class TestRegion {

    static final String DIVISION = "371099";
    static final String PACKAGE = "cn.371099";

    private final String version;
    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param fine yuan, from which on a citizen's fine is reported */
    TestRegion(String version, String fine) {
        this.version = version;
        files.put(
                "package.yaml",
                """
                id: cn.371099
                version: %s
                title: 测试区(示例)
                layer: district
                division: "371099"
                parent: "370000"
                documents:
                  plan:
                    title: 测试区重大行政处罚备案办法(示例)
                    textHeld: false
                """
                        .formatted(version));
        files.put("parameters/reporting.yaml", parameters(fine));
        files.put(
                "tests/reporting.yaml",
                """
                - name: a fine of the amount itself is reported
                  ruling: reporting
                  asOf: 2024-09-02
                  facts: {actKind: penalty, partyKind: citizen, sanctions: [fine], fine: "%s", decidedOn: 2024-09-02}
                  expect: {required: true}
                  because: [reporting.fine.citizen]
                """
                        .formatted(fine));
    }

    private static String parameters(String fine) {
        return parameter("reporting.act-kinds", "codes", "[penalty]", "")
                + parameter("reporting.sanctions", "codes", "[revoke-licence]", "")
                + parameter("reporting.to", "text", "测试区司法局", "")
                + parameter(
                        "reporting.fine.citizen",
                        "threshold",
                        "{amount: " + fine + ", inclusive: true}",
                        "unit: yuan\n")
                + parameter(
                        "reporting.confiscated.citizen",
                        "threshold",
                        "{amount: " + fine + ", inclusive: true}",
                        "unit: yuan\n")
                + parameter(
                        "term.p-majf",
                        "term",
                        "{amount: 15, unit: calendar-day, start: 作出决定之日, direction: forward, roll: none}",
                        "");
    }

    private static String parameter(String id, String type, String value, String unit) {
        return """
               ---
               id: %s
               title: 测试
               type: %s
               %svalues:
                 2024-01-01:
                   value: %s
                   source: {document: plan, article: 第一条}
                   verified: memory
                   doubt: 示例
                   reading: 示例
               """
                .formatted(id, type, unit, value);
    }

    TestRegion with(String path, String content) {
        files.put(path, content);
        return this;
    }

    /** A signed bundle; not made inside the platform, for the key is the build's. */
    byte[] bytes() throws IOException {
        return bytes(RegionJar.key());
    }

    /** By which two people release it. */
    String contentHash() {
        return content().hash();
    }

    private PackageContent content() {
        Map<String, byte[]> content = new HashMap<>();
        files.forEach((path, text) -> content.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return PackageContent.of(content);
    }

    /** @param key null for an unsigned one */
    byte[] bytes(SigningKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RegionBundleFile.write(
                "org.zhiheng.test-region",
                version,
                DIVISION,
                content(),
                key,
                Clock.systemUTC().instant(),
                bytes);
        return bytes.toByteArray();
    }
}
