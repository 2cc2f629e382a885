package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.SourceDocument;
import org.zhiheng.rules.Verified;

/** Reads {@code lists/<name>.csv} with its {@code lists/<name>.yaml}. */
final class ListReader {

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;
    private final CellReader cells;

    ListReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
        this.cells = new CellReader(shared);
    }

    /** The list; null after a fault that leaves none. */
    RuleList read(String name, byte[] yaml, byte[] csv) {
        String csvFile = "lists/" + name + ".csv";
        ListHead.Description head = ListHead.read(reading, sources, "lists/" + name + ".yaml", yaml);
        List<CsvFile.Line> lines = CsvFile.read(reading.log(), csvFile, csv, FaultCode.LIST_SYNTAX);
        if (head == null || lines == null) {
            return null;
        }
        Place place = new Place(reading.log(), csvFile, 0, 0);
        if (!headFits(head, lines.get(0), place.at(lines.get(0).line(), 0))) {
            return null;
        }
        RowCells.Columns columns = new RowCells.Columns(
                head.columns().stream().map(RuleList.Column::name).toArray(String[]::new), head.places());
        List<RuleList.Row> rows = new ArrayList<>(lines.size() - 1);
        for (CsvFile.Line line : lines.subList(1, lines.size())) {
            RuleList.Row row = row(head, columns, line, place.at(line.line(), 0));
            if (row != null) {
                rows.add(row);
            }
        }
        reportDoubled(head.keys(), rows, place);
        return new RuleList(
                shared.text(name),
                head.title(),
                head.columns(),
                head.keys(),
                head.merge(),
                head.standing().source(),
                head.standing().verified(),
                head.standing().doubt(),
                head.standing().reading(),
                List.copyOf(rows));
    }

    private static boolean headFits(ListHead.Description head, CsvFile.Line first, Place place) {
        List<String> wanted = head.columns().stream().map(RuleList.Column::name).toList();
        List<String> found = first.cells();
        if (found.equals(wanted)) {
            return true;
        }
        List<String> lacking =
                wanted.stream().filter(name -> !found.contains(name)).toList();
        List<String> unknown =
                found.stream().filter(name -> !wanted.contains(name)).toList();
        StringJoiner told = new StringJoiner("，");
        if (!lacking.isEmpty()) {
            told.add("缺少" + String.join("、", lacking));
        }
        if (!unknown.isEmpty()) {
            told.add("多出" + String.join("、", unknown));
        }
        if (lacking.isEmpty() && unknown.isEmpty()) {
            told.add("次序不同或者有重复的列");
        }
        place.fault(FaultCode.LIST_HEAD, told);
        return false;
    }

    /** The row; null after a fault that leaves none. */
    private RuleList.Row row(ListHead.Description head, RowCells.Columns columns, CsvFile.Line line, Place place) {
        List<String> texts = line.cells();
        int count = head.columns().size();
        if (texts.size() != count) {
            place.fault(FaultCode.LIST_CELLS, texts.size(), count);
            return null;
        }
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = value(head, i, texts.get(i), place);
        }
        LocalDate from = head.from();
        if (head.fromColumn() >= 0) {
            from = dateOrNull(values[head.fromColumn()]);
            if (texts.get(head.fromColumn()).isBlank() && !mustBeFilled(head, head.fromColumn())) {
                place.fault(FaultCode.LIST_REQUIRED, columns.names()[head.fromColumn()]);
            }
        }
        LocalDate until = head.untilColumn() < 0 ? null : dateOrNull(values[head.untilColumn()]);
        boolean endUnknown = until == null && cell(texts, head.untilColumn()) != null;
        if (from != null && until != null && until.isBefore(from)) {
            place.fault(FaultCode.DATE_ORDER, until, from);
        }
        Source source = source(head, texts, place);
        if (from == null || endUnknown) {
            return null;
        }
        return new RuleList.Row(from, until, new RowCells(columns, values), source, line.line());
    }

    private static LocalDate dateOrNull(Object value) {
        return value instanceof LocalDate date ? date : null;
    }

    private static boolean mustBeFilled(ListHead.Description head, int column) {
        RuleList.Column described = head.columns().get(column);
        return described.required() || head.keys().contains(described.name());
    }

    private Object value(ListHead.Description head, int column, String text, Place place) {
        RuleList.Column described = head.columns().get(column);
        if (!text.isBlank()) {
            return cells.read(described, text, place);
        }
        if (head.keys().contains(described.name())) {
            place.fault(FaultCode.LIST_KEY, described.name());
        } else if (described.required()) {
            place.fault(FaultCode.LIST_REQUIRED, described.name());
        }
        return null;
    }

    /** The row's own source; null when it has none. */
    private Source source(ListHead.Description head, List<String> texts, Place place) {
        ListHead.SourceColumns at = head.sourceColumns();
        if (at == null || at.document() < 0) {
            return null;
        }
        String document = cell(texts, at.document());
        if (document == null) {
            if (!head.sourceWritten()) {
                place.fault(FaultCode.LIST_ROW_SOURCE);
            }
            return null;
        }
        Source source = sources.source(document, cell(texts, at.article()), cell(texts, at.phrase()), place);
        if (source != null && head.standing().verified() == Verified.TEXT) {
            SourceDocument cited = source.document();
            if (!cited.textHeld()) {
                place.fault(FaultCode.SOURCE_NOT_HELD, cited.key());
            }
        }
        return source;
    }

    private static String cell(List<String> texts, int place) {
        return place < 0 || texts.get(place).isBlank() ? null : texts.get(place);
    }

    /** Reports rows with the same key that hold on a common day. */
    private static void reportDoubled(List<String> keys, List<RuleList.Row> rows, Place place) {
        if (keys.isEmpty()) {
            return;
        }
        Map<List<Object>, List<RuleList.Row>> byKey = new HashMap<>(rows.size() * 2);
        for (RuleList.Row row : rows) {
            List<Object> key = key(keys, row);
            if (key != null) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(row);
            }
        }
        byKey.forEach((key, same) -> {
            if (same.size() > 1) {
                reportOverlaps(key, same, place);
            }
        });
    }

    private static void reportOverlaps(List<Object> key, List<RuleList.Row> same, Place place) {
        same.sort(Comparator.comparing(RuleList.Row::from).thenComparingInt(RuleList.Row::line));
        RuleList.Row longest = same.get(0);
        for (RuleList.Row row : same.subList(1, same.size())) {
            if (longest.until() == null || !longest.until().isBefore(row.from())) {
                int first = Math.min(row.line(), longest.line());
                place.at(Math.max(row.line(), longest.line()), 0).fault(FaultCode.LIST_DOUBLED, first, told(key));
            }
            if (longest.until() != null && (row.until() == null || row.until().isAfter(longest.until()))) {
                longest = row;
            }
        }
    }

    /** The values of the key columns; null when one is empty, which has been reported. */
    private static List<Object> key(List<String> keys, RuleList.Row row) {
        Object[] key = new Object[keys.size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = row.cells().get(keys.get(i));
            if (key[i] == null) {
                return null;
            }
        }
        return List.of(key);
    }

    private static String told(List<Object> key) {
        StringJoiner told = new StringJoiner("、");
        key.forEach(part -> told.add(part.toString()));
        return told.toString();
    }
}
