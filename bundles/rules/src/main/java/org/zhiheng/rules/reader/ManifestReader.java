package org.zhiheng.rules.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.SourceDocument;

/** Reads {@code package.yaml}. */
final class ManifestReader {

    static final String FILE = "package.yaml";

    private static final Set<String> KEYS =
            Set.of("id", "version", "title", "layer", "division", "parent", "documents");
    private static final Set<String> DOCUMENT_KEYS = Set.of("title", "number", "text", "textHeld");
    private static final Words<Layer> LAYERS = new Words<>(Layer.class);
    private static final String NATION = "000000";
    private static final Pattern TERRITORY = Pattern.compile("\\d{6}(\\d{3})?");
    private static final Pattern PROVINCE = Pattern.compile("[1-9]\\d0000");
    private static final Pattern CITY = Pattern.compile("[1-9]\\d(?!00)\\d\\d00");
    private static final Pattern DISTRICT = Pattern.compile("[1-9]\\d(?!00)\\d\\d(?!00)\\d\\d");
    private static final Pattern FIELD = Pattern.compile("field:" + Forms.NAME.pattern());
    private static final Pattern DEPARTMENT = Pattern.compile("dept:" + Forms.NAME.pattern());

    private final Reading reading;

    ManifestReader(Reading reading) {
        this.reading = reading;
    }

    /** What {@code package.yaml} says of the package itself; parts are null after a fault. */
    record Manifest(String id, String version, String title, Layer layer, String division, String parent) {}

    /** The manifest; null when it cannot be read at all. */
    Manifest read(byte[] content) {
        YamlNode root = YamlFile.document(reading.log(), FILE, content);
        Fields fields = root == null ? null : Fields.of(root, FILE, KEYS);
        if (fields == null) {
            return null;
        }
        String version = fields.text("version", Forms.VERSION, Forms.VERSION_HINT);
        String title = fields.text("title");
        Layer layer = fields.word("layer", LAYERS);
        String division = fields.text("division");
        if (layer != null && division != null && !fits(layer, division)) {
            fields.placeOf("division").faultHinted(FaultCode.PACKAGE_DIVISION, example(layer), division, layer.code());
            division = null;
        }
        String id = fields.text("id");
        if (id != null && division != null && !id.equals(idOf(division))) {
            fields.placeOf("id").fault(FaultCode.PACKAGE_ID, idOf(division), id);
        }
        String parent = parent(fields, layer, division);
        reading.manifestRead(documents(fields), layer);
        return new Manifest(id, version, title, layer, division, parent);
    }

    private static boolean fits(Layer layer, String division) {
        return switch (layer) {
            case NATION -> division.equals(NATION);
            case FIELD -> Forms.matches(FIELD, division);
            case PROVINCE -> Forms.matches(PROVINCE, division);
            case CITY -> Forms.matches(CITY, division);
            case DISTRICT -> Forms.matches(DISTRICT, division);
            case DEPARTMENT -> Forms.matches(DEPARTMENT, division);
        };
    }

    private static String example(Layer layer) {
        return switch (layer) {
            case NATION -> "国家层级写000000";
            case FIELD -> "领域层级写field:加名称，例如field:market-supervision";
            case PROVINCE -> "省级代码后四位为0，例如370000";
            case CITY -> "市级代码后两位为0，例如371000";
            case DISTRICT -> "县级代码六位，例如371002";
            case DEPARTMENT -> "部门层级写dept:加名称，例如dept:development-reform";
        };
    }

    private static String idOf(String division) {
        return TERRITORY.matcher(division).matches() ? "cn." + division : division.replace(':', '.');
    }

    private String parent(Fields fields, Layer layer, String division) {
        String parent = fields.optionalText("parent");
        if (parent == null) {
            return null;
        }
        Place place = fields.placeOf("parent");
        if (layer == Layer.NATION || layer == Layer.FIELD) {
            place.faultHinted(FaultCode.PACKAGE_PARENT, "国家和领域的规则包不写parent", parent);
        } else if (!TERRITORY.matcher(parent).matches()) {
            place.faultHinted(FaultCode.PACKAGE_PARENT, "写上一级的行政区划代码，例如371000", parent);
        } else if (parent.equals(division)) {
            place.faultHinted(FaultCode.PACKAGE_PARENT, "规则包不能是自己的上级", parent);
        }
        return reading.shared().text(parent);
    }

    private Map<String, SourceDocument> documents(Fields manifest) {
        Fields fields = manifest.anyFields("documents", true);
        if (fields == null) {
            return null;
        }
        Map<String, SourceDocument> documents = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.entries()) {
            String key = Scalars.formed(entry.key(), "documents", Forms.NAME, Forms.NAME_HINT);
            SourceDocument document = document(entry);
            if (key != null) {
                documents.put(key, document);
            }
        }
        return documents;
    }

    /** Never null, so that what cites a half-written document is not reported as well. */
    private SourceDocument document(YamlNode.Entry entry) {
        Shared shared = reading.shared();
        String key = shared.text(entry.key().text());
        Fields fields = Fields.of(entry.value(), key, DOCUMENT_KEYS);
        if (fields == null) {
            return new SourceDocument(key, null, null, false, null);
        }
        String title = shared.text(fields.text("title"));
        String number = shared.text(fields.optionalText("number"));
        String text = shared.text(fields.optionalText("text"));
        Boolean held = fields.flag("textHeld");
        if (held != null && held != (text != null)) {
            fields.placeOf("textHeld").fault(FaultCode.SOURCE_TEXT, key);
        }
        return new SourceDocument(key, title, number, held != null && held, text);
    }
}
