package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** One mistake in an otherwise good package gives exactly one fault, at its place. */
class BrokenPackagesTest {

    private static final String MANIFEST = "package.yaml";
    private static final String HOURS = "parameters/hours.yaml";
    private static final String KINDS = "parameters/kinds.yaml";
    private static final String ITEMS = "lists/items.yaml";
    private static final String ROWS = "lists/items.csv";
    private static final String CALENDAR = "lists/calendar.yaml";
    private static final String DAYS = "lists/calendar.csv";
    private static final String TABLE = "tables/river.yaml";
    private static final String DMN = "tables/river.dmn";
    private static final String DUTIES = "duties.csv";
    private static final String PROCEDURE = "procedures/ordinary.yaml";
    private static final String SIGNING = "procedures/signing.yaml";
    private static final String TESTS = "tests/fines.yaml";

    /** A mistake and the fault it must give. */
    record Mistake(String code, String file, int line, String name, UnaryOperator<GoodPackage> spoil) {
        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    private static Mistake change(String code, String file, int line, String from, String to) {
        return new Mistake(code, file, line, from + " → " + to, good -> good.change(file, from, to));
    }

    private static Mistake other(String code, String file, int line, String name, UnaryOperator<GoodPackage> spoil) {
        return new Mistake(code, file, line, name, spoil);
    }

    static List<Mistake> templates() {
        String file = "templates/decision.html";
        return List.of(
                other("RP-TPL-01", file, 1, "no head", p -> p.put(file, "<body><p>决定书</p></body>")),
                change("RP-TPL-02", file, 19, "{{party.name}}:</p>", "{{party.name}}:</b>"),
                change("RP-TPL-03", file, 19, "<p class=\"to\">", "<script>alert(1)</script><p class=\"to\">"),
                change("RP-TPL-03", file, 18, "<body>", "<!DOCTYPE body><body>"),
                change("RP-TPL-04", file, 19, "<p class=\"to\">", "<p onclick=\"x\">"),
                change("RP-TPL-04", file, 24, "<br/>", "<br class=\"keep\" style=\"x\"/>"),
                change("RP-TPL-04", file, 19, "<p class=\"to\">", "<p colspan=\"2\">"),
                change("RP-TPL-05", file, 19, "class=\"to\"", "class=\"too\""),
                change("RP-TPL-06", file, 19, "{{party.name}}", "{{party.nmae}}"),
                change("RP-TPL-06", file, 24, "{{input.words}}", "{{input.other}}"),
                change("RP-TPL-06", file, 20, "data-if=\"decision.fine\"", "data-if=\"decision.fin\""),
                change("RP-TPL-06", file, 15, "decision.facts]", "decision.fact]"),
                change("RP-TPL-07", file, 20, "{{decision.fine capitals}}", "{{decision.fine chinese}}"),
                change("RP-TPL-07", file, 20, "{{term.p-pay chinese}}", "{{term.p-pay raw}}"),
                change("RP-TPL-08", file, 21, "<table>", "<table data-each=\"decision\">"),
                change("RP-TPL-08", file, 14, "about: [party]", "about: [party, matter]"),
                change("RP-TPL-09", file, 24, "{{input.words}}", "{{evidence.name}}"),
                change("RP-TPL-10", file, 19, "{{party.name}}", "{{party.name}"),
                change("RP-TPL-11", file, 22, "colspan=\"2\"", "colspan=\"13\""),
                other(
                        "RP-TPL-12",
                        file,
                        24,
                        "too deep",
                        p -> p.change(file, "<br/>", "<b>".repeat(30) + "</b>".repeat(30))),
                change("RP-TPL-13", file, 25, "<div data-part", "<p data-part"),
                change("RP-TPL-13", file, 25, "data-part=\"remedies\"/>", "data-part=\"remedies\">x</div>"),
                change(
                        "RP-TPL-13",
                        file,
                        25,
                        "data-part=\"remedies\"",
                        "data-part=\"remedies\" data-if=\"decision.fine\""),
                change("RP-TPL-13", "templates/remedies.html", 13, "<p>", "<div data-part=\"other\"/><p>"),
                change("RP-TPL-14", "templates/remedies.html", 8, "layout: part", "layout: part\nsealed: true"),
                change("RP-KEY-03", file, 7, "layout: letter", "layout: lettre"),
                change("RP-KEY-01", file, 7, "layout: letter", "layuot: letter\nlayout: letter"));
    }

    static List<Mistake> files() {
        return List.of(
                other("RP-FILE-01", "../evil.yaml", 0, "a path that climbs out", p -> p.put("../evil.yaml", "a: 1")),
                other("RP-FILE-01", "/etc/evil", 0, "an absolute path", p -> p.put("/etc/evil", "a: 1")),
                other("RP-FILE-01", "lists\\a.csv", 0, "a backslash", p -> p.put("lists\\a.csv", "a")),
                other(
                        "RP-FILE-03",
                        "templates/big.html",
                        0,
                        "a huge file",
                        p -> p.put("templates/big.html", new byte[8 * 1024 * 1024 + 1])),
                other("RP-FILE-06", "readme.md", 0, "a path in other case", p -> p.put("readme.md", "about")),
                other("RP-FILE-07", "notes.txt", 0, "an unknown file", p -> p.put("notes.txt", "x")),
                other(
                        "RP-FILE-07",
                        "parameters/hours.yml",
                        0,
                        "a wrong ending",
                        p -> p.put("parameters/hours.yml", "x")),
                other("RP-FILE-08", HOURS, 3, "GBK bytes on the third line", p -> p.put(HOURS, gbkOnLineThree())),
                other(
                        "RP-FILE-08",
                        DUTIES,
                        1,
                        "UTF-16",
                        p -> p.put(DUTIES, "id,title".getBytes(StandardCharsets.UTF_16))),
                other("RP-FILE-09", TABLE, 1, "a BOM in YAML", p -> p.put(TABLE, "\uFEFF" + p.text(TABLE))),
                other("RP-FILE-09", ROWS, 1, "a BOM in CSV", p -> p.put(ROWS, "\uFEFF" + p.text(ROWS))),
                other("RP-FILE-11", MANIFEST, 0, "no manifest", p -> p.remove(MANIFEST)));
    }

    private static byte[] gbkOnLineThree() {
        byte[] head = "id: a.b\ntitle: x\ntype: ".getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + 2];
        System.arraycopy(head, 0, whole, 0, head.length);
        whole[head.length] = (byte) 0xC4;
        whole[head.length + 1] = (byte) 0xEA;
        return whole;
    }

    static List<Mistake> yaml() {
        return List.of(
                change("RP-YAML-01", HOURS, 5, "{by: [department], direction: higher}", "{by: [department}"),
                change("RP-YAML-01", HOURS, 3, "type: number", "type: nu\u0007mber"),
                change("RP-YAML-02", HOURS, 3, "type: number", "title: 又一个\ntype: number"),
                change("RP-YAML-02", HOURS, 13, "  2026-01-01:", "  2023-09-05:"),
                change("RP-YAML-03", HOURS, 2, "每人每年培训学时", "&a 每人每年培训学时"),
                other("RP-YAML-03", TESTS, 1, "a YAML bomb", p -> p.put(TESTS, bomb())),
                other("RP-YAML-04", TESTS, 1, "deep nesting", p -> p.put(TESTS, "[".repeat(100_000))),
                other(
                        "RP-YAML-10",
                        HOURS,
                        0,
                        "more YAML than a parameter needs",
                        p -> p.put(HOURS, p.text(HOURS) + "# more\n".repeat(150_000))),
                change("RP-YAML-05", HOURS, 9, "value: 60", "value: !!java.net.URL 60"),
                change("RP-YAML-06", HOURS, 6, "favours: lower", "? [a, b]\n: lower"),
                change("RP-YAML-07", HOURS, 2, "每人每年培训学时", "[a]"),
                change("RP-YAML-07", HOURS, 11, "{document: plan, article: 一, phrase: 不少于60学时}", "plan"),
                other("RP-YAML-08", HOURS, 0, "an empty file", p -> p.put(HOURS, "# nothing\n")),
                other(
                        "RP-YAML-09",
                        MANIFEST,
                        17,
                        "a second document",
                        p -> p.put(MANIFEST, p.text(MANIFEST) + "---\nid: cn.371003\n")));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("- &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("- &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        return bomb.toString();
    }

    static List<Mistake> keys() {
        return List.of(
                change("RP-KEY-01", HOURS, 6, "favours: lower", "favors: lower"),
                change("RP-KEY-01", PROCEDURE, 10, "role: officer", "role: officer\n    rolle: head"),
                change("RP-KEY-02", HOURS, 1, "title: 每人每年培训学时\n", ""),
                change("RP-KEY-02", KINDS, 12, "{amount: 50000.00, inclusive: true}", "{amount: 50000.00}"),
                change("RP-KEY-02", KINDS, 19, "amount: 90, unit: calendar-day", "amount: 90"),
                change("RP-KEY-03", HOURS, 3, "type: number", "type: numbr"),
                change("RP-KEY-03", HOURS, 12, "verified: text", "verified: sure"),
                change("RP-KEY-03", KINDS, 19, "unit: calendar-day", "unit: day"),
                change("RP-KEY-04", HOURS, 2, "每人每年培训学时", "\"\""),
                change("RP-KEY-04", HOURS, 5, "[department]", "[]"),
                change("RP-KEY-04", ITEMS, 14, "[code]", "[]"),
                change("RP-KEY-05", HOURS, 1, "training.annual-hours", "Training.AnnualHours"),
                other(
                        "RP-KEY-05",
                        HOURS,
                        1,
                        "an id without end",
                        p -> p.change(HOURS, "annual-hours", "a" + "-a".repeat(100_000))),
                change("RP-KEY-05", MANIFEST, 2, "1.0.0", "1.0"),
                change("RP-KEY-06", KINDS, 27, "value: true", "value: yes"),
                change("RP-KEY-07", HOURS, 9, "value: 60", "value: 60学时"),
                change("RP-KEY-07", HOURS, 9, "value: 60", "value: \"60\""),
                change("RP-KEY-07", HOURS, 9, "value: 60", "value: 6e1"),
                change("RP-KEY-08", KINDS, 5, "100.50", "100.505"),
                change("RP-KEY-08", KINDS, 12, "50000.00", "50000.001"),
                change("RP-KEY-08", KINDS, 5, "100.50", "-1"),
                change("RP-KEY-09", KINDS, 19, "amount: 90", "amount: 0"),
                change("RP-KEY-10", KINDS, 1, "id: kind.money", "id: training.annual-hours"),
                change("RP-KEY-11", KINDS, 45, "[town, street]", "[town, town]"));
    }

    static List<Mistake> datesAndSources() {
        return List.of(
                change("RP-DATE-01", HOURS, 10, "2025-12-31", "2025-12"),
                change("RP-DATE-01", HOURS, 8, "2023-09-05", "2023年9月5日"),
                change("RP-DATE-02", HOURS, 10, "2025-12-31", "2023-02-30"),
                change("RP-DATE-02", HOURS, 8, "2023-09-05", "2023-02-30"),
                dayOfYear("{month: 13, day: 31}"),
                dayOfYear("{month: 2, day: 29}"),
                dayOfYear("{month: 4, day: 31}"),
                dayOfYear("{month: 1, day: 0.5}"),
                dayOfYear("{month: 1, day: 年底}"),
                change("RP-DATE-03", HOURS, 10, "2025-12-31", "2023-09-04"),
                change("RP-DATE-04", HOURS, 13, "2025-12-31", "2026-01-01"),
                change("RP-SOURCE-01", HOURS, 9, "    source: {document: plan, article: 一, phrase: 不少于60学时}\n", ""),
                change("RP-SOURCE-02", HOURS, 11, "document: plan,", "document: paln,"),
                change("RP-SOURCE-03", HOURS, 11, ", phrase: 不少于60学时", ""),
                change("RP-SOURCE-04", HOURS, 12, "verified: text", "verified: partial"),
                change("RP-SOURCE-05", HOURS, 16, "verified: memory", "verified: text"),
                change("RP-SOURCE-06", HOURS, 13, "verified: text", "verified: text\n    reading: 这样读"),
                change("RP-SOURCE-07", MANIFEST, 11, "    text: plan.txt\n", ""),
                change("RP-SOURCE-08", DUTIES, 5, "五,,未见原文", "五,,"));
    }

    private static Mistake dayOfYear(String value) {
        String last = "    source: {document: plan, phrase: 如下}\n    verified: text\n";
        String added = last
                + """
                ---
                id: kind.day-of-year
                title: 每年的一天
                type: record
                values:
                  2024-01-01: {value: %s, source: {document: plan, phrase: 如下}, verified: text}
                """
                        .formatted(value);
        return other("RP-DATE-02", KINDS, 67, value, p -> p.change(KINDS, last, added));
    }

    static List<Mistake> manifestAndParameters() {
        return List.of(
                change("RP-PKG-01", MANIFEST, 5, "\"371002\"", "\"371000\""),
                change("RP-PKG-02", MANIFEST, 1, "cn.371002", "cn.371003"),
                change("RP-PKG-03", MANIFEST, 6, "\"371000\"", "\"371002\""),
                change("RP-PARAM-01", HOURS, 1, "unit: hour\n", ""),
                change("RP-PARAM-01", KINDS, 4, "type: money\n", "type: money\nunit: hour\n"),
                change(
                        "RP-PARAM-02",
                        KINDS,
                        26,
                        "type: boolean",
                        "type: boolean\noverride: {by: [department], direction: higher}"),
                change("RP-PARAM-03", HOURS, 5, "direction: higher", "direction: within"),
                change("RP-PARAM-03", HOURS, 5, "direction: higher", "direction: higher, minimum: 60"),
                change("RP-PARAM-04", HOURS, 5, "[department]", "[province]"),
                change("RP-PARAM-05", KINDS, 26, "type: boolean", "type: boolean\nfavours: higher"),
                change("RP-KEY-06", KINDS, 26, "type: boolean", "type: boolean\ntextOnly: maybe"),
                change("RP-PARAM-06", KINDS, 14, "term.p-90", "terms.p-90"),
                change("RP-PARAM-07", KINDS, 19, "roll: none,", "roll: none, clear: true,"));
    }

    static List<Mistake> lists() {
        return List.of(
                other("RP-LIST-01", ROWS, 0, "a list without its YAML", p -> p.remove(ITEMS)),
                other("RP-LIST-02", ITEMS, 0, "a list without its CSV", p -> p.remove(ROWS)),
                change("RP-LIST-03", ROWS, 1, "code,name", "code,nam"),
                change("RP-LIST-03", ROWS, 1, "code,name", "name,code"),
                change("RP-LIST-04", ROWS, 2, "A1,占道经营,500.00,", "A1,占道经营,"),
                change("RP-LIST-05", ROWS, 2, "占道经营", ""),
                change("RP-LIST-06", ROWS, 2, "500.00", "500.005"),
                change("RP-LIST-06", ROWS, 2, ",0.5,", ",half,"),
                change("RP-LIST-06", ROWS, 2, ",3,", ",3.5,"),
                change("RP-LIST-06", ROWS, 4, ",false,", ",no,"),
                change("RP-LIST-06", ROWS, 2, "371002100|371002101", "371002100||371002101"),
                change("RP-DATE-02", ROWS, 2, "2024-12-31", "2024-11-31"),
                change("RP-DATE-03", ROWS, 2, "2024-12-31", "2024-09-01"),
                change("RP-LIST-07", ROWS, 4, "A2", ""),
                change("RP-LIST-08", ROWS, 3, "2025-01-01", "2024-12-31"),
                change("RP-LIST-09", ROWS, 4, "\"乱倒,垃圾\"", "\"乱倒,垃圾"),
                change("RP-LIST-09", ROWS, 4, "\"乱倒,垃圾\"", "\"乱倒,垃圾\"x"),
                other("RP-LIST-09", ROWS, 100_001, "nothing but lines", p -> p.put(ROWS, "\n".repeat(2_000_000))),
                change("RP-LIST-10", ITEMS, 14, "keys: [code]", "keys: [cod]"),
                change("RP-LIST-11", ITEMS, 16, "from: from", "from: name"),
                other(
                        "RP-LIST-12",
                        "lists/sub/items.csv",
                        0,
                        "a list in a folder",
                        p -> p.put("lists/sub/items.csv", "a\n")),
                other("RP-LIST-13", ROWS, 4, "a row without any source", p -> p.change(
                                ITEMS, "source: {document: plan, article: 附件, phrase: 赋权清单}\n", "")
                        .change(ROWS, "2024-12-31,,", "2024-12-31,plan,五百元")),
                change("RP-LIST-14", CALENDAR, 0, "type: code, required: true", "type: code"),
                other("RP-LIST-14", "lists/calendar-years.csv", 2, "a year that is none", p -> p.put(
                                "lists/calendar-years.yaml",
                                p.text(CALENDAR)
                                        .replace("name: date", "name: year")
                                        .replace("type: date", "type: integer")
                                        .replace("[date]", "[year]"))
                        .put("lists/calendar-years.csv", "year,type\n20244,x\n")),
                change("RP-LIST-14", DAYS, 2, "holiday", "festival"),
                change("RP-LIST-14", DAYS, 3, "2024-09-29", "2024-09-30"),
                change("RP-SOURCE-02", ROWS, 3, "plan,六百元", "plam,六百元"),
                change("RP-SOURCE-05", ROWS, 3, "plan,六百元", "lost,六百元"));
    }

    static List<Mistake> tablesAndDuties() {
        return List.of(
                other(
                        "RP-TABLE-01",
                        "tables/other.dmn",
                        0,
                        "a table nobody names",
                        p -> p.put("tables/other.dmn", p.text(DMN))),
                other("RP-TABLE-02", TABLE, 4, "a named table that is not there", p -> p.remove(DMN)),
                other("RP-TABLE-03", TABLE, 4, "a table elsewhere", p -> p.remove(DMN)
                        .change(TABLE, "river.dmn", "../river.dmn")),
                change("RP-DMN-01", DMN, 11, "</definitions>", "</definition>"),
                other("RP-FILE-09", DMN, 1, "a BOM in DMN", p -> p.put(DMN, "\uFEFF" + p.text(DMN))),
                change("RP-DATE-03", TABLE, 4, "2028-11-30", "2023-11-30"),
                change("RP-DUTY-01", DUTIES, 1, "id,title", "no,title"),
                change("RP-DUTY-02", DUTIES, 3, ",每年1月底前", ""),
                change("RP-DUTY-03", DUTIES, 3, "yearly:01-31", "每年"),
                change("RP-DUTY-03", DUTIES, 3, "yearly:01-31", "yearly:02-29"),
                change("RP-DUTY-03", DUTIES, 7, "before-month:2024-10", "before-month:2024-13"),
                change("RP-DUTY-03", DUTIES, 8, "yearly-before-month:02", "yearly-before-month:00"),
                change("RP-DUTY-03", DUTIES, 7, "before-month:2024-10", "before-month:10"),
                change("RP-DUTY-05", DUTIES, 7, "before-month:2024-10,", "before-month:2024-10,2024-04-01"),
                change("RP-DUTY-04", DUTIES, 3, "报告", ""),
                change("RP-DUTY-04", DUTIES, 2, "区司法局;区财政局", "区司法局;"),
                change("RP-DUTY-05", DUTIES, 6, "2024-12-31,", "2024-12-31,2024-04-01"),
                change("RP-DUTY-06", DUTIES, 6, "年底前,\n", "\"年底前,\n"),
                change("RP-DATE-02", DUTIES, 2, "2024-05-31", "2024-06-31"),
                change("RP-DATE-03", DUTIES, 2, "2024-05-31", "2024-03-31"),
                change("RP-KEY-10", DUTIES, 3, "HC-02", "HC-01"),
                change("RP-KEY-05", DUTIES, 3, "HC-02", "HC 02"));
    }

    static List<Mistake> proceduresAndTests() {
        return List.of(
                change("RP-PROC-01", PROCEDURE, 4, "first: filing", "first: fling"),
                change("RP-PROC-02", PROCEDURE, 15, "      - {stage: hearing}\n", ""),
                change("RP-PROC-03", PROCEDURE, 16, "to: [{stage: closed}]", "to: [{stage: hearing}]"),
                change("RP-PROC-04", PROCEDURE, 7, "    role: officer\n", ""),
                change("RP-PROC-05", PROCEDURE, 7, "    term: term.p-90\n", ""),
                change("RP-PROC-06", PROCEDURE, 12, "two-officers", "three-officers"),
                change("RP-PROC-06", PROCEDURE, 15, "approved-by-head", "approved"),
                change("RP-PROC-07", PROCEDURE, 14, "{stage: hearing}", "{stage: hering}"),
                change("RP-PROC-08", PROCEDURE, 21, "final: true", "final: true, to: [{stage: filing}]"),
                change("RP-PROC-09", PROCEDURE, 16, "\n    to: [{stage: closed}]", ""),
                change("RP-PROC-04", SIGNING, 10, "    role: handler\n", ""),
                change("RP-PROC-10", PROCEDURE, 9, "role: officer", "role: oficer"),
                change("RP-PROC-10", SIGNING, 16, "[{role: head},", "[{role: haed},"),
                change("RP-PROC-11", SIGNING, 17, "    owners:", "    role: head\n    owners:"),
                change("RP-PROC-12", SIGNING, 17, "[{role: head}, {role: head, body: township}]", "[{role: head}]"),
                change("RP-PROC-12", SIGNING, 13, "[{stage: signing}]", "[{stage: signing, signatures: all}]"),
                change("RP-PROC-13", PROCEDURE, 15, "stage: closed, when", "stage: hearing, when"),
                change("RP-PROC-14", SIGNING, 19, "termFrom: drafting", "termFrom: draft"),
                change("RP-PROC-14", SIGNING, 19, "termFrom: drafting", "termFrom: [clock.draft]"),
                change("RP-KEY-05", SIGNING, 19, "termFrom: drafting", "termFrom: [drafting]"),
                change("RP-PROC-15", PROCEDURE, 33, "from: decision-served", "from: decision-serve"),
                change("RP-PROC-15", PROCEDURE, 34, "until: [fine-paid,", "until: [fine-payed,"),
                change("RP-PROC-16", PROCEDURE, 26, "from: stage.filing", "from: stage.fling"),
                change("RP-PROC-17", PROCEDURE, 27, "[stage.closed]", "[stage.filing]"),
                change("RP-PROC-10", PROCEDURE, 35, "who: party", "who: partie"),
                change("RP-KEY-02", PROCEDURE, 24, "    until: [stage.closed]\n", ""),
                change("RP-KEY-02", PROCEDURE, 24, "    missed: 超过期限作出决定属于程序违法\n", ""),
                change("RP-KEY-04", PROCEDURE, 27, "until: [stage.closed]", "until: []"),
                change("RP-KEY-05", PROCEDURE, 25, "term: term.p-90\n    from: stage", "term: p-90\n    from: stage"),
                change("RP-KEY-03", PROCEDURE, 37, "stops: own", "stops: none"),
                change("RP-DATE-03", SIGNING, 4, "until: 2028-12-31", "until: 2023-12-31"),
                change("RP-KEY-11", SIGNING, 16, "{role: head, body: township}", "{role: head}"),
                change("RP-KEY-03", SIGNING, 16, "body: township", "body: town"),
                change("RP-KEY-03", SIGNING, 17, "signatures: all", "signatures: both"),
                change("RP-KEY-05", PROCEDURE, 10, "term.p-90", "P-90"),
                change("RP-KEY-03", PROCEDURE, 3, "actKind: penalty", "actKind: penatly"),
                change("RP-TEST-01", TESTS, 1, "  expect: {body: department}\n", ""),
                change("RP-TEST-01", TESTS, 7, "missing: [facts.fine]", "missing: [facts.fine]\n  expect: {a: b}"),
                change("RP-TEST-02", TESTS, 7, "a missing fine leaves it open", "a fine of exactly 50,000 stays"),
                change("RP-KEY-02", TESTS, 1, "  asOf: 2024-09-02\n", ""),
                change("RP-KEY-04", TESTS, 5, "{body: department}", "{}"));
    }

    @ParameterizedTest
    @MethodSource({
        "files",
        "yaml",
        "keys",
        "datesAndSources",
        "manifestAndParameters",
        "lists",
        "tablesAndDuties",
        "proceduresAndTests",
        "templates"
    })
    void givesOneFaultAtItsPlace(Mistake mistake) {
        ReadResult result = read(mistake.spoil().apply(new GoodPackage()));

        assertThat(result.packageOrNull()).isNull();
        assertThat(result.faults())
                .extracting(fault -> fault.code() + " " + fault.file() + ":" + fault.line())
                .containsExactly(mistake.code() + " " + mistake.file() + ":" + mistake.line());
    }

    @Test
    void aTypoIsToldTheNearestKnownWord() {
        assertThat(hintOf(p -> p.change(HOURS, "favours:", "favuors:"))).isEqualTo("是不是“favours”?");
        assertThat(hintOf(p -> p.change(HOURS, "document: plan,", "document: paln,")))
                .isEqualTo("是不是“plan”?");
        assertThat(hintOf(p -> p.change(PROCEDURE, "two-officers", "two-officer")))
                .isEqualTo("是不是“two-officers”?");
        assertThat(hintOf(p -> p.change(HOURS, "verified: text", "verified: somewhat")))
                .isEqualTo("可用：memory、partial、text");
        assertThat(hintOf(p -> p.change(HOURS, "  2026-01-01:", "  2023-09-05:")))
                .isEqualTo("前一个在第8行");
    }

    private static String hintOf(UnaryOperator<GoodPackage> spoil) {
        return read(spoil.apply(new GoodPackage())).faults().get(0).hint();
    }

    @Test
    void aFaultNamesTheColumnToo() {
        Fault fault = read(new GoodPackage().change(HOURS, "value: 60", "value: 六十"))
                .faults()
                .get(0);

        assertThat(fault).isEqualTo(Fault.error("RP-KEY-07", HOURS, 9, 12, "“value”应当是数，实际是“六十”", "写十进制数，不加引号、千分位和单位"));
    }

    @Test
    void allFaultsOfAPackageAreFoundAtOnce() {
        GoodPackage bad = new GoodPackage()
                .change(HOURS, "value: 60", "value: 六十")
                .change(HOURS, "2025-12-31", "2023-02-30")
                .change(ROWS, "500.00", "很多")
                .change(DUTIES, "HC-02", "HC-01")
                .change(PROCEDURE, "two-officers", "three-officers")
                .change(TESTS, "  asOf: 2024-09-02\n", "")
                .change(MANIFEST, "1.0.0", "1")
                .put("notes.txt", "x");

        assertThat(read(bad).faults())
                .extracting(fault -> fault.code() + " " + fault.file() + ":" + fault.line())
                .containsExactly(
                        "RP-KEY-10 duties.csv:3",
                        "RP-LIST-06 lists/items.csv:2",
                        "RP-FILE-07 notes.txt:0",
                        "RP-KEY-05 package.yaml:2",
                        "RP-KEY-07 parameters/hours.yaml:9",
                        "RP-DATE-02 parameters/hours.yaml:10",
                        "RP-PROC-06 procedures/ordinary.yaml:12",
                        "RP-KEY-02 tests/fines.yaml:1");
    }

    @Test
    void aLongWordIsCutOffInTheMessage() {
        Fault fault = read(new GoodPackage().change(HOURS, "value: 60", "value: " + "六".repeat(10_000)))
                .faults()
                .get(0);

        assertThat(fault.message()).isEqualTo("“value”应当是数，实际是“" + "六".repeat(120) + "…”");
    }

    @Test
    void aBrokenManifestDoesNotMakeEveryCitationAFault() {
        assertThat(read(new GoodPackage().put(MANIFEST, "documents: [")).faults())
                .extracting(Fault::code)
                .containsExactly("RP-YAML-01");
    }

    @Test
    void moreThanAThousandFaultsAreCutOffVisibly() {
        String rows = "date,type\n" + "2024-13-01,holiday\n".repeat(1_500);

        List<Fault> faults = read(new GoodPackage().put(DAYS, rows)).faults();

        assertThat(faults).hasSize(1_001).extracting(Fault::code).contains("RP-FILE-13");
    }

    private static ReadResult read(GoodPackage files) {
        return new PackageReader().read(files.content());
    }
}
