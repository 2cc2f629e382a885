package org.zhiheng.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

/** {@code zhiheng:ask}: asks a question and shows the ruling with its reasons. */
@Service
@Performs(Operation.RULING_ASK)
@Command(scope = "zhiheng", name = "ask", description = "提问,得到裁断和理由", detailedDescription = "classpath:ask.txt")
public final class AskCommand extends PermittedCommand {

    /** What a program that asks sees as exit status; 0 is a determined ruling, 1 a refused request. */
    static final int UNDETERMINED = 2;

    private static final String NATION = "000000";

    @Argument(index = 0, name = "question", description = "问题,例如competence;全部见zhiheng:questions", required = true)
    @Completion(QuestionCompleter.class)
    String question;

    @Argument(
            index = 1,
            name = "facts",
            description = "division=371002 asOf=2024-09-02 和事实:名=值;或者一个JSON对象",
            multiValued = true)
    @Completion(FactCompleter.class)
    List<String> words = List.of();

    @Option(name = "--draft", description = "向没有启用的规则包提问:服务器上的jar,或者含有RULES-INF的文件夹")
    @Completion(FileCompleter.class)
    String draft;

    @Reference
    Rulings rulings;

    @Reference
    RulePreview preview;

    @Reference
    Clock clock;

    private FactWords request;

    @Override
    void run(Principal who, PrintStream console) {
        if (draft != null) {
            permit(who, Operation.RULES_PREVIEW);
        }
        Map<String, Object> schema = rulings.schema(question);
        request = FactWords.read(words, schema);
        Ruling<Map<String, Object>> ruling = ask();
        new RulingTree(paint(), schema).lines(title(), ruling).forEach(console::println);
        if (!ruling.determined()) {
            ends(UNDETERMINED);
        }
    }

    @Override
    String wordAt(ZhihengException error) {
        return request == null ? null : request.word(error.field().orElse(null));
    }

    private Ruling<Map<String, Object>> ask() {
        LocalDate asOf = asOf();
        Asking asking = draft == null
                ? request.text("book").map(rulings::archived).orElseGet(rulings::inForce)
                : rulings.with(books(preview.open(Path.of(draft))));
        return asking.ask(question, request.facts(), request.text("division").orElse(NATION), asOf);
    }

    private static Books books(RuleDraft opened) {
        if (opened.books() == null) {
            throw ZhihengException.conflict("RULES-DRAFT", "这个规则包读不通过或者与上级规则不合,不能提问;错误见zhiheng:region-check");
        }
        return opened.books();
    }

    private String title() {
        return rulings.questions().stream()
                .filter(each -> each.name().equals(question))
                .map(Question::title)
                .findFirst()
                .orElse(question);
    }

    /** People at a console mean today unless they say otherwise. */
    private LocalDate asOf() {
        String text = request.text("asOf").orElse(null);
        try {
            return text == null ? LocalDate.now(clock) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ZhihengException.invalid("SHELL-DATE", "asOf应当是日期,例如2024-09-02", "asOf");
        }
    }
}
