package org.zhiheng.shell;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:deputy}. */
@Service
@Performs(Operation.DEPUTY_NAME)
@Command(scope = "zhiheng", name = "deputy", description = "指定临时代理人,代行本人的负责人角色")
public final class DeputyCommand extends PermittedCommand {

    @Argument(index = 0, name = "account", description = "代理人的账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "from", description = "从哪一天起,例如2026-12-01", required = true)
    String from;

    @Argument(index = 2, name = "until", description = "到哪一天为止(不含),例如2026-12-08", required = true)
    String until;

    @Argument(index = 3, name = "grant", description = "代行哪个角色:zhiheng:whoami所列的编号;只有一个时不写")
    String grant;

    @Reference
    OwnAccount own;

    @Reference
    Directory directory;

    @Reference
    Clock clock;

    @Override
    void run(Principal who, PrintStream console) {
        Grant made = own.nameDeputy(
                who,
                grant == null ? only(who) : grant,
                directory.named(who, account),
                begin(),
                Words.day(until, clock, "until"));
        console.println(paint().green("✓") + " " + account + "自" + Words.time(made.from(), clock) + "至"
                + Words.time(made.until(), clock) + "代行" + Words.label(made.role()) + "(" + made.body() + ")");
    }

    /** The beginning of the day; of today, now. */
    private Instant begin() {
        Instant day = Words.day(from, clock, "from");
        Instant now = clock.instant();
        return LocalDate.ofInstant(day, clock.getZone()).equals(LocalDate.ofInstant(now, clock.getZone())) ? now : day;
    }

    private static String only(Principal who) {
        List<Grant> own = who.grants().stream()
                .filter(each -> each.actingFor() == null)
                .filter(each -> Operation.DEPUTY_NAME.reach(each.role()).isPresent())
                .toList();
        if (own.size() != 1) {
            throw ZhihengException.invalid(
                    "SHELL-DEPUTY", "本人有" + own.size() + "个可以代行的角色,请写明编号,见zhiheng:whoami", "grant");
        }
        return own.get(0).id();
    }
}
