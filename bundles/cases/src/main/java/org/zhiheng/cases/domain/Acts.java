package org.zhiheng.cases.domain;

import java.util.LinkedHashSet;
import java.util.Set;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;

/** The acts of officers that pieces tell of. */
public final class Acts {

    /** The question whether who acts may; its proof asks it, and the head may conclude where it is undetermined. */
    public static final String OFFICERS = "officer-competence";

    /** As {@link #OFFICERS}, whether the body may. */
    public static final String COMPETENCE = "competence";

    private Acts() {}

    /** Whether there is anything to prove: an act of which it is said when. */
    public static boolean wanted(Piece piece) {
        PieceDefinition.Act act = Kinds.of(piece.kind()).act();
        return act != null
                && piece.values().get(act.at()) != null
                && !officers(piece, act).isEmpty();
    }

    /** Whether another version tells of the same act, so that its proof holds for it, too. */
    public static boolean same(Piece one, Piece other) {
        PieceDefinition.Act act = Kinds.of(one.kind()).act();
        return act == null
                || one.values().get(act.at()) != null
                        && one.values().get(act.at()).equals(other.values().get(act.at()))
                        && officers(one, act).equals(officers(other, act));
    }

    /** Keys of the officers who act. */
    public static Set<String> officers(Piece piece, PieceDefinition.Act act) {
        return piece.values().get(act.officers()) instanceof String one
                ? Set.of(one)
                : new LinkedHashSet<>(piece.texts(act.officers()));
    }
}
