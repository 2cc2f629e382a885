package org.zhiheng.access.service;

import java.time.Instant;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Separation;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ZhihengException;

/** What holds for everybody who is given a role, by an administrator or as a deputy. Called under the guard of rights. */
final class Rights {

    private Rights() {}

    static Account open(AccessData data, String account) {
        return data.account(account)
                .filter(Account::open)
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-ACCOUNT-UNKNOWN", "没有这一账号,或者已经停用", "account"));
    }

    static Account person(AccessData data, String account) {
        Account found = open(data, account);
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
            if (!over && !compatible) {
                throw ZhihengException.conflict("ACCESS-SEPARATION", "同一人不能兼任:系统管理员、安全管理员、审计管理员须由不同的人担任,且不兼其他角色");
            }
        }
    }
}
