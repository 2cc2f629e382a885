package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.Source;

/** Reads {@code lists/<name>.yaml}: what the rows beside it mean. */
final class ListHead {

    private static final Set<String> KEYS = Set.of(
            "title",
            "columns",
            "keys",
            "merge",
            "from",
            "until",
            "source",
            "verified",
            "doubt",
            "reading",
            "sourceColumns");
    private static final Set<String> COLUMN_KEYS = Set.of("name", "title", "type", "required");
    private static final Set<String> SOURCE_COLUMN_KEYS = Set.of("document", "article", "phrase");
    private static final Words<RuleList.Merge> MERGES = new Words<>(RuleList.Merge.class);

    private final Shared shared;
    private final SourceReader sources;
    private final List<RuleList.Column> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    private ListHead(Reading reading, SourceReader sources) {
        this.shared = reading.shared();
        this.sources = sources;
    }

    /**
     * What a list's YAML says; places are those of columns, -1 for none.
     *
     * @param from first day of all rows; null when a column says it
     * @param sourceWritten whether there is a source for rows that cite none, be it sound or not
     */
    record Description(
            String title,
            List<RuleList.Column> columns,
            Map<String, Integer> places,
            List<String> keys,
            RuleList.Merge merge,
            LocalDate from,
            int fromColumn,
            int untilColumn,
            boolean sourceWritten,
            SourceReader.Standing standing,
            SourceColumns sourceColumns) {}

    /** Where rows cite their own source; null when they do not. */
    record SourceColumns(int document, int article, int phrase) {}

    /** The description; null when the columns cannot be relied on. */
    static Description read(Reading reading, SourceReader sources, String file, byte[] content) {
        YamlNode root = YamlFile.document(reading.log(), file, content);
        Fields fields = root == null ? null : Fields.of(root, "清单", KEYS);
        return fields == null ? null : new ListHead(reading, sources).describe(fields);
    }

    private Description describe(Fields fields) {
        String title = shared.text(fields.text("title"));
        boolean columnsKnown = readColumns(fields);
        if (!columnsKnown) {
            return null;
        }
        List<String> keys =
                Scalars.list(fields.filledItems("keys"), "keys", (scalar, name) -> columnName(scalar, name, null));
        RuleList.Merge merge = fields.word("merge", MERGES);
        LocalDate from = null;
        int fromColumn = -1;
        YamlNode fromNode = fields.required("from");
        if (fromNode instanceof YamlNode.Scalar scalar && startsLikeDate(scalar.text())) {
            from = Scalars.date(scalar, "from");
        } else if (fromNode != null) {
            fromColumn = place(fields.scalar("from", true, (scalar, name) -> columnName(scalar, name, "date")));
        }
        int untilColumn = place(fields.scalar("until", false, (scalar, name) -> columnName(scalar, name, "date")));
        SourceColumns sourceColumns = sourceColumns(fields);
        Source source = sourceColumns == null ? sources.required(fields) : sources.optional(fields);
        SourceReader.Standing standing = sources.standing(fields, source);
        return new Description(
                title,
                List.copyOf(columns),
                Map.copyOf(places),
                keys,
                merge,
                from,
                fromColumn,
                untilColumn,
                fields.node("source") != null,
                standing,
                sourceColumns);
    }

    private static boolean startsLikeDate(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0));
    }

    private boolean readColumns(Fields fields) {
        boolean complete = true;
        for (YamlNode item : fields.filledItems("columns")) {
            RuleList.Column column = column(item);
            if (column == null) {
                complete = false;
            } else {
                places.put(column.name(), columns.size());
                columns.add(column);
            }
        }
        return complete && !columns.isEmpty();
    }

    private RuleList.Column column(YamlNode item) {
        Fields fields = Fields.of(item, "columns", COLUMN_KEYS);
        if (fields == null) {
            return null;
        }
        String name = shared.text(fields.text("name", Forms.COLUMN, Forms.COLUMN_HINT));
        String title = shared.text(fields.text("title"));
        String type = shared.text(fields.scalar("type", true, ListHead::type));
        boolean required = fields.flag("required", false);
        if (name != null && places.containsKey(name)) {
            fields.placeOf("name").fault(FaultCode.KEY_REPEATED, "columns", name);
            return null;
        }
        return name == null || type == null ? null : shared.value(new RuleList.Column(name, title, type, required));
    }

    private static String type(YamlNode.Scalar scalar, String name) {
        if (CellReader.TYPES.containsKey(scalar.text())) {
            return scalar.text();
        }
        String hint = Nearest.hint(scalar.text(), CellReader.TYPES.keySet());
        scalar.place().faultHinted(FaultCode.KEY_WORD, hint, name, scalar.text());
        return null;
    }

    private SourceColumns sourceColumns(Fields owner) {
        Fields fields = owner.fields("sourceColumns", false, SOURCE_COLUMN_KEYS);
        if (fields == null) {
            return null;
        }
        int document = place(fields.scalar("document", true, (scalar, name) -> columnName(scalar, name, null)));
        int article = place(fields.scalar("article", false, (scalar, name) -> columnName(scalar, name, null)));
        int phrase = place(fields.scalar("phrase", false, (scalar, name) -> columnName(scalar, name, null)));
        return new SourceColumns(document, article, phrase);
    }

    /** @param type the type the column must have; null for any */
    private String columnName(YamlNode.Scalar scalar, String key, String type) {
        Integer place = places.get(scalar.text());
        if (place == null) {
            String hint = Nearest.hint(scalar.text(), places.keySet());
            scalar.place().faultHinted(FaultCode.LIST_COLUMN, hint, key, scalar.text());
            return null;
        }
        if (type != null && !columns.get(place).type().equals(type)) {
            scalar.place().fault(FaultCode.LIST_COLUMN_TYPE, key, scalar.text(), CellReader.TYPES.get(type));
        }
        return shared.text(scalar.text());
    }

    private int place(String column) {
        return column == null ? -1 : places.get(column);
    }
}
