package org.zhiheng.registers.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Field;

/** A spreadsheet somebody sent, kept on the disk while it is read, as often as needed and row by row. Closed, it is gone. */
public final class SheetFile implements AutoCloseable {

    private static final long LARGEST = 64L << 20;
    /** What it may come to unpacked: the rows are read in a stream, all texts that are shared are held in memory. */
    private static final long LARGEST_UNPACKED = 1L << 30;

    private static final long LARGEST_TEXTS = 96L << 20;
    /** Where a document type would be declared, which no spreadsheet does; the reader's own switch is not all that stands between. */
    private static final int PROLOGUE = 4096;

    private static final int MOST_ROWS = 200_000;
    private static final int MOST_COLUMNS = 200;
    private static final int DIGITS_KEPT = 15;
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private final Path file;

    private SheetFile(Path file) {
        this.file = file;
    }

    /**
     * One row of data.
     *
     * @param number in the file, from 1
     * @param values by name of the column, as they are to be read; blank cells are left out
     * @param faults what cannot be read, by name of the column
     * @param cells as people see them, by heading
     */
    public record Line(int number, Map<String, Object> values, Map<String, String> faults, Map<String, String> cells) {}

    /** Takes the rows one by one. */
    public interface Lines {
        void take(Line line) throws IOException;
    }

    /** @throws ZhihengException {@code SHEET-FORM}, {@code SHEET-TOO-LARGE} */
    public static SheetFile of(InputStream sent) {
        Path file = null;
        try {
            file = Files.createTempFile("zhiheng-sheet", ".xlsx");
            long size;
            try (OutputStream out = Files.newOutputStream(file)) {
                size = copy(sent, out);
            }
            if (size > LARGEST) {
                throw tooLarge("文件超过" + (LARGEST >> 20) + "MB");
            }
            unpacked(file);
            return new SheetFile(file);
        } catch (IOException e) {
            delete(file);
            throw form(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private static long copy(InputStream sent, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        for (int read = sent.read(buffer); read >= 0 && size <= LARGEST; read = sent.read(buffer)) {
            out.write(buffer, 0, read);
            size += read;
        }
        return size;
    }

    /** Looks how much would come out before anything is unpacked; what lies about its size ends as a form that cannot be read. */
    private static void unpacked(Path file) throws IOException {
        long all = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry each = entries.nextElement();
                all += Math.max(0, each.getSize());
                try (InputStream part = zip.getInputStream(each)) {
                    String begins = new String(part.readNBytes(PROLOGUE), StandardCharsets.ISO_8859_1);
                    if (begins.contains("<!DOCTYPE")) {
                        throw new IOException("a part with a document type declaration");
                    }
                }
                if (each.getName().toLowerCase(Locale.ROOT).endsWith("sharedstrings.xml")
                        && each.getSize() > LARGEST_TEXTS) {
                    throw tooLarge("文件里的文字太多");
                }
            }
        }
        if (all > LARGEST_UNPACKED) {
            throw tooLarge("文件解压后太大");
        }
    }

    /**
     * Reads all rows below the headings.
     *
     * @throws ZhihengException {@code SHEET-FORM}, {@code SHEET-HEADINGS}, {@code SHEET-TOO-LARGE}
     */
    public void read(SheetForm form, Lines lines) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            Sheet sheet = workbook.findSheet(SheetForm.ROWS).orElseGet(workbook::getFirstSheet);
            try (Stream<Row> rows = sheet.openStream()) {
                Map<Integer, SheetForm.Column> columns = null;
                int count = 0;
                for (java.util.Iterator<Row> each = rows.iterator(); each.hasNext(); ) {
                    Row row = each.next();
                    if (columns == null) {
                        columns = headings(form, row);
                        continue;
                    }
                    Line line = line(columns, row);
                    if (!line.cells().isEmpty()) {
                        count++;
                        if (count > MOST_ROWS) {
                            throw tooLarge("一次至多" + MOST_ROWS + "行");
                        }
                        lines.take(line);
                    }
                }
                if (columns == null) {
                    throw ZhihengException.invalid("SHEET-HEADINGS", "第一行应当是列名,请从模板开始填写", "file");
                }
            }
        } catch (IOException | ExcelReaderException e) {
            throw form(e);
        }
    }

    private static Map<Integer, SheetForm.Column> headings(SheetForm form, Row row) {
        Map<Integer, SheetForm.Column> columns = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            String heading = row.getCellText(i).strip();
            if (heading.isEmpty() || heading.equals(SheetForm.PROBLEM) || form.beside(heading)) {
                continue;
            }
            SheetForm.Column column = form.column(heading);
            if (column == null) {
                unknown.add(heading);
            } else if (columns.containsValue(column)) {
                throw ZhihengException.invalid("SHEET-HEADINGS", "列“" + column.title() + "”出现了两次", "file");
            } else {
                columns.put(i, column);
            }
        }
        for (SheetForm.Column each : form.columns()) {
            if (each.required() && !columns.containsValue(each)) {
                missing.add(each.title());
            }
        }
        if (!unknown.isEmpty() || !missing.isEmpty()) {
            throw ZhihengException.invalid(
                    "SHEET-HEADINGS",
                    (unknown.isEmpty() ? "" : "没有名为“" + String.join("”“", unknown) + "”的列。")
                            + (missing.isEmpty() ? "" : "缺少列“" + String.join("”“", missing) + "”。") + "请从模板开始填写",
                    "file");
        }
        return columns;
    }

    private static Line line(Map<Integer, SheetForm.Column> columns, Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> faults = new LinkedHashMap<>();
        Map<String, String> cells = new LinkedHashMap<>();
        columns.forEach((index, column) -> {
            Cell cell = row.getOptionalCell(index).orElse(null);
            if (cell == null
                    || cell.getType() == CellType.EMPTY
                    || cell.getText().isBlank()) {
                return;
            }
            Object value = value(column, cell, faults);
            cells.put(column.title(), value == null ? cell.getText() : String.valueOf(value));
            if (value != null) {
                values.put(column.name(), value);
            }
        });
        return new Line(row.getRowNum(), values, faults, cells);
    }

    private static Object value(SheetForm.Column column, Cell cell, Map<String, String> faults) {
        boolean day = column.field() == null
                ? !column.name().equals("key")
                : column.field().kind() == Field.Kind.DATE;
        if (cell.getFormula() != null && !cell.getFormula().isEmpty()) {
            faults.put(column.name(), "“" + column.title() + "”不能是公式,请粘贴为数值");
            return null;
        }
        try {
            return switch (cell.getType()) {
                case NUMBER -> day ? date(cell) : number(column, cell.asNumber(), faults);
                case BOOLEAN -> cell.asBoolean();
                case STRING -> day
                        ? date(cell.asString().strip())
                        : cell.asString().strip();
                default -> {
                    faults.put(column.name(), "“" + column.title() + "”不能读:" + cell.getText());
                    yield null;
                }
            };
        } catch (RuntimeException e) {
            faults.put(column.name(), "“" + column.title() + "”不能读:" + cell.getText());
            return null;
        }
    }

    private static LocalDate date(Cell cell) {
        return cell.asDate().toLocalDate();
    }

    /** As people write days; anything else as it is, to be told as no date. */
    private static String date(String text) {
        Matcher found = DAY.matcher(text);
        return found.matches()
                ? String.format(
                        Locale.ROOT,
                        "%s-%02d-%02d",
                        found.group(1),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)))
                : text;
    }

    /** Spreadsheets keep fifteen digits of a number: a longer one written as a number is another one by now. */
    private static Object number(SheetForm.Column column, BigDecimal number, Map<String, String> faults) {
        BigDecimal plain = number.stripTrailingZeros();
        boolean numeric = column.field() != null
                && (column.field().kind() == Field.Kind.INTEGER
                        || column.field().kind() == Field.Kind.DECIMAL);
        if (!numeric && plain.precision() - plain.scale() > DIGITS_KEPT) {
            faults.put(column.name(), "“" + column.title() + "”的位数太多,已被表格软件改动,请把这一列设为文本格式再填");
            return null;
        }
        return numeric ? number : plain.toPlainString();
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Lies among the temporary files until somebody empties them.
            file.toFile().deleteOnExit();
        }
    }

    private static ZhihengException tooLarge(String what) {
        return ZhihengException.invalid("SHEET-TOO-LARGE", what + ",请分成几个文件", "file");
    }

    private static ZhihengException form(Exception cause) {
        return new ZhihengException(ErrorKind.INVALID, "SHEET-FORM", "不是能读的XLSX文件,请用模板填写并另存为XLSX", "file", cause);
    }
}
