package org.zhiheng.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the page with which people read an archive package says what its file says: the index line by line, each piece value by value, and nothing that is neither;
 * and whether it only shows, and leads only to what is in the package. What things are called there is not compared.
 */
final class ArchivePageCheck {

    private static final String INDEX_LINE = "index-line/";
    private static final List<String> COLUMNS = List.of("order", "volume", "section", "title", "number", "day");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\">");
    private static final Pattern SECTION = Pattern.compile("<section id=\"([^\"]*)\">(.*?)</section>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern INDEX =
            Pattern.compile("<section><h2>[^<]*</h2><table>(.*?)</table></section>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr><td>(.*?)</td></tr>", Pattern.DOTALL);
    private static final Pattern STYLE = Pattern.compile("<style>([^<]*)</style>");
    private static final Set<String> PLAIN = Set.of(
            "html", "head", "title", "style", "body", "h1", "h2", "h3", "br", "table", "tr", "th", "td", "p", "section",
            "a");
    private static final Set<String> FIXED = Set.of(
            "<!DOCTYPE html>",
            "<html lang=\"zh-CN\">",
            "<meta charset=\"utf-8\">",
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");

    private final String page;
    private final Map<?, ?> file;
    private final Set<String> parts;
    private final List<String> faults = new ArrayList<>();

    private ArchivePageCheck(String page, Map<?, ?> file, Set<String> parts) {
        this.page = page;
        this.file = file;
        this.parts = parts;
    }

    /**
     * @param parts names of the parts of the package
     * @return what is not as it must be, in Chinese; empty when all is
     */
    static List<String> faults(String page, Map<?, ?> file, Set<String> parts) {
        ArchivePageCheck check = new ArchivePageCheck(page, file, parts);
        check.markup();
        check.cover();
        check.index();
        check.pieces();
        return check.faults;
    }

    /** Only what shows text: no script, nothing that loads. */
    private void markup() {
        Matcher tags = TAG.matcher(page);
        while (tags.find()) {
            String tag = tags.group();
            String name = tag.replaceAll("[</>]", "");
            boolean allowed = PLAIN.contains(name)
                    || FIXED.contains(tag)
                    || LINK.matcher(tag).matches()
                    || tag.matches("<section id=\"[^\"]*\">");
            if (!allowed) {
                faults.add("供阅读的网页里有不该有的内容:" + tag.substring(0, Math.min(tag.length(), 60)));
            }
        }
        Matcher style = STYLE.matcher(page);
        while (style.find()) {
            if (style.group(1).contains("url")
                    || style.group(1).contains("@import")
                    || style.group(1).contains("content:")) {
                faults.add("供阅读的网页里有不该有的样式");
            }
        }
        Matcher links = LINK.matcher(page);
        while (links.find()) {
            String to = unescaped(links.group(1));
            if (!(to.startsWith("#") ? pieces(to.substring(1)) : parts.contains(to))) {
                faults.add("供阅读的网页指向包里没有的内容:" + to);
            }
        }
    }

    private boolean pieces(String part) {
        return list("pieces").stream()
                .anyMatch(each -> part.equals(ReceiptReport.map(each).get("part")));
    }

    /** What stands before the first section: of the case as it is at last, and of its archiving. */
    private void cover() {
        int end = page.indexOf("<section");
        Set<String> known = new HashSet<>();
        known.add(String.valueOf(file.get("title")));
        ReceiptReport.map(file.get("state")).values().forEach(each -> known.add(String.valueOf(each)));
        for (Object each : list("pieces")) {
            if ("archive/1".equals(ReceiptReport.map(each).get("part"))) {
                known.addAll(values(ReceiptReport.map(each)));
            }
        }
        cells(end < 0 ? page : page.substring(0, end)).stream()
                .filter(each -> !known.contains(each))
                .forEach(each -> faults.add("供阅读的网页的封面与案卷不符:" + each));
    }

    private void index() {
        Matcher index = INDEX.matcher(page);
        List<String> rows = new ArrayList<>();
        while (index.find()) {
            Matcher row = ROW.matcher(index.group(1));
            while (row.find()) {
                rows.add(unescaped(
                        TAG.matcher(row.group(1).replace("</td><td>", "\t")).replaceAll("")));
            }
        }
        List<String> wanted =
                list("index").stream().map(each -> row(ReceiptReport.map(each))).toList();
        if (!rows.equals(wanted)) {
            faults.add("供阅读的网页里的卷内目录与案卷不符");
        }
    }

    private static String row(Map<?, ?> line) {
        List<String> cells = new ArrayList<>();
        COLUMNS.forEach(each -> cells.add(text(line.get(each))));
        Object from = line.get("from");
        Object to = line.get("to");
        cells.add(text(from) + (from == null || from.equals(to) ? "" : "-" + text(to)));
        return String.join("\t", cells);
    }

    private void pieces() {
        Map<String, List<String>> told = new HashMap<>();
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            if (told.put(unescaped(section.group(1)), sorted(cells(section.group(2)))) != null) {
                faults.add("供阅读的网页里两次写了" + section.group(1));
            }
        }
        for (Object each : list("pieces")) {
            Map<?, ?> piece = ReceiptReport.map(each);
            String part = String.valueOf(piece.get("part"));
            if (part.startsWith(INDEX_LINE)) {
                continue;
            }
            List<String> wanted = values(piece);
            if (piece.get("proof") != null) {
                wanted.add(text(piece.get("proof")));
            }
            if (!sorted(wanted).equals(told.remove(part))) {
                faults.add("供阅读的网页里" + part + "与案卷不符");
            }
        }
        told.keySet().forEach(each -> faults.add("供阅读的网页里有案卷没有的内容:" + each));
    }

    private static List<String> values(Map<?, ?> piece) {
        List<String> values = new ArrayList<>();
        ReceiptReport.map(piece.get("values")).values().forEach(each -> values.add(text(each)));
        return values;
    }

    private List<?> list(String key) {
        return file.get(key) instanceof List<?> list ? list : List.of();
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    private static List<String> cells(String markup) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(markup);
        while (cell.find()) {
            cells.add(unescaped(TAG.matcher(cell.group(1)).replaceAll("")));
        }
        return cells;
    }

    /** A value as people read it. */
    private static String text(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        return value == null
                ? ""
                : value instanceof List<?> list
                        ? String.join("、", list.stream().map(String::valueOf).toList())
                        : value.toString();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
