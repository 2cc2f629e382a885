package org.zhiheng.registers.store;

import org.zhiheng.api.registers.Field;
import org.zhiheng.persistence.SortColumn;

/**
 * A column a list is sorted by: of a field, or the key. Made of definitions alone, which are constants.
 */
record Column(String name, String column, Type type) implements SortColumn {

    static final Column KEY = new Column("key", "r.row_key", Type.TEXT);

    static Column of(Field field) {
        Type type =
                switch (field.kind()) {
                    case DATE -> Type.DATE;
                    case INTEGER -> Type.INTEGER;
                    case DECIMAL -> Type.DECIMAL;
                    default -> Type.TEXT;
                };
        return new Column(field.name(), "r." + nameOf(field), type);
    }

    /** As the table has it; the prefix keeps it apart from words of SQL and from the columns every register has. */
    static String nameOf(Field field) {
        return nameOf(field.name());
    }

    static String nameOf(String field) {
        StringBuilder name = new StringBuilder("f_");
        for (int i = 0; i < field.length(); i++) {
            char each = field.charAt(i);
            if (each >= 'A' && each <= 'Z') {
                name.append('_').append((char) (each - 'A' + 'a'));
            } else {
                name.append(each);
            }
        }
        return name.toString();
    }
}
