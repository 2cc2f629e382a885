package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

/** {@code zhiheng:ask}: asks a question and shows the ruling with its reasons. */
@Service
@Command(scope = "zhiheng", name = "ask", description = "提问,得到裁断和理由")
public final class AskCommand implements Action {

    @Argument(index = 0, name = "question", description = "问题,例如competence;全部见zhiheng:questions", required = true)
    @Completion(QuestionCompleter.class)
    String question;

    @Argument(
            index = 1,
            name = "facts",
            description = "division=371002 asOf=2024-09-02 和事实:名=值,列表用逗号,下级用点;或者一个JSON对象",
            multiValued = true)
    List<String> words = List.of();

    @Reference
    Rulings rulings;

    @Reference
    Clock clock;

    @Reference
    Session session;

    @Override
    public Object execute() {
        PrintStream console = session.getConsole();
        try {
            answer(console);
        } catch (ZhihengException e) {
            Lines.error(console, e);
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private void answer(PrintStream console) {
        Map<String, Object> schema = rulings.schema(question);
        Map<String, Object> request = new HashMap<>();
        if (words.size() == 1 && words.get(0).startsWith("{")) {
            request.putAll(FactWords.json(words.get(0)));
        } else {
            Map<String, Object> properties = (Map<String, Object>) schema.get("properties");
            List<String> facts = new ArrayList<>();
            for (String word : words) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? "" : word.substring(0, equals);
                if (name.equals("division") || name.equals("asOf") || name.equals("book")) {
                    request.put(name, word.substring(equals + 1));
                } else {
                    facts.add(word);
                }
            }
            request.put("facts", FactWords.read(facts, (Map<String, Object>) properties.get("facts")));
        }
        Asking asking = request.get("book") == null
                ? rulings.inForce()
                : rulings.archived(request.get("book").toString());
        Ruling<Map<String, Object>> ruling = asking.ask(
                question,
                (Map<String, Object>) request.getOrDefault("facts", Map.of()),
                String.valueOf(request.getOrDefault("division", "000000")),
                asOf(request.get("asOf")));
        new RulingTree(Lines.colours(session)).lines(title(), ruling).forEach(console::println);
    }

    private String title() {
        return rulings.questions().stream()
                .filter(each -> each.name().equals(question))
                .map(Question::title)
                .findFirst()
                .orElse(question);
    }

    /** People at a console mean today unless they say otherwise. */
    private LocalDate asOf(Object text) {
        if (text == null) {
            return LocalDate.now(clock);
        }
        try {
            return LocalDate.parse(text.toString());
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("SHELL-DATE", "asOf应当是日期,例如2024-09-02", "asOf");
        }
    }
}
