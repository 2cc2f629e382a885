package org.zhiheng.api.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.rulings.Label;

/**
 * Clues and complaints of the public, as the portal has taken them. What they say lies in the vault and is shown with a purpose, which is put down; who sent them is shown by
 * a call of its own and to nobody else. The sender asks by a code how it stands, and is told a state and a sentence. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code NOT_FOUND} {@code CLUE-UNKNOWN} for what is not there or out of reach; {@code FORBIDDEN} as
 * {@link org.zhiheng.api.access.Permissions#check}. Commands: {@code CONFLICT} {@code CLUE-MOVED} when somebody was faster, {@code CLUE-STATE} when it is closed.
 */
@ProviderType
public interface Clues {

    /** Type of the record's subject. */
    String SUBJECT = "public-clue";

    /** How a clue stands. */
    enum State {
        @Label("已经收到,正在核查")
        RECEIVED,
        @Label("已经登记为案件线索")
        FILED,
        @Label("已经答复")
        ANSWERED
    }

    /**
     * @param body who looks into it
     * @param files how many files came with it
     * @param identified whether the sender has said who he is
     * @param caseId the case it became; null for none
     * @param told what the sender is told besides the state; null for nothing
     * @param answerBy the day by which the sender has to be told whether a case is opened; null once it was done, or where no rule says
     * @param version grows with every change
     */
    record Clue(
            String id,
            Instant receivedAt,
            String body,
            State state,
            int files,
            boolean identified,
            String caseId,
            String told,
            LocalDate answerBy,
            long version) {}

    /**
     * What it says; nulls for what it does not say.
     *
     * @param about whom or what
     * @param occurredOn when it happened, as the sender says
     */
    record Content(String about, String content, String place, String occurredOn) {}

    /** Who sent it; nulls for what was not said. */
    record Sender(String name, String phone) {}

    /**
     * @param body whose; null for those of all bodies in reach
     * @param state null for all
     * @param size most of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record Wanted(String body, State state, int size, String after) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Clue> clues, String next) {
        public Page {
            clues = List.copyOf(clues);
        }
    }

    /** Those in reach, the oldest first. */
    Page list(Principal by, Wanted wanted);

    Clue show(Principal by, String id);

    /** What it says; put down with the purpose. */
    Content content(Principal by, String id, String purpose);

    /** Who sent it; put down with the purpose. */
    Sender sender(Principal by, String id, String purpose);

    /**
     * A file that came with it; put down with the purpose.
     *
     * @param number from 1
     */
    OpenedAttachment file(Principal by, String id, int number, String purpose);

    /** Gives it to another body, whose matter it is. */
    Clue forward(Principal by, String id, long version, String body);

    /**
     * Tells the sender what came of it.
     *
     * @param told without names
     */
    Clue answer(Principal by, String id, long version, String told);

    /**
     * What a case is opened with that a clue becomes.
     *
     * @param command id of the command, as {@link org.zhiheng.api.procedures.Command#id}
     * @param procedure id of the procedure that it follows
     * @param field of enforcement; null for none
     * @param summary the clue in the officer's words, without who sent it
     */
    record Filing(String command, String procedure, String field, String summary) {
        public Filing {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(procedure, "procedure");
            Objects.requireNonNull(summary, "summary");
        }
    }

    /** Opens a case with it; the case says by its number where it comes from, and nothing of the sender. As {@link org.zhiheng.api.cases.Cases#open} besides. */
    Clue file(Principal by, String id, long version, Filing filing);
}
