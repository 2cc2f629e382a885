package org.zhiheng.access.service;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Texts;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;

/** Shows people and accounts. */
@Component(service = Directory.class)
public final class DirectoryService implements Directory {

    private static final int LONGEST_PURPOSE = 200;

    private final AccessStore store;
    private final Permissions permissions;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public DirectoryService(
            @Reference AccessStore store,
            @Reference Permissions permissions,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Page list(Principal by, Wanted wanted, String purpose) {
        Reach reach = permissions.reach(by, Operation.DIRECTORY_VIEW);
        bounded(purpose);
        if (purpose == null) {
            Page page = store.read(data -> data.accounts(reach, wanted));
            return new Page(
                    page.accounts().stream().map(DirectoryService::unnamed).toList(), page.next());
        }
        return store.change(data -> {
            Page page = data.accounts(reach, wanted);
            journal.used(by, AuditEvent.Kind.VIEWED, Operation.DIRECTORY_VIEW, "directory/accounts", purpose);
            return page;
        });
    }

    @Override
    public Shown show(Principal by, String id, String purpose) {
        // Who may see no account at all is told so, and not which ids there are.
        Reach reach = permissions.reach(by, Operation.DIRECTORY_VIEW);
        bounded(purpose);
        Account account = store.read(data -> data.account(id))
                .filter(each -> reach.covers(target(each)))
                .orElseThrow(DirectoryService::unknown);
        boolean mayUnlock = permissions.may(by, Operation.ACCOUNT_UNLOCK, target(account));
        if (purpose == null) {
            return store.read(data -> shown(data, account, null, mayUnlock));
        }
        return store.change(data -> {
            journal.used(by, AuditEvent.Kind.VIEWED, Operation.DIRECTORY_VIEW, "account/" + id, purpose);
            return shown(data, account, staff(data, account), mayUnlock);
        });
    }

    @Override
    public String named(Principal by, String name) {
        Reach reach = permissions.reach(by, Operation.DIRECTORY_VIEW);
        return store.read(data -> data.accountByName(name.toLowerCase(Locale.ROOT)))
                .filter(each -> reach.covers(target(each)))
                .map(Account::id)
                .orElseThrow(DirectoryService::unknown);
    }

    @Override
    public Map<String, String> names(Principal by, Set<String> accounts) {
        return store.read(data -> accounts.stream()
                .flatMap(each -> data.account(each).stream())
                .filter(each -> permissions.may(by, Operation.DIRECTORY_VIEW, target(each)))
                .collect(Collectors.toMap(Account::id, Account::name)));
    }

    @Override
    public Listed own(Principal who) {
        Account account = store.read(data -> data.account(who.account())).orElseThrow(DirectoryService::unknown);
        permissions.check(who, Operation.SESSION_OWN, target(account));
        return store.read(data -> listed(account, staff(data, account)));
    }

    private Shown shown(AccessData data, Account account, Staff staff, boolean mayUnlock) {
        return new Shown(listed(account, staff), data.grants(account.id()), mayUnlock ? security(data, account) : null);
    }

    private Security security(AccessData data, Account account) {
        List<TokenInfo> tokens = data.tokens(account.id()).stream()
                .map(each -> new TokenInfo(each.id(), each.operations(), each.until()))
                .toList();
        List<CertificateInfo> certificates = data.certificates(account.id()).stream()
                .map(each -> new CertificateInfo(
                        each.id(), each.fingerprint(), each.operations(), each.from(), each.until()))
                .toList();
        boolean blocked = account.attempts().blockedAt(clock.instant());
        return new Security(
                blocked ? account.attempts().blockedUntil() : null,
                account.password() != null && account.password().temporary(),
                account.factor().bound(),
                tokens,
                certificates);
    }

    private static Target target(Account account) {
        return new Target(account.id(), account.body());
    }

    private static Staff staff(AccessData data, Account account) {
        Person person = data.person(account.person()).orElseThrow();
        return new Staff(person.number(), person.name());
    }

    private static Listed listed(Account account, Staff staff) {
        return new Listed(
                account.id(),
                account.name(),
                account.kind(),
                account.body(),
                account.openedAt(),
                account.closedAt(),
                staff);
    }

    private static Listed unnamed(Listed each) {
        return new Listed(
                each.account(), each.name(), each.kind(), each.body(), each.openedAt(), each.closedAt(), null);
    }

    private static void bounded(String purpose) {
        if (purpose != null && !Texts.written(purpose, LONGEST_PURPOSE)) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "用途应当填写,至多" + LONGEST_PURPOSE + "字", "purpose");
        }
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("ACCESS-ACCOUNT-UNKNOWN", "没有这一账号,或者不在数据范围内", "account");
    }
}
