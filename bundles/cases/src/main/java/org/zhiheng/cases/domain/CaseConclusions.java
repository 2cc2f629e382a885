package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.registers.Field;

/** What is asked of the rules so that clocks start which no piece of a file starts by itself. */
public final class CaseConclusions {

    private CaseConclusions() {}

    /** The facts of {@code term} for the time in which a party may sue; empty while no decision is served, or the party has sued. */
    public static Optional<Map<String, Object>> suit(CaseHead head, Pieces file) {
        boolean sued = file.of(ClosingKinds.REMEDY).stream()
                .anyMatch(each -> word(Words.RemedyKind.LITIGATION).equals(each.text("kind")));
        if (sued) {
            return Optional.empty();
        }
        Optional<LocalDate> reconsidered = CaseFacts.reconsidered(file);
        return reconsidered.or(() -> served(head, file)).map(from -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("code", reconsidered.isPresent() ? "a-15" : "a-6m");
            facts.put("start", from.toString());
            if (head.field() != null) {
                facts.put("field", head.field());
            }
            return facts;
        });
    }

    /** Until when a fine was allowed to be paid later, or the first part of it that was not paid in time; empty where nobody has. */
    public static Optional<LocalDate> deferred(Pieces file) {
        return file.one(ExecutionKinds.DEFERRAL)
                .map(each -> Dues.of(file).firstMissed().orElse(each.date("until")));
    }

    /** The facts of {@code term} for the time in which a fine is to be paid; empty while no fine is decided and served. */
    public static Optional<Map<String, Object>> payment(CaseHead head, Pieces file) {
        if (CaseFacts.fine(file) == null) {
            return Optional.empty();
        }
        return served(head, file).map(from -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("code", "p-pay");
            facts.put("start", from.toString());
            if (head.field() != null) {
                facts.put("field", head.field());
            }
            return facts;
        });
    }

    /** When the decision of a file was served, or the one that it executes; empty while it is not. */
    public static Optional<LocalDate> served(CaseHead head, Pieces file) {
        return file.one(ExecutionKinds.TITLE)
                .map(each -> each.date("servedOn"))
                .or(() -> CaseFacts.served(file, head.actKind()));
    }

    private static void amount(Map<String, Object> facts, String name, BigDecimal amount) {
        if (amount != null) {
            facts.put(name, amount.toPlainString());
        }
    }

    /** The facts of {@code reporting}; empty while nothing is decided. */
    public static Optional<Map<String, Object>> reporting(CaseHead head, Pieces file) {
        Optional<Piece> decision = file.one(DecisionKinds.DECISION);
        Piece party = file.party();
        if (decision.isEmpty() || party == null) {
            return Optional.empty();
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("actKind", Field.word(head.actKind()));
        facts.put("partyKind", party.text("kind"));
        facts.put("sanctions", decision.get().texts("sanctions"));
        amount(facts, "fine", decision.get().decimal("fine"));
        amount(facts, "confiscated", Dues.confiscated(decision.get()));
        facts.put("decidedOn", decision.get().date("decidedOn").toString());
        return Optional.of(facts);
    }
}
