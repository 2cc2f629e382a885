package org.zhiheng.rules.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;

/** Reads a CSV file by RFC 4180, strictly: no comments, no skipped lines, no characters after a closing quote. */
final class CsvFile {

    /** Far more than any list of law has; a file of nothing but line breaks must not fill the memory. */
    static final int MAX_LINES = 100_000;

    private CsvFile() {}

    /** @param line line of the file on which the record begins, from 1 */
    record Line(int line, List<String> cells) {}

    /** All lines, the head first; null after a fault. */
    static List<Line> read(FaultLog log, String file, byte[] content, FaultCode syntax) {
        String text = TextFile.decode(log, file, content);
        if (text == null) {
            return null;
        }
        List<Line> lines = new ArrayList<>();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(false)
                .ofCsvRecord(text);
        try {
            for (CsvRecord row : reader) {
                if (lines.size() >= MAX_LINES) {
                    log.add(syntax.at(file, (int) row.getStartingLineNumber(), 0, "超过" + MAX_LINES + "行"));
                    return null;
                }
                lines.add(new Line((int) row.getStartingLineNumber(), row.getFields()));
            }
        } catch (CsvParseException wrong) {
            log.add(syntax.at(file, lineAfter(lines), 0, "引号之后还有字符，或者一格过长"));
            return null;
        }
        if (lines.isEmpty()) {
            log.add(syntax.at(file, 0, 0, "没有表头"));
            return null;
        }
        // When a quote is never closed the library takes the rest of the file as one cell: then quotes are odd in
        // number.
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            log.add(syntax.at(file, lines.get(lines.size() - 1).line(), 0, "引号没有成对"));
            return null;
        }
        return lines;
    }

    /** The line after the last one read; the library does not tell where it stopped. */
    private static int lineAfter(List<Line> lines) {
        if (lines.isEmpty()) {
            return 1;
        }
        Line last = lines.get(lines.size() - 1);
        long breaks = last.cells().stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
        return last.line() + 1 + (int) breaks;
    }
}
