package org.zhiheng.registers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.sheet.SheetFile;
import org.zhiheng.registers.sheet.SheetForm;
import org.zhiheng.registers.sheet.SheetWriter;

/** Spreadsheets of rows that are of no register, in the same form and within the same bounds as those of registers. */
public final class Sheets {

    private Sheets() {}

    /** Takes rows, by the names of their fields; what a row has not is left out. */
    public interface Taking {
        void row(Map<String, Object> values) throws IOException;
    }

    /** Gives rows. */
    public interface Giving {
        void rows(Taking taking) throws IOException;
    }

    /**
     * Writes rows into a stream, one by one.
     *
     * @param title what a row is, in Chinese
     */
    public static void write(String title, List<Field> fields, OutputStream out, Giving giving) throws IOException {
        try (SheetWriter writer = new SheetWriter(title, SheetForm.of(fields), out)) {
            writer.list();
            giving.rows(values -> writer.row(values, Map.of()));
        }
    }

    /** An empty sheet to fill in, with lists to choose from and a page that explains each column. */
    public static void template(String title, List<Field> fields, OutputStream out) throws IOException {
        try (SheetWriter writer = new SheetWriter(title, SheetForm.of(fields), out)) {
            writer.template(Map.of());
        }
    }

    /**
     * A row that was sent.
     *
     * @param number in the file, from 1
     * @param values by name of the field; blank cells are left out
     * @param faults what cannot be read, in Chinese, by name of the field
     */
    public record Sent(int number, Map<String, Object> values, Map<String, String> faults) {}

    /** Takes the rows that were sent, one by one. */
    public interface Reading {
        void row(Sent row) throws IOException;
    }

    /**
     * Reads a sheet.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code SHEET-FORM}, {@code SHEET-HEADINGS}, {@code SHEET-TOO-LARGE}
     */
    public static void read(List<Field> fields, InputStream sent, Reading reading) {
        try (SheetFile file = SheetFile.of(sent)) {
            file.read(SheetForm.of(fields), line -> reading.row(new Sent(line.number(), line.values(), line.faults())));
        }
    }
}
