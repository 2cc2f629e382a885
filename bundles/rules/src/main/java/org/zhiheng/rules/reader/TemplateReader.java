package org.zhiheng.rules.reader;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.DocumentTemplate.Element;
import org.zhiheng.rules.DocumentTemplate.Layout;
import org.zhiheng.rules.DocumentTemplate.Maker;
import org.zhiheng.rules.DocumentTemplate.Signer;
import org.zhiheng.rules.KnownFields;

/** Reads {@code templates/**.html}: a head in YAML inside a comment, then the text. */
final class TemplateReader {

    private static final Set<String> KEYS = Set.of(
            "document",
            "title",
            "from",
            "until",
            "source",
            "verified",
            "doubt",
            "reading",
            "layout",
            "maker",
            "number",
            "numbers",
            "sealed",
            "signers",
            "receipt",
            "narrow",
            "about",
            "needs",
            "inputs");
    /** What is said of documents and of no part. */
    private static final Set<String> OF_DOCUMENTS =
            Set.of("maker", "number", "numbers", "sealed", "signers", "receipt", "narrow");

    private static final Words<Layout> LAYOUTS = new Words<>(Layout.class);
    private static final Words<Maker> MAKERS = new Words<>(Maker.class);
    private static final Words<Signer> SIGNERS = new Words<>(Signer.class);
    private static final Pattern WORD = Pattern.compile("\\p{IsHan}{1,12}");
    private static final Pattern INPUT = Pattern.compile("[a-z][A-Za-z0-9]{0,29}");
    private static final String BEGIN = "<!--";
    private static final String END = "-->";

    private final Reading reading;
    private final SourceReader sources;

    TemplateReader(Reading reading) {
        this.reading = reading;
        this.sources = new SourceReader(reading);
    }

    void read(String file, byte[] content, List<DocumentTemplate> into) {
        String text = TextFile.decode(reading.log(), file, content);
        if (text == null) {
            return;
        }
        int end = text.indexOf(END);
        if (!text.startsWith(BEGIN) || end < 0) {
            reading.log().add(FaultCode.TEMPLATE_HEAD.at(file, 1, 1));
            return;
        }
        byte[] head = text.substring(BEGIN.length(), end).getBytes(StandardCharsets.UTF_8);
        YamlNode root = YamlFile.document(reading.log(), file, head);
        Fields fields = root == null ? null : Fields.of(root, "模板的说明", KEYS);
        if (fields == null) {
            return;
        }
        // The lines of the head stay, so that places are told as they are in the file.
        long lines = text.substring(0, end).chars().filter(each -> each == '\n').count();
        String markup = "\n".repeat((int) lines) + text.substring(end + END.length());
        DocumentTemplate template = template(file, fields, markup);
        if (template != null) {
            into.add(template);
        }
    }

    private DocumentTemplate template(String file, Fields fields, String markup) {
        String document = fields.text("document", Forms.NAME, Forms.NAME_HINT);
        LocalDate from = fields.date("from");
        LocalDate until = fields.optionalDate("until");
        if (from != null && until != null && until.isBefore(from)) {
            fields.placeOf("until").fault(FaultCode.DATE_ORDER, until, from);
        }
        boolean first = document != null
                && reading.claim(
                        "template", document + " " + from, fields.placeOf("document"), FaultCode.KEY_DOUBLED_ID);
        SourceReader.Standing standing = sources.standing(fields);
        List<String> about = fields.list("about", false, TemplateReader::several);
        Map<String, String> inputs = inputs(fields);
        Layout layout = fields.word("layout", LAYOUTS);
        boolean part = layout == Layout.PART;
        TemplateMarkup text = new TemplateMarkup(new Place(reading.log(), file, 0, 0), about, inputs.keySet(), part);
        List<String> needs = fields.list("needs", false, (scalar, key) -> text.field(scalar.text(), scalar.place()));
        Element body = text.read(markup);
        String title = fields.text("title");
        Maker maker = part ? null : fields.word("maker", MAKERS);
        String number = fields.optionalText("number", WORD, "写文号里机关代字之后、年份之前的字,例如罚决字");
        String numbers = fields.scalar(
                "numbers",
                false,
                (scalar, key) -> text.field(
                        scalar.text().contains(".") ? scalar.text() : scalar.text() + ".number", scalar.place()));
        List<Signer> signers = fields.list("signers", false, SIGNERS::read);
        boolean sealed = fields.flag("sealed", false);
        boolean receipt = fields.flag("receipt", false);
        boolean narrow = fields.flag("narrow", false);
        if (part) {
            fields.entries().stream()
                    .map(YamlNode.Entry::key)
                    .filter(each -> OF_DOCUMENTS.contains(each.text()))
                    .forEach(each -> each.place().fault(FaultCode.TEMPLATE_PART_HEAD, each.text()));
        }
        if (!first || body == null) {
            return null;
        }
        return new DocumentTemplate(
                document,
                title,
                from,
                until,
                standing.source(),
                standing.verified(),
                standing.doubt(),
                standing.reading(),
                layout,
                maker,
                number,
                numbers == null ? null : numbers.substring(0, numbers.indexOf('.')),
                numbers == null ? null : numbers.substring(numbers.indexOf('.') + 1),
                sealed,
                List.copyOf(signers),
                receipt,
                narrow,
                List.copyOf(about),
                List.copyOf(needs),
                inputs,
                body);
    }

    private static String several(YamlNode.Scalar scalar, String key) {
        if (!KnownFields.several(scalar.text())) {
            scalar.place()
                    .faultHinted(
                            FaultCode.TEMPLATE_EACH,
                            Nearest.hint(scalar.text(), KnownFields.allSeveral()),
                            scalar.text());
            return null;
        }
        return scalar.text();
    }

    private static Map<String, String> inputs(Fields owner) {
        Map<String, String> inputs = new LinkedHashMap<>();
        Fields fields = owner.anyFields("inputs", false);
        if (fields != null) {
            for (YamlNode.Entry each : fields.entries()) {
                String name = each.key().text();
                if (!INPUT.matcher(name).matches()) {
                    each.key().place().fault(FaultCode.KEY_FORM, "inputs", name);
                }
                String title = fields.text(name);
                if (title != null) {
                    inputs.put(name, title);
                }
            }
        }
        return inputs;
    }
}
