package org.zhiheng.rules.look;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/** Packages as authors write them, small. */
final class SamplePackages {

    private SamplePackages() {}

    static RulePackage read(PackageContent content) {
        ReadResult result = new PackageReader().read(content);
        if (result.packageOrNull() == null) {
            throw new AssertionError(result.faults().toString());
        }
        return result.packageOrNull();
    }

    static PackageContent content(String manifest, String... pathsAndTexts) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("package.yaml", bytes(manifest + "documents:\n  d: {title: 示例, textHeld: false}\n"));
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            files.put(pathsAndTexts[i], bytes(pathsAndTexts[i + 1]));
        }
        return PackageContent.of(files);
    }

    static PackageContent nation(String version, String... pathsAndTexts) {
        return content(
                "id: cn.000000\nversion: " + version + "\ntitle: 国家\nlayer: nation\ndivision: \"000000\"\n",
                pathsAndTexts);
    }

    static PackageContent district(String version, String... pathsAndTexts) {
        return content(
                "id: cn.371002\nversion: " + version
                        + "\ntitle: 环翠区\nlayer: district\ndivision: \"371002\"\nparent: \"371000\"\n",
                pathsAndTexts);
    }

    /** Training hours; each pair is a day and the hours from then on. */
    static String hours(String override, String... daysAndHours) {
        StringBuilder yaml = new StringBuilder("id: training.annual-hours\ntitle: 学时\ntype: number\nunit: hour\n");
        yaml.append(override).append("values:\n");
        for (int i = 0; i < daysAndHours.length; i += 2) {
            yaml.append("  ").append(daysAndHours[i]).append(":\n    value: ").append(daysAndHours[i + 1]);
            yaml.append("\n    source: {document: d, article: 第一条}\n    verified: memory\n");
            yaml.append("    doubt: 原文没有收存\n    reading: 按年计算\n");
        }
        return yaml.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
