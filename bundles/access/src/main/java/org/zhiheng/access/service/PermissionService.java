package org.zhiheng.access.service;

import java.util.EnumSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Decision;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;

/** The gate before every operation and before personal data. */
@Component(service = {Permissions.class, PersonalData.class})
public final class PermissionService implements Permissions, PersonalData {

    private static final String FORBIDDEN = "ACCESS-FORBIDDEN";

    private final AccessStore store;
    private final Trees trees;
    private final Journal journal;

    @Activate
    public PermissionService(@Reference AccessStore store, @Reference Trees trees, @Reference Journal journal) {
        this.store = store;
        this.trees = trees;
        this.journal = journal;
    }

    @Override
    public boolean may(Principal who, Operation operation, Target target) {
        return decide(who, operation, target) == Decision.ALLOWED;
    }

    @Override
    public void check(Principal who, Operation operation, Target target) {
        Decision decision = decide(who, operation, target);
        if (decision != Decision.ALLOWED) {
            throw refused(who, operation, decision, target == null ? null : "body/" + target.body());
        }
    }

    @Override
    public Reach reach(Principal who, Operation operation) {
        Reach reach = Decision.reach(who, operation, trees.current());
        if (reach.nothing()) {
            Decision barred = Decision.barred(who, operation);
            throw refused(who, operation, barred == null ? Decision.REFUSED : barred, null);
        }
        return reach;
    }

    @Override
    public Set<Operation> operations(Principal who) {
        Tree tree = trees.current();
        Set<Operation> allowed = EnumSet.noneOf(Operation.class);
        for (Operation each : Operation.values()) {
            if (any(who, each, tree)) {
                allowed.add(each);
            }
        }
        return allowed;
    }

    @Override
    public boolean any(Principal who, Operation operation) {
        return any(who, operation, trees.current());
    }

    private static boolean any(Principal who, Operation operation, Tree tree) {
        return operation.onData()
                ? Decision.reaches(who, operation, tree)
                : Decision.on(who, operation, null, tree) == Decision.ALLOWED;
    }

    /** Puts the refusal down and makes what tells of it. */
    private ZhihengException refused(Principal who, Operation operation, Decision decision, String subject) {
        boolean restricted = decision == Decision.RESTRICTED;
        String code = restricted ? "ACCESS-RESTRICTED" : FORBIDDEN;
        refuse(who, operation, subject, code);
        return ZhihengException.forbidden(
                code,
                restricted
                        ? "请先修改初始口令、绑定动态验证码,再办理“" + operation.title() + "”"
                        : "没有“" + operation.title() + "”的权限,或者超出数据范围");
    }

    @Override
    public void use(
            Principal who, Operation operation, Target target, AuditEvent.Kind use, String subject, String purpose) {
        check(who, operation, target);
        store.change(data -> {
            journal.used(who, use, operation, subject, purpose);
            return null;
        });
    }

    private Decision decide(Principal who, Operation operation, Target target) {
        Tree tree = trees.current();
        return Decision.on(who, operation, target, tree);
    }

    private void refuse(Principal who, Operation operation, String subject, String why) {
        store.change(data -> {
            journal.refused(who, operation, subject, why);
            return null;
        });
    }
}
