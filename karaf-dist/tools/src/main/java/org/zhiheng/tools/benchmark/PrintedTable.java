package org.zhiheng.tools.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.Source;

/** A benchmark as a page to print, put up or publish: HTML that needs nothing beside it. */
final class PrintedTable {

    private static final String STYLE =
            """
            @page { size: A4 landscape; margin: 18mm; }
            body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; color: #111; margin: 24px; }
            h1 { font-size: 20pt; text-align: center; margin: 0 0 4mm; }
            .by { text-align: center; margin: 0 0 6mm; font-size: 11pt; }
            table { border-collapse: collapse; width: 100%; font-size: 11pt; }
            th, td { border: 1px solid #333; padding: 2mm 3mm; vertical-align: top; text-align: left; }
            th { background: #eee; text-align: center; white-space: nowrap; }
            td.no, td.tier { text-align: center; white-space: nowrap; }
            thead { display: table-header-group; }
            tr { break-inside: avoid; }
            dl { font-size: 10pt; margin: 6mm 0 0; }
            dt { float: left; clear: left; font-weight: bold; }
            dd { margin: 0 0 1.5mm 5.5em; }
            """;

    private final RulePackage from;
    private final RuleTable rule;
    private final RuleTable.Version version;

    PrintedTable(RulePackage from, RuleTable rule, RuleTable.Version version) {
        this.from = from;
        this.rule = rule;
        this.version = version;
    }

    String html() {
        DecisionTable table = version.table();
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\">\n<title>")
                .append(escaped(rule.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(rule.title()))
                .append("<br>行政处罚裁量基准</h1>\n<p class=\"by\">")
                .append(escaped(from.title() + " 自" + version.from() + "起施行"
                        + (version.until() == null ? "" : ",至" + version.until())))
                .append(
                        "</p>\n<table>\n<thead><tr><th>序号</th><th>裁量阶次</th><th>适用条件</th><th>裁量因素</th><th>罚款幅度</th></tr></thead>\n<tbody>\n");
        for (DecisionTable.Row row : table.rows()) {
            html.append("<tr><td class=\"no\">").append(row.number()).append("</td><td class=\"tier\">");
            html.append(escaped(String.valueOf(row.outputs().get("tier")))).append("</td><td>");
            html.append(escaped(row.annotation() == null ? "" : row.annotation()))
                    .append("</td><td>");
            html.append(escaped(asked(row))).append("</td><td>");
            html.append(escaped(FineWords.told(row.outputs(), this::titleOf))).append("</td></tr>\n");
        }
        html.append("</tbody>\n</table>\n<dl>\n");
        Source source = version.source();
        entry(html, "依据", "《" + source.document().title() + "》" + (source.article() == null ? "" : source.article()));
        entry(html, "原文", source.phrase());
        entry(html, "疑问", version.doubt());
        entry(html, "用语", "以上、以下包括本数,超过、不满不包括本数");
        entry(html, "来源", rule.id() + ",规则包" + from.id() + " " + from.version());
        return html.append("</dl>\n</body>\n</html>\n").toString();
    }

    private String asked(DecisionTable.Row row) {
        List<String> asked = new ArrayList<>();
        for (Map.Entry<String, String> input : row.inputs().entrySet()) {
            String told = ConditionWords.told(input.getValue(), "");
            if (told != null) {
                asked.add(titleOf(input.getKey()) + ":" + told);
            }
        }
        return asked.isEmpty() ? "不限" : String.join(";", asked);
    }

    private String titleOf(String factor) {
        return version.table().inputs().stream()
                .filter(column -> column.name().equals(factor) && column.label() != null)
                .map(DecisionTable.Column::label)
                .findFirst()
                .orElse(factor);
    }

    private static void entry(StringBuilder html, String term, String text) {
        if (text != null && !text.isEmpty()) {
            html.append("<dt>")
                    .append(term)
                    .append("</dt><dd>")
                    .append(escaped(text))
                    .append("</dd>\n");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
