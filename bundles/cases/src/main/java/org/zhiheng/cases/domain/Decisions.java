package org.zhiheng.cases.domain;

import java.util.Map;
import java.util.Set;
import org.zhiheng.api.questions.ActKind;

/** Which documents are the decision that a kind of act comes to, whose service makes it final for those who made it. */
public final class Decisions {

    private static final Map<ActKind, Set<String>> DOCUMENTS = Map.of(
            ActKind.PENALTY, Set.of("penalty-decision", "spot-decision", "no-penalty-decision"),
            ActKind.COERCIVE_MEASURE, Set.of("measure-decision"),
            ActKind.COERCIVE_EXECUTION, Set.of("execution-decision", "substitute-decision"),
            ActKind.LICENCE, Set.of("licence", "licence-decision", "refusal-decision"),
            ActKind.CONFIRMATION, Set.of("confirmation-decision", "refusal-decision"),
            ActKind.FEE, Set.of("fee-decision"));

    private Decisions() {}

    /** @param kind null where nobody knows */
    public static boolean document(ActKind kind, String document) {
        return kind != null && DOCUMENTS.getOrDefault(kind, Set.of()).contains(document);
    }
}
