package org.zhiheng.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.registers.SampleRows;

/** A case as it lies in the tables of cases, procedures and record, from which others are made that have ids, a number, a party and an hour of their own. */
final class CaseTemplate {

    private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /** The subject of a case whose id is a parameter; Derby takes what has no length for a long text, which compares with nothing. */
    private static final String SUBJECT_OF_CASE = "'" + Cases.SUBJECT + "/' || CAST(? AS VARCHAR(36))";

    /** The tables, in an order in which what is referred to comes first; by what their rows are found. */
    private static final Map<String, String> TABLES = tables();

    static final String ENTRIES = "rec_entry";

    private static final int CREDIT_CODES = 1_000_000;
    /** Of several parties of a case. */
    private static final int APART = 1_009;
    /** So many seconds of a day are left after nine in the morning. */
    private static final int SECONDS = 50_000;

    /** A row, its columns in their order; a column that has nothing is null. */
    private record Made(Pattern[] columns) {}

    /** What differs between copies, and how each new one is made. */
    private enum Kind {
        ID,
        PROOF,
        NUMBER,
        CREDIT_CODE,
        COMMAND,
        OPENED_COLUMN,
        OPENED_TEXT
    }

    private final boolean open;
    private final Map<String, List<Made>> rows = new LinkedHashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final LocalDateTime opened;
    private final int caseWord;

    private static Map<String, String> tables() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("case_file", "id = ?");
        all.put("case_handler", "case_id = ?");
        all.put("case_piece", "case_id = ?");
        all.put("case_organisation", "case_id = ?");
        all.put("case_command", "case_id = ?");
        String ofRun = "run IN (SELECT id FROM proc_run WHERE subject = " + SUBJECT_OF_CASE + ")";
        all.put("proc_run", "subject = " + SUBJECT_OF_CASE);
        for (String each : List.of("proc_run_body", "proc_task", "proc_clock", "proc_participant", "proc_command")) {
            all.put(each, ofRun);
        }
        String runs = "SELECT '" + Runs.SUBJECT + "/' || id FROM proc_run WHERE subject = " + SUBJECT_OF_CASE;
        String proofs = "SELECT 'competence-proof/' || proof FROM case_piece WHERE case_id = ? AND proof IS NOT NULL";
        String subjects =
                "subject = " + SUBJECT_OF_CASE + " OR subject IN (" + runs + ") OR subject IN (" + proofs + ")";
        all.put("rec_subject", subjects);
        all.put(ENTRIES, subjects);
        return all;
    }

    /** The names of the tables, what is referred to first. */
    static List<String> names() {
        return List.copyOf(TABLES.keySet());
    }

    CaseTemplate(Connection connection, String id, Map<String, List<String>> columns) throws SQLException {
        Pattern.Words known = new Pattern.Words();
        caseWord = word(known, Kind.ID, id);
        for (String each : texts(connection, "SELECT id FROM proc_run WHERE subject = ?", Cases.SUBJECT + "/" + id)) {
            word(known, Kind.ID, each);
        }
        for (String each : texts(
                connection, "SELECT DISTINCT proof FROM case_piece WHERE case_id = ? AND proof IS NOT NULL", id)) {
            word(known, Kind.PROOF, each);
        }
        for (String each :
                texts(connection, "SELECT case_number FROM case_file WHERE id = ? AND case_number IS NOT NULL", id)) {
            word(known, Kind.NUMBER, each);
        }
        for (String each : texts(connection, "SELECT credit_code FROM case_organisation WHERE case_id = ?", id)) {
            word(known, Kind.CREDIT_CODE, each);
        }
        Instant at = Rows.first(
                        connection,
                        "SELECT opened_at FROM case_file WHERE id = ?",
                        List.of(id),
                        row -> Instants.get(row, "opened_at"))
                .orElseThrow();
        opened = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        word(known, Kind.OPENED_COLUMN, COLUMN.format(opened));
        word(known, Kind.OPENED_TEXT, TEXT.format(opened));
        open = texts(connection, "SELECT status FROM case_file WHERE id = ? AND closed_at IS NULL", id)
                        .size()
                == 1;
        for (Map.Entry<String, String> each : TABLES.entrySet()) {
            rows.put(each.getKey(), read(connection, each.getKey(), each.getValue(), id, columns, known));
        }
    }

    private int word(Pattern.Words known, Kind kind, String word) {
        int number = known.of(word);
        if (number == kinds.size()) {
            kinds.add(kind);
            words.add(word);
        }
        return number;
    }

    private static List<String> texts(Connection connection, String sql, String parameter) throws SQLException {
        return Rows.list(connection, sql, List.of(parameter), row -> row.getString(1));
    }

    private List<Made> read(
            Connection connection,
            String table,
            String where,
            String id,
            Map<String, List<String>> columns,
            Pattern.Words known)
            throws SQLException {
        List<String> names = columns.get(table);
        List<Object> parameters = new ArrayList<>();
        where.chars().filter(each -> each == '?').forEach(each -> parameters.add(id));
        String order = table.equals(ENTRIES) ? " ORDER BY subject, number" : "";
        List<String[]> found = Rows.list(
                connection,
                "SELECT " + String.join(", ", names) + " FROM " + table + " WHERE " + where + order,
                parameters,
                row -> {
                    String[] values = new String[names.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getString(i + 1);
                    }
                    return values;
                });
        int command = table.endsWith("_command") ? names.indexOf("command") : -1;
        if (command >= 0) {
            found.forEach(each -> word(known, Kind.COMMAND, each[command]));
        }
        Map<String, Integer> all = known.known();
        List<Made> made = new ArrayList<>();
        for (String[] each : found) {
            Pattern[] patterns = new Pattern[each.length];
            for (int i = 0; i < each.length; i++) {
                patterns[i] = each[i] == null ? null : new Pattern(each[i], all);
            }
            made.add(new Made(patterns));
        }
        return made;
    }

    boolean open() {
        return open;
    }

    int entries() {
        return rows.get(ENTRIES).size();
    }

    /** The words of a copy. */
    String[] words(int number) {
        String[] said = new String[kinds.size()];
        LocalDateTime moment = opened.plusSeconds(number % SECONDS);
        for (int i = 0; i < said.length; i++) {
            String before = words.get(i);
            said[i] = switch (kinds.get(i)) {
                case ID -> UUID.randomUUID().toString();
                case PROOF -> before.substring(0, 11)
                        + UUID.randomUUID().toString().substring(0, 13);
                case NUMBER -> before.replaceAll("\\d+号$", (1_000_000 + number) + "号");
                case CREDIT_CODE -> SampleRows.creditCode((number + i * APART) % CREDIT_CODES);
                case COMMAND -> UUID.randomUUID().toString();
                case OPENED_COLUMN -> COLUMN.format(moment);
                case OPENED_TEXT -> TEXT.format(moment);
            };
        }
        return said;
    }

    String id(String[] said) {
        return said[caseWord];
    }

    /** Rows of a table of a copy, as texts. */
    List<String[]> rows(String table, String[] said) {
        List<String[]> copies = new ArrayList<>();
        for (Made each : rows.get(table)) {
            String[] copy = new String[each.columns().length];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = each.columns()[i] == null ? null : each.columns()[i].with(said);
            }
            copies.add(copy);
        }
        return copies;
    }
}
