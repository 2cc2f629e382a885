package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;

/** Reads the files of one package, each by the reader of its kind, and puts the package together. For one use. */
public final class ContentReader {

    private static final Pattern LIST = Pattern.compile("lists/(.+)\\.(csv|yaml)");
    private static final Pattern LIST_NAME = Forms.NAME;
    private static final Pattern OTHER = Pattern.compile("README\\.md|signature\\.p7s");

    private final PackageContent content;
    private final FaultLog log = new FaultLog();
    private final Reading reading = new Reading(log);
    private final TableReader tableReader;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, RuleList> lists = new LinkedHashMap<>();
    private final Map<String, RuleTable> tables = new LinkedHashMap<>();
    private final List<ProcedureDefinition> procedures = new ArrayList<>();
    private final List<DocumentTemplate> templates = new ArrayList<>();
    private final List<PackageTest> tests = new ArrayList<>();
    private List<Duty> duties = List.of();

    public ContentReader(PackageContent content, DecisionTableReader decisionTables) {
        this.content = content;
        this.tableReader = new TableReader(reading, decisionTables, content);
    }

    public ReadResult read() {
        log.addAll(content.faults());
        ManifestReader.Manifest manifest = manifest();
        readFiles();
        if (log.hasErrors() || manifest == null) {
            return new ReadResult.Refused(log.sorted());
        }
        RulePackage read = new RulePackage(
                manifest.id(),
                manifest.version(),
                manifest.title(),
                manifest.layer(),
                manifest.division(),
                manifest.parent(),
                Map.copyOf(reading.documents()),
                Map.copyOf(parameters),
                Map.copyOf(lists),
                Map.copyOf(tables),
                duties,
                List.copyOf(procedures),
                List.copyOf(templates),
                List.copyOf(tests),
                content.hash());
        return new ReadResult.Read(read, log.sorted());
    }

    private ManifestReader.Manifest manifest() {
        byte[] manifest = content.bytes(ManifestReader.FILE);
        if (manifest == null) {
            log.add(FaultCode.FILE_NO_MANIFEST.at(ManifestReader.FILE, 0, 0));
            return null;
        }
        return new ManifestReader(reading).read(manifest);
    }

    private void readFiles() {
        ParameterReader parameterReader = new ParameterReader(reading);
        ProcedureReader procedureReader = new ProcedureReader(reading);
        TemplateReader templateReader = new TemplateReader(reading);
        TestReader testReader = new TestReader(reading);
        TreeSet<String> listNames = new TreeSet<>();
        List<String> tableFiles = new ArrayList<>();
        for (String path : content.paths()) {
            if (path.equals(ManifestReader.FILE) || OTHER.matcher(path).matches()) {
                continue;
            }
            Matcher list = LIST.matcher(path);
            if (isIn("parameters/", ".yaml", path)) {
                parameterReader.read(path, content.bytes(path), parameters);
            } else if (list.matches()) {
                listName(list.group(1), path, listNames);
            } else if (isIn("tables/", ".yaml", path)) {
                tableReader.read(path, tables);
            } else if (isIn("tables/", ".dmn", path)) {
                tableFiles.add(path);
            } else if (path.equals(DutyReader.FILE)) {
                duties = new DutyReader(reading).read(content.bytes(path));
            } else if (isIn("procedures/", ".yaml", path)) {
                procedureReader.read(path, content.bytes(path), procedures);
            } else if (isIn("templates/", ".html", path)) {
                templateReader.read(path, content.bytes(path), templates);
            } else if (isIn("tests/", ".yaml", path)) {
                testReader.read(path, content.bytes(path), tests);
            } else {
                log.add(FaultCode.FILE_UNKNOWN.at(path, 0, 0));
            }
        }
        tableFiles.forEach(tableReader::reportIfUnused);
        readLists(listNames);
    }

    private static boolean isIn(String folder, String ending, String path) {
        return path.startsWith(folder) && path.endsWith(ending);
    }

    private void listName(String name, String path, TreeSet<String> names) {
        if (LIST_NAME.matcher(name).matches()) {
            names.add(name);
        } else {
            log.add(FaultCode.LIST_NAME.at(path, 0, 0, name));
        }
    }

    private void readLists(TreeSet<String> names) {
        ListReader listReader = new ListReader(reading);
        for (String name : names) {
            byte[] yaml = content.bytes("lists/" + name + ".yaml");
            byte[] csv = content.bytes("lists/" + name + ".csv");
            if (yaml == null) {
                log.add(FaultCode.LIST_NO_YAML.at("lists/" + name + ".csv", 0, 0));
            } else if (csv == null) {
                log.add(FaultCode.LIST_NO_CSV.at("lists/" + name + ".yaml", 0, 0));
            } else {
                RuleList list = listReader.read(name, yaml, csv);
                if (list != null) {
                    checkCalendar(list);
                    lists.put(list.name(), list);
                }
            }
        }
    }

    private void checkCalendar(RuleList list) {
        if (list.name().equals("calendar")) {
            CalendarCheck.days(log, list);
        } else if (list.name().equals("calendar-years")) {
            CalendarCheck.years(log, list);
        }
    }
}
