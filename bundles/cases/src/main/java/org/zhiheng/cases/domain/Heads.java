package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.registers.Field;

/** What the file of a case says about it as a whole. */
public final class Heads {

    private Heads() {}

    /** In another stage. */
    public static CaseHead moved(CaseHead head, String stage, String title, boolean ended, Instant at) {
        return HeadDraft.like(head)
                .status(ended ? CaseStatus.CLOSED : head.status())
                .stage(stage, title)
                .closedAt(ended ? at : null)
                .head();
    }

    /**
     * As it is after its file was written.
     *
     * @param titles what an item is called on a day
     * @param number gives a case its number when it is filed
     */
    public static CaseHead written(
            CaseHead head,
            Pieces file,
            LocalDate today,
            BiFunction<String, LocalDate, Optional<String>> titles,
            Function<LocalDate, String> number) {
        Optional<Piece> matter = file.one(BeginningKinds.MATTER);
        String item = matter.map(each -> each.text("item")).orElse(head.item());
        String title = item == null || item.equals(head.item())
                ? head.title()
                : titles.apply(item, today).orElse(head.title());
        Optional<LocalDate> filed = file.one(BeginningKinds.FILING)
                .filter(each -> word(Words.FilingOutcome.FILED).equals(each.text("outcome")))
                .map(each -> each.date("on"));
        return HeadDraft.like(head)
                .number(
                        head.number() != null
                                ? head.number()
                                : filed.map(number).orElse(null))
                .title(title)
                .item(item)
                .status(head.status() == CaseStatus.CLUE && filed.isPresent() ? CaseStatus.OPEN : head.status())
                .handlers(file.handlers(today))
                .filedOn(filed.orElse(head.filedOn()))
                .changed()
                .head();
    }

    /** In the first stage of another procedure. */
    public static CaseHead goneOn(CaseHead head, String procedure, String run, String stage, String title) {
        return HeadDraft.like(head)
                .procedure(procedure)
                .run(run)
                .stage(stage, title)
                .closedAt(null)
                .changed()
                .head();
    }

    /** With another body in the place of its own. */
    public static CaseHead passed(CaseHead head, String body) {
        return HeadDraft.like(head).body(body).head();
    }

    /** To which body the file is handed over that has not received it yet; null for none. */
    public static String offeredTo(Pieces file) {
        Piece offer = offer(file);
        return offer == null ? null : offer.text("body");
    }

    /** The pack that was made last for a transfer, by its hash; null for none. */
    public static String packed(Pieces file, String transfer) {
        return file.of(ClosingKinds.HAND_OVER).stream()
                .filter(each -> transfer.equals(each.text("transfer")))
                .max(Comparator.comparing(Piece::at))
                .map(each -> each.text("pack"))
                .orElse(null);
    }

    /** The transfer to another body of the platform that waits to be received; null for none. */
    public static Piece offer(Pieces file) {
        return file.of(ClosingKinds.TRANSFER).stream()
                .filter(Heads::offered)
                .findFirst()
                .orElse(null);
    }

    /** Whether a transfer waits for another body of the platform to receive or to return it. */
    public static boolean offered(Piece transfer) {
        return transfer.text("body") != null
                && transfer.date("receivedOn") == null
                && transfer.date("returnedOn") == null;
    }

    /** The state of a file as an entry says it and as it is verified. Handlers change with the days and are among the parts. */
    public static Map<String, Object> recorded(CaseHead head) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("number", head.number());
        state.put("actKind", Field.word(head.actKind()));
        state.put("body", head.body());
        state.put("division", head.division());
        state.put("field", head.field());
        state.put("item", head.item());
        state.put("status", Field.word(head.status()));
        state.put("procedure", head.procedure());
        state.put("run", head.run());
        state.put("stage", head.stage());
        state.put("openedAt", head.openedAt().toString());
        state.put("filedOn", head.filedOn() == null ? null : head.filedOn().toString());
        state.put("closedAt", head.closedAt() == null ? null : head.closedAt().toString());
        state.put("version", head.version());
        return state;
    }
}
