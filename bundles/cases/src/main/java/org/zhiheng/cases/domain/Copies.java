package org.zhiheng.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;

/** Pieces of one file as they go into another one, when cases become one or one becomes several. What they refer to goes along. */
public final class Copies {

    /** What goes along when a case becomes part of another. */
    private static final Set<PieceDefinition> MERGED = Set.of(
            BeginningKinds.PARTY,
            BeginningKinds.SOFT_MEASURE,
            BeginningKinds.CHECK,
            EvidenceKinds.ELEMENT,
            EvidenceKinds.EVIDENCE,
            EvidenceKinds.PRESERVATION,
            EvidenceKinds.MEASURE,
            EvidenceKinds.RECORDING,
            ExecutionKinds.CORRECTION,
            ExecutionKinds.GOODS);

    /** What a case begins with that is taken out of another, beside its parties. */
    private static final Set<PieceDefinition> SPLIT = Set.of(
            BeginningKinds.CLUE,
            BeginningKinds.MATTER,
            BeginningKinds.FILING,
            BeginningKinds.HANDLER,
            BeginningKinds.RECUSAL,
            EvidenceKinds.ELEMENT,
            EvidenceKinds.EVIDENCE);

    /** Of what kind of piece an approval is, by its matter. */
    private static final Map<String, String> HELD = Map.of(
            Field.word(Words.ApprovalMatter.PRESERVATION), EvidenceKinds.PRESERVATION.id(),
            Field.word(Words.ApprovalMatter.MEASURE), EvidenceKinds.MEASURE.id(),
            Field.word(Words.ApprovalMatter.MEASURE_EXTENSION), EvidenceKinds.MEASURE.id(),
            Field.word(Words.ApprovalMatter.MEASURE_LIFTING), EvidenceKinds.MEASURE.id());

    private static final int LONGEST_KEY = 36;
    private static final int LONGEST_MARK = 8;

    private Copies() {}

    /**
     * A piece of another file.
     *
     * @param piece as it goes in
     * @param from as it is there
     */
    public record Copied(Piece piece, Piece from) {}

    /**
     * Who writes, and why.
     *
     * @param from id of the case whose pieces they are
     */
    public record Source(String from, String account, Instant at, String reason, String document) {}

    /** All that goes from one file into another, under keys that are free there. */
    public static List<Copied> merged(Pieces from, Pieces into, Source source) {
        return copied(
                from,
                into,
                piece -> (MERGED.contains(Kinds.of(piece.kind())) || held(piece)) && !known(piece, into),
                source);
    }

    /** What a new file begins with, with some parties of the one it comes from. */
    public static List<Copied> split(Pieces from, Set<String> parties, Source source) {
        return copied(
                from,
                new Pieces(List.of()),
                piece -> piece.kind().equals(BeginningKinds.PARTY.id())
                        ? parties.contains(piece.key())
                        : SPLIT.contains(Kinds.of(piece.kind())),
                source);
    }

    /** An approval on which rests what is held: it goes where that goes. */
    private static boolean held(Piece piece) {
        return piece.kind().equals(DecisionKinds.APPROVAL.id()) && HELD.containsKey(piece.text("matter"));
    }

    /** An organisation that is a party there already. */
    private static boolean known(Piece piece, Pieces into) {
        return piece.kind().equals(BeginningKinds.PARTY.id())
                && piece.text("creditCode") != null
                && into.of(BeginningKinds.PARTY).stream()
                        .anyMatch(each -> piece.text("creditCode").equals(each.text("creditCode")));
    }

    private static List<Copied> copied(Pieces from, Pieces into, Predicate<Piece> goes, Source source) {
        List<Piece> going = from.all().stream().filter(goes).toList();
        Map<String, String> keys = new LinkedHashMap<>();
        going.forEach(each -> keys.put(PieceForm.name(each), key(each, into, source.from())));
        List<Copied> copied = new ArrayList<>();
        for (Piece each : going) {
            Piece piece = new Piece(
                    each.kind(),
                    keys.get(PieceForm.name(each)),
                    1,
                    source.account(),
                    source.at(),
                    null,
                    source.reason(),
                    source.document(),
                    each.proof(),
                    values(each, keys));
            copied.add(new Copied(piece, each));
        }
        return copied;
    }

    private static String key(Piece piece, Pieces into, String from) {
        if (into.piece(piece.kind(), piece.key()).isEmpty()) {
            return piece.key();
        }
        String mark = "-" + from.substring(0, Math.min(LONGEST_MARK, from.length()));
        String key = piece.key();
        return key.substring(0, Math.min(key.length(), LONGEST_KEY - mark.length())) + mark;
    }

    /** With the keys in it that the pieces have there. */
    private static Map<String, Object> values(Piece piece, Map<String, String> keys) {
        Map<String, Object> values = new LinkedHashMap<>(piece.values());
        for (Field field : Kinds.of(piece.kind()).fields()) {
            Object value = values.get(field.name());
            if (value instanceof String key
                    && field.register() != null
                    && field.register().startsWith(PieceDefinition.SAME_FILE)) {
                String kind = field.register().substring(PieceDefinition.SAME_FILE.length());
                values.put(field.name(), keys.getOrDefault(kind + "/" + key, key));
            }
        }
        if (held(piece) && piece.text("about") != null) {
            String about = piece.text("about");
            values.put("about", keys.getOrDefault(HELD.get(piece.text("matter")) + "/" + about, about));
        }
        if (piece.kind().equals(EvidenceKinds.EVIDENCE.id())
                && !piece.texts("elements").isEmpty()) {
            values.put(
                    "elements",
                    piece.texts("elements").stream()
                            .map(each -> keys.getOrDefault(EvidenceKinds.ELEMENT.id() + "/" + each, each))
                            .toList());
        }
        return values;
    }
}
