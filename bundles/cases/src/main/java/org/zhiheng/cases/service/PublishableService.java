package org.zhiheng.cases.service;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PublishableCases;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;

/** Shows files as they stand to the context that publishes decisions. */
@Component(service = PublishableCases.class)
public final class PublishableService implements PublishableCases {

    private static final String RELATION = "relation";

    private final CaseStore store;
    private final Organisation organisation;

    @Activate
    public PublishableService(@Reference CaseStore store, @Reference Organisation organisation) {
        this.store = store;
        this.organisation = organisation;
    }

    @Override
    public Optional<Material> material(String id) {
        return store.read(data -> data.head(id).map(head -> {
            List<Piece> pieces = data.pieces(id);
            return new Material(
                    head,
                    organisation.body(head.body()).map(Body::title).orElse(head.body()),
                    pieces,
                    related(data, pieces));
        }));
    }

    /** Whether another case that was joined to it or split from it is still open. */
    private static boolean related(CaseData data, List<Piece> pieces) {
        return pieces.stream()
                .filter(each -> each.kind().equals(RELATION))
                .map(each -> data.head(each.text("case")))
                .flatMap(Optional::stream)
                .map(CaseHead::status)
                .anyMatch(each -> each != CaseStatus.CLOSED);
    }

    @Override
    public List<PieceDefinition> kinds() {
        return Kinds.all();
    }
}
