package org.zhiheng.api.cases;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.rulings.Label;

/**
 * The own case of a party, for the party: who has the code that was handed over with a paper, and knows the end of the party's number, sees what was done towards the party and
 * asks for what the law gives it. Nothing else of the file is told: no clue, no deliberation, nothing of other parties. Thread-safe.
 */
@ProviderType
public interface PartyAccess {

    /** Type of the record's subject of what a party asks for; its id is the request's. */
    String REQUEST = "party-request";

    /** Type of the record's subject of a party's access; its id is the case's. */
    String ACCESS = "party-access";

    /** What a party asks for. */
    enum Kind {
        @Label("陈述、申辩")
        DEFENCE,
        @Label("要求听证")
        HEARING,
        @Label("申请回避")
        RECUSAL,
        @Label("查阅案卷")
        FILE,
        @Label("延期或者分期缴纳")
        DEFERRAL,
        @Label("更正公示的信息")
        CORRECTION
    }

    /**
     * @param words of the party
     * @param files that the party handed in with it
     * @param answeredAt null while nobody has answered
     * @param answer in the words of whoever answered; null as {@code answeredAt}
     */
    record Request(
            String id,
            String party,
            Kind kind,
            Instant askedAt,
            String words,
            List<Attachment> files,
            Instant answeredAt,
            String answer) {
        public Request {
            files = List.copyOf(files);
        }
    }

    /**
     * A code, which is told this once.
     *
     * @param until the last day on which it lets in
     */
    record Issued(String code, LocalDate until) {
        /** Without the code, so that no log shows it. */
        @Override
        public String toString() {
            return "Issued[" + until + "]";
        }
    }

    /**
     * Makes a code for a party, to be handed over with a paper; an earlier one of the party lets in no more. Put down.
     *
     * @param party key of the piece
     * @throws org.zhiheng.api.error.ZhihengException as {@link Cases#show}; {@code INVALID} {@code PARTY-UNKNOWN}; {@code CONFLICT} {@code PARTY-NUMBER} where the file
     *     has no number of the party, by which it is told from whoever finds the code
     */
    Issued issue(Principal by, String caseId, String party);

    /** What the parties of a case have asked for, the last first; put down with the purpose. */
    List<Request> requests(Principal by, String caseId, String purpose);

    /**
     * Answers a request, once.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code PARTY-ANSWERED}; {@code INVALID} {@code PARTY-WORDS}
     */
    Request answer(Principal by, String caseId, String request, String words);

    /**
     * A file that was handed in with a request, put down with the purpose.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link Cases#show}; {@code NOT_FOUND} {@code PARTY-FILE}
     */
    OpenedAttachment file(Principal by, String caseId, String request, String hash, String purpose);

    /**
     * Lets who handles the case lay a file that was handed in into the file of the case, as if it were an own one.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #file}
     */
    Attachment takeFile(Principal by, String caseId, String request, String hash);

    // ---- the party

    /** @param session what lets in for some hours; known to the party alone */
    record Entered(String session, Instant until) {
        @Override
        public String toString() {
            return "Entered[" + until + "]";
        }
    }

    /**
     * Lets a party in. After five wrong ends of a number a code lets in no more.
     *
     * @param code however it is written
     * @param numberEnd the last six characters of the party's citizen number or credit code
     * @return empty where anything is wrong
     */
    Optional<Entered> enter(String code, String numberEnd);

    /** Whether a session lasts. */
    boolean lasts(String session);

    /** Ends a session; nothing happens where there is none. */
    void leave(String session);

    /** What was done towards the party, on a day. */
    record Happened(LocalDate on, String what) {}

    /**
     * A paper that was served on the party.
     *
     * @param key of the document in the file
     * @param number null where it has none
     */
    record Paper(String key, String title, String number, LocalDate servedOn) {}

    /**
     * A term within which the party may or must do something.
     *
     * @param until the last day, or moment; null where nobody can say
     * @param missed in Chinese, what follows where it is missed
     */
    record Term(String title, String until, boolean over, String missed) {}

    /**
     * What the party may do against the decision.
     *
     * @param words in which the decision tells them
     * @param reconsiderationUntil the last day; null where nobody can say
     * @param suitUntil as {@code reconsiderationUntil}
     * @param reconsiderationFirst whether a suit is open only after reconsideration
     */
    record Remedies(String words, LocalDate reconsiderationUntil, LocalDate suitUntil, boolean reconsiderationFirst) {}

    /** A part in which a fine may be paid; amounts in yuan. */
    record Part(LocalDate due, BigDecimal amount, BigDecimal paid) {}

    /**
     * @param due in yuan
     * @param paid in yuan
     * @param until the last day; null where nobody can say
     * @param how in the words of the decision
     */
    record Payment(BigDecimal due, BigDecimal paid, LocalDate until, String how, List<Part> parts) {
        public Payment {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param number of the case; null until it is filed
     * @param title of the matter, without any name
     * @param body the authority's name
     * @param party name of the party
     * @param closed whether the case has ended
     * @param remedies null while no decision is served on the party
     * @param payment null where nothing is to be paid
     */
    record Own(
            String number,
            String title,
            String body,
            String party,
            boolean closed,
            List<Happened> happened,
            List<Paper> papers,
            List<Term> terms,
            Remedies remedies,
            Payment payment,
            List<Request> requests) {
        public Own {
            Objects.requireNonNull(title, "title");
            happened = List.copyOf(happened);
            papers = List.copyOf(papers);
            terms = List.copyOf(terms);
            requests = List.copyOf(requests);
        }
    }

    /** The own case; empty where the session is over. */
    Optional<Own> own(String session);

    /**
     * A paper that was served on the party, put down.
     *
     * @return empty where the session is over
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code PARTY-PAPER} for what was not served on this party
     */
    Optional<OpenedAttachment> paper(String session, String key);

    /**
     * A file that a party hands in.
     *
     * @param mediaType {@code image/jpeg}, {@code image/png} or {@code application/pdf}
     */
    record HandedIn(String mediaType, byte[] content) {
        /** Without what is in it. */
        @Override
        public String toString() {
            return "HandedIn[" + mediaType + "]";
        }
    }

    /** Most bytes of a file that a party hands in. */
    int LARGEST_FILE = 3 << 20;

    /** Most files that a party hands in with one request. */
    int MOST_FILES = 3;

    /**
     * Asks for something.
     *
     * @param files to be looked at by who handles the case; nothing of them is ever run or shown as part of a page
     * @return empty where the session is over
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code PARTY-WORDS}, {@code PARTY-FILES} for too many, one that is too large, or one that is none of
     *     the three kinds; {@code CONFLICT} {@code PARTY-MANY} while too much is unanswered,
     *     {@code CASE-CLOSED}
     */
    Optional<Request> ask(String session, Kind kind, String words, List<HandedIn> files);
}
