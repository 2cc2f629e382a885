package org.zhiheng.cases.search;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
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
                boolean written = field.kind() == Field.Kind.TEXT || field.kind() == Field.Kind.LONG_TEXT;
                String text = written && field.privacy() != Field.Privacy.SECRET ? piece.text(field.name()) : null;
                if (text != null) {
                    all.add(new CaseText(
                            piece.kind(), piece.key(), field.name(), field.privacy() != Field.Privacy.OPEN, text));
                }
            }
        }
        return all;
    }
}
