package org.zhiheng.api.registers;

import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Registers as spreadsheets (XLSX): a template to fill in, an import that takes all or nothing, an export. Bounded memory. Thread-safe. */
@ProviderType
public interface Spreadsheets {

    /** What an import does with its rows. */
    enum Mode {
        /** Every row is a new thing. */
        ADD,
        /** Every row says what a thing that is there became, from the day in its column on. */
        AMEND
    }

    /**
     * @param rows rows of data in the file
     * @param written how many were written; 0 when anything was wrong
     * @param problems how many problems there are
     * @param report with problems: the file with a column that says for each row what is wrong and where, to be fetched once under this word; null without
     */
    record Import(int rows, int written, int problems, String report) {}

    /** Writes an empty file with headings, hints, lists to choose from and an example marked as such. */
    void template(Principal by, String register, OutputStream out);

    /**
     * Checks a whole file, and writes all its rows or none.
     *
     * @param dry only to check
     * @param reason why, recorded with every row
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code SHEET-FORM} for what is no such file, {@code SHEET-HEADINGS},
     *     {@code SHEET-TOO-LARGE}; {@code FORBIDDEN}
     */
    Import read(
            Principal by, String register, Mode mode, boolean dry, String reason, String document, InputStream file);

    /** Writes the report of an import; only for who made it. */
    void report(Principal by, String report, OutputStream out);

    /**
     * All rows of a list, whatever its page; secret numbers are masked, personal data too where no purpose is said. Whoever gets the file closes it, and
     * may take as long as that lasts: nothing is held in the database meanwhile.
     */
    InputStream export(Principal by, String register, Registers.Wanted wanted);
}
