package org.zhiheng.disclosure.domain;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.registers.Field;

/**
 * Something that has to be published, or was looked at for that. Immutable; {@link Draft} makes the next one.
 *
 * @param source what it comes from; of what a body writes itself its own id
 * @param lookOn the day on which what it comes from says something else though nobody writes anything; null for none
 * @param credit what else a line for the credit platform has to say, by name; nothing personal
 */
public record PublicMatter(
        String id,
        String source,
        String kind,
        String body,
        String division,
        String field,
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
        LocalDate keptUntil,
        LocalDate publicOn,
        LocalDate lookOn,
        boolean socialImpact,
        String exception,
        String exceptionBy,
        Content shown,
        Content draft,
        Map<String, Object> credit,
        List<String> why,
        long version) {

    /** What the source of a matter begins with that is made from a case. */
    public static final String OF_CASE = "case/";

    /** What the source of a matter begins with that is made from a row of a register; kind, register and key follow. */
    public static final String OF_REGISTER = "register/";

    /** Why something has to be withdrawn that its register does not have any more. */
    public static final String ENDED_IN_REGISTER = "register-ended";

    private static final String WITHDRAWN = "withdrawn";

    /** A day that never comes: nothing has to be done. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    public PublicMatter {
        why = List.copyOf(why);
        credit = Map.copyOf(credit);
    }

    /** The day by which somebody has to do something about it. */
    public LocalDate actBy() {
        LocalDate day =
                switch (state) {
                    case PENDING -> safeDue;
                    case TO_WITHDRAW -> withdrawSafely;
                        // What changed after it was shown is put right at once (及时).
                    case PUBLISHED -> draft.isEmpty() ? null : safeDue;
                    case UNDETERMINED -> decidedOn;
                    default -> null;
                };
        return day == null ? NEVER : day;
    }

    /** Who has to do what has to be done. */
    public enum Doer {
        /** Who puts right what it comes from: nobody can confirm it as it is. */
        PREPARER,
        CONFIRMER
    }

    /** Who has to do what has to be done; null where nothing has. */
    public Doer doer() {
        if (actBy().equals(NEVER)) {
            return null;
        }
        boolean incomplete = state == PublicationState.UNDETERMINED
                || source.startsWith(OF_REGISTER) && state != PublicationState.TO_WITHDRAW && !why.isEmpty();
        return incomplete ? Doer.PREPARER : Doer.CONFIRMER;
    }

    /** Whether the public sees it. */
    public boolean isShown() {
        return state == PublicationState.PUBLISHED || state == PublicationState.TO_WITHDRAW;
    }

    /** Whether it may be published again: it was withdrawn, or excepted; not what was shown as long as the rules say, or whose credit was repaired. */
    public boolean mayComeBack() {
        return state == PublicationState.WITHDRAWN
                || state == PublicationState.EXCEPTED
                || state == PublicationState.DESTROYED && Boolean.TRUE.equals(credit.get(WITHDRAWN));
    }

    /** Nothing of what it said; whether it had been withdrawn stays known. */
    public PublicMatter destroyed() {
        return next().state(PublicationState.DESTROYED)
                .shown(Content.none())
                .draft(Content.none())
                .credit(state == PublicationState.WITHDRAWN ? Map.of(WITHDRAWN, true) : Map.of())
                .keptUntil(null)
                .lookOn(null)
                .done();
    }

    /** As an entry of the record says it and as it is verified; content by its digest alone. */
    public Map<String, Object> recorded() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("source", source);
        state.put("kind", kind);
        state.put("body", body);
        state.put("number", number);
        state.put("decidedOn", day(decidedOn));
        state.put("state", Field.word(this.state));
        state.put("due", day(due));
        state.put("withdrawBy", day(withdrawBy));
        state.put("change", change);
        state.put("publishedOn", day(publishedOn));
        state.put("shownUntil", day(shownUntil));
        state.put("socialImpact", socialImpact);
        state.put("shown", Digests.of(shown));
        state.put("draft", Digests.of(draft));
        state.put("version", version);
        return state;
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** The next one begins as this one is. */
    public Draft next() {
        return new Draft(this);
    }

    /** What becomes of a matter. For one thread. */
    public static final class Draft {

        private final PublicMatter from;
        private PublicationState state;
        private LocalDate due;
        private LocalDate safeDue;
        private LocalDate withdrawBy;
        private LocalDate withdrawSafely;
        private String change;
        private LocalDate publishedOn;
        private LocalDate shownUntil;
        private LocalDate keptUntil;
        private LocalDate publicOn;
        private LocalDate lookOn;
        private boolean socialImpact;
        private String exception;
        private String exceptionBy;
        private Content shown;
        private Content draft;
        private Map<String, Object> credit;
        private List<String> why;
        private String number;
        private String body;
        private String division;
        private LocalDate decidedOn;
        private String title;

        private Draft(PublicMatter from) {
            this.from = from;
            state = from.state;
            due = from.due;
            safeDue = from.safeDue;
            withdrawBy = from.withdrawBy;
            withdrawSafely = from.withdrawSafely;
            change = from.change;
            publishedOn = from.publishedOn;
            shownUntil = from.shownUntil;
            keptUntil = from.keptUntil;
            publicOn = from.publicOn;
            lookOn = from.lookOn;
            socialImpact = from.socialImpact;
            exception = from.exception;
            exceptionBy = from.exceptionBy;
            shown = from.shown;
            draft = from.draft;
            credit = from.credit;
            why = from.why;
            number = from.number;
            body = from.body;
            division = from.division;
            decidedOn = from.decidedOn;
            title = from.title;
        }

        public Draft state(PublicationState to) {
            state = to;
            return this;
        }

        public Draft due(LocalDate legal, LocalDate safe) {
            due = legal;
            safeDue = safe;
            return this;
        }

        /** Why it has to be withdrawn, and until when; nulls where it has not. */
        public Draft withdraw(String reason, LocalDate legal, LocalDate safe) {
            change = reason;
            withdrawBy = legal;
            withdrawSafely = safe;
            return this;
        }

        public Draft published(LocalDate on, LocalDate until) {
            publishedOn = on;
            shownUntil = until;
            return this;
        }

        public Draft keptUntil(LocalDate day) {
            keptUntil = day;
            return this;
        }

        /** The day on which something of it changed for the public. */
        public Draft publicOn(LocalDate day) {
            publicOn = day;
            return this;
        }

        public Draft lookOn(LocalDate day) {
            lookOn = day;
            return this;
        }

        public Draft socialImpact() {
            socialImpact = true;
            return this;
        }

        public Draft exception(String reason, String by) {
            exception = reason;
            exceptionBy = by;
            return this;
        }

        public Draft shown(Content content) {
            shown = content;
            return this;
        }

        public Draft draft(Content content) {
            draft = content;
            return this;
        }

        public Draft credit(Map<String, Object> more) {
            credit = more;
            return this;
        }

        public Draft why(List<String> reasons) {
            why = reasons;
            return this;
        }

        public String title() {
            return title;
        }

        public Draft of(String newNumber, String newTitle, String newBody, String newDivision, LocalDate on) {
            number = newNumber;
            title = newTitle;
            body = newBody;
            division = newDivision;
            decidedOn = on;
            return this;
        }

        /** As it stands, with the next version. */
        public PublicMatter done() {
            return made(from.version + 1);
        }

        /** Whether it would say anything new. */
        public boolean changed() {
            return !made(from.version).equals(from);
        }

        private PublicMatter made(long version) {
            return new PublicMatter(
                    from.id,
                    from.source,
                    from.kind,
                    body,
                    division,
                    from.field,
                    number,
                    title,
                    decidedOn,
                    state,
                    due,
                    safeDue,
                    withdrawBy,
                    withdrawSafely,
                    change,
                    publishedOn,
                    shownUntil,
                    keptUntil,
                    publicOn,
                    lookOn,
                    socialImpact,
                    exception,
                    exceptionBy,
                    shown,
                    draft,
                    credit,
                    why,
                    version);
        }
    }

    /** A new one that stands nowhere yet. */
    public static PublicMatter begun(String id, String source, String kind, String field) {
        return new PublicMatter(
                id,
                source,
                kind,
                "",
                "",
                field,
                null,
                "",
                null,
                PublicationState.UNDETERMINED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                Content.none(),
                Content.none(),
                Map.of(),
                List.of(),
                0);
    }
}
