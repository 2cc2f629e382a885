package org.zhiheng.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.questions.ActKind;

/**
 * What is known of a case without its file.
 *
 * @param id opaque
 * @param number 立案号; null until it is filed
 * @param title of the matter, in Chinese; without any name
 * @param body whose case it is now
 * @param division of that body
 * @param field of enforcement, whose rules are laid in; null for none
 * @param item key of the item of the catalogue; null while nobody has said it
 * @param procedure id of the procedure it follows
 * @param run id of its run
 * @param stage where it stands
 * @param stageTitle in Chinese
 * @param handlers keys of the officers who handle it
 * @param openedAt when the clue was taken in
 * @param filedOn null until it is filed
 * @param closedAt null until its procedure has ended
 * @param version grows with every change of the file
 */
public record CaseHead(
        String id,
        String number,
        String title,
        ActKind actKind,
        String body,
        String division,
        String field,
        String item,
        CaseStatus status,
        String procedure,
        String run,
        String stage,
        String stageTitle,
        List<String> handlers,
        Instant openedAt,
        LocalDate filedOn,
        Instant closedAt,
        long version) {

    public CaseHead {
        handlers = List.copyOf(handlers);
    }
}
