package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:deputy-list}. */
@Service
@Performs(Operation.DEPUTY_NAME)
@Command(scope = "zhiheng", name = "deputy-list", description = "本人角色的临时代理人,现在的和以后的")
public final class DeputyListCommand extends PermittedCommand {

    @Reference
    OwnAccount own;

    @Reference
    Directory directory;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        List<Grant> deputies = own.deputies(who);
        if (deputies.isEmpty()) {
            console.println("没有代理人");
            return;
        }
        Map<String, String> names =
                directory.names(who, deputies.stream().map(Grant::account).collect(Collectors.toSet()));
        for (Grant each : deputies) {
            console.println(each.id() + "  " + names.getOrDefault(each.account(), each.account()) + "  "
                    + Words.label(each.role()) + "(" + each.body() + ")  " + Words.time(each.from(), clock) + "至"
                    + Words.time(each.until(), clock));
        }
        console.println(paint().grey("→ 提前结束:zhiheng:deputy-end 编号"));
    }
}
