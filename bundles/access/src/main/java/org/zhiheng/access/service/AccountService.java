package org.zhiheng.access.service;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Account.Password;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.PersonNumber;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Texts;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** What administrators do with accounts. */
@Component(service = Accounts.class)
public final class AccountService implements Accounts {

    /** 20 characters, 100 bits. */
    static final int FIRST_PASSWORD_GROUPS = 5;

    static final String TOKEN_PREFIX = "zht_";

    /** Nobody's account: what makes the sample district. */
    static final String SAMPLER = "system:sample";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{2,39}");
    private static final int LONGEST_NAME = 100;

    private final AccessStore store;
    private final AccessSettings settings;
    private final AccessPolicy policy;
    private final Permissions permissions;
    private final PasswordHasher hasher;
    private final Recognition recognition;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public AccountService(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference Permissions permissions,
            @Reference PasswordHasher hasher,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.settings = settings;
        this.policy = settings.policy();
        this.permissions = permissions;
        this.hasher = hasher;
        this.recognition = recognition;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Opened open(Principal by, NewAccount account) {
        // Whoever may open none is told so, and not which bodies there are.
        permissions.reach(by, Operation.ACCOUNT_OPEN);
        store.read(data -> Rights.body(data, account.body()));
        permissions.check(by, Operation.ACCOUNT_OPEN, new Target(null, account.body()));
        String name = account.name().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw ZhihengException.invalid("ACCESS-ACCOUNT-NAME", "账号名应当以字母开头,3到40个小写字母、数字或者._-", "name");
        }
        if (Samples.is(name) && !by.account().equals(SAMPLER)) {
            throw ZhihengException.invalid("ACCESS-ACCOUNT-NAME", "以“" + Samples.PREFIX + "”开头的账号名只给示例账号", "name");
        }
        said(account.personNumber(), "personNumber");
        said(account.personName(), "personName");
        boolean person = account.kind() == Kind.PERSON;
        String password = person ? Secrets.typed(FIRST_PASSWORD_GROUPS) : null;
        String hash = person ? hasher.hash(password) : null;
        return store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            if (data.accountByName(name).isPresent()) {
                throw new ZhihengException(ErrorKind.CONFLICT, "ACCESS-ACCOUNT-EXISTS", "已有同名账号", "name");
            }
            Instant now = clock.instant();
            Account made = new Account(
                    UUID.randomUUID().toString(),
                    name,
                    account.kind(),
                    personOf(by, data, account).id(),
                    account.body(),
                    now,
                    null,
                    person ? first(hash, now) : null,
                    Attempts.NONE,
                    Factor.NONE);
            data.insert(made);
            journal.changed(
                    by,
                    Operation.ACCOUNT_OPEN,
                    "account/" + made.id(),
                    account.kind().name(),
                    States.of(data, made.id()));
            return new Opened(made.id(), password);
        });
    }

    private Password first(String hash, Instant now) {
        return new Password(hash, now.plus(policy.temporary()), java.util.List.of());
    }

    private Person personOf(Principal by, AccessData data, NewAccount account) {
        Person known = data.personByNumber(account.personNumber()).orElse(null);
        if (known == null) {
            Person made = new Person(
                    UUID.randomUUID().toString(),
                    account.personNumber().strip(),
                    account.personName().strip());
            data.insert(made);
            journal.changed(by, Operation.ACCOUNT_OPEN, "person/" + made.id(), "registered", States.of(made));
            return made;
        }
        sameName(known, account.personName());
        return known;
    }

    /** The number tells people apart, so whoever types a wrong one must not give somebody an account of another person. */
    private static void sameName(Person known, String name) {
        if (!PersonNumber.sameName(known.name(), name)) {
            throw new ZhihengException(
                    ErrorKind.CONFLICT,
                    "ACCESS-PERSON-NAME",
                    "这一人员编号已经登记,但不是这个姓名:请核对编号;登记错了或者改了姓名的,先更正人员",
                    "personName",
                    null);
        }
    }

    @Override
    public void correctPerson(Principal by, String account, String number, String name) {
        Account to = store.read(data -> Rights.open(data, account));
        permissions.check(by, Operation.PERSON_CORRECT, new Target(account, to.body()));
        notOwn(by, to);
        said(number, "personNumber");
        said(name, "personName");
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account found = data.lockAccount(account).filter(Account::open).orElseThrow();
            Person now = data.person(found.person()).orElseThrow();
            Person meant = data.personByNumber(number).orElse(now);
            if (meant.id().equals(now.id())) {
                Person corrected = new Person(now.id(), number.strip(), name.strip());
                data.save(corrected);
                journal.changed(by, Operation.PERSON_CORRECT, "person/" + now.id(), "corrected", States.of(corrected));
                return null;
            }
            // One person was registered as two.
            sameName(meant, name);
            data.save(found.of(meant));
            for (Grant each : data.grants(account)) {
                Rights.separated(data, data.account(account).orElseThrow(), each.role(), clock.instant());
            }
            journal.changed(
                    by, Operation.PERSON_CORRECT, "account/" + account, "of-another-person", States.of(data, account));
            return null;
        });
        recognition.forget(account);
    }

    @Override
    public void close(Principal by, String account) {
        change(by, Operation.ACCOUNT_CLOSE, account, null, (data, found) -> {
            Rights.someoneLeft(data, settings, each -> each.account().equals(account), clock.instant());
            data.grants(account).forEach(each -> data.revoke(each.id(), clock.instant()));
            data.endSessions(account);
            data.revokeTokens(account, clock.instant());
            data.revokeCertificates(account, clock.instant());
            data.unlinkAll(account);
            return found.closed(clock.instant());
        });
        // Deputies of this account hold nothing any more either.
        recognition.forgetAll();
    }

    @Override
    public Grant grant(Principal by, String account, Role role, String body, Scope scope, Instant until) {
        Account to = store.read(data -> Rights.open(data, account));
        Target target = new Target(account, to.body());
        boolean first = role == Role.SECURITY_ADMINISTRATOR
                && permissions.may(by, Operation.SECURITY_APPOINT, target)
                && store.read(data -> Rights.nobodyEver(data, settings, role, clock.instant()));
        if (!first) {
            permissions.check(by, Operation.ROLE_GRANT, target);
        }
        notOwn(by, to);
        if (first && (scope != Scope.ALL || until != null)) {
            // Named once and never again: whom this one does not reach, or from when it is over, nobody could give a
            // role to any more.
            throw ZhihengException.invalid(
                    "ACCESS-FIRST-SECURITY-REACH", "首任安全管理员的数据范围应当是全部,没有截止时间:以后只有安全管理员能授权", "scope");
        }
        Instant now = clock.instant();
        if (until != null && !now.isBefore(until)) {
            throw ZhihengException.invalid("ACCESS-GRANT-TIME", "截止时间已过", "until");
        }
        if (first && until != null) {
            throw ZhihengException.invalid("ACCESS-GRANT-TIME", "首任安全管理员的任职没有截止时间", "until");
        }
        Grant made = store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account found = Rights.open(data, account);
            if (first && !Rights.nobodyEver(data, settings, role, now)) {
                throw ZhihengException.conflict("ACCESS-FIRST-SECURITY", "已经有安全管理员,此后由安全管理员授权");
            }
            Body at = Rights.body(data, body);
            Rights.fitting(found, role);
            Rights.separated(data, found, role, now);
            Rights.fitting(at, role);
            Rights.notHeld(data, found, role, body, scope, until, now);
            Grant grant = new Grant(UUID.randomUUID().toString(), account, role, body, scope, now, until, null);
            data.insert(grant);
            journal.changed(by, Operation.ROLE_GRANT, "account/" + account, role.name(), States.of(data, account));
            return grant;
        });
        recognition.forget(account);
        return made;
    }

    @Override
    public void revoke(Principal by, String grant) {
        Grant held = store.read(data -> data.grant(grant))
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-GRANT-UNKNOWN", "没有这一角色", "grant"));
        Account of = store.read(data -> Rights.open(data, held.account()));
        permissions.check(by, Operation.ROLE_REVOKE, new Target(of.id(), of.body()));
        notOwn(by, of);
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Rights.someoneLeft(data, settings, each -> each.id().equals(grant), clock.instant());
            data.revoke(grant, clock.instant());
            journal.changed(
                    by,
                    Operation.ROLE_REVOKE,
                    "account/" + held.account(),
                    held.role().name(),
                    States.of(data, held.account()));
            return null;
        });
        recognition.forgetAll();
    }

    @Override
    public String resetPassword(Principal by, String account) {
        String password = Secrets.typed(FIRST_PASSWORD_GROUPS);
        String hash = hasher.hash(password);
        change(by, Operation.PASSWORD_RESET, account, Kind.PERSON, (data, found) -> {
            if (!found.factor().bound()) {
                throw ZhihengException.conflict("ACCESS-RESET-SECOND", "没有绑定动态验证码的账号,知道口令就能登录:口令要由两名管理员重置,先提请、再复核");
            }
            data.endSessions(account);
            Instant until = clock.instant().plus(policy.temporary());
            return found.with(found.password().replaced(hash, until, policy.remembered()))
                    .with(Attempts.NONE);
        });
        return password;
    }

    @Override
    public void unlock(Principal by, String account) {
        change(by, Operation.ACCOUNT_UNLOCK, account, Kind.PERSON, (data, found) -> found.with(Attempts.NONE));
    }

    @Override
    public void endSessions(Principal by, String account) {
        change(by, Operation.SESSION_END, account, Kind.PERSON, (data, found) -> {
            data.endSessions(account);
            return found;
        });
    }

    @Override
    public Issued issueToken(Principal by, String account, Set<Operation> operations, Instant until) {
        bounded(operations, until, "ACCESS-TOKEN-BOUNDS", "令牌");
        String secret = TOKEN_PREFIX + Secrets.id();
        String id = UUID.randomUUID().toString();
        change(by, Operation.TOKEN_ISSUE, account, Kind.PROGRAM, (data, found) -> {
            data.insert(new Token(id, Secrets.hash(secret), account, operations, until, null));
            return found;
        });
        return new Issued(id, secret);
    }

    @Override
    public void revokeToken(Principal by, String token) {
        Token found = store.read(data -> data.token(token))
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-TOKEN-UNKNOWN", "没有这一令牌", "token"));
        change(by, Operation.TOKEN_REVOKE, found.account(), Kind.PROGRAM, (data, account) -> {
            data.revokeToken(token, clock.instant());
            return account;
        });
    }

    @Override
    public Registered registerCertificate(
            Principal by, String account, X509Certificate certificate, Set<Operation> operations, Instant until) {
        bounded(operations, until, "ACCESS-CERTIFICATE-BOUNDS", "签名证书");
        Instant end = certificate.getNotAfter().toInstant();
        if (!clock.instant().isBefore(end) || !Certificate.strong(certificate.getPublicKey())) {
            throw ZhihengException.invalid(
                    "ACCESS-CERTIFICATE", "签名证书应当在有效期内,密钥为2048位以上的RSA或者256位以上的椭圆曲线", "certificate");
        }
        Certificate made = new Certificate(
                UUID.randomUUID().toString(),
                Certificate.fingerprint(certificate),
                account,
                operations,
                certificate.getNotBefore().toInstant(),
                end.isBefore(until) ? end : until,
                null);
        change(by, Operation.SIGNING_CERTIFICATE_REGISTER, account, Kind.PROGRAM, (data, found) -> {
            if (data.certificateByFingerprint(made.fingerprint()).isPresent()) {
                throw ZhihengException.conflict("ACCESS-CERTIFICATE-KNOWN", "这一证书已经登记过;注销过的证书不能再登记");
            }
            data.insert(made);
            return found;
        });
        return new Registered(made.id(), made.fingerprint(), made.until());
    }

    @Override
    public void revokeCertificate(Principal by, String certificate) {
        Certificate found = store.read(data -> data.certificate(certificate))
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-CERTIFICATE-UNKNOWN", "没有这一证书", "certificate"));
        change(by, Operation.SIGNING_CERTIFICATE_REVOKE, found.account(), Kind.PROGRAM, (data, account) -> {
            data.revokeCertificate(certificate, clock.instant());
            return account;
        });
    }

    /** Whatever lets a program in is for something and is looked at again after a time. */
    private void bounded(Set<Operation> operations, Instant until, String code, String what) {
        Instant now = clock.instant();
        if (operations.isEmpty()) {
            throw ZhihengException.invalid(code, what + "应当写明可以办理的事项", "operations");
        }
        operations.stream()
                .filter(Operation::byPersons)
                .min(Comparator.naturalOrder())
                .ifPresent(each -> {
                    throw ZhihengException.invalid(
                            "ACCESS-PROGRAM-OPERATION",
                            "“" + each.title() + "”(" + each.id() + ")由人办理,不能交给程序",
                            "operations");
                });
        if (!now.isBefore(until) || until.isAfter(now.plus(policy.longestToken()))) {
            throw ZhihengException.invalid(
                    code, what + "应当写明用途和截止时间,最长" + policy.longestToken().toDays() + "日", "until");
        }
    }

    /** @param kind which the account must be; null for either */
    private void change(
            Principal by,
            Operation operation,
            String account,
            Kind kind,
            BiFunction<AccessData, Account, Account> what) {
        Account to = store.read(data -> Rights.open(data, account));
        permissions.check(by, operation, new Target(account, to.body()));
        notOwn(by, to);
        if (kind != null && to.kind() != kind) {
            throw ZhihengException.conflict(
                    "ACCESS-ACCOUNT-KIND", kind == Kind.PERSON ? "程序账号没有口令和登录" : "令牌和签名证书只给程序账号");
        }
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Account found = data.lockAccount(account).filter(Account::open).orElseThrow();
            data.save(what.apply(data, found));
            journal.changed(by, operation, "account/" + account, null, States.of(data, account));
            return null;
        });
        recognition.forget(account);
    }

    /** Administrators decide about others. Checked after the permission, so that it tells nothing to who has none. */
    static void notOwn(Principal by, Account account) {
        if (by.person().equals(account.person())) {
            throw ZhihengException.forbidden("ACCESS-OWN-RIGHTS", "不能办理本人的账号和权限,须由另一管理员办理");
        }
    }

    private static void said(String text, String field) {
        if (!Texts.written(text, LONGEST_NAME) || PersonNumber.key(text).isEmpty()) {
            throw ZhihengException.invalid("ACCESS-PERSON", "应当填写人员编号和姓名,各至多100字,没有控制字符", field);
        }
    }
}
