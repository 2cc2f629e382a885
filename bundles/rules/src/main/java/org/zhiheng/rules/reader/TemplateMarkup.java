package org.zhiheng.rules.reader;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.zhiheng.rules.DocumentTemplate.Element;
import org.zhiheng.rules.DocumentTemplate.Fixed;
import org.zhiheng.rules.DocumentTemplate.Form;
import org.zhiheng.rules.DocumentTemplate.Inserted;
import org.zhiheng.rules.DocumentTemplate.Node;
import org.zhiheng.rules.DocumentTemplate.Part;
import org.zhiheng.rules.DocumentTemplate.Placeholder;
import org.zhiheng.rules.DocumentTemplate.Words;
import org.zhiheng.rules.KnownFields;
import org.zhiheng.rules.KnownFields.Type;

/**
 * Reads the text of a template: well-formed XML of a few elements of HTML and nothing else, so no script, no style and no address can be in it. Placeholders stand in text
 * only, never in an attribute, and name fields that there are. For one template.
 */
final class TemplateMarkup {

    private static final int DEEPEST = 24;
    private static final int MOST = 4_000;
    private static final int WIDEST = 12;
    private static final String ROOT = "body";
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    /** The number of the thing that is being written among all of its kind, from 1. */
    private static final String ORDER = "order";

    private static final String INPUT = "input.";
    private static final Set<String> ELEMENTS = Set.of(
            "h1", "h2", "p", "div", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "span", "b", "br");
    private static final Set<String> CELLS = Set.of("th", "td");
    private static final Set<String> LOOKS =
            Set.of("to", "center", "right", "plain", "note", "keep", "wide", "narrow", "tall", "line", "small", "grow");
    private static final Pattern SPAN = Pattern.compile("[1-9][0-9]?");

    private final Place place;
    private final List<String> about;
    private final Set<String> inputs;
    private final boolean inPart;
    /** Kinds for each of whose things the element that is open is written. */
    private final Deque<String> each = new ArrayDeque<>();

    private boolean faulty;

    /** @param inPart whether it is a part of others, and so may hold none */
    TemplateMarkup(Place place, List<String> about, Set<String> inputs, boolean inPart) {
        this.place = place;
        this.about = about;
        this.inputs = inputs;
        this.inPart = inPart;
    }

    /** The element {@code body}; null after a fault. */
    Element read(String markup) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(markup));
            return read(reader);
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            Place where = at == null ? place : place.at(at.getLineNumber(), Math.max(0, at.getColumnNumber()));
            where.fault(FaultCode.TEMPLATE_XML, said(e));
            return null;
        }
    }

    private static String said(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "");
    }

    private Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Opened> open = new ArrayDeque<>();
        Element root = null;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.PROCESSING_INSTRUCTION -> fault(
                        at(reader), FaultCode.TEMPLATE_ELEMENT, "<!DOCTYPE>、<?…?>");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++count > MOST) {
                        fault(at(reader), FaultCode.TEMPLATE_LARGE, DEEPEST, MOST);
                        return null;
                    }
                    open.addFirst(opened(reader, open.isEmpty()));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    Opened closed = open.removeFirst();
                    if (closed.part != null && !closed.alone()) {
                        fault(at(reader), FaultCode.TEMPLATE_PART, closed.part);
                    }
                    if (closed.each != null) {
                        each.removeFirst();
                    }
                    if (open.isEmpty()) {
                        root = closed.element();
                    } else {
                        open.getFirst().children.add(closed.node());
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        words(reader, open.getFirst());
                    }
                }
                default -> {
                    // comments say nothing here
                }
            }
        }
        return faulty ? null : root;
    }

    private Place at(XMLStreamReader reader) {
        return place.at(
                reader.getLocation().getLineNumber(),
                Math.max(0, reader.getLocation().getColumnNumber()));
    }

    private void fault(Place where, FaultCode code, Object... told) {
        faulty = true;
        where.fault(code, told);
    }

    private void hinted(Place where, FaultCode code, Set<String> known, String word) {
        faulty = true;
        where.faultHinted(code, Nearest.hint(word, known), word);
    }

    /** An element whose end has not come. */
    private static final class Opened {
        private final String name;
        private String look;
        private int columns = 1;
        private int rows = 1;
        private String each;
        private String when;
        private String unless;
        /** Name of the part that stands here; null for an element. */
        private String part;

        private final List<Node> children = new ArrayList<>();

        private Opened(String name) {
            this.name = name;
        }

        /** Whether it says nothing but which part stands there. */
        private boolean alone() {
            return look == null && each == null && when == null && unless == null && children.isEmpty();
        }

        private Node node() {
            return part == null ? element() : new Inserted(part);
        }

        private Element element() {
            return new Element(name, look, columns, rows, each, when, unless, List.copyOf(children));
        }
    }

    private Opened opened(XMLStreamReader reader, boolean first) {
        String name = reader.getLocalName();
        Place where = at(reader);
        if (first != name.equals(ROOT) || !first && !ELEMENTS.contains(name)) {
            fault(where, FaultCode.TEMPLATE_ELEMENT, name);
        }
        Opened opened = new Opened(name);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(opened, reader.getAttributeLocalName(i), reader.getAttributeValue(i), where);
        }
        // Its own condition is one of each of the things it is written for.
        if (opened.each != null) {
            each.addFirst(opened.each);
        }
        opened.when = opened.when == null ? null : field(opened.when, where);
        opened.unless = opened.unless == null ? null : field(opened.unless, where);
        return opened;
    }

    private void attribute(Opened opened, String name, String value, Place where) {
        switch (name) {
            case "class" -> {
                if (!LOOKS.contains(value)) {
                    hinted(where, FaultCode.TEMPLATE_LOOK, LOOKS, value);
                }
                opened.look = value;
            }
            case "data-each" -> {
                if (!KnownFields.several(value)) {
                    hinted(where, FaultCode.TEMPLATE_EACH, KnownFields.allSeveral(), value);
                }
                opened.each = value;
            }
            case "data-part" -> opened.part = part(opened, value, where);
            case "data-if" -> opened.when = value;
            case "data-unless" -> opened.unless = value;
            case "colspan" -> opened.columns = span(opened, name, value, where);
            case "rowspan" -> opened.rows = span(opened, name, value, where);
            default -> fault(where, FaultCode.TEMPLATE_ATTRIBUTE, opened.name, name);
        }
    }

    /** A part stands by itself, and never in another part. */
    private String part(Opened opened, String value, Place where) {
        if (!opened.name.equals("div") || !Forms.NAME.matcher(value).matches() || inPart) {
            fault(where, FaultCode.TEMPLATE_PART, value);
        }
        return value;
    }

    private int span(Opened opened, String name, String value, Place where) {
        if (!CELLS.contains(opened.name)) {
            fault(where, FaultCode.TEMPLATE_ATTRIBUTE, opened.name, name);
        } else if (!SPAN.matcher(value).matches() || Integer.parseInt(value) > WIDEST) {
            fault(where, FaultCode.TEMPLATE_SPAN, name, WIDEST);
        } else {
            return Integer.parseInt(value);
        }
        return 1;
    }

    /** White space between elements is no text, and lines of the file are none of the document. */
    private void words(XMLStreamReader reader, Opened in) {
        String text = reader.getText().replaceAll("\\s*\\n\\s*", "");
        if (text.isBlank()) {
            return;
        }
        Place where = at(reader);
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                fault(where, FaultCode.TEMPLATE_PLACEHOLDER, text.substring(open));
                return;
            }
            fixed(text.substring(from, open), parts, where);
            placeholder(text.substring(open + OPEN.length(), close).strip(), parts, where);
            from = close + CLOSE.length();
        }
        fixed(text.substring(from), parts, where);
        in.children.add(new Words(List.copyOf(parts)));
    }

    private void fixed(String text, List<Part> parts, Place where) {
        if (text.contains(CLOSE)) {
            fault(where, FaultCode.TEMPLATE_PLACEHOLDER, text);
        } else if (!text.isEmpty()) {
            parts.add(new Fixed(text));
        }
    }

    private void placeholder(String text, List<Part> parts, Place where) {
        String[] said = text.split("\\s+");
        String field = field(said[0], where);
        if (field == null) {
            return;
        }
        Form form = said.length == 1 ? Form.PLAIN : form(said, field, where);
        parts.add(new Placeholder(field, form));
    }

    private Form form(String[] said, String field, Place where) {
        Type type = KnownFields.type(field);
        if (said.length == 2) {
            for (Form each : Form.values()) {
                boolean fits = each == Form.CAPITALS && type == Type.MONEY || each == Form.CHINESE && type == Type.DAY;
                if (fits && each.name().toLowerCase(Locale.ROOT).equals(said[1])) {
                    return each;
                }
            }
        }
        fault(
                where,
                FaultCode.TEMPLATE_FORM,
                field,
                String.join(" ", said).substring(said[0].length()).strip());
        return Form.PLAIN;
    }

    /** A field that may be named where the reader stands; null after a fault. */
    String field(String name, Place where) {
        if (name.equals(ORDER) && !each.isEmpty()) {
            return name;
        }
        if (name.startsWith(INPUT) && inputs.contains(name.substring(INPUT.length()))) {
            return name;
        }
        if (KnownFields.type(name) == null) {
            hinted(
                    where,
                    FaultCode.TEMPLATE_FIELD,
                    new TreeSet<>(KnownFields.all().keySet()),
                    name);
            return null;
        }
        String kind = name.substring(0, name.indexOf('.'));
        if (KnownFields.several(kind) && !each.contains(kind) && !about.contains(kind)) {
            fault(where, FaultCode.TEMPLATE_ONE, name);
            return null;
        }
        return name;
    }
}
