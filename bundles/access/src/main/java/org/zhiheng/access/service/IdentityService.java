package org.zhiheng.access.service;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.oidc.OidcSettings;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;

/** Which identities outside let in to which accounts. */
@Component(service = Identities.class)
public final class IdentityService implements Identities {

    private static final int LONGEST = 255;

    private final AccessStore store;
    private final OidcSettings oidc;
    private final Permissions permissions;
    private final Recognition recognition;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public IdentityService(
            @Reference AccessStore store,
            @Reference OidcSettings oidc,
            @Reference Permissions permissions,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.oidc = oidc;
        this.permissions = permissions;
        this.recognition = recognition;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Linked link(Principal by, String account, String subject) {
        Account to = permitted(by, Operation.IDENTITY_LINK, account);
        if (to.kind() != Accounts.Kind.PERSON) {
            throw ZhihengException.conflict("ACCESS-ACCOUNT-KIND", "程序账号没有口令和登录");
        }
        String issuer = oidc.policy().issuer();
        if (subject.isBlank() || subject.length() > LONGEST || !subject.equals(subject.strip())) {
            throw ZhihengException.invalid("ACCESS-IDENTITY", "统一身份应当与认证平台里的完全一样,至多255字,前后没有空格", "subject");
        }
        Identity made = new Identity(UUID.randomUUID().toString(), issuer, subject, account, clock.instant());
        return store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            data.lockAccount(account).filter(Account::open).orElseThrow();
            if (data.identity(issuer, subject).isPresent()) {
                throw ZhihengException.conflict("ACCESS-IDENTITY-KNOWN", "这一统一身份已经关联了账号");
            }
            data.insert(made);
            journal.changed(by, Operation.IDENTITY_LINK, "account/" + account, made.id());
            return linked(made);
        });
    }

    @Override
    public void unlink(Principal by, String identity) {
        Identity found = store.read(data -> data.identity(identity))
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-IDENTITY-UNKNOWN", "没有这一关联", "identity"));
        permitted(by, Operation.IDENTITY_UNLINK, found.account());
        store.change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            data.unlink(identity);
            data.endSessions(found.account());
            journal.changed(by, Operation.IDENTITY_UNLINK, "account/" + found.account(), identity);
            return null;
        });
        recognition.forget(found.account());
    }

    @Override
    public List<Linked> list(Principal by, String account) {
        Account of = store.read(data -> Rights.open(data, account));
        permissions.check(by, Operation.IDENTITY_VIEW, new Target(account, of.body()));
        return store.read(data -> data.identities(account)).stream()
                .map(IdentityService::linked)
                .toList();
    }

    private Account permitted(Principal by, Operation operation, String account) {
        Account to = store.read(data -> Rights.open(data, account));
        permissions.check(by, operation, new Target(account, to.body()));
        AccountService.notOwn(by, to);
        return to;
    }

    private static Linked linked(Identity identity) {
        return new Linked(identity.id(), identity.issuer(), identity.since());
    }
}
