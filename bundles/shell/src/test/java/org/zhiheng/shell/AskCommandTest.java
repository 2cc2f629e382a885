package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

class AskCommandTest {

    /** One in the morning in Shanghai, still the day before in Greenwich. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-09-01T17:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static final Map<String, Object> SCHEMA =
            Map.of("properties", Map.of("facts", Map.of("properties", Map.of("fine", Map.of("type", "string")))));

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private String asked;

    /** Answers when the fine is given, refuses a fine of x. */
    private Ruling<Map<String, Object>> answer(Map<?, ?> facts, String division, LocalDate asOf) {
        asked = division + " " + asOf;
        if ("x".equals(facts.get("fine"))) {
            throw ZhihengException.invalid("RULING-FACT-TYPE", "facts.fine应当是金额", "facts.fine");
        }
        RuleBookRef book = new RuleBookRef(division, asOf, "ab", "1");
        return facts.containsKey("fine")
                ? new Ruling<>("some", Map.of("required", true), List.of(), List.of(), book)
                : new Ruling<>("some", null, List.of("facts.fine"), List.of(), book);
    }

    @SuppressWarnings("unchecked")
    private static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return (T) Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.apply(method.getName(), arguments));
    }

    private AskCommand command(boolean terminal, String... words) {
        Asking asking = stub(
                Asking.class,
                (name, arguments) -> answer((Map<?, ?>) arguments[1], (String) arguments[2], (LocalDate) arguments[3]));
        AskCommand command = new AskCommand();
        command.rulings = stub(Rulings.class, (name, arguments) -> switch (name) {
            case "schema" -> SCHEMA;
            case "questions" -> List.of();
            case "inForce" -> asking;
            default -> throw new AssertionError(name);
        });
        PrintStream console = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Terminal screen = stub(Terminal.class, (name, arguments) -> name.equals("isAnsiSupported"));
        command.session = stub(Session.class, (name, arguments) -> switch (name) {
            case "getConsole" -> console;
            case "getTerminal" -> terminal ? screen : null;
            default -> throw new AssertionError(name);
        });
        command.clock = CLOCK;
        command.question = "some";
        command.words = List.of(words);
        return command;
    }

    @Test
    void a_determined_ruling_ends_well() throws CommandException {
        assertThat(command(false, "division=371002", "asOf=2024-09-05", "fine=1")
                        .execute())
                .isNull();
        assertThat(asked).isEqualTo("371002 2024-09-05");
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("✓ 能够确定").doesNotContain("\u001B");
    }

    @Test
    void without_division_and_day_the_nation_is_asked_as_of_today_in_china() throws CommandException {
        command(false, "fine=1").execute();
        assertThat(asked).isEqualTo("000000 2024-09-02");
    }

    @Test
    void an_undetermined_ruling_is_exit_status_2_for_a_program_and_a_text_for_a_person() throws CommandException {
        assertThat(command(false).execute()).isEqualTo(2);
        assertThat(command(true).execute()).isNull();
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("\u001B[33m? 不能确定,缺少:\u001B[0m");
    }

    @Test
    void a_refusal_names_the_word() {
        CommandException refusal = catchThrowableOfType(
                CommandException.class, () -> command(false, "fine=x").execute());
        assertThat(refusal.getNiceHelp()).contains("✗ RULING-FACT-TYPE", "出错的词:fine=x");
        CommandException day = catchThrowableOfType(
                CommandException.class, () -> command(false, "asOf=2024-02-30").execute());
        assertThat(day.getNiceHelp()).contains("✗ SHELL-DATE", "出错的词:asOf=2024-02-30");
    }
}
