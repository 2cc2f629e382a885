package org.zhiheng.access.service;

import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Tree;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/** What a body still has that is about to be closed, under the guards of organisation and rights. */
record Closing(Tree tree, Body body, List<String> accounts, List<String> holders, List<Body> below) {

    static Closing of(AccessData data, Tree tree, Body body) {
        String id = body.id();
        return new Closing(
                tree,
                body,
                data.accounts().stream()
                        .filter(each -> each.open() && each.body().equals(id))
                        .map(Account::id)
                        .toList(),
                data.grants().stream()
                        .filter(each -> each.body().equals(id))
                        .map(Grant::account)
                        .toList(),
                tree.all().stream()
                        .filter(each -> each.open() && id.equals(each.parent()))
                        .toList());
    }

    boolean used() {
        return !accounts.isEmpty() || !holders.isEmpty() || !below.isEmpty();
    }

    /** Puts it all under another body. */
    void handOver(Principal by, AccessData data, Journal journal, String to) {
        boolean fit = tree.body(to).filter(Body::open).isPresent() && !tree.atOrBelow(to, body.id());
        if (!fit) {
            throw ZhihengException.invalid("ACCESS-BODY-MERGED", "应当并入另一个没有撤销的机构,不能是它自己或者它的下级", "mergedInto");
        }
        below.forEach(each -> OrganisationService.below(tree, to, each.division()));
        data.handOver(body.id(), to);
        below.forEach(each -> journal.changed(
                by,
                Operation.ORGANISATION_CHANGE,
                "body/" + each.id(),
                "moved",
                States.of(OrganisationService.with(each, each.title(), to, null, null))));
        Stream.concat(accounts.stream(), holders.stream())
                .distinct()
                .forEach(each -> journal.changed(
                        by, Operation.ORGANISATION_CHANGE, "account/" + each, "handed-over", States.of(data, each)));
    }
}
