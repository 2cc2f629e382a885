package org.zhiheng.rules.reader;

import java.util.List;

/** A piece of a YAML file and where it stands. */
sealed interface YamlNode {

    Place place();

    /** What it is, in Chinese, for messages. */
    String kind();

    /** @param plain whether it was written without quotes, so that it may be a number, a truth value or nothing */
    record Scalar(String text, boolean plain, Place place) implements YamlNode {

        boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isNull() ? "空值" : "单个值";
        }
    }

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public String kind() {
            return "列表";
        }
    }

    /** Keys are unique; doubled ones have been reported and left out. */
    record Mapping(List<Entry> entries, Place place) implements YamlNode {

        /** The value of a key; null when it is not there. */
        YamlNode get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return entry.value();
                }
            }
            return null;
        }

        @Override
        public String kind() {
            return "键值表";
        }
    }

    record Entry(Scalar key, YamlNode value) {}
}
