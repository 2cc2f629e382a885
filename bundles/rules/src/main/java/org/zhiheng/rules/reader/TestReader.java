package org.zhiheng.rules.reader;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.rules.PackageTest;

/** Reads {@code tests/**.yaml}. */
final class TestReader {

    private static final Set<String> KEYS =
            Set.of("name", "ruling", "division", "asOf", "facts", "expect", "because", "missing");
    private static final Pattern DIVISION =
            Pattern.compile("\\d{6}(\\d{3}|\\d{6})?|(field|dept):" + Forms.NAME.pattern());

    private final Reading reading;
    private final Shared shared;

    TestReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
    }

    void read(String file, byte[] content, List<PackageTest> into) {
        for (YamlNode root : YamlFile.documents(reading.log(), file, content)) {
            if (root instanceof YamlNode.Sequence cases) {
                for (YamlNode item : cases.items()) {
                    Fields fields = Fields.of(item, "测试", KEYS);
                    if (fields != null) {
                        into.add(test(fields));
                    }
                }
            } else {
                root.place().fault(FaultCode.YAML_KIND, "测试文件", "列表", root.kind());
            }
        }
    }

    private PackageTest test(Fields fields) {
        String name = shared.text(fields.text("name"));
        if (name != null) {
            reading.claim("test", name, fields.placeOf("name"), FaultCode.TEST_DOUBLED);
        }
        String ruling = shared.text(fields.text("ruling", Forms.NAME, Forms.NAME_HINT));
        String division = shared.text(fields.optionalText("division", DIVISION, "写行政区划代码，例如371002"));
        LocalDate asOf = shared.value(fields.date("asOf"));
        Map<String, Object> facts = tree(fields.anyFields("facts", true));
        Map<String, Object> expect = tree(fields.anyFields("expect", false));
        List<String> missing = texts(fields, "missing");
        List<String> because = texts(fields, "because");
        if (fields.has("expect") == fields.has("missing")) {
            fields.place().fault(FaultCode.TEST_EXPECT);
        } else if (fields.has("expect") ? expect.isEmpty() : missing.isEmpty()) {
            String empty = fields.has("expect") ? "expect" : "missing";
            fields.placeOf(empty).fault(FaultCode.KEY_EMPTY, empty);
        }
        return new PackageTest(
                name,
                ruling,
                division,
                asOf,
                facts,
                expect,
                missing,
                because,
                fields.place().toModel());
    }

    private List<String> texts(Fields fields, String key) {
        return shared.value(fields.list(key, false, (scalar, name) -> shared.text(Scalars.text(scalar, name))));
    }

    private Map<String, Object> tree(Fields fields) {
        return fields == null || fields.entries().isEmpty() ? Map.of() : mapping(fields.entries());
    }

    /** Tests repeat most of their facts, so equal maps are shared. */
    private Map<String, Object> mapping(List<YamlNode.Entry> entries) {
        List<String> names = new ArrayList<>(entries.size());
        Object[] values = new Object[entries.size()];
        for (YamlNode.Entry entry : entries) {
            values[names.size()] = value(entry.value());
            names.add(shared.text(entry.key().text()));
        }
        return shared.value(new CompactMap(shared.value(List.copyOf(names)), values));
    }

    /** A value as JSON has them: dates stay texts, numbers are exact. */
    private Object value(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return mapping(mapping.entries());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            Object[] items = sequence.items().stream().map(this::value).toArray();
            return shared.value(Collections.unmodifiableList(Arrays.asList(items)));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        if (scalar.isNull()) {
            return null;
        }
        if (scalar.plain() && (scalar.text().equals("true") || scalar.text().equals("false"))) {
            return Boolean.valueOf(scalar.text());
        }
        if (scalar.plain() && Scalars.looksLikeNumber(scalar.text())) {
            return shared.value(new BigDecimal(scalar.text()));
        }
        return shared.text(scalar.text());
    }
}
