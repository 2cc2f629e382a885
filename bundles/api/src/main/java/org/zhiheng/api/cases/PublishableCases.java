package org.zhiheng.api.cases;

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
     */
    record Material(CaseHead head, String bodyTitle, List<Piece> pieces, boolean relatedPending) {
        public Material {
            pieces = List.copyOf(pieces);
        }
    }

    /** Empty where there is no such case. */
    Optional<Material> material(String id);

    /** The kinds of pieces there are. */
    List<PieceDefinition> kinds();
}
