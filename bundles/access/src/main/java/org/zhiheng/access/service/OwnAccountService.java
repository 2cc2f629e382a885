package org.zhiheng.access.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import org.zhiheng.access.domain.Totp;
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
import org.zhiheng.api.error.ZhihengException;

/** What everybody does with the own account. */
@Component(service = OwnAccount.class)
public final class OwnAccountService implements OwnAccount {

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
        proved(account, current);
        Person person = store.read(data -> data.person(account.person())).orElseThrow();
        rule.fault(next, List.of(account.name(), person.number(), person.name()))
                .ifPresent(fault -> {
                    throw fault;
                });
        List<String> used = new ArrayList<>(account.password().former());
        used.add(account.password().hash());
        if (used.stream().anyMatch(each -> hasher.verify(next, each))) {
            throw ZhihengException.invalid("ACCESS-PASSWORD-USED", "不能使用以前用过的口令", "password");
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
        proved(account, password);
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
        if (until == null || !from.isBefore(until) || grant.until() != null && until.isAfter(grant.until())) {
            throw ZhihengException.invalid("ACCESS-DEPUTY-TIME", "代理应当有起止时间,且不超过本人任职时间", "until");
        }
        Grant deputy = store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account account = Rights.person(data, deputyAccount);
            if (account.person().equals(who.person())) {
                throw ZhihengException.conflict("ACCESS-DEPUTY-SELF", "代理人应当是另一人");
            }
            if (data.grant(grantId).isEmpty()) {
                throw ZhihengException.notFound("ACCESS-GRANT-UNKNOWN", "没有这一角色", "grant");
            }
            Rights.separated(data, account, grant.role(), clock.instant());
            Grant made = new Grant(
                    UUID.randomUUID().toString(),
                    account.id(),
                    grant.role(),
                    grant.body(),
                    grant.scope(),
                    from,
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
        proved(account, password);
        store.change(data -> {
            data.sessions(account.id()).stream()
                    .filter(each -> reference == null || each.reference().equals(reference))
                    .forEach(each -> data.endSession(each.hash()));
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

    /** Asks the password again; wrong ones count like those at the door, or a stolen session could guess it. */
    private void proved(Account account, String password) {
        boolean right = hasher.verify(password, account.password().hash());
        boolean accepted = store.change(data -> {
            Account now = data.lockAccount(account.id()).orElseThrow();
            boolean blocked = now.attempts().blockedAt(clock.instant());
            if (!right && !blocked) {
                data.save(now.with(now.attempts().failed(clock.instant(), policy)));
            }
            return right && !blocked;
        });
        if (!accepted) {
            throw ZhihengException.forbidden("ACCESS-PASSWORD-CURRENT", "现在的口令不对");
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
