package org.zhiheng.access.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Account.Password;
import org.zhiheng.access.domain.PasswordRule;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Totp;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** What everybody does with the own account. */
@Component(service = OwnAccount.class)
public final class OwnAccountService implements OwnAccount {

    /** So much later than it is to begin, a deputy is still named from now on. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    /** 24 characters, 120 bits. */
    private static final int RECOVERY_GROUPS = 6;

    private final AccessStore store;
    private final AccessPolicy policy;
    private final Permissions permissions;
    private final PasswordHasher hasher;
    private final SecretBox box;
    private final Authenticator authenticator;
    private final Recognition recognition;
    private final Journal journal;
    private final Clock clock;
    private final PasswordRule rule;

    @Activate
    public OwnAccountService(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference Permissions permissions,
            @Reference PasswordHasher hasher,
            @Reference SecretBox box,
            @Reference Authenticator authenticator,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.policy = settings.policy();
        this.permissions = permissions;
        this.hasher = hasher;
        this.box = box;
        this.authenticator = authenticator;
        this.recognition = recognition;
        this.journal = journal;
        this.clock = clock;
        this.rule = PasswordRules.with(policy);
    }

    @Override
    public SignedIn changePassword(Principal who, String current, String next, String source) {
        Account account = own(who, Operation.PASSWORD_CHANGE_OWN);
        proved(account, current, "current");
        Person person = store.read(data -> data.person(account.person())).orElseThrow();
        rule.fault(next, List.of(account.name(), person.number(), person.name()))
                .ifPresent(fault -> {
                    throw ZhihengException.invalid(fault.code(), fault.getMessage(), "next");
                });
        List<String> used = new ArrayList<>(account.password().former());
        used.add(account.password().hash());
        if (used.stream().anyMatch(each -> hasher.verify(next, each))) {
            throw ZhihengException.invalid("ACCESS-PASSWORD-USED", "不能使用以前用过的口令", "next");
        }
        String hash = hasher.hash(next);
        SignedIn in = store.change(data -> {
            Account now = unchanged(data, account);
            Account changed = now.with(now.password().replaced(hash, null, policy.remembered()));
            data.save(changed);
            data.endSessions(changed.id());
            journal.changed(who, Operation.PASSWORD_CHANGE_OWN, "account/" + changed.id(), null);
            return authenticator.begin(data, changed, source);
        });
        recognition.forget(account.id());
        return in;
    }

    @Override
    public FactorOffer offerFactor(Principal who, String password) {
        Account account = own(who, Operation.FACTOR_MANAGE_OWN);
        proved(account, password, "password");
        byte[] secret = Secrets.bytes(SECRET_BYTES);
        String closed = box.close(secret, account.id());
        store.change(data -> {
            Account now = unchanged(data, account);
            Factor factor = now.factor();
            data.save(now.with(new Factor(factor.secret(), closed, factor.lastStep(), factor.recovery())));
            return null;
        });
        String text = Secrets.base32(secret);
        String label = URLEncoder.encode("执衡", StandardCharsets.UTF_8) + ":" + account.name();
        return new FactorOffer(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Zhiheng");
    }

    @Override
    public List<String> confirmFactor(Principal who, String code) {
        Account account = own(who, Operation.FACTOR_MANAGE_OWN);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Secrets.typed(RECOVERY_GROUPS));
        }
        boolean bound = store.change(data -> {
            Account now = data.lockAccount(account.id()).orElseThrow();
            String offered = now.factor().offered();
            OptionalLong step = offered == null || now.attempts().blockedAt(clock.instant())
                    ? OptionalLong.empty()
                    : Totp.accept(box.open(offered, now.id()), code, clock.instant(), -1);
            if (step.isEmpty()) {
                data.save(now.with(now.attempts().failed(clock.instant(), policy)));
                return false;
            }
            List<String> hashes = codes.stream().map(Secrets::hash).toList();
            data.save(now.with(new Factor(offered, null, step.getAsLong(), hashes)));
            journal.changed(who, Operation.FACTOR_MANAGE_OWN, "account/" + now.id(), "bound");
            return true;
        });
        if (!bound) {
            throw ZhihengException.invalid("ACCESS-FACTOR-CODE", "动态验证码不对,请核对手机时间后重新输入", "code");
        }
        recognition.forget(account.id());
        return List.copyOf(codes);
    }

    @Override
    public Grant nameDeputy(Principal who, String grantId, String deputyAccount, Instant from, Instant until) {
        Grant grant = who.grants().stream()
                .filter(each -> each.id().equals(grantId))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-GRANT-UNKNOWN", "没有这一角色", "grant"));
        permissions.check(who, Operation.DEPUTY_NAME, new Target(who.account(), grant.body()));
        if (grant.actingFor() != null
                || Operation.DEPUTY_NAME.reach(grant.role()).isEmpty()) {
            throw ZhihengException.conflict("ACCESS-DEPUTY-ROLE", "这一角色不能再指定代理人");
        }
        Instant now = clock.instant();
        if (from.isBefore(now.minus(LATE))) {
            throw ZhihengException.invalid("ACCESS-DEPUTY-TIME", "代理不能从过去的时间开始", "from");
        }
        Instant start = from.isBefore(now) ? now : from;
        if (until == null || !start.isBefore(until) || grant.until() != null && until.isAfter(grant.until())) {
            throw ZhihengException.invalid("ACCESS-DEPUTY-TIME", "代理应当有起止时间,且不超过本人任职时间", "until");
        }
        Grant deputy = store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account account = Rights.person(data, deputyAccount, "deputy");
            if (account.person().equals(who.person())) {
                throw ZhihengException.conflict("ACCESS-DEPUTY-SELF", "代理人应当是另一人");
            }
            if (!new Tree(data.bodies()).atOrBelow(account.body(), grant.body())) {
                throw new ZhihengException(
                        ErrorKind.CONFLICT, "ACCESS-DEPUTY-BODY", "代理人应当是本机构或者下级机构的人员", "deputy", null);
            }
            if (data.grant(grantId).isEmpty()) {
                throw ZhihengException.notFound("ACCESS-GRANT-UNKNOWN", "没有这一角色", "grant");
            }
            boolean doubled = data.grants(account.id()).stream()
                    .filter(each -> grantId.equals(each.actingFor()))
                    .anyMatch(
                            each -> start.isBefore(each.until()) && each.from().isBefore(until));
            if (doubled) {
                throw ZhihengException.conflict("ACCESS-DEPUTY-HELD", "这名代理人在这段时间已经是这一角色的代理人");
            }
            Rights.separated(data, account, grant.role(), now);
            Grant made = new Grant(
                    UUID.randomUUID().toString(),
                    account.id(),
                    grant.role(),
                    grant.body(),
                    grant.scope(),
                    start,
                    until,
                    grantId);
            data.insert(made);
            journal.changed(
                    who,
                    Operation.DEPUTY_NAME,
                    "account/" + account.id(),
                    grant.role().name(),
                    States.of(data, account.id()));
            return made;
        });
        recognition.forget(deputyAccount);
        return deputy;
    }

    @Override
    public List<Grant> deputies(Principal who) {
        Instant now = clock.instant();
        return store.read(AccessData::grants).stream()
                .filter(each -> actsFor(who, each))
                .filter(each -> now.isBefore(each.until()))
                .sorted(Comparator.comparing(Grant::from).thenComparing(Grant::id))
                .toList();
    }

    @Override
    public void endDeputy(Principal who, String deputy) {
        Grant acting = store.read(data -> data.grant(deputy))
                .filter(each -> actsFor(who, each))
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-GRANT-UNKNOWN", "没有这一代理", "deputy"));
        permissions.check(who, Operation.DEPUTY_NAME, new Target(who.account(), acting.body()));
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            data.revoke(deputy, clock.instant());
            journal.changed(
                    who,
                    Operation.DEPUTY_NAME,
                    "account/" + acting.account(),
                    "ended",
                    States.of(data, acting.account()));
            return null;
        });
        recognition.forget(acting.account());
    }

    private static boolean actsFor(Principal who, Grant acting) {
        return acting.actingFor() != null
                && who.grants().stream().anyMatch(each -> each.id().equals(acting.actingFor()));
    }

    @Override
    public List<SessionInfo> sessions(Principal who) {
        Account account = own(who, Operation.SESSION_OWN);
        Instant now = clock.instant();
        return store.read(data -> data.sessions(account.id())).stream()
                .filter(each -> !each.overAt(now, policy))
                .map(each -> new SessionInfo(each.reference(), each.since(), each.lastSeen(), each.source()))
                .toList();
    }

    @Override
    public void endSession(Principal who, String reference, String password) {
        Account account = own(who, Operation.SESSION_OWN);
        proved(account, password, "password");
        store.change(data -> {
            List<Session> meant = data.sessions(account.id()).stream()
                    .filter(each -> reference == null || each.reference().equals(reference))
                    .toList();
            if (reference != null && meant.isEmpty()) {
                throw ZhihengException.notFound("ACCESS-SESSION-UNKNOWN", "本人没有这一次登录", "reference");
            }
            meant.forEach(each -> data.endSession(each.hash()));
            journal.changed(who, Operation.SESSION_OWN, "account/" + account.id(), "ended");
            return null;
        });
        recognition.forget(account.id());
    }

    /** The own account; programs have nothing to do here. */
    private Account own(Principal who, Operation operation) {
        Account account = store.read(data -> data.account(who.account())).orElseThrow();
        permissions.check(who, operation, new Target(account.id(), account.body()));
        if (account.kind() != Accounts.Kind.PERSON) {
            throw ZhihengException.forbidden("ACCESS-PROGRAM", "程序账号没有口令");
        }
        return account;
    }

    /**
     * Asks the password again; wrong ones count like those at the door, or a stolen session could guess it.
     *
     * @param field in which it was sent
     */
    private void proved(Account account, String password, String field) {
        boolean right = hasher.verify(password, account.password().hash());
        boolean blocked = store.change(data -> {
            Account now = data.lockAccount(account.id()).orElseThrow();
            boolean still = now.attempts().blockedAt(clock.instant());
            if (!right && !still) {
                data.save(now.with(now.attempts().failed(clock.instant(), policy)));
            }
            return still;
        });
        if (blocked) {
            // Whether it was right or not: who guesses learns nothing from it.
            throw ZhihengException.forbidden("ACCESS-PASSWORD-BLOCKED", "口令错的次数太多,现在不能办理,请稍后再试,或者请安全管理员解除登录限制");
        }
        if (!right) {
            throw new ZhihengException(ErrorKind.FORBIDDEN, "ACCESS-PASSWORD-CURRENT", "现在的口令不对", field, null);
        }
    }

    private static Account unchanged(AccessData data, Account proved) {
        Account now = data.lockAccount(proved.id()).orElseThrow();
        Password password = now.password();
        if (!now.open() || !password.hash().equals(proved.password().hash())) {
            throw ZhihengException.conflict("ACCESS-ACCOUNT-CHANGED", "账号刚被修改,请重新登录");
        }
        return now;
    }
}
