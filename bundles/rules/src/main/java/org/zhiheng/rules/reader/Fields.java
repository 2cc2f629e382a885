package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * A mapping read by its known keys. Whoever asks for a value gets it or null; what is wrong is reported where it
 * stands.
 *
 * <p>A required value that is null has been reported, so readers go on with the rest of the file and a package with
 * faults is never made.
 */
final class Fields {

    private final YamlNode.Mapping mapping;

    private Fields(YamlNode.Mapping mapping) {
        this.mapping = mapping;
    }

    /**
     * @param what the name of the thing in messages
     * @param known every key it may have
     * @return null when the node is no mapping, which is reported
     */
    static Fields of(YamlNode node, String what, Set<String> known) {
        Fields fields = ofAnyKeys(node, what);
        if (fields != null) {
            for (YamlNode.Entry entry : fields.mapping.entries()) {
                String key = entry.key().text();
                if (!known.contains(key)) {
                    entry.key().place().faultHinted(FaultCode.KEY_UNKNOWN, Nearest.hint(key, known), key);
                }
            }
        }
        return fields;
    }

    /** A mapping whose keys are names that the author gives. */
    static Fields ofAnyKeys(YamlNode node, String what) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new Fields(mapping);
        }
        node.place().fault(FaultCode.YAML_KIND, what, "键值表", node.kind());
        return null;
    }

    Place place() {
        return mapping.place();
    }

    List<YamlNode.Entry> entries() {
        return mapping.entries();
    }

    boolean has(String key) {
        return mapping.get(key) != null;
    }

    /** The node of a key; null when absent or written without a value. */
    YamlNode node(String key) {
        YamlNode node = mapping.get(key);
        return node instanceof YamlNode.Scalar scalar && scalar.isNull() ? null : node;
    }

    /** The node of a key that must be there; null after a fault. */
    YamlNode required(String key) {
        YamlNode node = mapping.get(key);
        if (node == null) {
            place().fault(FaultCode.KEY_MISSING, key);
        } else if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
            scalar.place().fault(FaultCode.KEY_EMPTY, key);
            return null;
        }
        return node;
    }

    /** The place of a key's value; the whole mapping's when absent. */
    Place placeOf(String key) {
        YamlNode node = mapping.get(key);
        return node == null ? place() : node.place();
    }

    String text(String key) {
        return scalar(key, true, Scalars::text);
    }

    String optionalText(String key) {
        return scalar(key, false, Scalars::text);
    }

    /** A text of a form; null after a fault. */
    String text(String key, Pattern form, String hint) {
        return scalar(key, true, (scalar, name) -> Scalars.formed(scalar, name, form, hint));
    }

    String optionalText(String key, Pattern form, String hint) {
        return scalar(key, false, (scalar, name) -> Scalars.formed(scalar, name, form, hint));
    }

    LocalDate date(String key) {
        return scalar(key, true, Scalars::date);
    }

    LocalDate optionalDate(String key) {
        return scalar(key, false, Scalars::date);
    }

    <E extends Enum<E>> E word(String key, Words<E> words) {
        return scalar(key, true, words::read);
    }

    <E extends Enum<E>> E optionalWord(String key, Words<E> words) {
        return scalar(key, false, words::read);
    }

    Boolean flag(String key) {
        return scalar(key, true, Scalars::flag);
    }

    /** A truth value; the given one when absent or after a fault. */
    boolean flag(String key, boolean otherwise) {
        Boolean flag = scalar(key, false, Scalars::flag);
        return flag == null ? otherwise : flag;
    }

    /** The scalar of a key, read in its own way; null when absent or after a fault. */
    <T> T scalar(String key, boolean required, BiFunction<YamlNode.Scalar, String, T> reader) {
        YamlNode node = required ? required(key) : node(key);
        if (node == null) {
            return null;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return reader.apply(scalar, key);
        }
        node.place().fault(FaultCode.YAML_KIND, key, "单个值", node.kind());
        return null;
    }

    /** The items of a list; empty when absent or after a fault. */
    List<YamlNode> items(String key, boolean required) {
        YamlNode node = required ? required(key) : node(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        node.place().fault(FaultCode.YAML_KIND, key, "列表", node.kind());
        return List.of();
    }

    /** The items of a list that must have one; empty after a fault. */
    List<YamlNode> filledItems(String key) {
        if (node(key) instanceof YamlNode.Sequence sequence && sequence.items().isEmpty()) {
            sequence.place().fault(FaultCode.KEY_EMPTY, key);
        }
        return items(key, true);
    }

    /** A list of single values read one by one, none twice; empty when absent. */
    <T> List<T> list(String key, boolean required, BiFunction<YamlNode.Scalar, String, T> reader) {
        return Scalars.list(items(key, required), key, reader);
    }

    /** A mapping below; null when absent or after a fault. */
    Fields fields(String key, boolean required, Set<String> known) {
        YamlNode node = required ? required(key) : node(key);
        return node == null ? null : of(node, key, known);
    }

    /** A mapping with names of the author's below; null when absent or after a fault. */
    Fields anyFields(String key, boolean required) {
        YamlNode node = required ? required(key) : node(key);
        return node == null ? null : ofAnyKeys(node, key);
    }
}
