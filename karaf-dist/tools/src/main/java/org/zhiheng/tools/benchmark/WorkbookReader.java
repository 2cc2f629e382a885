package org.zhiheng.tools.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;

/**
 * Reads the cells of a workbook as a stream: what is kept is bounded by the limits below, whatever the file says. Formulas are
 * not evaluated; their cells are marked.
 */
final class WorkbookReader {

    static final int MAX_ROWS = 2_000;
    static final int MAX_COLUMNS = 40;
    static final int MAX_TEXT = 2_000;
    private static final int MAX_STRINGS = 50_000;

    private final List<String> strings = new ArrayList<>();
    private final List<Boolean> dates = new ArrayList<>();

    private WorkbookReader() {}

    /**
     * The sheets of these names, each its rows by number from 1, each row its cells by column from 0.
     *
     * @throws ToolException when the file is not a workbook, or more than one of ours can be
     */
    static Map<String, Map<Integer, Map<Integer, SheetCell>>> read(Path file, Set<String> names) {
        WorkbookGuard.check(file);
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            return new WorkbookReader().sheets(new XSSFReader(opened), names);
        } catch (TooMuch e) {
            throw new ToolException(Exit.FILE, "这个文件不能导入:" + e.getMessage(), e);
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            throw new ToolException(Exit.FILE, "不是可读的XLSX文件:" + file, e);
        }
    }

    private Map<String, Map<Integer, Map<Integer, SheetCell>>> sheets(XSSFReader reader, Set<String> names)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (InputStream in = reader.getSharedStringsData()) {
            parse(in, new Strings());
        }
        try (InputStream in = reader.getStylesData()) {
            parse(in, new Styles());
        }
        Map<String, Map<Integer, Map<Integer, SheetCell>>> sheets = new LinkedHashMap<>();
        XSSFReader.SheetIterator each = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (each.hasNext()) {
            try (InputStream in = each.next()) {
                if (names.contains(each.getSheetName())) {
                    Cells cells = new Cells(each.getSheetName());
                    parse(in, cells);
                    sheets.put(each.getSheetName(), cells.rows);
                }
            }
        }
        return sheets;
    }

    private static void parse(InputStream in, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        if (in == null) {
            return;
        }
        XMLReader reader = XMLHelper.newXMLReader();
        reader.setContentHandler(handler);
        reader.parse(new InputSource(in));
    }

    /** A limit was passed. */
    private static final class TooMuch extends RuntimeException {
        TooMuch(String message) {
            super(message);
        }
    }

    /** Collects the text of one element, up to the limit. */
    private abstract static class Texts extends DefaultHandler {

        final StringBuilder text = new StringBuilder();
        boolean collecting;

        @Override
        public void characters(char[] chars, int start, int length) {
            if (collecting) {
                if (text.length() + length > MAX_TEXT) {
                    throw new TooMuch("有一格的文字超过" + MAX_TEXT + "字");
                }
                text.append(chars, start, length);
            }
        }
    }

    /** The texts that cells share. Phonetic guides are no text. */
    private final class Strings extends Texts {

        private boolean phonetic;

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            switch (name) {
                case "si" -> text.setLength(0);
                case "rPh" -> phonetic = true;
                case "t" -> collecting = !phonetic;
                default -> collecting = false;
            }
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            collecting = false;
            if (name.equals("rPh")) {
                phonetic = false;
            } else if (name.equals("si")) {
                if (strings.size() == MAX_STRINGS) {
                    throw new TooMuch("不同的文字超过" + MAX_STRINGS + "条");
                }
                strings.add(text.toString());
            }
        }
    }

    /** Which cell formats are dates. */
    private final class Styles extends DefaultHandler {

        private final Map<Integer, String> formats = new HashMap<>();
        private boolean inCells;

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            switch (name) {
                case "numFmt" -> formats.put(
                        Integer.parseInt(attributes.getValue("numFmtId")), attributes.getValue("formatCode"));
                case "cellXfs" -> inCells = true;
                case "xf" -> {
                    if (inCells) {
                        String id = attributes.getValue("numFmtId");
                        int format = id == null ? 0 : Integer.parseInt(id);
                        dates.add(DateUtil.isADateFormat(format, formats.get(format)));
                    }
                }
                default -> {
                    // Nothing else says what a cell is.
                }
            }
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            inCells &= !name.equals("cellXfs");
        }
    }

    /** The cells of one sheet. Empty ones are not kept. */
    private final class Cells extends Texts {

        private final Map<Integer, Map<Integer, SheetCell>> rows = new TreeMap<>();
        private final String sheet;
        private int row;
        private int column;
        private String type;
        private boolean date;
        private boolean formula;

        Cells(String sheet) {
            this.sheet = sheet;
        }

        @Override
        public void startElement(String uri, String name, String qName, Attributes attributes) {
            switch (name) {
                case "row" -> {
                    String number = attributes.getValue("r");
                    row = number == null ? row + 1 : Integer.parseInt(number);
                    column = -1;
                }
                case "c" -> {
                    String reference = attributes.getValue("r");
                    column = reference == null ? column + 1 : new CellReference(reference).getCol();
                    type = attributes.getValue("t");
                    String style = attributes.getValue("s");
                    int format = style == null ? -1 : Integer.parseInt(style);
                    date = format >= 0 && format < dates.size() && dates.get(format);
                    formula = false;
                    text.setLength(0);
                }
                case "f" -> formula = true;
                case "v", "t" -> collecting = true;
                default -> collecting = false;
            }
        }

        @Override
        public void endElement(String uri, String name, String qName) {
            collecting = false;
            if (name.equals("c")) {
                SheetCell cell = cell();
                if (!cell.isEmpty()) {
                    keep(cell);
                }
            }
        }

        private void keep(SheetCell cell) {
            if (row > MAX_ROWS || column >= MAX_COLUMNS) {
                throw new TooMuch("工作表“" + sheet + "”超过" + MAX_ROWS + "行或者" + MAX_COLUMNS + "列");
            }
            rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, cell);
        }

        private SheetCell cell() {
            String value = text.toString().strip();
            if (formula) {
                return new SheetCell(SheetCell.Kind.FORMULA, value);
            }
            return switch (type == null ? "n" : type) {
                case "s" -> new SheetCell(
                        SheetCell.Kind.TEXT,
                        strings.get(Integer.parseInt(value)).strip());
                case "inlineStr", "str" -> new SheetCell(SheetCell.Kind.TEXT, value);
                case "b" -> new SheetCell(SheetCell.Kind.TRUTH, value.equals("1") ? "是" : "否");
                case "e" -> new SheetCell(SheetCell.Kind.ERROR, value);
                default -> value.isEmpty() ? SheetCell.EMPTY : number(value);
            };
        }

        private SheetCell number(String value) {
            double number = Double.parseDouble(value);
            if (date && DateUtil.isValidExcelDate(number)) {
                return new SheetCell(
                        SheetCell.Kind.DATE,
                        DateUtil.getLocalDateTime(number).toLocalDate().toString());
            }
            // The shortest decimal that means this double is what the person typed.
            BigDecimal typed = BigDecimal.valueOf(number);
            return new SheetCell(
                    SheetCell.Kind.NUMBER,
                    typed.signum() == 0 ? "0" : typed.stripTrailingZeros().toPlainString());
        }
    }
}
