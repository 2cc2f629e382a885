package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RuleTable;

/** Reads {@code tables/**.yaml} and the decision tables they name. */
final class TableReader {

    private static final Set<String> KEYS = Set.of("id", "title", "versions");
    private static final Set<String> VERSION_KEYS = Set.of("file", "until", "source", "verified", "doubt", "reading");

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;
    private final DecisionTableReader tables;
    private final PackageContent content;
    private final Set<String> used = new HashSet<>();
    private final Map<String, DecisionTable> compiled = new HashMap<>();
    private boolean allRead = true;

    TableReader(Reading reading, DecisionTableReader tables, PackageContent content) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
        this.tables = tables;
        this.content = content;
    }

    void read(String file, Map<String, RuleTable> into) {
        List<YamlNode> roots = YamlFile.documents(reading.log(), file, content.bytes(file));
        allRead &= !roots.isEmpty();
        for (YamlNode root : roots) {
            Fields fields = Fields.of(root, "决策表", KEYS);
            allRead &= fields != null;
            RuleTable table = fields == null ? null : table(file, fields);
            if (table != null) {
                into.put(table.id(), table);
            }
        }
    }

    /** Reports the decision table of a path when no YAML has named it; an unreadable YAML might have. */
    void reportIfUnused(String file) {
        if (allRead && !used.contains(file)) {
            reading.log().add(FaultCode.TABLE_UNUSED.at(file, 0, 0));
        }
    }

    private RuleTable table(String file, Fields fields) {
        String id = shared.text(fields.text("id", Forms.ID, Forms.ID_HINT));
        boolean first = id != null && reading.claim("table", id, fields.placeOf("id"), FaultCode.KEY_DOUBLED_ID);
        String title = shared.text(fields.text("title"));
        List<RuleTable.Version> versions = new ArrayList<>();
        for (DatedEntries.Dated dated : DatedEntries.read(fields, "versions", VERSION_KEYS)) {
            RuleTable.Version version = version(file, dated);
            if (version.from() != null) {
                versions.add(version);
            }
        }
        versions.sort(Comparator.comparing(RuleTable.Version::from));
        return first ? new RuleTable(id, title, List.copyOf(versions)) : null;
    }

    private RuleTable.Version version(String file, DatedEntries.Dated dated) {
        Fields fields = dated.fields();
        String name = fields.text("file");
        DecisionTable table = name == null ? null : decisionTable(file, name, fields.placeOf("file"));
        SourceReader.Standing standing = sources.standing(fields);
        DatedValue.Place place = new DatedValue.Place(
                shared.text(file), dated.place().line(), dated.place().column());
        return new RuleTable.Version(
                shared.value(dated.from()),
                shared.value(dated.until()),
                table,
                standing.source(),
                standing.verified(),
                standing.doubt(),
                standing.reading(),
                name == null ? null : shared.text(beside(file, name)),
                place);
    }

    private static String beside(String yaml, String name) {
        return yaml.substring(0, yaml.lastIndexOf('/') + 1) + name;
    }

    private DecisionTable decisionTable(String yaml, String name, Place place) {
        if (!name.endsWith(".dmn") || name.indexOf('/') >= 0) {
            place.fault(FaultCode.TABLE_FILE, name);
            return null;
        }
        String path = beside(yaml, name);
        byte[] table = content.bytes(path);
        if (table == null) {
            place.fault(FaultCode.TABLE_NO_FILE, name);
            return null;
        }
        if (used.add(path) && TextFile.decode(reading.log(), path, table) != null) {
            compiled.put(path, tables.read(path, table, reading.log()::add));
        }
        return compiled.get(path);
    }
}
