package org.zhiheng.api.cases;

import java.util.List;
import org.zhiheng.api.procedures.Run;

/**
 * A case with all that lies in its file now.
 *
 * @param pieces by kind and key
 * @param run where it stands, its terms, and where it can go
 */
public record CaseFile(CaseHead head, List<Piece> pieces, Run run) {
    public CaseFile {
        pieces = List.copyOf(pieces);
    }
}
