package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Transactions;

/** Lets accounts, roles and the tree follow. */
@Component(service = Succession.class)
public final class SuccessionService implements Succession {

    private static final Set<Role> ADMINISTRATORS =
            EnumSet.of(Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDITOR);

    private final AccessStore store;
    private final Trees trees;
    private final Recognition recognition;
    private final Journal journal;
    private final Transactions transactions;
    private final Clock clock;

    @Activate
    public SuccessionService(
            @Reference AccessStore store,
            @Reference Trees trees,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.trees = trees;
        this.recognition = recognition;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who it was, without any right. */
    private static Principal named(String actor) {
        return new Principal(actor, actor, List.of(), Set.of(), null);
    }

    /** What was read before is read again once it is committed, and not before: others would see what may still be rolled back. */
    private <T> T change(Function<AccessData, T> work) {
        return transactions.required(tx -> {
            tx.afterCommit(() -> {
                trees.forget();
                recognition.forgetAll();
            });
            return store.change(work);
        });
    }

    @Override
    public Taken merge(String actor, String id, String into) {
        return change(data -> {
            data.guard(AccessData.Guard.ORGANISATION);
            Tree tree = new Tree(data.bodies());
            boolean done = tree.body(id)
                    .filter(each -> !each.open() && into.equals(each.mergedInto()))
                    .isPresent();
            if (done) {
                return Taken.NOTHING;
            }
            data.guard(AccessData.Guard.RIGHTS);
            Body body = Rights.body(data, id);
            Closing closing = Closing.of(data, tree, body);
            closing.handOver(named(actor), data, journal, into);
            save(
                    data,
                    actor,
                    OrganisationService.with(body, body.title(), body.parent(), clock.instant(), into),
                    "closed");
            return new Taken(
                    closing.accounts().size(),
                    closing.holders().size(),
                    closing.below().size());
        });
    }

    @Override
    public void rename(String actor, String id, String title) {
        OrganisationService.titled(title);
        change(data -> {
            data.guard(AccessData.Guard.ORGANISATION);
            Body body = Rights.body(data, id);
            save(data, actor, OrganisationService.with(body, title.strip(), body.parent(), null, null), "renamed");
            return null;
        });
    }

    private void save(AccessData data, String actor, Body body, String detail) {
        data.save(body);
        journal.changed(named(actor), Operation.ORGANISATION_CHANGE, "body/" + body.id(), detail, States.of(body));
    }

    @Override
    public Map<String, Instant> leave(String actor, String account, Instant end) {
        return change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Rights.open(data, account);
            List<Grant> grants = data.grants(account);
            if (grants.stream().anyMatch(each -> ADMINISTRATORS.contains(each.role()))) {
                throw ZhihengException.conflict("ACCESS-ADMINISTRATOR", "这一账号是系统管理员、安全管理员或者审计管理员的账号:角色由安全管理员收回");
            }
            Instant now = clock.instant();
            List<Grant> ending = grants.stream()
                    .filter(each -> each.until() == null || each.until().isAfter(end))
                    .toList();
            for (Grant each : ending) {
                if (end.isAfter(now)) {
                    data.shorten(each.id(), end);
                } else {
                    data.revoke(each.id(), now);
                }
            }
            if (!ending.isEmpty()) {
                journal.changed(
                        named(actor), Operation.ROLE_REVOKE, "account/" + account, "left", States.of(data, account));
            }
            Map<String, Instant> ends = new LinkedHashMap<>();
            ending.forEach(each -> ends.put(each.id(), each.until()));
            return ends;
        });
    }

    @Override
    public int stay(String actor, String account, Instant end, Map<String, Instant> ends) {
        return change(data -> {
            data.guard(AccessData.Guard.RIGHTS);
            Rights.open(data, account);
            List<Grant> going = data.grants(account).stream()
                    .filter(each -> ends.containsKey(each.id()) && end.equals(each.until()))
                    .toList();
            going.forEach(each -> data.prolong(each.id(), end, ends.get(each.id())));
            if (!going.isEmpty()) {
                journal.changed(
                        named(actor), Operation.ROLE_GRANT, "account/" + account, "stays", States.of(data, account));
            }
            return going.size();
        });
    }

    @Override
    public Optional<String> bodyOf(String account) {
        return store.read(data -> data.account(account)).filter(Account::open).map(Account::body);
    }

    @Override
    public Optional<String> nameOf(String account) {
        return store.read(data ->
                data.account(account).map(Account::person).flatMap(data::person).map(Person::name));
    }

    @Override
    public boolean holds(String account, Role role, String body) {
        Instant now = clock.instant();
        return store.read(data -> data.account(account).filter(Account::open).isPresent()
                && data.grants(account).stream()
                        .anyMatch(each -> each.role() == role && each.body().equals(body) && each.holdsAt(now)));
    }
}
