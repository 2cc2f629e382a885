package org.zhiheng.api.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.rulings.Label;

/**
 * What of cases the disclosure of decisions has to know. Checks no permission and masks nothing but numbers that identify persons: for the context that masks what is
 * published, and for nobody else. Thread-safe.
 */
@ProviderType
public interface PublishableCases {

    /**
     * A case as its file stands.
     *
     * @param bodyTitle what its body is called
     * @param relatedPending whether a case that it has to do with is still open
     * @param changed what reconsideration, a court or the body itself has made of the decision; null while it stands
     * @param ordered decisions of coercion that its pieces say beside the decision it comes to
     */
    record Material(
            CaseHead head,
            String bodyTitle,
            List<Piece> pieces,
            boolean relatedPending,
            Changed changed,
            Payment payment,
            List<Ordered> ordered) {
        public Material {
            pieces = List.copyOf(pieces);
            ordered = List.copyOf(ordered);
        }
    }

    /**
     * A decision of coercion: a measure, substitute performance, a surcharge. Nothing personal.
     *
     * @param decision code, e.g. {@code measure}
     * @param title what such a decision is called
     * @param kind of the piece that says it
     * @param key of that piece
     * @param on when it was decided
     * @param number of its paper; null while it has none
     * @param result what was decided
     * @param performance how it stands; null where nobody can say
     */
    record Ordered(
            String decision,
            String title,
            String kind,
            String key,
            LocalDate on,
            String number,
            String result,
            String performance) {}

    /**
     * A change of the decision that has not been undone itself.
     *
     * @param change word of {@link org.zhiheng.api.questions.DecisionChange}
     * @param kind of the piece that says it
     * @param key of that piece
     * @param sanctions words of {@link org.zhiheng.api.questions.Sanction} that are left; null where nothing is said of them
     * @param fine in yuan, as it was altered; null where nothing is said of it
     * @param gains confiscated gains in yuan, as they were altered; null where nothing is said of them
     */
    record Changed(
            String change,
            LocalDate on,
            String kind,
            String key,
            List<String> sanctions,
            BigDecimal fine,
            BigDecimal gains) {}

    /** How far what the decision wants to be paid is paid. */
    enum Paid {
        /** It wants nothing to be paid. */
        NOTHING_DUE,
        /** The decision is not served, so the time to pay has not begun. */
        NOT_SERVED,
        @Label("未履行")
        NONE,
        @Label("部分履行")
        PARTLY,
        @Label("款项已缴清")
        WHOLLY
    }

    /**
     * @param until the last day on which it may be paid, put off or not; null before the decision is served, where the law names none, or nobody can say
     * @param stopped whether a remedy stops the execution
     */
    record Payment(Paid paid, LocalDate until, boolean stopped) {}

    /** Empty where there is no such case. */
    Optional<Material> material(String id);

    /** Codes of the decisions of coercion that pieces of a kind may say; none for other kinds. */
    Set<String> ordersOf(String kind);

    /** The kinds of pieces there are. */
    List<PieceDefinition> kinds();
}
