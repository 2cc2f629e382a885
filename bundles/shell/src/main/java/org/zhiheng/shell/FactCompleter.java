package org.zhiheng.shell;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;

/**
 * Completes words of {@code zhiheng:ask}: names of facts, and behind the equals sign the values of a closed enumeration. The console
 * tells a completer only the word at hand, not which question is asked, so the names are those of all questions.
 */
@Service
public final class FactCompleter implements Completer {

    @Reference
    Rulings rulings;

    @Override
    public int complete(Session session, CommandLine line, List<String> candidates) {
        String argument = line.getCursorArgument() == null ? "" : line.getCursorArgument();
        String begun = argument.substring(0, Math.min(line.getArgumentPosition(), argument.length()));
        SortedSet<String> words = new TreeSet<>(List.of("division=", "asOf=", "book="));
        if (!begun.isEmpty()) {
            for (Question<?, ?> question : rulings.questions()) {
                Map<String, Object> properties = Schemas.part(rulings.schema(question.name()), "properties");
                add(words, "", Schemas.part(properties, "facts"), begun);
            }
        }
        words.stream().filter(each -> each.startsWith(begun)).forEach(candidates::add);
        return candidates.isEmpty() ? -1 : line.getBufferPosition() - line.getArgumentPosition();
    }

    private static void add(SortedSet<String> words, String prefix, Map<String, Object> group, String begun) {
        Schemas.part(group, "properties").keySet().forEach(name -> {
            Map<String, Object> own = Schemas.below(group, name);
            String path = prefix + name;
            if (own.get("properties") != null) {
                add(words, path + ".", own, begun);
            } else if (begun.startsWith(path + "=")) {
                values(own).forEach(value -> words.add(path + "=" + value));
            } else {
                words.add(path + "=");
            }
        });
    }

    private static List<String> values(Map<String, Object> schema) {
        if ("boolean".equals(schema.get("type"))) {
            return List.of("true", "false");
        }
        Object values =
                schema.getOrDefault("enum", Schemas.part(schema, "items").get("enum"));
        return values instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }
}
