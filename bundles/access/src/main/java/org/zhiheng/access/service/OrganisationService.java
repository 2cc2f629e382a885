package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Texts;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** Keeps the tree of bodies. */
@Component(service = Organisation.class)
public final class OrganisationService implements Organisation {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final int LONGEST_TITLE = 200;

    private final AccessStore store;
    private final Permissions permissions;
    private final Trees trees;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public OrganisationService(
            @Reference AccessStore store,
            @Reference Permissions permissions,
            @Reference Trees trees,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.trees = trees;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void add(Principal by, Body body) {
        permissions.check(by, Operation.ORGANISATION_CHANGE, null);
        if (!ID.matcher(body.id()).matches()) {
            throw ZhihengException.invalid("ACCESS-BODY-ID", "机构编号只能用小写字母、数字和连字符,至多40个", "id");
        }
        titled(body.title());
        store.change(data -> {
            data.guard(AccessData.Guard.ORGANISATION);
            Tree tree = new Tree(data.bodies());
            if (tree.body(body.id()).isPresent()) {
                throw new ZhihengException(
                        ErrorKind.CONFLICT, "ACCESS-BODY-EXISTS", "已有编号为“" + body.id() + "”的机构", "id", null);
            }
            below(tree, body.parent(), body.division());
            onlyBureau(tree, body);
            Body made = new Body(body.id(), body.kind(), body.title().strip(), body.division(), body.parent());
            data.insert(made);
            journal.changed(by, Operation.ORGANISATION_CHANGE, "body/" + made.id(), "added", States.of(made));
            return null;
        });
        trees.forget();
    }

    /** A government has one justice bureau, so that it is known which one acts. */
    private static void onlyBureau(Tree tree, Body body) {
        if (body.kind() == Body.Kind.JUSTICE_BUREAU
                && tree.all().stream()
                        .anyMatch(each -> each.open()
                                && each.kind() == Body.Kind.JUSTICE_BUREAU
                                && Objects.equals(each.parent(), body.parent()))) {
            throw ZhihengException.conflict("ACCESS-BODY-JUSTICE", "这一上级机构下面已有司法行政部门,只能有一个");
        }
    }

    @Override
    public Body rename(Principal by, String id, String title) {
        titled(title);
        return change(by, id, "renamed", (data, tree, body) -> with(body, title.strip(), body.parent(), null, null));
    }

    @Override
    public Body move(Principal by, String id, String parent) {
        return change(by, id, "moved", (data, tree, body) -> {
            below(tree, parent, body.division());
            if (tree.atOrBelow(parent, id)) {
                throw ZhihengException.invalid("ACCESS-BODY-PARENT", "上级机构不能是它自己或者它的下级", "parent");
            }
            return with(body, body.title(), parent, null, null);
        });
    }

    @Override
    public Body close(Principal by, String id, String mergedInto) {
        return change(by, id, "closed", (data, tree, body) -> {
            data.guard(AccessData.Guard.RIGHTS);
            Closing closing = Closing.of(data, tree, body);
            if (mergedInto != null) {
                closing.handOver(by, data, journal, mergedInto);
            } else if (closing.used()) {
                throw ZhihengException.conflict("ACCESS-BODY-USED", "这一机构还有账号、角色或者下级机构:先停用、收回、移走,或者写明并入哪个机构");
            }
            return with(body, body.title(), body.parent(), clock.instant(), mergedInto);
        });
    }

    private interface Changing {
        Body changed(AccessData data, Tree tree, Body body);
    }

    private Body change(Principal by, String id, String detail, Changing what) {
        permissions.check(by, Operation.ORGANISATION_CHANGE, null);
        Body changed = store.change(data -> {
            data.guard(AccessData.Guard.ORGANISATION);
            Body body = Rights.body(data, id);
            Body made = what.changed(data, new Tree(data.bodies()), body);
            data.save(made);
            journal.changed(by, Operation.ORGANISATION_CHANGE, "body/" + id, detail, States.of(made));
            return made;
        });
        trees.forget();
        return changed;
    }

    static Body with(Body body, String title, String parent, Instant closedAt, String mergedInto) {
        return new Body(body.id(), body.kind(), title, body.division(), parent, closedAt, mergedInto);
    }

    static void titled(String title) {
        if (!Texts.written(title, LONGEST_TITLE)) {
            throw ZhihengException.invalid("ACCESS-BODY-TITLE", "机构名称应当填写,至多" + LONGEST_TITLE + "字,没有控制字符", "title");
        }
    }

    /** A root stands for a division of its own; below the platform's, which is the nation, there is no other. */
    static void below(Tree tree, String parent, DivisionCode division) {
        boolean fit = parent == null
                ? tree.all().stream()
                        .filter(each -> each.parent() == null)
                        .noneMatch(each -> division.within(each.division())
                                || each.division().within(division))
                : tree.body(parent)
                        .filter(Body::open)
                        .filter(each -> division.within(each.division()))
                        .isPresent();
        if (!fit) {
            throw ZhihengException.invalid("ACCESS-BODY-PARENT", "应当写明没有撤销的上级机构,区划在上级机构的区划内", "parent");
        }
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
