package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How a document 文书 is worded: what a package says of it, and its text with the places that are filled in. Checked when it was read: no field that nobody knows, no
 * element or attribute beyond those named here, so nothing in it runs or is fetched from anywhere. Immutable.
 *
 * @param document code of the kind, as stages of procedures name it, e.g. {@code penalty-decision}
 * @param title in Chinese, e.g. 行政处罚决定书
 * @param until last day on which it is written; null when open
 * @param source what demands its content
 * @param doubt null for none
 * @param maker null for a part
 * @param number what stands between the body's word and the year in its number, e.g. 罚决字; null for a document without number
 * @param numbers kind of the piece of which a field is its number, e.g. {@code decision}; null for none
 * @param numberField that field; null where {@code numbers} is
 * @param sealed whether the body seals it
 * @param signers who sign it, in order
 * @param receipt whether its service is proven by a receipt 送达回证
 * @param narrow whether it may be printed on a narrow roll on the spot
 * @param about kinds of things of which there may be several and of which it is about one
 * @param needs fields without which it is not issued
 * @param inputs what whoever makes it fills in besides: names with their titles in Chinese, in order
 * @param body element {@code body}
 */
public record DocumentTemplate(
        String document,
        String title,
        LocalDate from,
        LocalDate until,
        Source source,
        Verified verified,
        String doubt,
        String reading,
        Layout layout,
        Maker maker,
        String number,
        String numbers,
        String numberField,
        boolean sealed,
        List<Signer> signers,
        boolean receipt,
        boolean narrow,
        List<String> about,
        List<String> needs,
        Map<String, String> inputs,
        Element body) {

    /** What paper it looks like. */
    public enum Layout {
        /** Goes out: headed by the body's name. */
        LETTER,
        /** Stays inside: mostly a table. */
        FORM,
        /** A record of what was said or seen, signed on every page. */
        MINUTES,
        /** Cover of a file. */
        COVER,
        /** No document, but what stands in others, e.g. the remedies: replaced in all of them at once. */
        PART
    }

    /** Who makes it. */
    public enum Maker {
        HANDLER("承办人员"),
        HEAD("行政机关负责人"),
        REVIEWER("法制审核人员"),
        PRESIDER("听证主持人"),
        ARCHIVIST("档案管理人员"),
        GOODS_KEEPER("涉案财物保管人员");

        private final String title;

        Maker(String title) {
            this.title = title;
        }

        /** In Chinese. */
        public String title() {
            return title;
        }
    }

    /** Who signs it. */
    public enum Signer {
        PARTY("当事人（签名或者盖章）"),
        QUESTIONED("被询问人（签名）"),
        OFFICERS("执法人员（签名、证号）"),
        HANDLERS("承办人（签名）"),
        UNIT("承办机构负责人（签名）"),
        REVIEWER("审核人（签名）"),
        HEAD("行政机关负责人（签名）"),
        PRESIDER("听证主持人（签名）"),
        RECORDER("记录人（签名）"),
        ATTENDEES("参加人员（签名）"),
        WITNESS("见证人（签名）"),
        RECIPIENT("受送达人（签名或者盖章）"),
        SERVERS("送达人（签名）"),
        RECEIVER("接收人（签名或者盖章）"),
        KEEPER("保管人（签名）"),
        ARCHIVIST("立卷人（签名）");

        private final String title;

        Signer(String title) {
            this.title = title;
        }

        /** What stands before the line, in Chinese. */
        public String title() {
            return title;
        }
    }

    /** Whether it is written on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    /** Every field that its text names, in order, {@code order} apart. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        fields(body, fields);
        fields.remove("order");
        return fields;
    }

    private static void fields(Node node, Set<String> into) {
        if (node instanceof Element element) {
            if (element.when() != null) {
                into.add(element.when());
            }
            if (element.unless() != null) {
                into.add(element.unless());
            }
            element.children().forEach(each -> fields(each, into));
        } else if (node instanceof Words words) {
            for (Part each : words.parts()) {
                if (each instanceof Placeholder place) {
                    into.add(place.field());
                }
            }
        }
    }

    /** Names of the parts that stand in it, in order. */
    public List<String> parts() {
        List<String> parts = new ArrayList<>();
        parts(body, parts);
        return parts;
    }

    private static void parts(Element element, List<String> into) {
        for (Node each : element.children()) {
            if (each instanceof Inserted inserted) {
                into.add(inserted.part());
            } else if (each instanceof Element inner) {
                parts(inner, into);
            }
        }
    }

    /**
     * With the text of its parts in their places, and what they need and ask for besides.
     *
     * @param parts gives the part of a name
     */
    DocumentTemplate whole(Function<String, DocumentTemplate> parts) {
        List<String> all = new ArrayList<>(needs);
        Map<String, String> asked = new LinkedHashMap<>(inputs);
        for (String each : parts()) {
            DocumentTemplate part = parts.apply(each);
            part.needs().stream().filter(need -> !all.contains(need)).forEach(all::add);
            part.inputs().forEach(asked::putIfAbsent);
        }
        return new DocumentTemplate(
                document,
                title,
                from,
                until,
                source,
                verified,
                doubt,
                reading,
                layout,
                maker,
                number,
                numbers,
                numberField,
                sealed,
                signers,
                receipt,
                narrow,
                about,
                List.copyOf(all),
                asked,
                filled(body, parts));
    }

    private static Element filled(Element element, Function<String, DocumentTemplate> parts) {
        List<Node> children = new ArrayList<>();
        for (Node each : element.children()) {
            if (each instanceof Inserted inserted) {
                children.addAll(parts.apply(inserted.part()).body().children());
            } else {
                children.add(each instanceof Element inner ? filled(inner, parts) : each);
            }
        }
        return new Element(
                element.name(),
                element.look(),
                element.columns(),
                element.rows(),
                element.each(),
                element.when(),
                element.unless(),
                List.copyOf(children));
    }

    /** Something in the text. */
    public sealed interface Node permits Element, Words, Inserted {}

    /** Where the text of a part stands. */
    public record Inserted(String part) implements Node {}

    /**
     * An element.
     *
     * @param name h1, h2, p, div, table, thead, tbody, tr, th, td, ul, ol, li, span, b, br or body
     * @param look one of the looks that there are; null for the plain one
     * @param columns how many columns a cell is wide
     * @param rows how many rows it is high
     * @param each kind of thing for each of which it is written; null for once
     * @param when written only where this field has a value that is not false; null for always
     * @param unless written only where this field has none, or false; null for always
     */
    public record Element(
            String name,
            String look,
            int columns,
            int rows,
            String each,
            String when,
            String unless,
            List<Node> children)
            implements Node {}

    /** Text with places that are filled in. */
    public record Words(List<Part> parts) implements Node {}

    /** A part of a text. */
    public sealed interface Part permits Fixed, Placeholder {}

    /** What is written as it stands. */
    public record Fixed(String text) implements Part {}

    /**
     * A place that is filled in.
     *
     * @param form how the value is written
     */
    public record Placeholder(String field, Form form) implements Part {}

    /** How a value is written. */
    public enum Form {
        /** As is usual for its type. */
        PLAIN,
        /** An amount in capitals, e.g. 贰仟元整. */
        CAPITALS,
        /** A day in Chinese figures, e.g. 二〇二六年三月二日. */
        CHINESE
    }
}
