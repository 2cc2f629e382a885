package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.RuleBookRef;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

class AskCommandTest {

    private static final Map<String, Object> SCHEMA =
            Map.of("properties", Map.of("facts", Map.of("properties", Map.of("fine", Map.of("type", "string")))));

    private Stubs.Console shown;
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

    private AskCommand command(boolean terminal, String... words) {
        Asking asking = Stubs.stub(
                Asking.class,
                (name, arguments) -> answer((Map<?, ?>) arguments[1], (String) arguments[2], (LocalDate) arguments[3]));
        AskCommand command = new AskCommand();
        command.rulings = Stubs.stub(Rulings.class, (name, arguments) -> switch (name) {
            case "schema" -> SCHEMA;
            case "questions" -> List.of();
            case "inForce" -> asking;
            default -> throw new AssertionError(name);
        });
        shown = new Stubs.Console(terminal);
        command.session = shown.session;
        command.permissions = Stubs.allowing(Operation.RULING_ASK);
        command.clock = Stubs.CLOCK;
        command.question = "some";
        command.words = List.of(words);
        return command;
    }

    private Object execute(AskCommand command) throws Exception {
        return shown.run(Stubs.login(Stubs.principal("account-1", Role.RULE_STEWARD)), command::execute);
    }

    @Test
    void a_determined_ruling_ends_well() throws Exception {
        assertThat(execute(command(false, "division=371002", "asOf=2024-09-05", "fine=1")))
                .isNull();
        assertThat(asked).isEqualTo("371002 2024-09-05");
        assertThat(shown.text()).contains("✓ 能够确定").doesNotContain("\u001B");
    }

    @Test
    void without_division_and_day_the_nation_is_asked_as_of_today_in_china() throws Exception {
        execute(command(false, "fine=1"));
        assertThat(asked).isEqualTo("000000 2024-09-02");
    }

    @Test
    void an_undetermined_ruling_is_exit_status_2_for_a_program_and_a_text_for_a_person() throws Exception {
        assertThat(execute(command(false))).isEqualTo(2);
        assertThat(execute(command(true))).isNull();
        assertThat(shown.text()).contains("? 不能确定,缺少:");
    }

    @Test
    void a_draft_is_asked_only_by_who_may_preview_rules() {
        AskCommand command = command(false, "fine=1");
        command.draft = "draft";
        command.preview = Stubs.untouched(RulePreview.class);
        CommandException refusal = catchThrowableOfType(CommandException.class, () -> execute(command));
        assertThat(refusal.getNiceHelp()).isEqualTo("✗ ACCESS-FORBIDDEN  没有“试算规则草稿”的权限,或者超出数据范围");
    }

    @Test
    void a_refusal_names_the_word() {
        CommandException refusal =
                catchThrowableOfType(CommandException.class, () -> execute(command(false, "fine=x")));
        assertThat(refusal.getNiceHelp()).contains("✗ RULING-FACT-TYPE", "出错的词:fine=x");
        CommandException day =
                catchThrowableOfType(CommandException.class, () -> execute(command(false, "asOf=2024-02-30")));
        assertThat(day.getNiceHelp()).contains("✗ SHELL-DATE", "出错的词:asOf=2024-02-30");
    }
}
