package org.zhiheng.access.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.PendingReset;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;

/**
 * Two administrators reset what lets a person in. Of a new password each of them sees one half, which alone opens nothing; the first
 * half waits encrypted for the second.
 */
@Component(service = AccountResets.class)
public final class ResetService implements AccountResets {

    /** 12 characters, 60 bits: what one of the two would have to guess, at the door, where each guess is slowed down. */
    private static final int HALF_GROUPS = 3;

    private static final int LONGEST_REASON = 500;

    private final AccessStore store;
    private final AccessPolicy policy;
    private final Permissions permissions;
    private final PasswordHasher hasher;
    private final SecretBox box;
    private final Recognition recognition;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public ResetService(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference Permissions permissions,
            @Reference PasswordHasher hasher,
            @Reference SecretBox box,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.policy = settings.policy();
        this.permissions = permissions;
        this.hasher = hasher;
        this.box = box;
        this.recognition = recognition;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Step request(Principal by, String account, What what, String reason) {
        Account to = allowed(by, Operation.FACTOR_RESET, account);
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ZhihengException.invalid(
                    "ACCESS-RESET-REASON", "应当写明遗失了什么、怎样核实是本人,至多" + LONGEST_REASON + "字", "reason");
        }
        String id = UUID.randomUUID().toString();
        String half = what == What.PASSWORD_AND_FACTOR ? Secrets.typed(HALF_GROUPS) : null;
        String closed = half == null ? null : box.close(half.getBytes(StandardCharsets.US_ASCII), id);
        Instant now = clock.instant();
        PendingReset made = new PendingReset(
                new Reset(
                        id,
                        account,
                        what,
                        reason,
                        State.REQUESTED,
                        by.account(),
                        now,
                        now.plus(policy.temporary()),
                        null,
                        null),
                closed);
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account found = Rights.person(data, to.id(), "account");
            known(found, what);
            if (data.resets(account).stream().anyMatch(each -> each.waitingAt(now))) {
                throw ZhihengException.conflict("ACCESS-RESET-OPEN", "这一账号已经有等待复核的重置");
            }
            data.insert(made);
            journal.changed(by, Operation.FACTOR_RESET, "account/" + account, what.name(), States.of(data, account));
            return null;
        });
        return new Step(made.reset(), half);
    }

    @Override
    public Step confirm(Principal by, String reset) {
        PendingReset asked = find(reset);
        String account = asked.reset().account();
        allowed(by, Operation.RESET_CONFIRM, account);
        fourEyes(by, asked.reset());
        String half = asked.half() == null ? null : Secrets.typed(HALF_GROUPS);
        // Outside of any transaction, for it takes long.
        String hash = half == null ? null : hasher.hash(opened(asked) + "-" + half);
        Reset confirmed = store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            PendingReset now = waiting(data, reset);
            Account found = data.lockAccount(account).filter(Account::open).orElseThrow(ResetService::gone);
            known(found, now.reset().what());
            data.endSessions(account);
            Account without = found.with(Factor.NONE);
            Instant until = clock.instant().plus(policy.temporary());
            data.save(
                    hash == null
                            ? without
                            : without.with(found.password().replaced(hash, until, policy.remembered()))
                                    .with(Attempts.NONE));
            return decide(data, by, now, State.CONFIRMED);
        });
        recognition.forget(account);
        return new Step(confirmed, half);
    }

    @Override
    public Reset refuse(Principal by, String reset) {
        allowed(by, Operation.RESET_CONFIRM, find(reset).reset().account());
        return store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            return decide(data, by, waiting(data, reset), State.REFUSED);
        });
    }

    @Override
    public List<Reset> waiting(Principal by) {
        Reach reach = permissions.reach(by, Operation.RESET_CONFIRM);
        Instant now = clock.instant();
        return store.read(data -> data.openResets().stream()
                .filter(each -> each.waitingAt(now))
                .map(PendingReset::reset)
                .filter(each -> data.account(each.account())
                        .filter(account -> reach.covers(new Target(account.id(), account.body())))
                        .isPresent())
                .toList());
    }

    private Reset decide(AccessData data, Principal by, PendingReset reset, State state) {
        PendingReset decided = reset.decided(state, by.account(), clock.instant());
        data.decide(decided);
        String account = reset.reset().account();
        journal.changed(
                by,
                Operation.RESET_CONFIRM,
                "account/" + account,
                reset.reset().what().name() + " " + state.name(),
                States.of(data, account));
        return decided.reset();
    }

    private Account allowed(Principal by, Operation operation, String account) {
        Account to = store.read(data -> Rights.open(data, account));
        permissions.check(by, operation, new Target(account, to.body()));
        AccountService.notOwn(by, to);
        return to;
    }

    private void fourEyes(Principal by, Reset reset) {
        boolean same = store.change(data -> {
            boolean own = reset.requestedBy().equals(by.account())
                    || data.account(reset.requestedBy())
                            .map(Account::person)
                            .filter(by.person()::equals)
                            .isPresent();
            if (own) {
                journal.refused(by, Operation.RESET_CONFIRM, "account/" + reset.account(), "ACCESS-FOUR-EYES");
            }
            return own;
        });
        if (same) {
            throw ZhihengException.forbidden("ACCESS-FOUR-EYES", "提请人不能复核自己提请的重置,须由另一名管理员办理");
        }
    }

    /** A password that an administrator has seen is nothing a person could prove with who this is once the factor is gone. */
    private static void known(Account account, What what) {
        if (what == What.FACTOR && account.password().temporary()) {
            throw ZhihengException.conflict("ACCESS-RESET-BOTH", "这一账号的口令是管理员看得见的初始口令;应当提请口令和动态验证码一起重置");
        }
    }

    private PendingReset waiting(AccessData data, String id) {
        PendingReset found = data.reset(id).orElseThrow(ResetService::unknown);
        if (found.reset().state() != State.REQUESTED) {
            throw ZhihengException.conflict("ACCESS-RESET-DECIDED", "这一重置已经复核过");
        } else if (!found.waitingAt(clock.instant())) {
            throw ZhihengException.conflict("ACCESS-RESET-OVER", "这一重置提请得太久,已经作废;请重新提请");
        }
        return found;
    }

    private PendingReset find(String id) {
        return store.read(data -> data.reset(id)).orElseThrow(ResetService::unknown);
    }

    private String opened(PendingReset reset) {
        return new String(box.open(reset.half(), reset.reset().id()), StandardCharsets.US_ASCII);
    }

    private static ZhihengException unknown() {
        return ZhihengException.notFound("ACCESS-RESET-UNKNOWN", "没有这一重置", "reset");
    }

    private static ZhihengException gone() {
        return ZhihengException.notFound("ACCESS-ACCOUNT-UNKNOWN", "没有这一账号,或者已经停用", "account");
    }
}
