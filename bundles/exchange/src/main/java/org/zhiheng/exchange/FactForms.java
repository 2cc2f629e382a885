package org.zhiheng.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.exchange.contract.Fact;
import org.zhiheng.exchange.contract.Group;
import org.zhiheng.exchange.contract.Value;

/** Facts and answers between the contract's groups and plain maps; the question's schema says what each text is. */
final class FactForms {

    private FactForms() {}

    /** @param schema the JSON Schema of the group */
    static Map<String, Object> read(Group group, Map<String, Object> schema, String path) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Object part : group.getFactOrListOrGroup()) {
            if (part instanceof Fact fact) {
                put(facts, fact.getName(), value(fact.getValue(), below(schema, fact.getName())), path);
            } else if (part instanceof org.zhiheng.exchange.contract.List list) {
                String where = path + "." + list.getName();
                put(facts, list.getName(), elements(list, below(schema, list.getName()), where), path);
            } else if (part instanceof Group inner) {
                if (inner.getName() == null) {
                    throw ZhihengException.invalid("SOAP-FACT", path + "里的group没有名称", path);
                }
                String where = path + "." + inner.getName();
                put(facts, inner.getName(), read(inner, below(schema, inner.getName()), where), path);
            }
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Object value, String path) {
        if (facts.putIfAbsent(name, value) != null) {
            throw ZhihengException.invalid("SOAP-FACT", path + "里的" + name + "重复", path + "." + name);
        }
    }

    private static List<Object> elements(
            org.zhiheng.exchange.contract.List list, Map<String, Object> schema, String path) {
        Map<String, Object> items = part(schema, "items");
        List<Object> elements = new ArrayList<>();
        for (Object element : list.getValueOrGroup()) {
            elements.add(element instanceof Group group ? read(group, items, path) : value(element.toString(), items));
        }
        return elements;
    }

    /** What does not have the form of its type stays text: the ruling refuses it by name. */
    private static Object value(String text, Map<String, Object> schema) {
        Object type = schema.get("type");
        if ("boolean".equals(type) && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (("integer".equals(type) || "number".equals(type)) && text.matches("-?[0-9]{1,18}(\\.[0-9]{1,6})?")) {
            return new BigDecimal(text);
        }
        return text;
    }

    private static Map<String, Object> below(Map<String, Object> schema, String name) {
        Map<String, Object> own = part(part(schema, "properties"), name);
        return own.isEmpty() ? part(schema, "additionalProperties") : own;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> schema, String name) {
        return schema.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** @param name null for a group that has none */
    static Group write(String name, Map<?, ?> values) {
        Group group = new Group();
        group.setName(name);
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> map) {
                group.getFactOrListOrGroup().add(write(key.toString(), map));
            } else if (value instanceof List<?> list) {
                group.getFactOrListOrGroup().add(write(key.toString(), list));
            } else if (value != null) {
                Fact fact = new Fact();
                fact.setName(key.toString());
                fact.setValue(text(value));
                group.getFactOrListOrGroup().add(fact);
            }
        });
        return group;
    }

    private static org.zhiheng.exchange.contract.List write(String name, List<?> values) {
        org.zhiheng.exchange.contract.List list = new org.zhiheng.exchange.contract.List();
        list.setName(name);
        for (Object value : values) {
            list.getValueOrGroup().add(value instanceof Map<?, ?> map ? write(null, map) : text(value));
        }
        return list;
    }

    /**
     * Takes a rule's value apart: the items of a list one by one, the parts of a value by their names.
     *
     * @param name of the part; null for the whole
     * @param value may be null: then there is nothing to tell
     */
    static void parts(String name, Object value, List<Value> parts) {
        if (value instanceof List<?> list) {
            list.forEach(each -> parts(name, each, parts));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> parts(name == null ? key.toString() : name + "." + key, each, parts));
        } else if (value != null) {
            Value part = new Value();
            part.setName(name);
            part.setValue(text(value));
            parts.add(part);
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
