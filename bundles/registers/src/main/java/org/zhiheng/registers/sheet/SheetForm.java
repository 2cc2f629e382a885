package org.zhiheng.registers.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;

/** The columns of a register's spreadsheet, in order: key, days, fields. Immutable. */
public final class SheetForm {

    /** The sheet with the rows; the first one where there is none of this name. */
    static final String ROWS = "数据";

    static final String KEY = "编号";
    static final String FROM = "起始日";
    static final String TO = "终止日";
    /** Heads the column in which a report says what is wrong; a file with it may be sent again. */
    static final String PROBLEM = "问题";
    /** Ends the heading of a column that says what people call the body or thing beside it; it is not read. */
    private static final String NAMED = "(名称)";

    /** Ends the heading of what every row must have. */
    private static final String MUST = "*";

    /**
     * One column.
     *
     * @param name {@code key}, {@code from}, {@code to} or that of the field; null for a column that is not read
     * @param field null for those that are none; of a column that is not read, whose names it has
     */
    record Column(String title, String name, boolean required, Field field) {

        boolean read() {
            return name != null;
        }

        String heading() {
            return required ? title + MUST : title;
        }

        /**
         * In Chinese, what to write there.
         *
         * @param choices what a field of open codes may hold; empty for anything
         */
        String explained(List<Field.Word> choices) {
            if (field == null) {
                return name.equals("key") ? "字母、数字、点、横线,至多40个字;不填就由平台编" : "日期,例如2026-01-31";
            }
            String what =
                    switch (field.kind()) {
                        case TEXT, LONG_TEXT -> "文字,至多" + field.length() + "个字";
                        case WORD -> "从列表中选:" + words();
                        case WORDS -> "可以选几项,用顿号隔开:" + words();
                        case CODE -> choices.isEmpty() ? "代码" : "从列表中选:" + titles(choices);
                        case CODES -> choices.isEmpty() ? "一个或者几个代码,用顿号隔开" : "可以选几项,用顿号隔开:" + titles(choices);
                        case DATE -> "日期,例如2026-01-31";
                        case MOMENT -> "时间,例如2026-01-31T09:30:00+08:00";
                        case INTEGER, DECIMAL -> "数字,"
                                + field.least().toPlainString() + "到"
                                + field.most().toPlainString()
                                + (field.scale() > 0 ? ",至多" + field.scale() + "位小数" : "");
                        case BOOLEAN -> "是或者否";
                        case REFERENCE -> "另一名录里的编号,或者不会认错的名称、代码、证件编号";
                        case BODY -> "机构编号,或者不会认错的机构名称";
                        case DIVISION -> "区划代码";
                        case CREDIT_CODE -> "统一社会信用代码,18位";
                        case CITIZEN_NUMBER -> "公民身份号码,18位;请把这一列设为文本格式";
                        case PHONE -> "电话号码";
                        case ATTACHMENT -> "已上传附件的编号";
                    };
            return field.hint() == null ? what : what + "。" + field.hint();
        }

        private static String titles(List<Field.Word> words) {
            return words.stream().map(Field.Word::title).collect(Collectors.joining("、"));
        }

        private String words() {
            return titles(field.words());
        }
    }

    private final List<Column> columns;

    private SheetForm(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public static SheetForm of(RegisterDefinition definition) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(KEY, "key", false, null));
        if (definition.dated()) {
            columns.add(new Column(FROM, "from", true, null));
            columns.add(new Column(TO, "to", false, null));
        }
        for (Field each : definition.fields()) {
            columns.add(new Column(each.title(), each.name(), each.required(), each));
        }
        return new SheetForm(columns);
    }

    /** A sheet of rows that are of no register: the fields alone. */
    public static SheetForm of(List<Field> fields) {
        return new SheetForm(fields.stream()
                .map(each -> new Column(each.title(), each.name(), each.required(), each))
                .toList());
    }

    /** With what people call bodies and things beside their keys. */
    static SheetForm exported(RegisterDefinition definition) {
        List<Column> columns = new ArrayList<>();
        for (Column each : of(definition).columns) {
            columns.add(each);
            if (named(each)) {
                columns.add(new Column(each.title() + NAMED, null, false, each.field()));
            }
        }
        return new SheetForm(columns);
    }

    private static boolean named(Column column) {
        return column.field() != null
                && (column.field().kind() == Field.Kind.BODY || column.field().kind() == Field.Kind.REFERENCE);
    }

    /** Whether a heading is that of a column an export has beside another, and that is not read. */
    boolean beside(String heading) {
        return heading.endsWith(NAMED)
                && columns.stream().anyMatch(each -> named(each) && heading.equals(each.title() + NAMED));
    }

    List<Column> columns() {
        return columns;
    }

    /** The column of a heading, with or without its mark; null for one that is unknown. */
    Column column(String heading) {
        String title = heading.endsWith(MUST) ? heading.substring(0, heading.length() - 1) : heading;
        return columns.stream()
                .filter(each -> each.title().equals(title))
                .findFirst()
                .orElse(null);
    }

    /** What people call a field of a problem. */
    public String title(String name) {
        return columns.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(Column::title)
                .orElse(null);
    }
}
