package org.zhiheng.access.service;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/** Keeps the tree of bodies. */
@Component(service = Organisation.class)
public final class OrganisationService implements Organisation {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final AccessStore store;
    private final Permissions permissions;
    private final Trees trees;
    private final Journal journal;

    @Activate
    public OrganisationService(
            @Reference AccessStore store,
            @Reference Permissions permissions,
            @Reference Trees trees,
            @Reference Journal journal) {
        this.store = store;
        this.permissions = permissions;
        this.trees = trees;
        this.journal = journal;
    }

    @Override
    public void add(Principal by, Body body) {
        permissions.check(by, Operation.ORGANISATION_CHANGE, null);
        if (!ID.matcher(body.id()).matches()) {
            throw ZhihengException.invalid("ACCESS-BODY-ID", "机构编号只能用小写字母、数字和连字符,至多40个", "id");
        }
        store.change(data -> {
            data.guard(AccessData.Guard.ORGANISATION);
            Tree tree = new Tree(data.bodies());
            if (tree.body(body.id()).isPresent()) {
                throw ZhihengException.conflict("ACCESS-BODY-EXISTS", "已有编号为“" + body.id() + "”的机构");
            }
            if (body.parent() != null
                    && tree.body(body.parent())
                            .filter(parent -> Tree.within(body.division(), parent.division()))
                            .isEmpty()) {
                throw ZhihengException.invalid("ACCESS-BODY-PARENT", "没有这个上级机构,或者区划不在上级机构的区划内", "parent");
            }
            data.insert(body);
            journal.changed(by, Operation.ORGANISATION_CHANGE, "body/" + body.id(), "added", States.of(body));
            return null;
        });
        trees.forget();
    }

    @Override
    public Optional<Body> body(String id) {
        return trees.current().body(id);
    }

    @Override
    public List<Body> bodies() {
        return trees.current().all();
    }
}
