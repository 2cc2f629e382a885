package org.zhiheng.api.disclosure;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Label;

/**
 * What a body has to publish: decisions as their record tells of them, and what it writes itself. Nothing is shown before a named person has confirmed it, nothing
 * is kept here but what may be shown. A command is one transaction with its entry in the record, under the subject {@code publication/<id>}, and is carried out
 * only on what its sender has seen. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code NOT_FOUND} {@code DISCLOSURE-UNKNOWN} for what is not there or out of reach; {@code FORBIDDEN} as
 * {@link org.zhiheng.api.access.Permissions#check}. Commands: {@code CONFLICT} {@code DISCLOSURE-MOVED} when somebody was faster, {@code DISCLOSURE-STATE} when it does
 * not stand so that this can be done.
 */
@ProviderType
public interface Publications {

    /** Type of the record's subject. */
    String SUBJECT = "publication";

    /**
     * A part of what is shown, masked.
     *
     * @param name of the field of the rules' list
     * @param title in Chinese
     * @param value as it is shown
     * @param editable whether a person may put it in other words
     * @param channels where alone it is shown; empty for everywhere
     */
    record Shown(String name, String title, String value, boolean editable, List<String> channels) {
        public Shown {
            channels = List.copyOf(channels);
        }
    }

    /**
     * Where something is shown.
     *
     * @param channel code of the rules' lists
     * @param title in Chinese
     * @param due the last day to show it there; null where it is that of the matter
     * @param pushed whether it is sent to where the party is registered, in another province, and shown there
     * @param shownUntil the last day on which it is shown there; null for as long as it stands, or before it is shown
     */
    record ShownIn(String channel, String title, LocalDate due, boolean pushed, LocalDate shownUntil) {}

    /**
     * One thing that has to be published, or was looked at for that.
     *
     * @param source what it comes from: {@code case/<id>}, or register and key of a row, e.g. {@code items/<key>}; null for what the body wrote itself
     * @param kind code of the rules' list of kinds
     * @param kindTitle in Chinese
     * @param number of the decision; null for none
     * @param title in Chinese, without any name
     * @param decidedOn the day from which its term counts
     * @param due the last day to publish it; null where it is not published, or nobody can say
     * @param safeDue the day by which that is safe
     * @param withdrawBy the last day to withdraw it; null while nothing wants that
     * @param withdrawSafely the day by which that is safe
     * @param change word of {@link org.zhiheng.api.questions.DecisionChange}; {@code excluded} where it must not be shown any more, {@code register-ended} where its register does not have it any more; null while it stands
     * @param publishedOn null before
     * @param shownUntil the last day on which it is shown; null for as long as it stands
     * @param socialImpact whether a head has said that the decision has a social impact
     * @param exception reason of an exception that somebody proposed and nobody has approved yet; null for none
     * @param channels where it is shown, and how long; the last days are said once it is shown
     * @param shown what is shown now; empty before and afterwards
     * @param draft what is shown once it is confirmed; empty where nothing waits
     * @param why in Chinese: the reasons of the ruling, or what is missing
     * @param version grows with every change
     */
    record Matter(
            String id,
            String source,
            String kind,
            String kindTitle,
            String body,
            String division,
            String number,
            String title,
            LocalDate decidedOn,
            PublicationState state,
            LocalDate due,
            LocalDate safeDue,
            LocalDate withdrawBy,
            LocalDate withdrawSafely,
            String change,
            LocalDate publishedOn,
            LocalDate shownUntil,
            boolean socialImpact,
            String exception,
            List<ShownIn> channels,
            List<Shown> shown,
            List<Shown> draft,
            List<String> why,
            long version) {
        public Matter {
            channels = List.copyOf(channels);
            shown = List.copyOf(shown);
            draft = List.copyOf(draft);
            why = List.copyOf(why);
        }
    }

    /**
     * @param body whose; null for those of all bodies in reach
     * @param state null for all
     * @param overdue whether only those whose day is over
     * @param size most of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record Wanted(String body, PublicationState state, boolean overdue, int size, String after) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Matter> matters, String next) {
        public Page {
            matters = List.copyOf(matters);
        }
    }

    /** Those in reach, what has to be done first in front. */
    Page list(Principal by, Wanted wanted);

    Matter show(Principal by, String id);

    /**
     * Says that what waits may be shown, and shows it. Also for content that changed since: its performance, a correction of the file.
     *
     * @param texts other words for fields that are editable; they are masked like the first ones
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code DISCLOSURE-FIELD} naming a field that may not be edited, or is required and empty
     */
    Matter confirm(Principal by, String id, long version, Map<String, String> texts);

    /** What somebody has seen of a matter. */
    record Seen(String id, long version) {}

    /**
     * What was not confirmed, and why.
     *
     * @param code of the error
     * @param message in Chinese
     */
    record NotConfirmed(String id, String code, String message) {}

    /** What came of confirming several. */
    record Confirmed(List<String> done, List<NotConfirmed> not) {
        public Confirmed {
            done = List.copyOf(done);
            not = List.copyOf(not);
        }
    }

    /**
     * Says of each of several that it may be shown as it is; each for itself, as {@link #confirm}.
     *
     * @param seen at most 200
     */
    Confirmed confirm(Principal by, List<Seen> seen);

    /** Which tasks. */
    enum Due {
        @Label("全部")
        ANY,
        @Label("即将到期")
        SOON,
        @Label("已经逾期")
        OVERDUE
    }

    /** What there is to do. */
    enum Deed {
        @Label("确认公示")
        CONFIRM,
        @Label("确认变更后的内容")
        CONFIRM_CHANGE,
        @Label("撤回")
        WITHDRAW,
        @Label("批准或者不批准不公示")
        DECIDE_EXCEPTION,
        @Label("补正案卷或者名录")
        COMPLETE
    }

    /**
     * @param body whose; null for all for which the account does it
     * @param size most of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record TasksWanted(Due due, String body, int size, String after) {
        public TasksWanted {
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * What the account has to do about something.
     *
     * @param legal the last day
     * @param safe the day by which it is safe
     * @param soon whether that day is near, and not yet over
     * @param overdue whether it is over
     */
    record Task(Matter matter, Deed deed, LocalDate legal, LocalDate safe, boolean soon, boolean overdue) {}

    /** @param next the word for the page after this one; null on the last */
    record TasksPage(List<Task> tasks, String next) {
        public TasksPage {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * What the account itself has to do, what is due first in front: of who confirms, what waits for that; of who prepares, what cannot be confirmed as it is.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code PAGE-SIZE}, {@code PAGE-CURSOR}
     */
    TasksPage tasks(Principal by, TasksWanted wanted);

    /** Says that a decision has a social impact, with the reason; what the law says is asked anew. */
    Matter impact(Principal by, String id, long version, String reason);

    /** Proposes not to publish it, with the reason. */
    Matter propose(Principal by, String id, long version, String reason);

    /**
     * Approves or refuses what somebody else has proposed.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code DISCLOSURE-OWN} to who proposed it
     */
    Matter except(Principal by, String id, long version, boolean approved);

    /**
     * Takes it away from every channel.
     *
     * @param reason told to the public with the number of the decision
     */
    Matter withdraw(Principal by, String id, long version, String reason);

    /**
     * Lets something wait once more for a named person to confirm it that was withdrawn, for its decision was suspended, taken back or changed and stands after all, or
     * that was excepted on a ground that has ended. What law and file say is asked anew. What was shown before is shown no longer than from its first day.
     *
     * @param reason why it may be shown again, put down in the record
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code DISCLOSURE-NOT-AGAIN} where law or file still have it not shown, or what a body wrote itself is
     *     not kept any more
     */
    Matter reopen(Principal by, String id, long version, String reason);

    /**
     * Puts what is shown in other words, because it was wrong.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code DISCLOSURE-FIELD} where that changes nothing, or something that may not be put otherwise
     */
    Matter correct(Principal by, String id, long version, Map<String, String> texts, String reason);

    /**
     * Ends the showing of a penalty whose party has repaired its credit.
     *
     * @param document on what that rests
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code DISCLOSURE-REPAIR} before the shortest time is over, or where no rule knows of a repair
     */
    Matter repair(Principal by, String id, long version, String document);

    /**
     * What a body publishes by itself: lists, guides, rule documents, yearly data.
     *
     * @param changedOn when it arose or changed, from which its term counts
     * @param values by field of the kind
     */
    record Writing(String body, String kind, String title, LocalDate changedOn, Map<String, String> values) {
        public Writing {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(changedOn, "changedOn");
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    /** Writes it; it waits to be confirmed like everything else. */
    Matter write(Principal by, Writing writing);

    /** A field of a kind, as the rules of a body have it. */
    record FieldOfKind(String name, String title, boolean required) {}

    /**
     * A kind of thing that a body publishes, as its rules have it.
     *
     * @param written whether people write it themselves; what cases and registers say is made from them
     * @param register from whose rows it is made; null for none
     */
    record Kind(String kind, String title, String phase, boolean written, String register, List<FieldOfKind> fields) {
        public Kind {
            fields = List.copyOf(fields);
        }
    }

    /** All kinds, in the order of the rules. */
    List<Kind> kinds(Principal by, String body);

    /**
     * @param kind {@code penalty} or {@code licence}
     * @param channel {@code credit-platform} or {@code enterprise-register}
     * @param body whose; null for all in reach
     * @param from first day on which something of it was published, corrected or withdrawn
     * @param to the last such day
     */
    record CreditWanted(String kind, String channel, String body, LocalDate from, LocalDate to) {}

    /** What was written into a file, and what was left out because a field is wrong. */
    record CreditReport(long rows, long revoked, List<String> problems) {
        public CreditReport {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Writes the file for the credit platform (双公示), or for the register of enterprises, a head line and then line by line, however many there are: what is shown, and a line with the status 撤销 for
     * what was withdrawn. A line of which a field is wrong is left out and told.
     *
     * @param out takes each line, without its end
     */
    CreditReport credit(Principal by, CreditWanted wanted, Consumer<String> out);
}
