package org.zhiheng.itests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

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

    InputStream bundle() {
        return new ByteArrayInputStream(bytes());
    }

    byte[] bytes() {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.zhiheng.test-region");
        main.putValue("Bundle-Version", version);
        main.putValue("Provide-Capability", "org.zhiheng.rules;division=\"371099\";schema:Version=1");
        main.putValue("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=org.zhiheng.rules)\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry("RULES-INF/" + file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
