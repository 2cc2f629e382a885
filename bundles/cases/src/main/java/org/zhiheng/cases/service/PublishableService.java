package org.zhiheng.cases.service;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.cases.domain.CaseConclusions;
import org.zhiheng.cases.domain.Dues;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Order;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Remedies;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;

/** Shows files as they stand to the context that publishes decisions. */
@Component(service = PublishableCases.class)
public final class PublishableService implements PublishableCases {

    private static final String SANCTIONS = "sanctions";
    private static final String FINE = "fine";
    private static final String GAINS = "gains";
    private static final String RELATION = "relation";

    private final CaseStore store;
    private final Organisation organisation;
    private final CaseRules rules;

    @Activate
    public PublishableService(
            @Reference CaseStore store, @Reference Organisation organisation, @Reference CaseRules rules) {
        this.store = store;
        this.organisation = organisation;
        this.rules = rules;
    }

    @Override
    public Optional<Material> material(String id) {
        return store.read(data -> data.head(id).map(head -> {
            List<Piece> pieces = data.pieces(id);
            return material(
                    head,
                    organisation.body(head.body()).map(Body::title).orElse(head.body()),
                    pieces,
                    related(data, pieces),
                    rules.payableUntil(head, new Pieces(pieces)).orElse(null));
        }));
    }

    /**
     * What a file comes to.
     *
     * @param relatedPending as {@link Material#relatedPending}
     * @param payableUntil the last day on which its fine may be paid; null where there is none, or nobody can say
     */
    public static Material material(
            CaseHead head, String bodyTitle, List<Piece> pieces, boolean relatedPending, LocalDate payableUntil) {
        Pieces file = new Pieces(pieces);
        return new Material(
                head,
                bodyTitle,
                pieces,
                relatedPending,
                Remedies.changed(file).map(each -> changed(each, file)).orElse(null),
                new Payment(paid(head, file), payableUntil, Remedies.stopping(file) > 0),
                Order.in(file));
    }

    /** What an earlier change has made of something stands until a later one speaks of it; of a change that says nothing at all nobody knows what it altered. */
    private static Changed changed(Remedies.Changed last, Pieces file) {
        Piece piece = last.piece();
        boolean said = Stream.of(SANCTIONS, FINE, GAINS)
                .anyMatch(each -> piece.values().get(each) != null);
        return new Changed(
                last.change(),
                last.on(),
                piece.kind(),
                piece.key(),
                said ? altered(file, SANCTIONS, each -> each.texts(SANCTIONS)) : null,
                said ? altered(file, FINE, each -> each.decimal(FINE)) : null,
                said ? altered(file, GAINS, each -> each.decimal(GAINS)) : null);
    }

    private static <T> T altered(Pieces file, String field, Function<Piece, T> value) {
        return Remedies.altered(file, field, LocalDate.MAX).map(value).orElse(null);
    }

    private static Paid paid(CaseHead head, Pieces file) {
        Paid paid = Dues.of(file).paid(EnumSet.allOf(PaymentFor.class));
        return paid == Paid.NONE && CaseConclusions.served(head, file).isEmpty() ? Paid.NOT_SERVED : paid;
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
    public Set<String> ordersOf(String kind) {
        return Order.of(Kinds.of(kind)).stream().map(Order::code).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<PieceDefinition> kinds() {
        return Kinds.all();
    }
}
