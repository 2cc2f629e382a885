package org.zhiheng.registers.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;

/** Writes spreadsheets of one register, row by row into a stream. Not for several threads. */
public final class SheetWriter implements AutoCloseable {

    private static final int FLUSHED = 500;
    private static final double WIDTH = 18;
    private static final double WIDE = 60;
    private static final int CHECKED_ROWS = 5_000;
    private static final String EXPLAINED = "填写说明";
    private static final String LISTS = "可选值";
    private static final String HEAD_COLOUR = "D9E2F3";
    private static final String PROBLEM_COLOUR = "FCE4D6";

    private final String title;
    private final SheetForm exported;
    private SheetForm form;
    private final Workbook workbook;
    private final Worksheet rows;
    private int next;

    public SheetWriter(RegisterDefinition definition, OutputStream out) {
        this(definition.title(), SheetForm.of(definition), SheetForm.exported(definition), out);
    }

    /** @param title what a row is, in Chinese */
    public SheetWriter(String title, SheetForm form, OutputStream out) {
        this(title, form, form, out);
    }

    private SheetWriter(String title, SheetForm form, SheetForm exported, OutputStream out) {
        this.title = title;
        this.form = form;
        this.exported = exported;
        this.workbook = new Workbook(out, "Zhiheng", "1.0");
        this.rows = workbook.newWorksheet(SheetForm.ROWS);
    }

    private void headings(boolean problems) {
        List<SheetForm.Column> columns = form.columns();
        int shift = problems ? 1 : 0;
        if (problems) {
            heading(0, SheetForm.PROBLEM);
            rows.width(0, WIDE);
        }
        for (int i = 0; i < columns.size(); i++) {
            heading(i + shift, columns.get(i).heading());
            rows.width(i + shift, WIDTH);
            Field field = columns.get(i).field();
            if (field != null && columns.get(i).read() && asText(field)) {
                rows.style(i + shift).format("@").set();
            }
        }
        rows.freezePane(0, 1);
        next = 1;
    }

    /** Long numbers stay what they are only as texts. */
    private static boolean asText(Field field) {
        return switch (field.kind()) {
            case INTEGER, DECIMAL, DATE, BOOLEAN -> false;
            default -> true;
        };
    }

    private void heading(int column, String text) {
        rows.value(0, column, text);
        rows.style(0, column).bold().fillColor(HEAD_COLOUR).wrapText(true).set();
    }

    /**
     * An empty file to fill in: headings, lists to choose from, a page that explains each column.
     *
     * @param choices what fields of open codes may hold, by field
     */
    public void template(Map<String, List<Field.Word>> choices) {
        headings(false);
        Worksheet lists = workbook.newWorksheet(LISTS);
        List<SheetForm.Column> columns = form.columns();
        for (int i = 0; i < columns.size(); i++) {
            Field field = columns.get(i).field();
            List<String> words = field == null
                    ? List.of()
                    : field.kind() == Field.Kind.BOOLEAN ? List.of("是", "否") : titles(field, choices);
            for (int j = 0; j < words.size(); j++) {
                lists.value(j, i, words.get(j));
            }
            if (!words.isEmpty()) {
                rows.range(1, i, CHECKED_ROWS, i)
                        .validateWithList(lists.range(0, i, words.size() - 1, i))
                        .allowBlank(true)
                        .showErrorMessage(true)
                        .errorTitle(columns.get(i).title())
                        .error("请从列表中选择");
            }
        }
        explained(columns, choices);
    }

    private static List<String> titles(Field field, Map<String, List<Field.Word>> choices) {
        List<Field.Word> words =
                switch (field.kind()) {
                    case WORD -> field.words();
                    case CODE -> choices.getOrDefault(field.name(), List.of());
                    default -> List.of();
                };
        return words.stream().map(Field.Word::title).toList();
    }

    private void explained(List<SheetForm.Column> columns, Map<String, List<Field.Word>> choices) {
        Worksheet sheet = workbook.newWorksheet(EXPLAINED);
        sheet.value(0, 0, title + ":" + "在“" + SheetForm.ROWS + "”里每行填一项,标*的必填。有一处不对就一行也不写入,平台会指出每一处。");
        List<String> headings = List.of("列", "必填", "填写什么");
        for (int i = 0; i < headings.size(); i++) {
            sheet.value(2, i, headings.get(i));
            sheet.style(2, i).bold().fillColor(HEAD_COLOUR).set();
        }
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(i + 3, 0, columns.get(i).title());
            sheet.value(i + 3, 1, columns.get(i).required() ? "是" : "");
            sheet.value(
                    i + 3,
                    2,
                    columns.get(i).explained(choices.getOrDefault(columns.get(i).name(), List.of())));
        }
        sheet.width(0, WIDTH);
        sheet.width(2, WIDE);
    }

    /** Begins a list of rows, with what people call bodies and things beside their keys. */
    public void list() {
        form = exported;
        headings(false);
    }

    /**
     * Writes a row as it may be read again.
     *
     * @param labels what people call the values of bodies and references, by field and value
     */
    public void row(Row row, Map<String, Map<String, String>> labels) throws IOException {
        Map<String, Object> values = new HashMap<>(row.values());
        values.put("key", row.key());
        values.put("from", row.from());
        values.put("to", row.to());
        row(values, labels);
    }

    /** Writes a row by the names of its columns. */
    public void row(Map<String, Object> values, Map<String, Map<String, String>> labels) throws IOException {
        int column = 0;
        for (SheetForm.Column each : form.columns()) {
            if (!each.read()) {
                String name = each.field().name();
                String label = labels.getOrDefault(name, Map.of()).get(String.valueOf(values.get(name)));
                if (label != null) {
                    rows.inlineString(next, column, label);
                }
                column++;
                continue;
            }
            cell(column, each.field(), values.get(each.name()));
            column++;
        }
        turned();
    }

    private void cell(int column, Field field, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof LocalDate date) {
            rows.value(next, column, date);
            rows.style(next, column).format("yyyy-mm-dd").set();
        } else if (value instanceof Long number) {
            rows.value(next, column, number);
        } else if (value instanceof BigDecimal number) {
            rows.value(next, column, number);
        } else if (value instanceof Boolean yes) {
            rows.inlineString(next, column, yes ? "是" : "否");
        } else if (value instanceof List<?> list) {
            rows.inlineString(
                    next,
                    column,
                    list.stream().map(each -> word(field, String.valueOf(each))).collect(Collectors.joining("、")));
        } else {
            rows.inlineString(next, column, field == null ? String.valueOf(value) : word(field, String.valueOf(value)));
        }
    }

    /** A word as people call it. */
    private static String word(Field field, String code) {
        return field.words().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(Field.Word::title)
                .orElse(code);
    }

    /** Begins a report of what is wrong. */
    public void report() {
        headings(true);
    }

    /** Writes a row as it was sent, with what is wrong in it, if anything is. */
    public void reported(Map<String, String> cells, String problems) throws IOException {
        if (problems != null) {
            rows.inlineString(next, 0, problems);
            rows.style(next, 0).fillColor(PROBLEM_COLOUR).wrapText(true).set();
        }
        int column = 1;
        for (SheetForm.Column each : form.columns()) {
            String text = cells.get(each.title());
            if (text != null) {
                rows.inlineString(next, column, text);
            }
            column++;
        }
        turned();
    }

    private void turned() throws IOException {
        next++;
        if (next % FLUSHED == 0) {
            rows.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.finish();
    }
}
