package org.zhiheng.access.service;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Separation;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** What holds for everybody who is given a role, by an administrator or as a deputy. Called under the guard of rights. */
final class Rights {

    private Rights() {}

    static Account open(AccessData data, String account) {
        return open(data, account, "account");
    }

    private static Account open(AccessData data, String account, String field) {
        return data.account(account)
                .filter(Account::open)
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-ACCOUNT-UNKNOWN", "没有这一账号,或者已经停用", field));
    }

    /** @param field in which the account was sent */
    static Account person(AccessData data, String account, String field) {
        Account found = open(data, account, field);
        if (found.kind() != Accounts.Kind.PERSON) {
            throw ZhihengException.conflict("ACCESS-PROGRAM", "程序账号不能这样使用");
        }
        return found;
    }

    /** Refuses what one person may not hold together. Roles given for later count already now; those that are over do not. */
    static void separated(AccessData data, Account account, Role role, Instant now) {
        for (Grant held : data.grantsOfPerson(account.person())) {
            boolean over = held.until() != null && !now.isBefore(held.until());
            boolean compatible = held.account().equals(account.id())
                    ? Separation.compatibleInAccount(held.role(), role)
                    : Separation.compatible(held.role(), role);
            if (!over && !compatible && Separation.compatible(held.role(), role)) {
                throw ZhihengException.conflict("ACCESS-SEPARATION", "当事人或者代理人的账号只用来做当事人或者代理人:同一人办理其他工作要用另一个账号");
            }
            if (!over && !compatible) {
                throw ZhihengException.conflict("ACCESS-SEPARATION", "同一人不能兼任:系统管理员、安全管理员、审计管理员须由不同的人担任,且不兼其他角色");
            }
        }
    }

    /** One that works. */
    static Body body(AccessData data, String body) {
        Body found = data.bodies().stream()
                .filter(each -> each.id().equals(body))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-BODY-UNKNOWN", "没有这一机构", "body"));
        if (!found.open()) {
            throw new ZhihengException(ErrorKind.CONFLICT, "ACCESS-BODY-CLOSED", "这一机构已经撤销", "body", null);
        }
        return found;
    }

    /** Refuses what is held already, at least as long. */
    static void notHeld(
            AccessData data, Account account, Role role, String body, Scope scope, Instant until, Instant now) {
        boolean held = data.grants(account.id()).stream()
                .filter(each -> each.actingFor() == null && each.role() == role)
                .filter(each -> each.body().equals(body) && each.scope() == scope)
                .filter(each -> each.until() == null || now.isBefore(each.until()))
                .anyMatch(each ->
                        each.until() == null || until != null && !each.until().isBefore(until));
        if (held) {
            throw ZhihengException.conflict("ACCESS-GRANT-HELD", "这一账号已经有同样的角色,期限不短于现在要授予的");
        }
    }

    /** Whoever supervises for the justice bureau does so there: the role reaches everybody in the division. */
    static void fitting(Body body, Role role) {
        if (role == Role.JUSTICE_SUPERVISOR && body.kind() != Body.Kind.JUSTICE_BUREAU) {
            throw new ZhihengException(
                    ErrorKind.CONFLICT,
                    "ACCESS-ROLE-BODY",
                    "“" + body.title() + "”不是司法行政部门,不能有司法局执法监督人员",
                    "body",
                    null);
        }
    }

    /** Refuses a role that is not for accounts of this kind. */
    static void fitting(Account account, Role role) {
        if (!Separation.fits(account.kind(), role)) {
            throw new ZhihengException(
                    ErrorKind.CONFLICT,
                    "ACCESS-ROLE-KIND",
                    account.kind() == Accounts.Kind.PROGRAM ? "这一角色由人担任,不能授予程序账号" : "这一角色只给程序账号",
                    "role",
                    null);
        }
    }

    /**
     * Refuses what would leave the platform without a system or without a security administrator: nobody could make another one then. One
     * counts who is a person, has chosen a password, and whose role has no end.
     *
     * @param goes the grants that would be gone
     */
    static void someoneLeft(AccessData data, AccessSettings settings, Predicate<Grant> goes, Instant now) {
        for (Role role : List.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR)) {
            List<Grant> lasting = data.grants().stream()
                    .filter(each -> each.role() == role && lasting(data, settings, each, now))
                    .toList();
            if (lasting.stream().anyMatch(goes) && lasting.stream().allMatch(goes)) {
                throw ZhihengException.conflict(
                        "ACCESS-LAST-ADMINISTRATOR", "这是最后一名长期任职、已经修改过初始口令的系统管理员或者安全管理员:先有接任的人登录过,才能停用或者收回");
            }
        }
    }

    private static boolean lasting(AccessData data, AccessSettings settings, Grant grant, Instant now) {
        return grant.until() == null
                && grant.actingFor() == null
                && grant.holdsAt(now)
                && data.account(grant.account())
                        .filter(each -> each.open() && settings.lets(each))
                        .filter(each -> each.kind() == Accounts.Kind.PERSON
                                && !each.password().temporary())
                        .isPresent();
    }

    /** Whether nobody ever took up this role: whoever it was given to never chose a password in time, or is a sample where there are none. */
    static boolean nobodyEver(AccessData data, AccessSettings settings, Role role, Instant now) {
        return data.everGranted(role).stream()
                .map(each -> data.account(each).orElseThrow())
                .noneMatch(each -> settings.lets(each)
                        && each.kind() == Accounts.Kind.PERSON
                        && (!each.password().temporary() || each.open() && Authenticator.overdue(each, now) == null));
    }
}
