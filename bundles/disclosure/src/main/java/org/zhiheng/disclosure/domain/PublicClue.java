package org.zhiheng.disclosure.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A clue of the public as it stands; what it says is in the vault. Immutable.
 *
 * @param codeHash by which the code is known
 * @param state name of a constant of {@link org.zhiheng.api.disclosure.Clues.State}, or {@link #DESTROYED}
 * @param files hashes of what came with it
 * @param changedOn the day of the last change that the sender may learn
 * @param keptUntil the last day on which anything of it is kept; null while it is open
 */
public record PublicClue(
        String id,
        String codeHash,
        String body,
        String state,
        Instant receivedAt,
        List<String> files,
        boolean identified,
        String caseId,
        String told,
        LocalDate changedOn,
        LocalDate answerBy,
        LocalDate keptUntil,
        long version) {

    /** Nothing of it is kept any more. */
    public static final String DESTROYED = "DESTROYED";

    public PublicClue {
        files = List.copyOf(files);
    }

    /** Given to another body. */
    public PublicClue at(String other, LocalDate by, LocalDate today) {
        return new PublicClue(
                id,
                codeHash,
                other,
                state,
                receivedAt,
                files,
                identified,
                caseId,
                told,
                today,
                by,
                keptUntil,
                version + 1);
    }

    /**
     * With what came of it.
     *
     * @param kept as {@link #keptUntil}
     */
    public PublicClue closed(String newState, String ofCase, String words, LocalDate today, LocalDate kept) {
        return new PublicClue(
                id,
                codeHash,
                body,
                newState,
                receivedAt,
                files,
                identified,
                ofCase,
                words,
                today,
                null,
                kept,
                version + 1);
    }

    /** With nothing left of it. */
    public PublicClue destroyed(LocalDate today) {
        return new PublicClue(
                id,
                codeHash,
                body,
                DESTROYED,
                receivedAt,
                List.of(),
                false,
                null,
                null,
                today,
                null,
                null,
                version + 1);
    }

    /** As an entry of the record says it and as it is verified. */
    public Map<String, Object> recorded() {
        Map<String, Object> recorded = new LinkedHashMap<>();
        recorded.put("body", body);
        recorded.put("state", state);
        recorded.put("files", files);
        recorded.put("case", caseId);
        recorded.put("keptUntil", keptUntil == null ? null : keptUntil.toString());
        recorded.put("version", version);
        return recorded;
    }
}
