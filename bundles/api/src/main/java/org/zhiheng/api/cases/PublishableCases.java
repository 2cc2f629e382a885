package org.zhiheng.api.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

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
     */
    record Material(
            CaseHead head,
            String bodyTitle,
            List<Piece> pieces,
            boolean relatedPending,
            Changed changed,
            Payment payment) {
        public Material {
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * A change of the decision that has not been undone itself.
     *
     * @param change word of {@link org.zhiheng.api.questions.DecisionChange}
     */
    record Changed(String change, LocalDate on) {}

    /** How far what the decision wants to be paid is paid. */
    enum Paid {
        /** It wants nothing to be paid. */
        NOTHING_DUE,
        /** The decision is not served, so the time to pay has not begun. */
        NOT_SERVED,
        NONE,
        PARTLY,
        WHOLLY
    }

    /**
     * @param until the last day on which it may be paid, put off or not; null before the decision is served, where the law names none, or nobody can say
     * @param stopped whether a remedy stops the execution
     */
    record Payment(Paid paid, LocalDate until, boolean stopped) {}

    /** Empty where there is no such case. */
    Optional<Material> material(String id);

    /** The kinds of pieces there are. */
    List<PieceDefinition> kinds();
}
