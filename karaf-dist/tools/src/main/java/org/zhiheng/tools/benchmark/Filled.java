package org.zhiheng.tools.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;

/** A spreadsheet as a person filled it in, with what is wrong beside each line. Used by one thread. */
final class Filled {

    private final Map<Form.About, Line> about = new LinkedHashMap<>();
    private final List<Line> factors = new ArrayList<>();
    private final List<Line> rows = new ArrayList<>();

    /** A line of one of the sheets. */
    static final class Line {

        final int number;
        final List<SheetCell> cells;
        final List<Problem> problems = new ArrayList<>();

        Line(int number, List<SheetCell> cells) {
            this.number = number;
            this.cells = cells;
        }

        SheetCell cell(Enum<?> column) {
            return cells.get(column.ordinal());
        }

        void problem(Enum<?> column, String message) {
            problems.add(new Problem(column.ordinal(), message));
        }
    }

    /** @param column from 0; -1 for the whole line */
    record Problem(int column, String message) {}

    Map<Form.About, Line> about() {
        return about;
    }

    List<Line> factors() {
        return factors;
    }

    List<Line> rows() {
        return rows;
    }

    /** Every line that has something wrong, by sheet. */
    Map<String, List<Line>> faulty() {
        Map<String, List<Line>> faulty = new LinkedHashMap<>();
        faulty.put(Form.ABOUT, about.values().stream().filter(Filled::isFaulty).toList());
        faulty.put(Form.FACTORS, factors.stream().filter(Filled::isFaulty).toList());
        faulty.put(Form.ROWS, rows.stream().filter(Filled::isFaulty).toList());
        return faulty;
    }

    boolean isFaulty() {
        return faulty().values().stream().anyMatch(lines -> !lines.isEmpty());
    }

    private static boolean isFaulty(Line line) {
        return !line.problems.isEmpty();
    }

    /** @throws ToolException when a sheet or a head of ours is not there */
    static Filled of(Map<String, Map<Integer, Map<Integer, SheetCell>>> sheets) {
        Filled filled = new Filled();
        Map<Integer, Map<Integer, SheetCell>> about = sheet(sheets, Form.ABOUT);
        for (Form.About each : Form.About.values()) {
            Line line = new Line(each.ordinal() + 2, List.of(SheetCell.EMPTY));
            for (Map.Entry<Integer, Map<Integer, SheetCell>> row : about.entrySet()) {
                if (row.getValue().getOrDefault(0, SheetCell.EMPTY).text().equals(each.label)) {
                    line = new Line(row.getKey(), List.of(row.getValue().getOrDefault(1, SheetCell.EMPTY)));
                }
            }
            filled.about.put(each, line);
        }
        lines(sheets, Form.FACTORS, heads(Form.Factor.values()), filled.factors);
        lines(sheets, Form.ROWS, heads(Form.Row.values()), filled.rows);
        return filled;
    }

    static List<String> heads(Form.Factor[] columns) {
        return java.util.Arrays.stream(columns).map(column -> column.head).toList();
    }

    static List<String> heads(Form.Row[] columns) {
        return java.util.Arrays.stream(columns).map(column -> column.head).toList();
    }

    private static void lines(
            Map<String, Map<Integer, Map<Integer, SheetCell>>> sheets,
            String name,
            List<String> heads,
            List<Line> into) {
        Map<Integer, Map<Integer, SheetCell>> sheet = sheet(sheets, name);
        Map<Integer, SheetCell> head = sheet.getOrDefault(1, Map.of());
        for (int column = 0; column < heads.size(); column++) {
            String found = head.getOrDefault(column, SheetCell.EMPTY).text();
            if (!found.equals(heads.get(column))) {
                throw new ToolException(
                        Exit.FILE,
                        "工作表“" + name + "”第" + (column + 1) + "列的表头应当是“" + heads.get(column) + "”,实际是“" + found
                                + "”;用benchmark-template重新生成模板");
            }
        }
        sheet.forEach((number, cells) -> {
            List<SheetCell> line = new ArrayList<>();
            for (int column = 0; column < heads.size(); column++) {
                line.add(cells.getOrDefault(column, SheetCell.EMPTY));
            }
            boolean sample = line.get(0).text().equals(Form.SAMPLE);
            if (number > 1 && !sample && line.stream().anyMatch(cell -> !cell.isEmpty())) {
                into.add(new Line(number, List.copyOf(line)));
            }
        });
    }

    private static Map<Integer, Map<Integer, SheetCell>> sheet(
            Map<String, Map<Integer, Map<Integer, SheetCell>>> sheets, String name) {
        Map<Integer, Map<Integer, SheetCell>> sheet = sheets.get(name);
        if (sheet == null) {
            throw new ToolException(Exit.FILE, "没有工作表“" + name + "”;用benchmark-template生成模板");
        }
        return sheet;
    }
}
