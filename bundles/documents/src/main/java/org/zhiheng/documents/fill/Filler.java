package org.zhiheng.documents.fill;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhiheng.documents.ChineseFigures;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.fill.Filled.Box;
import org.zhiheng.documents.fill.Filled.Text;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.DocumentTemplate.Element;
import org.zhiheng.rules.DocumentTemplate.Fixed;
import org.zhiheng.rules.DocumentTemplate.Form;
import org.zhiheng.rules.DocumentTemplate.Node;
import org.zhiheng.rules.DocumentTemplate.Part;
import org.zhiheng.rules.DocumentTemplate.Placeholder;
import org.zhiheng.rules.DocumentTemplate.Words;

/** Fills a template in. What is filled in is text and stays text, whatever it holds. For one document. */
public final class Filler {

    private static final String ORDER = "order";
    private static final Pattern DOUBLES =
            Pattern.compile("[\\u00a0\\u2003\\u2011\\u2e80-\\u2fdf\\uf900-\\ufaff\\x{2f800}-\\x{2fa1f}]");

    private final Facts facts;
    /** What an element is being written for, by kind. */
    private final Map<String, Map<String, Object>> current = new HashMap<>();

    private long order;

    private Filler(Facts facts) {
        this.facts = facts;
    }

    /** The children of the template's body. */
    public static List<Filled> fill(DocumentTemplate template, Facts facts) {
        return new Filler(facts).children(template.body());
    }

    /** As {@link org.zhiheng.documents.Documents#said}. */
    public static List<String> said(Facts facts, String field) {
        int point = field.indexOf('.');
        List<Map<String, Object>> several = facts.several().get(field.substring(0, point));
        if (facts.value(field) != null || several == null) {
            return Stream.ofNullable(facts.value(field))
                    .map(each -> clean(said(each, Form.PLAIN)))
                    .toList();
        }
        return several.stream()
                .map(each -> each.get(field.substring(point + 1)))
                .filter(Objects::nonNull)
                .map(each -> clean(said(each, Form.PLAIN)))
                .toList();
    }

    private List<Filled> children(Element element) {
        List<Filled> children = new ArrayList<>();
        for (Node each : element.children()) {
            if (each instanceof Words words) {
                words(words, children);
            } else if (each instanceof Element inner) {
                element(inner, children);
            }
        }
        return joined(children);
    }

    /** Neighbouring texts are one: what is laid out apart would be read apart, and not in its order. */
    private static List<Filled> joined(List<Filled> children) {
        List<Filled> joined = new ArrayList<>();
        for (Filled each : children) {
            int last = joined.size() - 1;
            boolean goesOn = each instanceof Text text
                    && !text.blank()
                    && last >= 0
                    && joined.get(last) instanceof Text before
                    && !before.blank();
            if (goesOn) {
                joined.set(last, new Text(((Text) joined.get(last)).text() + ((Text) each).text(), false));
            } else {
                joined.add(each);
            }
        }
        return joined;
    }

    private void element(Element element, List<Filled> into) {
        String kind = element.each();
        if (kind == null) {
            once(element, into);
            return;
        }
        Map<String, Object> outer = current.get(kind);
        long outerOrder = order;
        order = 0;
        for (Map<String, Object> each : facts.several().getOrDefault(kind, List.of())) {
            order++;
            current.put(kind, each);
            once(element, into);
        }
        order = outerOrder;
        current.put(kind, outer);
    }

    private void once(Element element, List<Filled> into) {
        boolean written = (element.when() == null || holds(element.when()))
                && (element.unless() == null || !holds(element.unless()));
        if (!written) {
            return;
        }
        List<Filled> children = children(element);
        if (element.name().equals("span") && element.look() == null) {
            into.addAll(children);
        } else if (element.name().equals("p")
                && children.size() == 1
                && children.get(0) instanceof Text text
                && !text.blank()) {
            // What people wrote in several lines are several paragraphs.
            text.text()
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .forEach(each -> into.add(box(element, List.of(new Text(each, false)))));
        } else {
            into.add(box(element, children));
        }
    }

    private static Box box(Element element, List<Filled> children) {
        return new Box(element.name(), element.look(), element.columns(), element.rows(), List.copyOf(children));
    }

    private boolean holds(String field) {
        Object value = value(field);
        return value != null && !Boolean.FALSE.equals(value);
    }

    private Object value(String field) {
        if (field.equals(ORDER)) {
            return order;
        }
        int point = field.indexOf('.');
        Map<String, Object> own = current.get(field.substring(0, point));
        return own == null ? facts.value(field) : own.get(field.substring(point + 1));
    }

    /** What is not known stands apart, as a line to write on. */
    private void words(Words words, List<Filled> into) {
        StringBuilder text = new StringBuilder();
        for (Part each : words.parts()) {
            if (each instanceof Fixed fixed) {
                text.append(fixed.text());
            } else if (each instanceof Placeholder place) {
                Object value = value(place.field());
                if (value == null) {
                    flush(text, into);
                    into.add(new Text("", true));
                } else {
                    text.append(said(value, place.form()));
                }
            }
        }
        flush(text, into);
    }

    private static void flush(StringBuilder text, List<Filled> into) {
        if (text.length() > 0) {
            into.add(new Text(clean(text.toString()), false));
            text.setLength(0);
        }
    }

    /** Without what has no look, and with the usual sign for each that looks the same: radicals and compatibility ideographs that an input method or a copied PDF left. */
    private static String clean(String text) {
        String plain = text.replace("\r\n", "\n").replace('\t', ' ').replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "");
        return DOUBLES.matcher(plain).replaceAll(each -> Normalizer.normalize(each.group(), Normalizer.Form.NFKC));
    }

    private static String said(Object value, Form form) {
        if (value instanceof BigDecimal amount) {
            return form == Form.CAPITALS ? ChineseFigures.capitals(amount) : ChineseFigures.plain(amount);
        } else if (value instanceof LocalDate day) {
            return form == Form.CHINESE ? ChineseFigures.chineseDay(day) : ChineseFigures.day(day);
        } else if (value instanceof OffsetDateTime moment) {
            return ChineseFigures.moment(moment);
        } else if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        } else if (value instanceof List<?> several) {
            return String.join("、", several.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }
}
