package org.zhiheng.cases.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;

/** The pieces of a file that stand. Immutable. */
public final class Pieces {

    private final Map<String, Map<String, Piece>> byKind = new LinkedHashMap<>();

    public Pieces(List<Piece> pieces) {
        pieces.forEach(each -> byKind.computeIfAbsent(each.kind(), kind -> new LinkedHashMap<>())
                .put(each.key(), each));
    }

    /** With other versions in the place of some, without those of which another list says that they are gone. */
    public Pieces with(List<Piece> written, List<Piece> gone) {
        List<Piece> all = new ArrayList<>(all());
        all.removeIf(each -> gone.stream().anyMatch(other -> same(each, other))
                || written.stream().anyMatch(other -> same(each, other)));
        all.addAll(written);
        return new Pieces(all);
    }

    private static boolean same(Piece one, Piece other) {
        return one.kind().equals(other.kind()) && one.key().equals(other.key());
    }

    public List<Piece> all() {
        return byKind.values().stream().flatMap(each -> each.values().stream()).toList();
    }

    public List<Piece> of(PieceDefinition kind) {
        return List.copyOf(byKind.getOrDefault(kind.id(), Map.of()).values());
    }

    public Optional<Piece> one(PieceDefinition kind) {
        return of(kind).stream().findFirst();
    }

    public Optional<Piece> piece(String kind, String key) {
        return Optional.ofNullable(byKind.getOrDefault(kind, Map.of()).get(key));
    }

    /** Of several the one whose day is the latest, of one day the one written last; those without a day are left out. */
    Optional<Piece> last(PieceDefinition kind, String day, Predicate<Piece> counts) {
        return of(kind).stream()
                .filter(counts)
                .filter(each -> each.date(day) != null)
                .max(Comparator.<Piece, LocalDate>comparing(each -> each.date(day))
                        .thenComparing(Piece::at));
    }

    /** When a measure ended: lifted, or with the case in other hands (行政强制法 art. 21); null while it lasts. */
    public static LocalDate measureEndedOn(Piece measure) {
        LocalDate lifted = measure.date("liftedOn");
        return lifted == null ? measure.date("handedOverOn") : lifted;
    }

    Optional<LocalDate> lastDay(PieceDefinition kind, String day, Predicate<Piece> counts) {
        return last(kind, day, counts).map(each -> each.date(day));
    }

    /** Keys of the officers who handle the case on a day. */
    public List<String> handlers(LocalDate on) {
        return of(BeginningKinds.HANDLER).stream()
                .filter(each -> !each.date("from").isAfter(on)
                        && (each.date("to") == null || !each.date("to").isBefore(on)))
                .map(each -> each.text("officer"))
                .distinct()
                .toList();
    }

    /** How recusal of each officer stands; those of whom nothing is said are left out. */
    public Map<String, Object> recusals() {
        Map<String, Object> states = new LinkedHashMap<>();
        for (Piece each : of(BeginningKinds.RECUSAL)) {
            states.put(
                    each.text("officer"),
                    each.date("decidedOn") == null ? "requested" : each.yes("granted") ? "granted" : "refused");
        }
        return states;
    }

    /** The last designation of a body for the case, as the ruling {@code competence} asks for it; empty for none. */
    public Map<String, Object> designation(java.util.function.Function<String, String> acting) {
        Piece last = last(ClosingKinds.DESIGNATION, "on", each -> true).orElse(null);
        if (last == null || acting.apply(last.text("to")) == null) {
            return Map.of();
        }
        return Map.of(
                "body", acting.apply(last.text("to")),
                "by", last.text("by"),
                "on", last.date("on").toString());
    }

    /** Checks and questions of which the head has concluded in writing what no ruling says. */
    public Set<String> concluded() {
        Set<String> questions = new HashSet<>();
        of(DecisionKinds.CONCLUSION).forEach(each -> questions.add(each.text("question")));
        return questions;
    }

    /** Whether anything is decided. */
    public boolean decided() {
        return one(DecisionKinds.DECISION).isPresent();
    }

    /** Whether the party was told what is to be decided. */
    public boolean told() {
        return of(DecisionKinds.NOTICE).stream().anyMatch(each -> each.date("servedOn") != null);
    }

    public List<Piece> partyPieces() {
        return of(BeginningKinds.PARTY);
    }

    /** The rounds of review, the first one first; of those submitted on one day the one that was written down first. */
    public List<Piece> reviews() {
        return of(DecisionKinds.REVIEW).stream()
                .sorted(Comparator.<Piece, LocalDate>comparing(each -> each.date("submittedOn"))
                        .thenComparing(Piece::at))
                .toList();
    }

    /** When a penalty was decided that has not been annulled or declared unlawful or void since; empty for none. */
    public Optional<LocalDate> penaltyThatStands() {
        return Remedies.fallen(this) ? Optional.empty() : penaltyDecidedOn();
    }

    /** Keys of the parties. */
    public Set<String> parties() {
        Set<String> keys = new LinkedHashSet<>();
        of(BeginningKinds.PARTY).forEach(each -> keys.add(each.key()));
        return keys;
    }

    /** When a penalty was decided; empty while none is. */
    public Optional<LocalDate> penaltyDecidedOn() {
        return one(DecisionKinds.DECISION)
                .filter(each -> word(Words.DecisionKind.PENALTY).equals(each.text("kind")))
                .map(each -> each.date("decidedOn"));
    }

    /** The party against whom the case is; null while none is named. Of several the first one named. */
    Piece party() {
        return one(BeginningKinds.PARTY).orElse(null);
    }

    /** What the sanctions are to be, or are: those of the decision, else of the proposal. */
    Optional<Piece> outcome() {
        return one(DecisionKinds.DECISION).or(() -> one(DecisionKinds.PROPOSAL));
    }

    static String word(Enum<?> constant) {
        return Field.word(constant);
    }
}
