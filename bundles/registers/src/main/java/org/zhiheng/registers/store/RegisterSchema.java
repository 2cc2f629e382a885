package org.zhiheng.registers.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;

/** The table a register needs: as a migration creates it, and whether it is there. */
public final class RegisterSchema {

    private static final int WORDS_LENGTH = 1000;
    private static final int CODES_LENGTH = 2000;
    private static final String COMMON =
            """
              row_key      VARCHAR(40) NOT NULL,
              number       INTEGER     NOT NULL,
              valid_from   DATE        NOT NULL,
              valid_to     DATE        NOT NULL,
              known_from   TIMESTAMP   NOT NULL,
              known_to     TIMESTAMP   NOT NULL,
              written_by   VARCHAR(60) NOT NULL,
              reason       VARCHAR(500),
              document     VARCHAR(200),
              secret_entry BIGINT,
            """;

    private RegisterSchema() {}

    static String table(String register) {
        return "reg_" + register.replace('-', '_');
    }

    /** The statements of a migration that creates it. */
    public static String create(RegisterDefinition definition) {
        String table = table(definition.id());
        StringBuilder sql = new StringBuilder("CREATE TABLE " + table + " (\n" + COMMON);
        for (Field each : definition.fields()) {
            sql.append("  ")
                    .append(Column.nameOf(each))
                    .append(' ')
                    .append(type(each))
                    .append(each.required() ? " NOT NULL" : "")
                    .append(",\n");
        }
        sql.append("  CONSTRAINT pk_").append(table).append(" PRIMARY KEY (row_key, number)\n);\n");
        indexes(definition).forEach((name, columns) -> sql.append("CREATE INDEX ix_")
                .append(table)
                .append('_')
                .append(name)
                .append(" ON ")
                .append(table)
                .append(" (")
                .append(String.join(", ", columns))
                .append(");\n"));
        return sql.append("INSERT INTO reg_guard (register, turns) VALUES ('")
                .append(definition.id())
                .append("', 0);\n")
                .toString();
    }

    /**
     * What of the table is not as the register needs it, in English; empty when it is right.
     */
    public static List<String> faults(Connection connection, RegisterDefinition definition) throws SQLException {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> found = new LinkedHashMap<>();
        String table = table(definition.id());
        for (String name : List.of(table, table.toUpperCase(Locale.ROOT))) {
            try (ResultSet row = connection.getMetaData().getColumns(null, null, name, null)) {
                while (row.next()) {
                    found.put(row.getString("COLUMN_NAME").toLowerCase(Locale.ROOT), row.getInt("COLUMN_SIZE"));
                }
            }
        }
        if (found.isEmpty()) {
            return List.of("there is no table " + table);
        }
        for (Field each : definition.fields()) {
            Integer size = found.get(Column.nameOf(each));
            if (size == null) {
                faults.add("table " + table + " has no column " + Column.nameOf(each));
            } else if (textual(each) && size < length(each)) {
                faults.add("column " + table + "." + Column.nameOf(each) + " is too short");
            }
        }
        return faults;
    }

    /**
     * For every field lists are sorted by, what is known in that order; for every field they are narrowed by, every first of a unique group, every reference and body, its rows in the order of the
     * list. There the field comes first, for many of its values are looked up at once, which Derby does by an index only where its first column is the one.
     */
    private static Map<String, List<String>> indexes(RegisterDefinition definition) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        String label = Column.nameOf(definition.label());
        for (Field each : definition.fields()) {
            String column = Column.nameOf(each);
            String name = column.substring(2);
            boolean listed = each.sorted() || column.equals(label);
            if (listed) {
                all.put("by_" + name, List.of("known_to", column, "row_key"));
            }
            boolean unique =
                    definition.unique().stream().anyMatch(group -> group.get(0).equals(each.name()))
                            && each.privacy() != Field.Privacy.SECRET;
            boolean narrowed = each.filtered() && !each.several() && !listed;
            if (narrowed || unique || each.kind() == Field.Kind.REFERENCE || each.kind() == Field.Kind.BODY) {
                all.put(
                        name,
                        column.equals(label)
                                ? List.of(column, "known_to", "row_key")
                                : List.of(column, "known_to", label, "row_key"));
            }
        }
        return all;
    }

    /** The indexes by which rows are found whose field, or key, is one of some values: by the field's name, as Derby takes them. */
    static Map<String, String> found(RegisterDefinition definition) {
        String table = table(definition.id());
        Map<String, String> found = new HashMap<>();
        found.put("key", "constraint=pk_" + table);
        indexes(definition).forEach((name, columns) -> {
            for (Field each : definition.fields()) {
                if (columns.get(0).equals(Column.nameOf(each))) {
                    found.put(each.name(), "index=ix_" + table + "_" + name);
                }
            }
        });
        return found;
    }

    static boolean textual(Field field) {
        return switch (field.kind()) {
            case DATE, INTEGER, DECIMAL, BOOLEAN -> false;
            default -> true;
        };
    }

    private static String type(Field field) {
        return switch (field.kind()) {
            case DATE -> "DATE";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + (15 + field.scale()) + ", " + field.scale() + ")";
            case BOOLEAN -> "BOOLEAN";
            default -> "VARCHAR(" + length(field) + ")";
        };
    }

    private static int length(Field field) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT -> field.length();
            case WORDS -> WORDS_LENGTH;
            case CODES -> CODES_LENGTH;
            case WORD, REFERENCE, BODY, PHONE -> 40;
            case CODE -> 60;
            case MOMENT -> 25;
            case DIVISION -> 12;
            case CREDIT_CODE, CITIZEN_NUMBER -> 18;
            case ATTACHMENT -> 80;
            case DATE, INTEGER, DECIMAL, BOOLEAN -> 0;
        };
    }
}
