package org.zhiheng.rules.dmn;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML element with its place. Read with document types and external entities off, and within limits. */
final class XmlNode {

    private static final int DEEPEST = 64;
    private static final int MOST = 500_000;
    /** Of an expression or a description: longer ones are no law, and would be told whole in faults. */
    private static final int LONGEST_TEXT = 4_000;

    /** Well-formed XML that no decision table needs: a document type, or beyond the limits. */
    static final class Forbidden extends XMLStreamException {

        private static final long serialVersionUID = 1L;
        private final String reason;

        private Forbidden(String reason, Location location) {
            super(reason, location);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes;
    /** Empty until there is one, for a table has very many elements without. */
    private List<XmlNode> children = List.of();

    private StringBuilder text;

    private XmlNode(XMLStreamReader reader) {
        name = reader.getLocalName();
        line = reader.getLocation().getLineNumber();
        column = reader.getLocation().getColumnNumber();
        attributes = reader.getAttributeCount() == 0 ? Map.of() : new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /** @throws XMLStreamException for what is no well-formed XML; {@link Forbidden} for a document type or what goes beyond the limits */
    static XmlNode read(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = null;
        int count = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new Forbidden("不许有DTD", reader.getLocation());
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++count > MOST) {
                        throw new Forbidden("嵌套超过" + DEEPEST + "层或者元素超过" + MOST + "个", reader.getLocation());
                    }
                    XmlNode node = new XmlNode(reader);
                    if (root == null) {
                        root = node;
                    } else {
                        open.getFirst().add(node);
                    }
                    open.addFirst(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeFirst();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getFirst().add(reader.getText(), reader.getLocation());
                    }
                }
                default -> {
                    // comments and instructions say nothing here
                }
            }
        }
        return root;
    }

    private void add(XmlNode child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    private void add(String characters, Location location) throws Forbidden {
        if (text == null) {
            text = new StringBuilder(Math.min(characters.length(), LONGEST_TEXT));
        }
        if (text.length() + characters.length() > LONGEST_TEXT) {
            throw new Forbidden("的一处文字超过" + LONGEST_TEXT + "个字符", location);
        }
        text.append(characters);
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** Null when absent. */
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    List<XmlNode> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The first child of the name; null when there is none. */
    XmlNode child(String childName) {
        List<XmlNode> found = children(childName);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The text of the child {@code text}, as DMN writes expressions; null when there is none. */
    String expressionText() {
        XmlNode inner = child("text");
        if (inner == null) {
            return null;
        }
        return inner.text == null ? "" : inner.text.toString().strip();
    }

    /** Where the expression stands: its text, or this element. */
    XmlNode expressionPlace() {
        XmlNode inner = child("text");
        return inner == null ? this : inner;
    }
}
