package org.zhiheng.cases.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.cases.domain.Acts;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Pieces;

/** Proves that officers were competent for what a piece tells of, at its moment. */
@Component(service = Proofs.class)
public final class Proofs {

    private final RegisteredRulings rulings;
    private final CaseRules rules;
    private final Resolved known;

    @Activate
    public Proofs(@Reference RegisteredRulings rulings, @Reference CaseRules rules, @Reference Resolved known) {
        this.rulings = rulings;
        this.rules = rules;
        this.known = known;
    }

    /**
     * @param id of the proof; null where the head has concluded what no ruling says
     * @param refused empty when it is proven
     */
    record Proven(String id, List<Step.Refused> refused) {}

    /** Puts the proof down; one that proves nothing must be undone by who asked. */
    Proven of(Principal by, CaseHead head, Pieces file, Piece piece) {
        PieceDefinition.Act act = Kinds.of(piece.kind()).act();
        Set<String> officers = Acts.officers(piece, act);
        Map<String, Object> references = new LinkedHashMap<>();
        references.put("officers", List.copyOf(officers));
        references.put("body", head.body());
        Map<String, Object> recusals = new LinkedHashMap<>();
        officers.forEach(each -> recusals.put(each, "none"));
        file.recusals().forEach((officer, state) -> recusals.computeIfPresent(officer, (key, none) -> state));
        references.put("recusals", recusals);
        Piece matter = file.piece("matter", PieceDefinition.ONLY)
                .orElseThrow(() -> ZhihengException.invalid(
                        "CASE-MATTER-FIRST", "登记执法行为之前,应当先写明案由(执法事项和行为地):没有事项,不能证明执法资格", "pieces"));
        references.put("place", matter.text("division"));
        references.put("item", matter.text("item"));
        Object at = piece.values().get(act.at());
        LocalDate on = DateOrMoment.parse(at.toString()).date();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("at", at.toString());
        facts.put("step", Field.word(act.step()));
        if (matter.date("occurredOn") != null) {
            facts.put("occurredOn", matter.date("occurredOn").toString());
        }
        if (head.filedOn() != null) {
            facts.put("filedOn", head.filedOn().toString());
        }
        Map<String, Object> designation = file.designation(known::acting);
        if (!designation.isEmpty()) {
            facts.put("designation", designation);
        }
        RegisteredRulings.Proof proof = rulings.prove(by, on, references, facts);
        Set<String> concluded = file.concluded();
        concluded.retainAll(rules.concludable(head, on));
        List<Step.Refused> refused = proof.proven() ? List.of() : refused(concluded, proof);
        return new Proven(proof.id(), refused);
    }

    /** What stands in the way: what is answered with no, and what nobody knows and the head has not concluded. */
    private static List<Step.Refused> refused(Set<String> concluded, RegisteredRulings.Proof proof) {
        List<Step.Refused> refused = new ArrayList<>();
        Ruling<Map<String, Object>> officers = proof.officers().ruling();
        boolean competent = officers.determined()
                ? Boolean.TRUE.equals(officers.answer().get("competent"))
                : concluded.contains(Acts.OFFICERS);
        if (!competent) {
            refused.add(new Step.Refused(Acts.OFFICERS, "执法人员具备资格", officers));
        }
        Ruling<Map<String, Object>> competence = proof.competence().ruling();
        boolean ours = proof.ours() || !competence.determined() && concluded.contains(Acts.COMPETENCE);
        if (!ours) {
            refused.add(new Step.Refused(Acts.COMPETENCE, "执法主体有管辖权", competence));
        }
        return refused;
    }
}
