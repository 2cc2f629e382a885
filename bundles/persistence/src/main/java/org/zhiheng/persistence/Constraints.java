package org.zhiheng.persistence;

import java.util.Locale;

/** Which named constraint of the database an exception is about. */
public final class Constraints {

    private Constraints() {}

    /**
     * Whether a constraint of this name was violated. Databases tell the name only in the text of their exception, in whatever language, but
     * always in quotes.
     *
     * @param failure what a transaction threw
     * @param constraint the name it has in the migration, in any case
     */
    public static boolean violated(Throwable failure, String constraint) {
        String name = constraint.toLowerCase(Locale.ROOT);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof java.sql.SQLException sql && tells(sql, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(java.sql.SQLException failure, String name) {
        for (java.sql.SQLException each = failure; each != null; each = each.getNextException()) {
            String text = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (text.contains("\"" + name + "\"") || text.contains("'" + name + "'")) {
                return true;
            }
        }
        return false;
    }
}
