package org.zhiheng.cases.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.SimilarDecisions;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.cases.domain.Alike;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseStore;

/** Finds decisions on the same item. */
@Component(service = SimilarDecisions.class)
public final class SimilarService implements SimilarDecisions {

    private static final int BATCH = 200;
    /** Those of the last years; what was decided long before says little of today. */
    private static final int MOST_LOOKED = 2000;

    private static final int MOST_SHOWN = 50;

    private final Cases cases;
    private final CaseStore store;
    private final Permissions permissions;

    @Activate
    public SimilarService(@Reference Cases cases, @Reference CaseStore store, @Reference Permissions permissions) {
        this.cases = cases;
        this.store = store;
        this.permissions = permissions;
    }

    @Override
    public Answer of(Principal by, String id, int size) {
        if (size < 1 || size > MOST_SHOWN) {
            throw ZhihengException.invalid("PAGE-SIZE", "条数应当在1到" + MOST_SHOWN + "之间,现在是" + size, "size");
        }
        CaseFile file = cases.show(by, id, null);
        String item = file.head().item();
        if (item == null) {
            throw ZhihengException.conflict("CASE-ITEM", "这一案件还没有写明执法事项,不能比较");
        }
        Reach reach = permissions.reach(by, Operation.CASE_VIEW);
        Collection<String> bodies = reach.everywhere() ? null : reach.bodies();
        Alike alike = new Alike(new Pieces(file.pieces()));
        List<Similar> found = new ArrayList<>();
        int looked = 0;
        String after = null;
        do {
            String from = after;
            Cases.Page page =
                    store.read(data -> data.list(new Cases.Wanted(null, null, null, item, null, BATCH, from), bodies));
            List<CaseHead> others =
                    page.cases().stream().filter(each -> !each.id().equals(id)).toList();
            Map<String, List<Piece>> files = store.read(
                    data -> data.pieces(others.stream().map(CaseHead::id).toList(), Alike.KINDS));
            others.forEach(each -> alike.compared(each, new Pieces(files.getOrDefault(each.id(), List.of())))
                    .ifPresent(found::add));
            looked += others.size();
            after = page.next();
        } while (after != null && looked < MOST_LOOKED);
        found.sort(Alike.order());
        return new Answer(
                item,
                alike.tier(),
                alike.factors(),
                found.subList(0, Math.min(size, found.size())),
                Alike.figures(found),
                Alike.figures(found.stream().filter(alike::alike).toList()),
                looked,
                after == null);
    }
}
