package org.zhiheng.documents.docx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.zhiheng.documents.ChineseFigures;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.fill.Filled;
import org.zhiheng.documents.fill.Filled.Box;
import org.zhiheng.documents.fill.Filled.Text;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.DocumentTemplate.Layout;
import org.zhiheng.rules.DocumentTemplate.Signer;

/**
 * Writes documents as WordprocessingML (ECMA-376), for whoever goes on with them by hand: paragraphs and tables, the page after GB/T 9704, page x of y. Fonts are named and not
 * put in, for the reader's word processor has its own 仿宋 and 宋体. Thread-safe.
 */
public final class DocxPress {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    /** In twentieths of a point. */
    private static final int TEXT_WIDTH = 8844;

    /** Two characters, in twentieths of a point. */
    private static final int INDENT = 640;
    /** Of 22 on a page, in twentieths of a point. */
    private static final String BODY_LINE = "578";

    private static final String BODY_SIZE = "32";
    private static final String TABLE_SIZE = "24";
    private static final String LINE = "__________";
    private static final Set<String> INLINE = Set.of("span", "b", "br");
    private static final Set<String> INDENTED = Set.of("p", "h2");
    private static final Set<String> BLOCKS = Set.of("p", "div", "table", "ul", "ol", "h1", "h2");

    /** Widths of columns in hundredths of the table. */
    private static final int WHOLE = 100;

    private static final int NARROW = 8;
    private static final int NAME = 17;
    private static final int WIDE = 38;

    private static final long WHEN = 315_532_800_000L;

    /** Writes a document. */
    public byte[] write(DocumentTemplate template, List<Filled> text, Stamp stamp) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            part(zip, "[Content_Types].xml", types());
            part(zip, "_rels/.rels", relations("rId1", R + "/officeDocument", "word/document.xml"));
            part(zip, "word/_rels/document.xml.rels", relations("rId1", R + "/footer", "footer.xml"));
            part(zip, "word/footer.xml", footer(stamp));
            part(zip, "word/document.xml", new Body(template, stamp).of(text));
        } catch (IOException | XMLStreamException e) {
            throw new UncheckedIOException(e instanceof IOException io ? io : new IOException(e));
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(WHEN);
        zip.putNextEntry(entry);
        OutputStreamWriter out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        out.write(content);
        out.flush();
        zip.closeEntry();
    }

    private static String types() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"" + WORD + "document.main+xml\"/>"
                + "<Override PartName=\"/word/footer.xml\" ContentType=\"" + WORD + "footer+xml\"/></Types>";
    }

    private static String relations(String id, String type, String target) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"" + PACKAGE
                + "relationships\"><Relationship Id=\"" + id + "\" Type=\"" + type + "\" Target=\"" + target
                + "\"/></Relationships>";
    }

    private static String footer(Stamp stamp) throws XMLStreamException {
        StringWriter text = new StringWriter();
        Out out = new Out(text);
        out.begin("ftr");
        out.paragraph("center", 0, false);
        out.run("第 ", "21", false);
        out.field("PAGE");
        out.run(" 页 共 ", "21", false);
        out.field("NUMPAGES");
        out.run(" 页" + (stamp.draft() ? "  草稿" : ""), "21", false);
        out.end();
        out.close();
        return text.toString();
    }

    /** The main part. */
    private static final class Body {
        private final DocumentTemplate template;
        private final Stamp stamp;
        private final StringWriter written = new StringWriter();
        private final Out out;

        Body(DocumentTemplate template, Stamp stamp) throws XMLStreamException {
            this.template = template;
            this.stamp = stamp;
            this.out = new Out(written);
        }

        String of(List<Filled> text) throws XMLStreamException {
            out.begin("document");
            out.open("body");
            if (template.layout() == Layout.LETTER) {
                plain(stamp.body(), "center", "52", true);
            }
            plain(template.title(), "center", "44", true);
            if (template.number() != null) {
                plain(stamp.number() == null ? "（未编号）" : stamp.number(), "right", "28", false);
            }
            blocks(text, BODY_SIZE, true);
            for (Signer each : template.signers()) {
                plain(each.title() + "：" + LINE + "　　年　　月　　日", "left", BODY_SIZE, false);
            }
            if (template.sealed()) {
                plain(stamp.body(), "right", BODY_SIZE, false);
                plain("（印章）", "right", TABLE_SIZE, false);
                plain(ChineseFigures.day(stamp.day()), "right", BODY_SIZE, false);
            }
            out.open("sectPr");
            out.empty("footerReference", "type", "default", "id", "rId1");
            out.empty("pgSz", "w", "11906", "h", "16838");
            out.empty(
                    "pgMar", "top", "2098", "right", "1474", "bottom", "1984", "left", "1588", "header", "851",
                    "footer", "1400");
            out.end();
            out.end();
            out.close();
            return written.toString();
        }

        private void plain(String text, String side, String size, boolean bold) throws XMLStreamException {
            out.paragraph(side, 0, true);
            out.run(text, size, bold);
            out.end();
        }

        /** Text and elements in a line that stand beside blocks make paragraphs of their own. */
        private void blocks(List<Filled> children, String size, boolean indented) throws XMLStreamException {
            List<Filled> line = new ArrayList<>();
            for (Filled each : children) {
                if (each instanceof Box box && !INLINE.contains(box.name())) {
                    line(line, size);
                    block(box, size, indented);
                } else {
                    line.add(each);
                }
            }
            line(line, size);
        }

        private void line(List<Filled> line, String size) throws XMLStreamException {
            if (!line.isEmpty()) {
                out.paragraph("left", 0, false);
                runs(line, size, false);
                out.end();
                line.clear();
            }
        }

        private void block(Box box, String size, boolean indented) throws XMLStreamException {
            switch (box.name()) {
                case "table" -> table(box);
                case "h1", "h2" -> paragraph(box, size, indented, true);
                case "p", "li" -> paragraph(box, size, indented, false);
                default -> blocks(box.children(), size, indented);
            }
        }

        private void paragraph(Box box, String size, boolean indented, boolean bold) throws XMLStreamException {
            if (box.children().stream().anyMatch(each -> each instanceof Box inner && BLOCKS.contains(inner.name()))) {
                blocks(box.children(), size, indented);
                return;
            }
            String side = "center".equals(box.look()) || "right".equals(box.look()) ? box.look() : "left";
            boolean indents = indented && box.look() == null && INDENTED.contains(box.name());
            out.paragraph(side, indents ? INDENT : 0, false, size.equals(BODY_SIZE) ? BODY_LINE : null);
            runs(box.children(), "note".equals(box.look()) || "small".equals(box.look()) ? TABLE_SIZE : size, bold);
            out.end();
        }

        private void runs(List<Filled> children, String size, boolean bold) throws XMLStreamException {
            for (Filled each : children) {
                if (each instanceof Text text) {
                    out.run(text.blank() ? LINE : text.text(), size, bold);
                } else if (each instanceof Box box && box.name().equals("br")) {
                    out.run("\n", size, false);
                } else if (each instanceof Box box) {
                    runs(box.children(), size, bold || box.name().equals("b"));
                }
            }
        }

        private void table(Box table) throws XMLStreamException {
            List<Row> rows = new ArrayList<>();
            rows(table, false, rows);
            int columns = rows.stream()
                    .mapToInt(row ->
                            cells(row.box()).stream().mapToInt(Box::columns).sum())
                    .max()
                    .orElse(0);
            if (columns == 0) {
                return;
            }
            int[] widths = widths(rows, columns);
            out.open("tbl");
            out.open("tblPr");
            out.empty("tblW", "w", String.valueOf(TEXT_WIDTH), "type", "dxa");
            out.open("tblBorders");
            for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
                out.empty(side, "val", "single", "sz", "4", "space", "0", "color", "000000");
            }
            out.end();
            out.empty("tblLayout", "type", "fixed");
            out.end();
            out.open("tblGrid");
            for (int each : widths) {
                out.empty("gridCol", "w", String.valueOf(each));
            }
            out.end();
            int[] covered = new int[columns];
            for (Row row : rows) {
                row(row, widths, covered);
            }
            out.end();
            // Two tables without anything between them would become one.
            out.paragraph("left", 0, false);
            out.end();
        }

        /** @param head whether it stands on every page */
        private record Row(Box box, boolean head) {}

        private static void rows(Box from, boolean head, List<Row> into) {
            for (Filled each : from.children()) {
                if (each instanceof Box box) {
                    if (box.name().equals("tr")) {
                        into.add(new Row(box, head));
                    } else {
                        rows(box, head || box.name().equals("thead"), into);
                    }
                }
            }
        }

        /** As the page has them: narrow and wide columns, names of fields, and what is left for the others. */
        private static int[] widths(List<Row> rows, int columns) {
            int[] shares = new int[columns];
            for (Row row : rows) {
                List<Box> cells = cells(row.box());
                boolean named = cells.stream().anyMatch(each -> each.name().equals("td"));
                int at = 0;
                for (Box cell : cells) {
                    if (cell.columns() == 1 && at < columns && shares[at] == 0) {
                        shares[at] = share(cell, named);
                    }
                    at += cell.columns();
                }
            }
            long open = Arrays.stream(shares).filter(each -> each == 0).count();
            int left = Math.max(0, WHOLE - Arrays.stream(shares).sum());
            int[] widths = new int[columns];
            for (int i = 0; i < columns; i++) {
                double share = shares[i] == 0 ? Math.max(NARROW, left / (double) open) : shares[i];
                widths[i] = (int) (share * TEXT_WIDTH / WHOLE);
            }
            int sum = Arrays.stream(widths).sum();
            for (int i = 0; i < columns; i++) {
                widths[i] = (int) ((long) widths[i] * TEXT_WIDTH / sum);
            }
            return widths;
        }

        /** In hundredths; 0 for a column that takes what is left. */
        private static int share(Box cell, boolean named) {
            if ("narrow".equals(cell.look())) {
                return NARROW;
            } else if ("wide".equals(cell.look())) {
                return WIDE;
            }
            return named && cell.name().equals("th") && !"grow".equals(cell.look()) ? NAME : 0;
        }

        private static List<Box> cells(Box row) {
            return row.children().stream()
                    .filter(Box.class::isInstance)
                    .map(Box.class::cast)
                    .toList();
        }

        /** @param covered how many rows to come each column is still covered by a cell above */
        private void row(Row row, int[] widths, int[] covered) throws XMLStreamException {
            out.open("tr");
            out.open("trPr");
            out.empty("cantSplit");
            if (row.head()) {
                out.empty("tblHeader");
            }
            out.end();
            int at = 0;
            for (Box cell : cells(row.box())) {
                at = merged(at, widths, covered);
                int end = Math.min(widths.length, at + cell.columns());
                for (int i = at; i < end; i++) {
                    covered[i] = cell.rows() - 1;
                }
                cell(cell, Arrays.stream(widths, at, end).sum(), cell.rows() > 1 ? "restart" : null);
                at += cell.columns();
            }
            merged(at, widths, covered);
            out.end();
        }

        private int merged(int from, int[] widths, int[] covered) throws XMLStreamException {
            int at = from;
            while (at < covered.length && covered[at] > 0) {
                covered[at]--;
                cell(new Box("td", null, 1, 1, List.of()), widths[at], "continue");
                at++;
            }
            return at;
        }

        private void cell(Box cell, int width, String merge) throws XMLStreamException {
            out.open("tc");
            out.open("tcPr");
            out.empty("tcW", "w", String.valueOf(width), "type", "dxa");
            if (cell.columns() > 1) {
                out.empty("gridSpan", "val", String.valueOf(cell.columns()));
            }
            if (merge != null) {
                out.empty("vMerge", "val", merge);
            }
            out.end();
            if (cell.children().isEmpty()) {
                out.paragraph("left", 0, false);
                out.end();
            } else if (cell.name().equals("th")) {
                out.paragraph("center", 0, false);
                runs(cell.children(), TABLE_SIZE, true);
                out.end();
            } else {
                blocks(cell.children(), TABLE_SIZE, false);
            }
            out.end();
        }
    }

    /** XML of a part. */
    private static final class Out {
        private final XMLStreamWriter xml;

        Out(StringWriter into) throws XMLStreamException {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(into);
        }

        void begin(String root) throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("w", root, W);
            xml.writeNamespace("w", W);
            xml.writeNamespace("r", R);
        }

        void open(String name) throws XMLStreamException {
            xml.writeStartElement("w", name, W);
        }

        void end() throws XMLStreamException {
            xml.writeEndElement();
        }

        void empty(String name, String... attributes) throws XMLStreamException {
            xml.writeEmptyElement("w", name, W);
            for (int i = 0; i < attributes.length; i += 2) {
                boolean id = name.equals("footerReference") && attributes[i].equals("id");
                xml.writeAttribute(id ? "r" : "w", id ? R : W, attributes[i], attributes[i + 1]);
            }
        }

        void paragraph(String side, int indent, boolean together) throws XMLStreamException {
            paragraph(side, indent, together, null);
        }

        /**
         * Begins a paragraph, which the caller ends.
         *
         * @param line height of its lines; null to leave it to the font
         */
        void paragraph(String side, int indent, boolean together, String line) throws XMLStreamException {
            open("p");
            open("pPr");
            if (together) {
                empty("keepNext");
            }
            if (line == null) {
                empty("spacing", "before", "0", "after", "0");
            } else {
                empty("spacing", "before", "0", "after", "0", "line", line, "lineRule", "exact");
            }
            if (indent > 0) {
                empty("ind", "firstLine", String.valueOf(indent));
            }
            empty("jc", "val", side);
            end();
        }

        /** Text, whose lines are broken where it says. */
        void run(String text, String size, boolean bold) throws XMLStreamException {
            open("r");
            open("rPr");
            empty("rFonts", "ascii", "Times New Roman", "hAnsi", "Times New Roman", "eastAsia", bold ? "宋体" : "仿宋");
            if (bold) {
                empty("b");
            }
            empty("sz", "val", size);
            end();
            String[] lines = text.split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    empty("br");
                }
                if (!lines[i].isEmpty()) {
                    open("t");
                    xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
                    xml.writeCharacters(lines[i]);
                    end();
                }
            }
            end();
        }

        void field(String instruction) throws XMLStreamException {
            open("fldSimple");
            xml.writeAttribute("w", W, "instr", " " + instruction + " ");
            run("1", "21", false);
            end();
        }

        void close() throws XMLStreamException {
            xml.writeEndDocument();
            xml.close();
        }
    }
}
