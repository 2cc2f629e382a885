package org.zhiheng.testkit.mutation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;

/**
 * The small changes of a package's decision tables: each number and truth value of a cell, each end of a range taken in or left out,
 * each text that comes out, and the days between which a table holds. A changed cell is read again, so that a change the reader
 * refuses, such as one that makes two rows overlap, is no mutant.
 */
final class TableMutants {

    private static final String MANIFEST = "package.yaml";
    private static final Pattern ROW = Pattern.compile("<rule\\b.*?</rule>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<(inputEntry|outputEntry)\\b[^>]*>\\s*<text>(.*?)</text>", Pattern.DOTALL);
    /** A quoted text, passed over; a number; a comparison or the end of a range; a truth value. */
    private static final Pattern WORD =
            Pattern.compile("\"[^\"]*\"|\\d+(?:\\.(?!\\.)\\d+)?|&lt;=?|&gt;=?|>=?|[\\[\\]()]|\\b(?:true|false)\\b");

    private static final Map<String, String> TURNED = Map.ofEntries(
            Map.entry("&lt;", "&lt;="),
            Map.entry("&lt;=", "&lt;"),
            Map.entry("&gt;", "&gt;="),
            Map.entry("&gt;=", "&gt;"),
            Map.entry(">", ">="),
            Map.entry(">=", ">"),
            Map.entry("[", "("),
            Map.entry("(", "["),
            Map.entry("]", ")"),
            Map.entry(")", "]"),
            Map.entry("true", "false"),
            Map.entry("false", "true"));

    private final Shipped.Plugin plugin;
    private final RulePackage rulePackage;
    private final List<Mutant> mutants = new ArrayList<>();

    private TableMutants(Shipped.Plugin plugin) {
        this.plugin = plugin;
        this.rulePackage = plugin.rulePackage();
    }

    static List<Mutant> of(Shipped.Plugin plugin) {
        TableMutants made = new TableMutants(plugin);
        plugin.rulePackage().tables().values().forEach(made::table);
        return made.mutants;
    }

    private void table(RuleTable table) {
        for (int place = 0; place < table.versions().size(); place++) {
            moved(table, place);
            cells(table, place);
        }
    }

    private void moved(RuleTable table, int place) {
        RuleTable.Version version = table.versions().get(place);
        for (int step : new int[] {1, -1}) {
            String days = Steps.signed(step) + " day";
            LocalDate from = version.from().plusDays(step);
            if (version.until() == null || !from.isAfter(version.until())) {
                add(table, place, "from", days, with(version, from, version.until(), version.table()));
            }
            if (version.until() != null && !version.until().plusDays(step).isBefore(version.from())) {
                add(
                        table,
                        place,
                        "until",
                        days,
                        with(version, version.from(), version.until().plusDays(step), version.table()));
            }
        }
    }

    private void cells(RuleTable table, int place) {
        DecisionTable decisions = table.versions().get(place).table();
        String path = table.versions().get(place).file();
        String text = new String(plugin.content().bytes(path), StandardCharsets.UTF_8);
        List<MatchResult> rows = ROW.matcher(text).results().toList();
        for (int row = 0; row < rows.size(); row++) {
            List<MatchResult> cells =
                    CELL.matcher(rows.get(row).group()).results().toList();
            for (int i = 0; i < cells.size(); i++) {
                boolean input = i < decisions.inputs().size();
                DecisionTable.Column column = input
                        ? decisions.inputs().get(i)
                        : decisions.outputs().get(i - decisions.inputs().size());
                int start = rows.get(row).start() + cells.get(i).start(2);
                int end = rows.get(row).start() + cells.get(i).end(2);
                for (Changed changed : changes(text.substring(start, end), column, input ? null : decisions)) {
                    String whole = text.substring(0, start) + changed.text() + text.substring(end);
                    DecisionTable read = read(table, place, path, whole);
                    if (read != null) {
                        RuleTable.Version version = table.versions().get(place);
                        add(
                                table,
                                place,
                                "row " + (row + 1) + " " + column.name(),
                                changed.change(),
                                with(version, version.from(), version.until(), read));
                    }
                }
            }
        }
    }

    private record Changed(String change, String text) {}

    /** @param outputs the table whose output this is; null for an input */
    private static List<Changed> changes(String cell, DecisionTable.Column column, DecisionTable outputs) {
        List<Changed> changes = new ArrayList<>();
        for (MatchResult word : WORD.matcher(cell).results().toList()) {
            if (Character.isDigit(word.group().charAt(0))) {
                for (Steps.Step step : Steps.of(new BigDecimal(word.group()), false)) {
                    changes.add(put(cell, word, step.change(), ((BigDecimal) step.value()).toPlainString()));
                }
            } else if (TURNED.containsKey(word.group())) {
                changes.add(put(cell, word, "flipped", TURNED.get(word.group())));
            } else if (outputs != null) {
                changes.add(put(cell, word, "other", '"' + other(word.group(), column, outputs) + '"'));
            }
        }
        return changes;
    }

    private static Changed put(String cell, MatchResult word, String change, String by) {
        return new Changed(change, cell.substring(0, word.start()) + by + cell.substring(word.end()));
    }

    /** Another value that comes out of the column; one that never does where there is no other. */
    private static String other(String quoted, DecisionTable.Column column, DecisionTable table) {
        TreeSet<String> values = new TreeSet<>();
        table.rows().forEach(row -> values.add(String.valueOf(row.outputs().get(column.name()))));
        values.remove(quoted.substring(1, quoted.length() - 1));
        return values.isEmpty() ? "?" : values.first();
    }

    /** The table with a changed file, read as the whole package would read it; null when the reader refuses it. */
    private DecisionTable read(RuleTable table, int place, String path, String changed) {
        Map<String, byte[]> files = beside(table.versions().get(place));
        files.put(path, changed.getBytes(StandardCharsets.UTF_8));
        RulePackage read = new PackageReader().read(PackageContent.of(files)).packageOrNull();
        return read == null
                ? null
                : read.tables().get(table.id()).versions().get(place).table();
    }

    /** The manifest, the description of the table and the tables in its folder. */
    private Map<String, byte[]> beside(RuleTable.Version version) {
        String yaml = version.place().file();
        Map<String, byte[]> files = new HashMap<>();
        files.put(MANIFEST, plugin.content().bytes(MANIFEST));
        files.put(yaml, plugin.content().bytes(yaml));
        String text = new String(plugin.content().bytes(yaml), StandardCharsets.UTF_8);
        String folder = yaml.substring(0, yaml.lastIndexOf('/') + 1);
        for (String path : plugin.content().paths()) {
            boolean named = path.startsWith(folder)
                    && path.endsWith(".dmn")
                    && text.contains(" " + path.substring(folder.length()));
            if (named) {
                files.put(path, plugin.content().bytes(path));
            }
        }
        return files;
    }

    private static RuleTable.Version with(
            RuleTable.Version version, LocalDate from, LocalDate until, DecisionTable table) {
        return new RuleTable.Version(
                from,
                until,
                table,
                version.source(),
                version.verified(),
                version.doubt(),
                version.reading(),
                version.file(),
                version.place());
    }

    private void add(RuleTable table, int place, String part, String change, RuleTable.Version version) {
        List<RuleTable.Version> versions = new ArrayList<>(table.versions());
        String id = table.id() + "@" + versions.get(place).from();
        versions.set(place, version);
        RuleTable changed = new RuleTable(table.id(), table.title(), List.copyOf(versions));
        mutants.add(new Mutant(Rule.table(table.id()), id, part, change, Mutant.with(rulePackage, changed)));
    }
}
