package org.zhiheng.shell;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.RuleDesk;

/** What the commands share by which two people bring rules in force. */
abstract class ReleaseCommand extends PermittedCommand {

    /** People tell proposals apart by so much of their ids. */
    private static final int SHORT = 8;

    @Reference
    RuleRelease releases;

    @Reference
    RuleDesk desk;

    @Reference
    Directory directory;

    @Reference
    Clock clock;

    /** The open proposal whose id begins so. */
    final RuleRelease.Proposal open(String beginning) {
        List<RuleRelease.Proposal> found = releases.open().stream()
                .filter(each -> each.id().startsWith(beginning))
                .toList();
        if (found.size() != 1) {
            throw ZhihengException.notFound(
                    "SHELL-RELEASE", "有" + found.size() + "个编号以“" + beginning + "”开头的提请事项", "proposal");
        }
        return found.get(0);
    }

    final List<String> lines(Principal who, List<RuleRelease.Proposal> proposals) {
        Paint paint = paint();
        List<String> lines = new ArrayList<>();
        for (RuleRelease.Proposal each : proposals) {
            lines.add(paint.bold(each.id().substring(0, SHORT)) + "  " + what(each) + "  "
                    + paint.grey(name(who, each.proposedBy()) + " " + Words.time(each.proposedAt(), clock) + " 提请"));
            lines.add("  " + each.note());
        }
        return lines;
    }

    /** A proposal with what became of it. */
    final List<String> whole(Principal who, RuleRelease.Proposal each) {
        Paint paint = paint();
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(each.id()) + "  " + what(each) + "  " + state(each.state()));
        lines.add("  " + name(who, each.proposedBy()) + " " + Words.time(each.proposedAt(), clock) + " 提请:"
                + each.note());
        if (each.decidedBy() != null) {
            lines.add("  " + name(who, each.decidedBy()) + " " + Words.time(each.decidedAt(), clock) + " 复核"
                    + (each.reason() == null ? "" : ":" + each.reason()));
        }
        return lines;
    }

    private static String state(RuleRelease.State state) {
        return switch (state) {
            case PROPOSED -> "等待复核";
            case RELEASED -> "复核通过";
            case REFUSED -> "复核不同意";
            case LAPSED -> "已经失效";
        };
    }

    /** What is proposed, in words. */
    final String what(RuleRelease.Proposal proposal) {
        return switch (proposal.change()) {
            case ACTIVATE -> "启用 " + title(proposal.subject());
            case ROLL_BACK -> "回到第" + proposal.subject() + "代";
            case RETIRE -> "停用 " + proposal.subject();
        };
    }

    private String title(String hash) {
        return desk.notInForce().stream()
                .filter(each -> hash.equals(each.contentHash()))
                .map(ReleaseCommand::title)
                .findFirst()
                .orElse(hash);
    }

    private static String title(DeliveryInfo delivery) {
        return delivery.packageId() + " " + delivery.version() + "(" + delivery.origin() + ")";
    }

    /** The name of an account, where whoever asks may see it. */
    private String name(Principal who, String account) {
        try {
            return directory.show(who, account, null).account().name();
        } catch (ZhihengException e) {
            return account.substring(0, Math.min(SHORT, account.length()));
        }
    }
}
