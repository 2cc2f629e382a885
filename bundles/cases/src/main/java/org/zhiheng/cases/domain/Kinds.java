package org.zhiheng.cases.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PieceDefinition.Act;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;

/** Every kind of piece, in the order of a file's index. */
public final class Kinds {

    /** Apart, for the kinds are made with the help of this class: whichever of them is asked first, all are there. */
    private static final class All {
        static final List<PieceDefinition> ALL = Stream.of(
                        BeginningKinds.ALL,
                        EvidenceKinds.ALL,
                        DecisionKinds.ALL,
                        ExecutionKinds.ALL,
                        ClosingKinds.ALL,
                        DocumentKinds.ALL)
                .flatMap(List::stream)
                .toList();

        static final Map<String, PieceDefinition> BY_ID =
                ALL.stream().collect(Collectors.toUnmodifiableMap(PieceDefinition::id, Function.identity()));

        /** Written by commands of their own; by id, for a definition with all its fields takes long to hash. */
        static final Set<String> BY_COMMAND = Stream.of(
                        ClosingKinds.DESIGNATION,
                        ClosingKinds.RELATION,
                        ClosingKinds.HAND_OVER,
                        ClosingKinds.INDEX_LINE,
                        DocumentKinds.DOCUMENT)
                .map(PieceDefinition::id)
                .collect(Collectors.toUnmodifiableSet());

        private All() {}
    }

    private Kinds() {}

    public static List<PieceDefinition> all() {
        return All.ALL;
    }

    /** Whether pieces of a kind are written by a command of their own, and by nobody's hand. */
    public static boolean byCommand(PieceDefinition kind) {
        return All.BY_COMMAND.contains(kind.id());
    }

    /** Whether pieces of a kind are written beside a file that is closed: what becomes of a decision afterwards, and of the file itself. */
    public static boolean afterwards(PieceDefinition kind) {
        return kind == ClosingKinds.REMEDY
                || kind == DecisionKinds.DECISION_CHANGE
                || kind == ExecutionKinds.REFUND
                || kind == ClosingKinds.APPRAISAL;
    }

    /** Null when there is no such kind. */
    public static PieceDefinition of(String id) {
        return All.BY_ID.get(id);
    }

    /** There is one in a file. */
    static PieceDefinition one(
            String id, String title, String group, Operation write, Act act, String label, Field... fields) {
        return new PieceDefinition(id, title, group, false, write, act, List.of(fields), label);
    }

    /** There may be several in a file. */
    static PieceDefinition several(
            String id, String title, String group, Operation write, Act act, String label, Field... fields) {
        return new PieceDefinition(id, title, group, true, write, act, List.of(fields), label);
    }

    /** The officers named in the field {@code officers} investigate. */
    static Act investigated(String at) {
        return new Act(OfficerStep.INVESTIGATE, "officers", at);
    }

    static Field officers() {
        return Field.codes("officers", "执法人员")
                .naming("officers")
                .hinted("执法人员的编号")
                .must();
    }

    static Field of(String name, String title, String kind) {
        return Field.reference(name, title, PieceDefinition.SAME_FILE + kind);
    }

    /** Of what was changed by reconsideration, by a court or by the body itself. */
    static Field returnOrdered() {
        return Field.yes("returnOrdered", "责令退还款项、返还财物").hinted("撤销、变更和无效的,不写也应当退还多缴的款项");
    }

    /** Kinds of sanction that a change of a decision leaves, whatever their sums. */
    static Field sanctionsLeft() {
        return Field.words("sanctions", "变更后的处罚种类", Sanction.class).hinted("种类没有变更的不写");
    }

    static Field yuan(String name, String title) {
        return Field.decimal(name, title, 2, "0", "99999999999.99");
    }
}
