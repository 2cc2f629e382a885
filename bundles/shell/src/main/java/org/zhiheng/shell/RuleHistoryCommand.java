package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:rule-history}. */
@Service
@Performs(Operation.RULES_VIEW)
@Command(scope = "zhiheng", name = "rule-history", description = "一条规则的历史:各级各时的值、依据、代替和被取代、见于哪些版本")
public final class RuleHistoryCommand extends DeskCommand {

    @Argument(index = 0, name = "rule", description = "规则,例如training.annual-hours;清单、裁量表、任务写自己的编号", required = true)
    String rule;

    @Argument(index = 1, name = "division", description = "只看一个区划和它的上级,并给出那里适用的值,例如371002")
    String division;

    @Override
    void run(Principal who, PrintStream console) {
        ruleReport().history(desk.history(rule, division), division).forEach(console::println);
    }
}
