package org.zhiheng.shell;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;

/** What the commands about accounts and bodies show, as lines. */
final class AccountReport {

    private final Paint paint;
    private final Clock clock;

    AccountReport(Paint paint, Clock clock) {
        this.paint = paint;
        this.clock = clock;
    }

    /** @param named whether persons are named */
    List<String> list(List<Directory.Listed> accounts, boolean named) {
        Columns columns = new Columns();
        columns.row(
                named
                        ? paint.greys("账号", "类型", "机构", "状态", "开立", "编号", "姓名")
                        : paint.greys("账号", "类型", "机构", "状态", "开立"));
        for (Directory.Listed each : accounts) {
            List<String> cells = new ArrayList<>(List.of(
                    each.name(), kind(each.kind()), each.body(), state(each), Words.time(each.openedAt(), clock)));
            if (named) {
                cells.add(each.staff().number());
                cells.add(each.staff().name());
            }
            columns.row(cells.toArray(new String[0]));
        }
        List<String> lines = new ArrayList<>(columns.lines(""));
        lines.add(paint.grey(accounts.size() + "个账号"));
        return lines;
    }

    private static String kind(Accounts.Kind kind) {
        return kind == Accounts.Kind.PERSON ? "人员" : "程序";
    }

    private String state(Directory.Listed each) {
        return each.closedAt() == null ? "启用" : paint.grey("停用 " + Words.time(each.closedAt(), clock));
    }

    List<String> show(Directory.Shown shown) {
        Directory.Listed account = shown.account();
        List<String> lines = new ArrayList<>();
        lines.add(paint.bold(account.name()) + "  " + kind(account.kind()) + "  " + account.body() + "  "
                + state(account) + "  " + paint.grey(account.account()));
        if (account.staff() != null) {
            lines.add("  " + account.staff().name() + "  " + account.staff().number());
        }
        lines.addAll(grants(shown.grants()));
        if (shown.security() != null) {
            security(lines, account, shown.security());
        }
        return lines;
    }

    List<String> grants(List<Grant> grants) {
        if (grants.isEmpty()) {
            return List.of("  没有角色");
        }
        Columns columns = new Columns().row(paint.greys("角色", "", "机构", "范围", "起", "止", "编号"));
        Instant now = clock.instant();
        for (Grant each : grants) {
            String role = Words.label(each.role()) + (each.actingFor() == null ? "" : "(代理)");
            columns.row(
                    each.holdsAt(now) ? role : paint.grey(role),
                    Words.of(each.role()),
                    each.body(),
                    Words.label(each.scope()),
                    Words.time(each.from(), clock),
                    each.until() == null ? "不限" : Words.time(each.until(), clock),
                    paint.grey(each.id()));
        }
        return columns.lines("  ");
    }

    private void security(List<String> lines, Directory.Listed account, Directory.Security security) {
        if (account.kind() == Accounts.Kind.PERSON) {
            lines.add("  口令  " + (security.firstPassword() ? paint.yellow("初始,须修改") : "已修改"));
            lines.add("  动态验证码  " + (security.factor() ? "已绑定" : paint.yellow("没有绑定")));
        }
        if (security.blockedUntil() != null) {
            lines.add("  " + paint.red("登录受限") + "  到" + Words.time(security.blockedUntil(), clock)
                    + ";解除:zhiheng:account-unlock " + account.name());
        }
        if (!security.tokens().isEmpty()) {
            Columns columns = new Columns().row(paint.greys("令牌", "截止", "可以办理"));
            for (Directory.TokenInfo each : security.tokens()) {
                columns.row(each.id(), Words.time(each.until(), clock), ids(each.operations()));
            }
            lines.addAll(columns.lines("  "));
        }
        certificates(security.certificates()).forEach(each -> lines.add("  " + each));
    }

    /** None where there are none. */
    List<String> certificates(List<Directory.CertificateInfo> certificates) {
        if (certificates.isEmpty()) {
            return List.of();
        }
        Columns columns = new Columns().row(paint.greys("签名证书", "起", "截止", "可以办理", "SHA-256"));
        for (Directory.CertificateInfo each : certificates) {
            columns.row(
                    each.id(),
                    Words.time(each.from(), clock),
                    Words.time(each.until(), clock),
                    ids(each.operations()),
                    each.fingerprint());
        }
        return columns.lines("");
    }

    private static String ids(Set<Operation> operations) {
        return operations.stream()
                .sorted(Comparator.naturalOrder())
                .map(Operation::id)
                .collect(Collectors.joining(" "));
    }

    /** Something that is shown this once and never again. */
    List<String> secret(String what, String secret, String then) {
        return List.of("  " + what + "  " + paint.bold(secret), "  " + paint.yellow("! 只显示这一次。") + then);
    }

    /** The bodies as a tree. */
    List<String> bodies(List<Body> bodies) {
        Columns columns = new Columns().row(paint.greys("机构", "类型", "区划", "编号"));
        bodies.stream().filter(each -> each.parent() == null).forEach(each -> below(columns, each, bodies, ""));
        return columns.lines("");
    }

    private void below(Columns columns, Body body, List<Body> bodies, String indent) {
        columns.row(
                indent + body.title(), Words.label(body.kind()), body.division().value(), body.id());
        bodies.stream()
                .filter(each -> body.id().equals(each.parent()))
                .forEach(each -> below(columns, each, bodies, indent + "  "));
    }
}
