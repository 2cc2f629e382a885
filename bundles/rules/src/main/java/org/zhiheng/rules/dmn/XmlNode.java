package org.zhiheng.rules.dmn;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML element with its place. Read with document types and external entities off, and within limits. */
final class XmlNode {

    private static final int DEEPEST = 64;
    private static final int MOST = 500_000;

    private final String name;
    private final int line;
    private final int column;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlNode(XMLStreamReader reader) {
        name = reader.getLocalName();
        line = reader.getLocation().getLineNumber();
        column = reader.getLocation().getColumnNumber();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
    }

    /** @throws XMLStreamException for what is no well-formed XML, has a document type or goes beyond the limits */
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
                case XMLStreamConstants.DTD -> throw new XMLStreamException("不许有DTD", reader.getLocation());
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= DEEPEST || ++count > MOST) {
                        throw new XMLStreamException("嵌套太深或者元素太多", reader.getLocation());
                    }
                    XmlNode node = new XmlNode(reader);
                    if (root == null) {
                        root = node;
                    } else {
                        open.getFirst().children.add(node);
                    }
                    open.addFirst(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.removeFirst();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!open.isEmpty()) {
                        open.getFirst().text.append(reader.getText());
                    }
                }
                default -> {
                    // comments and instructions say nothing here
                }
            }
        }
        return root;
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
        return inner == null ? null : inner.text.toString().strip();
    }

    /** Where the expression stands: its text, or this element. */
    XmlNode expressionPlace() {
        XmlNode inner = child("text");
        return inner == null ? this : inner;
    }
}
