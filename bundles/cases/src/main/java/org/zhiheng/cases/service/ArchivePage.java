package org.zhiheng.cases.service;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.records.ArchiveForm;

/** The page with which a person reads an archive package: cover, index with pages, all pieces. One static page without scripts; it loads nothing. */
final class ArchivePage {

    private static final String INDEX_LINE = "index-line/";
    private static final String STYLE = "body{font-family:SimSun,serif;max-width:60em;margin:2em auto;padding:0 1em}"
            + "h1{text-align:center}table{border-collapse:collapse;width:100%}th,td{border:1px solid #000;padding:.3em;"
            + "text-align:left;vertical-align:top}section{margin-top:2em}td{white-space:pre-wrap;overflow-wrap:anywhere}"
            + "th{white-space:nowrap}@media print{section{break-inside:avoid}}";

    private final CaseHead head;
    private final String body;
    private final Map<String, Object> file;
    private final Set<String> receipts;
    private final StringBuilder page = new StringBuilder();

    /** @param body its name */
    ArchivePage(CaseHead head, String body, Map<String, Object> file, Set<String> receipts) {
        this.head = head;
        this.body = body;
        this.file = file;
        this.receipts = receipts;
    }

    String written() {
        page.append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
                        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                        + "<title>")
                .append(escaped(title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n");
        cover();
        index();
        for (Object each : (List<?>) file.get("pieces")) {
            piece((Map<?, ?>) each);
        }
        return page.append("</body></html>\n").toString();
    }

    private String title() {
        return head.title() + " " + (head.number() == null ? "" : head.number());
    }

    private void cover() {
        page.append("<h1>").append(escaped(body)).append("<br>案卷</h1>\n<table>");
        row("案由", head.title());
        row("立案号", head.number());
        row("立案日期", head.filedOn());
        row("办结", head.closedAt());
        Map<?, ?> archive = values("archive/1");
        row("归档号", archive.get("number"));
        row("归档日期", archive.get("on"));
        row("册数", archive.get("volumes"));
        row("页数", archive.get("pages"));
        page.append("</table>\n<p>本页由平台根据案卷生成,供阅读;是否完整、有没有改动,用zhiheng-verify archive核对。");
        receipts.forEach(each ->
                page.append(" <a href=\"").append(ArchiveForm.receipt(each)).append("\">决定凭证</a>"));
        page.append("</p>\n");
    }

    private Map<?, ?> values(String part) {
        return ((List<?>) file.get("pieces"))
                .stream()
                        .map(each -> (Map<?, ?>) each)
                        .filter(each -> part.equals(each.get("part")))
                        .map(each -> (Map<?, ?>) each.get("values"))
                        .findFirst()
                        .orElse(Map.of());
    }

    private void index() {
        page.append("<section><h2>卷内目录</h2><table><tr><th>序号</th><th>卷</th><th>类别</th><th>题名</th><th>文号</th>"
                + "<th>日期</th><th>页次</th></tr>\n");
        for (Object each : (List<?>) file.get("index")) {
            Map<?, ?> line = (Map<?, ?>) each;
            page.append("<tr><td>").append(escaped(line.get("order")));
            for (String column : List.of("volume", "section", "title", "number", "day")) {
                String text = escaped(line.get(column));
                boolean linked = column.equals("title") && line.get("piece") != null;
                page.append("</td><td>");
                if (linked) {
                    page.append("<a href=\"#")
                            .append(escaped(line.get("piece")))
                            .append("\">");
                }
                page.append(text).append(linked ? "</a>" : "");
            }
            Object from = line.get("from");
            Object to = line.get("to");
            page.append("</td><td>")
                    .append(escaped(from))
                    .append(from == null || from.equals(to) ? "" : "-" + escaped(to))
                    .append("</td></tr>\n");
        }
        page.append("</table></section>\n");
    }

    private void piece(Map<?, ?> piece) {
        String part = (String) piece.get("part");
        if (part.startsWith(INDEX_LINE)) {
            return;
        }
        PieceDefinition kind = Kinds.of(part.substring(0, part.indexOf('/')));
        page.append("<section id=\"")
                .append(escaped(part))
                .append("\"><h3>")
                .append(escaped(kind.title()))
                .append("</h3><table>\n");
        Map<?, ?> values = (Map<?, ?>) piece.get("values");
        for (Field each : kind.fields()) {
            Object value = values.get(each.name());
            if (value != null && each.kind() == Field.Kind.ATTACHMENT) {
                page.append("<tr><th>")
                        .append(escaped(each.title()))
                        .append("</th><td><a href=\"")
                        .append(escaped(ArchiveForm.attachment(value.toString())))
                        .append("\">")
                        .append(escaped(value))
                        .append("</a></td></tr>\n");
            } else if (value != null) {
                row(each.title(), value instanceof Boolean yes ? (yes ? "是" : "否") : value);
            }
        }
        row("执法资格证明", piece.get("proof"));
        page.append("</table></section>\n");
    }

    private void row(String title, Object value) {
        if (value != null) {
            page.append("<tr><th>")
                    .append(escaped(title))
                    .append("</th><td>")
                    .append(escaped(value))
                    .append("</td></tr>\n");
        }
    }

    private static String escaped(Object value) {
        String text = value == null
                ? ""
                : value instanceof List<?> list
                        ? String.join("、", list.stream().map(String::valueOf).toList())
                        : value.toString();
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
