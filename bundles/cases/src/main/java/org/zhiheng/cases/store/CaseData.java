package org.zhiheng.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;

/** What is kept, as one transaction sees it. */
public interface CaseData {

    /** A command that was carried out. */
    record Done(String digest, String id) {}

    Optional<CaseHead> head(String id);

    /** Says that a case of this id, which was just made, is not there yet, so that nobody asks for it before it is. */
    default void begins(String id) {
        // Where asking costs nothing nothing has to be said.
    }

    /** Cases by their ids, in no order; those that are not there are left out. */
    List<CaseHead> heads(Collection<String> ids);

    /** Cases of a number; two bodies may have given the same one. */
    List<CaseHead> numbered(String number);

    /** The case, which nobody else changes until this transaction ends. */
    Optional<CaseHead> lock(String id);

    /** The pieces that stand, by kind and key. */
    List<Piece> pieces(String id);

    /** The pieces that stand in the cases of a range of ids, both ends among them, by case. */
    Map<String, List<Piece>> pieces(String first, String last);

    /** All versions of a piece, the first one first. */
    List<Piece> versions(String id, String kind, String key);

    /** All versions of all pieces, those that were withdrawn too. */
    List<Piece> versions(String id);

    /** The entry of the case that has the secret numbers of a version; empty when it brought none. */
    Optional<Long> entry(String id, String kind, String key, int number);

    void insert(CaseHead head);

    /**
     * Saves what follows from the version before.
     *
     * @param offeredTo the body to which it is handed over and that has not received it yet; null for none
     * @param otherwise what is thrown, here or at the latest before the commit, when that is not the version any more
     */
    void save(CaseHead head, String offeredTo, Supplier<? extends RuntimeException> otherwise);

    /** Writes where the run stands, and since when; the version of the file stays. */
    void moved(CaseHead head, Instant since);

    /** Says that in this transaction another run follows the one that ends. */
    void goesOn(String id);

    boolean isGoingOn(String id);

    /** Writes whose it is; the version of the file stays. */
    void passed(CaseHead head);

    /** Since when the run has been in its stage. */
    Instant stageSince(String id);

    void insert(String id, List<Piece> pieces);

    /** Says which entry of the case has the secret numbers of versions. */
    void entered(String id, List<Piece> pieces, long entry);

    /** Ends the versions that stand. */
    void end(String id, Collection<Piece> pieces, Instant until);

    /** The next number of a series in a year, from 1 and without gaps. Nobody else gets one of the series until this transaction ends. */
    long next(String series, int year);

    /** Says that an organisation is a party to a case; said before, it stays so. */
    void party(String creditCode, String id);

    /** The cases to which an organisation is or was a party. */
    List<String> ofOrganisation(String creditCode);

    /** Deletes all versions of all pieces of a case, what lists and findings tell of them, and what names the files of its parties; its head stays. */
    void erase(String id);

    /** Hashes of the files that parties of a case handed in. */
    List<String> handedIn(String id);

    /** Whether a file of this hash is named in another case, or was handed in by a party of one. */
    boolean namedElsewhere(String hash, String id);

    Optional<Done> done(String account, String command);

    void insert(String account, String command, Done done, Instant at);

    /**
     * A page of a list: the newest first, or those whose number begins so in the order of their numbers.
     *
     * @param bodies whose cases, some dozen of them; null for all
     */
    Cases.Page list(Cases.Wanted wanted, Collection<String> bodies);

    /**
     * As {@link #list(Cases.Wanted, Collection)}, of those opened in a time, which are sought by their moment.
     *
     * @param from the first moment; null for none
     * @param before the moment behind the last; null for none
     */
    Cases.Page list(Cases.Wanted wanted, Collection<String> bodies, Instant from, Instant before);

    /** To which body it is handed over that has not received it yet; empty when there is none, or no such case. */
    Optional<String> offeredTo(String id);

    /** Cases handed over to a body that has not received them yet. */
    Cases.Page offered(String body, int size, String after);

    /** All after one, by id. */
    List<CaseHead> after(String id, int most);

    /** Open cases after one, by id. */
    List<CaseHead> openAfter(String id, int most);

    /** Closed cases after one, by id, whose decision may have been changed since. */
    List<CaseHead> changedAfter(String id, int most);

    /** The pieces that stand in some cases, by case. */
    Map<String, List<Piece>> pieces(Collection<String> ids);

    /** The pieces of some kinds that stand in some cases, by case. */
    Map<String, List<Piece>> pieces(Collection<String> ids, Collection<String> kinds);
}
