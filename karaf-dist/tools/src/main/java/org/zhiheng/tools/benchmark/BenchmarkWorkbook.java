package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the spreadsheet of a benchmark: the empty template, or what was filled in with the errors beside it. */
final class BenchmarkWorkbook {

    private static final int LAST_ROW = 500;

    private final XSSFWorkbook book;
    private final CellStyle head;
    private final CellStyle sample;
    private final CellStyle plain;
    private final CellStyle date;
    private final CellStyle wrong;

    private BenchmarkWorkbook(XSSFWorkbook book) {
        this.book = book;
        Font bold = book.createFont();
        bold.setBold(true);
        head = style(IndexedColors.LIGHT_CORNFLOWER_BLUE);
        head.setFont(bold);
        sample = style(IndexedColors.GREY_25_PERCENT);
        plain = style(null);
        date = style(null);
        date.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
        wrong = style(IndexedColors.ROSE);
    }

    private CellStyle style(IndexedColors ground) {
        CellStyle style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (ground != null) {
            style.setFillForegroundColor(ground.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    static void writeTemplate(Path file) throws IOException {
        write(file, null);
    }

    /** @param filled what a person filled in; null for an empty template with samples */
    static void write(Path file, Filled filled) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            BenchmarkWorkbook workbook = new BenchmarkWorkbook(book);
            workbook.about(filled);
            workbook.table(
                    Form.FACTORS,
                    Filled.heads(Form.Factor.values()),
                    java.util.Arrays.stream(Form.Factor.values())
                            .map(column -> column.width)
                            .toList(),
                    filled == null ? null : filled.factors(),
                    Form.SAMPLE_FACTORS);
            workbook.table(
                    Form.ROWS,
                    Filled.heads(Form.Row.values()),
                    java.util.Arrays.stream(Form.Row.values())
                            .map(column -> column.width)
                            .toList(),
                    filled == null ? null : filled.rows(),
                    Form.SAMPLE_ROWS);
            workbook.choices();
            workbook.help();
            book.write(out);
        }
    }

    private void about(Filled filled) {
        Sheet sheet = book.createSheet(Form.ABOUT);
        List<String> heads = List.of("项目", "填写", Form.SAMPLE, "说明", Form.ERROR_HEAD);
        heads(sheet, heads, List.of(14, 46, 30, 34, filled == null ? 14 : 50));
        for (Form.About each : Form.About.values()) {
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(each.ordinal() + 1);
            put(row.createCell(0), each.label, head);
            Filled.Line line = filled == null ? null : filled.about().get(each);
            fill(row.createCell(1), line == null ? SheetCell.EMPTY : line.cells.get(0), line, 0);
            if (each == Form.About.FROM || each == Form.About.UNTIL) {
                row.getCell(1).setCellStyle(line != null && !line.problems.isEmpty() ? wrong : date);
            }
            put(row.createCell(2), each.sample, sample);
            put(row.createCell(3), each.hint, plain);
            put(row.createCell(4), line == null ? "" : told(line), plain);
        }
    }

    private void table(
            String name,
            List<String> heads,
            List<Integer> widths,
            List<Filled.Line> lines,
            List<List<String>> samples) {
        Sheet sheet = book.createSheet(name);
        List<String> all = new java.util.ArrayList<>(heads);
        all.add(Form.ERROR_HEAD);
        List<Integer> allWidths = new java.util.ArrayList<>(widths);
        allWidths.add(lines == null ? 14 : 60);
        heads(sheet, all, allWidths);
        if (lines == null) {
            for (int i = 0; i < samples.size(); i++) {
                org.apache.poi.ss.usermodel.Row row = sheet.createRow(i + 1);
                for (int column = 0; column < heads.size(); column++) {
                    put(row.createCell(column), samples.get(i).get(column), sample);
                }
            }
            return;
        }
        for (Filled.Line line : lines) {
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(line.number - 1);
            for (int column = 0; column < heads.size(); column++) {
                fill(row.createCell(column), line.cells.get(column), line, column);
            }
            put(row.createCell(heads.size()), told(line), plain);
        }
    }

    private void heads(Sheet sheet, List<String> heads, List<Integer> widths) {
        org.apache.poi.ss.usermodel.Row row = sheet.createRow(0);
        for (int column = 0; column < heads.size(); column++) {
            put(row.createCell(column), heads.get(column), head);
            sheet.setColumnWidth(column, widths.get(column) * 256);
        }
        sheet.createFreezePane(0, 1);
    }

    private static void put(Cell cell, String text, CellStyle style) {
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private void fill(Cell cell, SheetCell value, Filled.Line line, int column) {
        boolean faulty = line != null && line.problems.stream().anyMatch(problem -> problem.column() == column);
        switch (value.kind()) {
            case NUMBER -> cell.setCellValue(Double.parseDouble(value.text()));
            case DATE -> cell.setCellValue(LocalDate.parse(value.text()));
            default -> cell.setCellValue(value.text());
        }
        cell.setCellStyle(faulty ? wrong : value.kind() == SheetCell.Kind.DATE ? date : plain);
    }

    private static String told(Filled.Line line) {
        return line.problems.stream().map(Filled.Problem::message).collect(Collectors.joining("\n"));
    }

    private void choices() {
        choice(Form.ABOUT, 1, Form.About.VERIFIED.ordinal() + 1, Form.About.VERIFIED.ordinal() + 1, Form.VERIFIED);
        choice(Form.FACTORS, Form.Factor.TYPE.ordinal(), 1, LAST_ROW, Form.TYPES);
        choice(Form.ROWS, Form.Row.PARTY.ordinal(), 1, LAST_ROW, Form.PARTIES);
        choice(Form.ROWS, Form.Row.MODE.ordinal(), 1, LAST_ROW, Form.MODES);
        choice(Form.ROWS, Form.Row.MIN_IN.ordinal(), 1, LAST_ROW, List.of(Form.YES, Form.NO));
        choice(Form.ROWS, Form.Row.MAX_IN.ordinal(), 1, LAST_ROW, List.of(Form.YES, Form.NO));
    }

    private void choice(String name, int column, int firstRow, int lastRow, List<String> values) {
        Sheet sheet = book.getSheet(name);
        DataValidationConstraint constraint =
                sheet.getDataValidationHelper().createExplicitListConstraint(values.toArray(new String[0]));
        DataValidation validation = sheet.getDataValidationHelper()
                .createValidation(constraint, new CellRangeAddressList(firstRow, lastRow, column, column));
        validation.setShowErrorBox(true);
        validation.createErrorBox("不能这样填", "可以填:" + String.join("、", values));
        sheet.addValidationData(validation);
    }

    private void help() {
        Sheet sheet = book.createSheet(Form.HELP);
        sheet.setColumnWidth(0, 110 * 256);
        for (int i = 0; i < Form.HELP_LINES.size(); i++) {
            put(sheet.createRow(i).createCell(0), (i + 1) + ". " + Form.HELP_LINES.get(i), plain);
        }
    }
}
