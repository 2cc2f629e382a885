package org.zhiheng.cases.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Kinds;

/**
 * A text of a case that can be searched.
 *
 * @param kind of the piece; {@link #CASE} for the case itself
 * @param key of the piece; null for the case itself
 * @param personal whether it may say something about a person
 */
record CaseText(String kind, String key, String field, boolean personal, String text) {

    static final String CASE = "case";

    /** All texts of a case that people wrote. Numbers that identify a person are in no file but masked, and not among them. */
    static List<CaseText> of(CaseHead head, List<Piece> pieces) {
        List<CaseText> all = new ArrayList<>();
        all.add(new CaseText(CASE, null, "title", false, head.title()));
        if (head.number() != null) {
            all.add(new CaseText(CASE, null, "number", false, head.number()));
        }
        for (Piece piece : pieces) {
            for (Field field : Kinds.of(piece.kind()).fields()) {
                String text = isWritten(field) ? piece.text(field.name()) : null;
                if (text != null) {
                    all.add(new CaseText(
                            piece.kind(), piece.key(), field.name(), field.privacy() != Field.Privacy.OPEN, text));
                }
            }
        }
        return all;
    }

    /**
     * All texts of a file that was taken in, but those nobody may read. What this platform has no field for may say something about a person.
     *
     * @param file as the package has it (docs/contracts/archives.md)
     */
    static List<CaseText> of(CaseArchives.Archived archived, Map<String, Object> file) {
        List<CaseText> all = new ArrayList<>();
        all.add(new CaseText(CASE, null, "title", false, archived.title()));
        if (archived.number() != null) {
            all.add(new CaseText(CASE, null, "number", false, archived.number()));
        }
        for (Object each : (List<?>) file.get("pieces")) {
            Map<?, ?> piece = (Map<?, ?>) each;
            String[] name = ((String) piece.get("part")).split("/", 2);
            PieceDefinition kind = Kinds.of(name[0]);
            ((Map<?, ?>) piece.get("values")).forEach((key, value) -> {
                Optional<Field> field = kind == null
                        ? Optional.empty()
                        : kind.fields().stream()
                                .filter(one -> one.name().equals(key))
                                .findFirst();
                boolean written = field.isEmpty() || isWritten(field.get());
                if (written && value instanceof String text && !text.isEmpty()) {
                    boolean personal = field.isEmpty() || field.get().privacy() != Field.Privacy.OPEN;
                    all.add(new CaseText(name[0], name[1], (String) key, personal, text));
                }
            });
        }
        return all;
    }

    private static boolean isWritten(Field field) {
        return (field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LONG_TEXT)
                && field.privacy() != Field.Privacy.SECRET;
    }
}
