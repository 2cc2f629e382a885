package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.records.Subject;

/** What there is to do, as a table. */
class TasksCommandTest {

    private final List<String> asked = new ArrayList<>();

    private static Tasks.Task task(String run, Run.TermState term, String safe, boolean soon, boolean overdue) {
        return new Tasks.Task(
                run,
                new Subject("certificate-application", "a1"),
                "certificate.application",
                "行政执法证件申领",
                "review",
                "司法行政部门审核",
                Role.JUSTICE_SUPERVISOR,
                "justice",
                overdue ? "account-1" : null,
                Instant.EPOCH,
                term,
                safe,
                safe,
                term == Run.TermState.SUSPENDED ? "2024-09-09" : null,
                term == Run.TermState.UNDETERMINED ? List.of("calendar.2027") : List.of(),
                soon,
                overdue);
    }

    private TasksCommand command(List<Tasks.Page> pages) {
        TasksCommand command = new TasksCommand();
        command.permissions = Stubs.allowing(Operation.RUNS_USE);
        command.tasks = Stubs.stub(Tasks.class, (name, arguments) -> {
            Tasks.Wanted wanted = (Tasks.Wanted) arguments[1];
            asked.add(wanted.whose() + " " + wanted.due() + " " + wanted.body() + " " + wanted.after());
            return pages.get(asked.size() - 1);
        });
        command.organisation = Stubs.stub(
                Organisation.class,
                (name, arguments) -> Optional.of(
                        new Body("justice", Body.Kind.DEPARTMENT, "示例区司法局", new DivisionCode("371002"), null)));
        return command;
    }

    private static List<String> shown(TasksCommand command) throws Exception {
        Stubs.Console console = new Stubs.Console(false);
        command.session = console.session;
        console.run(Stubs.login(Stubs.principal("account-1", Role.HEAD)), command::execute);
        return console.text().lines().toList();
    }

    @Test
    void what_is_to_do_is_a_table_with_what_is_due_first() throws Exception {
        TasksCommand command = command(List.of(new Tasks.Page(
                List.of(
                        task("r-1", Run.TermState.RUNNING, "2024-08-30", false, true),
                        task("r-2", Run.TermState.RUNNING, "2024-09-03", true, false),
                        task("r-3", Run.TermState.SUSPENDED, null, false, false),
                        task("r-4", Run.TermState.UNDETERMINED, null, false, false)),
                "more")));
        assertThat(shown(command))
                .containsExactly(
                        "到期            情况                          事项              环节              由谁办                      机构          编号",
                        "2024-08-30      逾期                          行政执法证件申领  司法行政部门审核  司法局执法监督人员(已指派)  示例区司法局  r-1",
                        "2024-09-03      即将到期                      行政执法证件申领  司法行政部门审核  司法局执法监督人员          示例区司法局  r-2",
                        "2024-09-09复核  停止计算                      行政执法证件申领  司法行政部门审核  司法局执法监督人员          示例区司法局  r-3",
                        "-               期限不能确定:缺calendar.2027  行政执法证件申领  司法行政部门审核  司法局执法监督人员          示例区司法局  r-4",
                        "4件;后面还有,用--all列出");
        assertThat(asked).containsExactly("MINE ANY null null");
    }

    @Test
    void each_word_asks_for_its_own() throws Exception {
        Tasks.Page none = new Tasks.Page(List.of(), null);
        for (String each : List.of("soon", "overdue", "waiting")) {
            TasksCommand command = command(List.of(none, none, none, none));
            command.which = each;
            assertThat(shown(command)).containsExactly("没有要办的事");
        }
        TasksCommand ofBody = command(List.of(none, none, none, none));
        ofBody.which = "overdue";
        ofBody.body = "justice";
        shown(ofBody);
        assertThat(asked)
                .containsExactly(
                        "MINE SOON null null",
                        "MINE OVERDUE null null",
                        "WAITING ANY null null",
                        "BODY OVERDUE justice null");
        TasksCommand wrong = command(List.of());
        wrong.which = "theirs";
        Stubs.Console console = new Stubs.Console(false);
        wrong.session = console.session;
        CommandException refused = catchThrowableOfType(
                CommandException.class,
                () -> console.run(Stubs.login(Stubs.principal("account-1", Role.HEAD)), wrong::execute));
        assertThat(refused.getNiceHelp()).contains("SHELL-WORD", "可用:mine、soon、overdue、waiting");
    }

    @Test
    void all_pages_are_read_where_all_are_wanted() throws Exception {
        TasksCommand command = command(List.of(
                new Tasks.Page(List.of(task("r-1", Run.TermState.RUNNING, "2024-09-30", false, false)), "next"),
                new Tasks.Page(List.of(task("r-2", Run.TermState.RUNNING, "2024-09-30", false, false)), null)));
        command.all = true;
        assertThat(shown(command)).hasSize(4).last().isEqualTo("2件");
        assertThat(asked).containsExactly("MINE ANY null null", "MINE ANY null next");
    }
}
