package org.zhiheng.law;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/** Packages of a few rules, written in a test and read as real ones are. */
public final class SmallBooks {

    private static final String SOURCE =
            "    source: {document: d, article: 第一条, phrase: 测试所用的原文}\n    verified: text\n";

    private final List<RulePackage> packages = new ArrayList<>();

    /** One package under way. */
    public final class Small {

        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final StringBuilder parameters = new StringBuilder();

        private Small(String manifest) {
            file(
                    "package.yaml",
                    manifest + "version: 1.0.0\ntitle: 测试\ndocuments:\n"
                            + "  d: {title: 测试文件, text: test.txt, textHeld: true}\n");
        }

        public Small file(String path, String text) {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        /** A parameter with one value from 2020-01-01 on; a doubt when one is given. */
        public Small parameter(String id, String type, String value, String... doubt) {
            parameters
                    .append(parameters.length() == 0 ? "" : "---\n")
                    .append("id: " + id + "\ntitle: 测试\ntype: " + type + "\n")
                    .append(
                            type.equals("threshold")
                                    ? "unit: yuan\n"
                                    : type.equals("number") ? "unit: " + unit(id) + "\n" : "")
                    .append("values:\n  2020-01-01:\n    value: " + value + "\n")
                    .append(SOURCE)
                    .append(doubt.length == 0 ? "" : "    doubt: " + doubt[0] + "\n");
            return this;
        }

        public SmallBooks done() {
            if (parameters.length() > 0) {
                file("parameters/all.yaml", parameters.toString());
            }
            ReadResult result = new PackageReader().read(PackageContent.of(files));
            if (result.packageOrNull() == null) {
                throw new IllegalArgumentException(result.faults().toString());
            }
            packages.add(result.packageOrNull());
            return SmallBooks.this;
        }
    }

    public Small nation() {
        return new Small("id: cn.000000\nlayer: nation\ndivision: \"000000\"\n");
    }

    public Small field(String name) {
        return new Small("id: field.%1$s\nlayer: field\ndivision: \"field:%1$s\"\n".formatted(name));
    }

    public Small district() {
        return new Small("id: cn.371002\nlayer: district\ndivision: \"371002\"\nparent: \"000000\"\n");
    }

    public Asking asking() {
        BookMaker.Assembly assembly = BookMaker.assemble(packages, 1);
        if (!assembly.complete()) {
            throw new IllegalArgumentException(assembly.faults().toString());
        }
        return new LawRulings(null).with(assembly.books());
    }

    /** Asks in the district. */
    public static Ruling<Map<String, Object>> ask(Asking asking, String question, Map<String, ?> facts, String asOf) {
        return asking.ask(question, facts, "371002", LocalDate.parse(asOf));
    }

    /** What the solvers count these rules in. */
    private static String unit(String id) {
        if (id.matches(".*(rate|share|percent).*")) {
            return "percent";
        } else if (id.matches(".*(years|age-).*")) {
            return "year";
        }
        return id.matches(".*hours.*") ? "hour" : "person";
    }
}
