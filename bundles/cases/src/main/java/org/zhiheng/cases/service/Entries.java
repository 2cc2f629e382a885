package org.zhiheng.cases.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Heads;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.PieceForm;

/** Entries of the record about a case (docs/contracts/records.md: {@code state} and {@code parts}). */
final class Entries {

    private Entries() {}

    static Subject subject(CaseHead head) {
        return new Subject(Cases.SUBJECT, head.id());
    }

    /**
     * @param told what the entry tells besides
     * @param written pieces that stand from now on
     * @param gone pieces that stand no more
     */
    static Appending of(
            String actor,
            Instant at,
            String kind,
            Map<String, Object> told,
            CaseHead head,
            List<Examination.Written> written,
            List<Piece> gone,
            String book) {
        Map<String, Object> payload = new LinkedHashMap<>(told);
        Map<String, Object> parts = new HashMap<>();
        List<Object> secrets = new ArrayList<>();
        for (Examination.Written each : written) {
            Piece piece = each.piece();
            parts.put(PieceForm.name(piece), PieceForm.recorded(head.id(), piece));
            each.secrets()
                    .forEach((field, number) -> secrets.add(Map.of(
                            "part",
                            PieceForm.name(piece),
                            "field",
                            field,
                            "number",
                            new Personal(PieceForm.person(head.id(), piece), vaultKind(piece, field), number))));
        }
        gone.forEach(each -> parts.put(PieceForm.name(each), null));
        if (!parts.isEmpty()) {
            payload.put("parts", parts);
        }
        if (!secrets.isEmpty()) {
            payload.put("secrets", secrets);
        }
        payload.put("state", Heads.recorded(head));
        return new Appending(subject(head), at, actor, kind, payload, attachments(written), book);
    }

    private static List<Attachment> attachments(List<Examination.Written> written) {
        return written.stream()
                .flatMap(each -> each.attachments().stream())
                .distinct()
                .toList();
    }

    /** Numbers of one kind are found again wherever they stand. */
    private static String vaultKind(Piece piece, String field) {
        Field found = Kinds.of(piece.kind()).field(field).orElseThrow();
        return found.kind() == Field.Kind.CITIZEN_NUMBER ? "citizen-number" : found.hyphened();
    }
}
