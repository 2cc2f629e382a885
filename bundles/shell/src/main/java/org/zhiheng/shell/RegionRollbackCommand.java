package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.GenerationInfo;

/** {@code zhiheng:region-rollback}. */
@Service
@Command(scope = "zhiheng", name = "region-rollback", description = "回到以前的一代规则;不写就是上一代")
public final class RegionRollbackCommand extends DeskCommand {

    @Argument(index = 0, name = "generation", description = "第几代")
    long generation;

    @Override
    void run(PrintStream console) {
        GenerationInfo now = desk.rollback(generation);
        console.println("✓ 第" + now.number() + "代生效:" + now.cause());
    }
}
