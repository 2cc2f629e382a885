package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the platform answered. Values are named by their way into the JSON, with dots; a way through a list leads to those of all its elements.
 *
 * @param asked what was asked, for whoever reads a failure
 * @param json missing where the answer has no JSON
 * @param bytes the answer as it came
 */
record Answer(String asked, int status, JsonNode json, byte[] bytes) {

    Answer is(int expected) {
        assertThat(status).as("%s: %s", asked, json).isEqualTo(expected);
        return this;
    }

    /** Refused in the one form in which everything is refused. */
    Answer refused(int expected, String code) {
        is(expected);
        return has("code", code);
    }

    /** Refused because of one field, which people are shown. */
    Answer refused(int expected, String code, String field) {
        refused(expected, code);
        return has("field", field);
    }

    /** Has exactly these values there, in this order; numbers and dates as they are written. */
    Answer has(String way, Object... expected) {
        assertThat(all(way))
                .as("%s of %s: %s", way, asked, json)
                .containsExactly(Stream.of(expected).map(String::valueOf).toArray(String[]::new));
        return this;
    }

    /** Says so somewhere in the one text there. */
    Answer says(String way, String part) {
        assertThat(text(way)).as("%s of %s", way, asked).contains(part);
        return this;
    }

    /** The one value there. */
    String text(String way) {
        List<String> found = all(way);
        assertThat(found).as("%s of %s: %s", way, asked, json).hasSize(1);
        return found.get(0);
    }

    /** The picture that came instead of JSON. */
    String svg() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All values there, in order. */
    List<String> all(String way) {
        List<JsonNode> found = List.of(json);
        for (String name : way.split("\\.")) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(each -> spread(each.path(name), next));
            found = next;
        }
        return found.stream()
                .map(each -> each.isContainerNode() ? each.toString() : each.asText())
                .toList();
    }

    /** Two values of each element of a list. */
    List<String> pairs(String list, String one, String other) {
        List<String> first = all(list + "." + one);
        List<String> second = all(list + "." + other);
        return IntStream.range(0, first.size())
                .mapToObj(each -> first.get(each) + " " + second.get(each))
                .toList();
    }

    private static void spread(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) {
            node.forEach(each -> spread(each, into));
        } else if (!node.isMissingNode()) {
            into.add(node);
        }
    }
}
