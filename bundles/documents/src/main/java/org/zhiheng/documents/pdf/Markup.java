package org.zhiheng.documents.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.zhiheng.documents.ChineseFigures;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.fill.Filled;
import org.zhiheng.documents.fill.Filled.Box;
import org.zhiheng.documents.fill.Filled.Text;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.DocumentTemplate.Layout;
import org.zhiheng.rules.DocumentTemplate.Signer;

/** The page as a tree of HTML for the library that lays it out. Made of nodes, never of text that is read again. */
final class Markup {

    private static final String A4 = style("a4.css");
    private static final String ROLL = style("roll.css");
    /** Below the text of every page of minutes, where those who were heard sign, beside the number of the page. */
    private static final String SIGNED_PAGES =
            "@page { @bottom-left { content: \"签名：\"; font-family: song; font-size: 10.5pt; vertical-align: top; padding-top: 6mm; width: 35%; } @bottom-right { content: \"\"; width: 35%; } }";

    /** Characters of a paragraph that is kept with what stands below it. */
    private static final int SHORT = 200;

    private final Document document;
    private final DocumentTemplate template;
    private final Stamp stamp;
    private final Paper paper;

    private Markup(DocumentTemplate template, Stamp stamp, Paper paper) {
        this.document = empty();
        this.template = template;
        this.stamp = stamp;
        this.paper = paper;
    }

    static Document of(DocumentTemplate template, List<Filled> text, Stamp stamp, Paper paper) {
        return new Markup(template, stamp, paper).page(text);
    }

    private static String style(String name) {
        try (InputStream in = Markup.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document empty() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every platform makes plain documents", e);
        }
    }

    private Document page(List<Filled> text) {
        Element html = add(document, "html", null);
        Element head = add(html, "head", null);
        add(head, "title", null).setTextContent(template.title());
        add(head, "style", null).setTextContent(css());
        Element body = add(html, "body", template.layout().name().toLowerCase(java.util.Locale.ROOT));
        boolean headed = template.layout() == Layout.LETTER;
        if (headed) {
            add(body, "p", "body").setTextContent(stamp.body());
        }
        add(body, "h1", headed ? "after" : null).setTextContent(template.title());
        number(body);
        int last = text.size() - 1;
        boolean together = last >= 0 && shortParagraph(text.get(last));
        text.subList(0, together ? last : last + 1).forEach(each -> filled(body, each));
        // The end of the text and who signs it stand on one page: a page that has no text proves nothing.
        Element end = add(body, "div", "keep");
        if (together) {
            filled(end, text.get(last));
        }
        if (!template.signers().isEmpty()) {
            signs(end);
        }
        if (template.sealed()) {
            seal(end);
        }
        if (paper != Paper.A4) {
            add(body, "p", "end").setTextContent("————————");
        }
        return document;
    }

    private static boolean shortParagraph(Filled filled) {
        return filled instanceof Box box && box.name().equals("p") && length(box) <= SHORT;
    }

    private static int length(Filled filled) {
        return filled instanceof Text text
                ? text.text().length()
                : ((Box) filled).children().stream().mapToInt(Markup::length).sum();
    }

    private String css() {
        return switch (paper) {
            case A4 -> A4 + (template.layout() == Layout.MINUTES ? SIGNED_PAGES : "");
            case ROLL_80 -> ROLL + "@page { size: 80mm " + PdfPress.LONGEST_ROLL + "mm; margin: 4mm; }";
            case ROLL_58 -> ROLL + "@page { size: 58mm " + PdfPress.LONGEST_ROLL + "mm; margin: 3mm; }";
        };
    }

    private void number(Element body) {
        if (template.number() != null) {
            Element line = add(body, "p", "number");
            if (stamp.number() == null) {
                line.setTextContent("（未编号）");
            } else {
                line.setTextContent(stamp.number() + (stamp.version() > 1 ? "（第" + stamp.version() + "次制作）" : ""));
            }
        }
    }

    private void seal(Element body) {
        Element seal = add(body, "div", "seal");
        add(seal, "p", null).setTextContent(stamp.body());
        add(seal, "p", "place").setTextContent("（印章）");
        add(seal, "p", null).setTextContent(ChineseFigures.day(stamp.day()));
    }

    private void signs(Element body) {
        Element signs = add(body, "div", "signs");
        for (Signer each : template.signers()) {
            Element line = add(signs, "p", "keep");
            add(line, "span", "who").setTextContent(each.title() + "：");
            add(line, "span", "line");
            add(line, "span", "date").setTextContent("　　年　　月　　日");
        }
    }

    private void filled(Element into, Filled filled) {
        if (filled instanceof Text text) {
            if (text.blank()) {
                add(into, "span", "blank");
            } else {
                lines(into, text.text());
            }
        } else if (filled instanceof Box box) {
            Element element = add(into, box.name(), box.look());
            if (box.columns() > 1) {
                element.setAttribute("colspan", String.valueOf(box.columns()));
            }
            if (box.rows() > 1) {
                element.setAttribute("rowspan", String.valueOf(box.rows()));
            }
            box.children().forEach(each -> filled(element, each));
        }
    }

    private void lines(Element into, String text) {
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                add(into, "br", null);
            }
            into.appendChild(document.createTextNode(lines[i]));
        }
    }

    private Element add(Node parent, String name, String look) {
        Element element = document.createElement(name);
        if (look != null) {
            element.setAttribute("class", look);
        }
        parent.appendChild(element);
        return element;
    }
}
