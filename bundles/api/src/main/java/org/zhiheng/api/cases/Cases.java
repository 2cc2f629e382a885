package org.zhiheng.api.cases;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Suspension;
import org.zhiheng.api.records.OpenedAttachment;

/**
 * Cases. A command is one transaction with its entries in the record, under the subject {@code case/<id>}; it is carried out once, and only on what its
 * sender has seen. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code NOT_FOUND} {@code CASE-UNKNOWN} for a case that is not there or out of reach;
 * {@code FORBIDDEN} as {@link org.zhiheng.api.access.Permissions#check}. Those that change one: {@code CONFLICT} {@code CASE-MOVED} when somebody was
 * faster, {@code CASE-CLOSED}, {@code CASE-COMMAND-REUSED} when the id was given to something else.
 */
@ProviderType
public interface Cases {

    /** Type of the record's subject of a case. */
    String SUBJECT = "case";

    /**
     * @param command id of the command, as {@link Command#id}
     * @param procedure id of the procedure it is to follow, e.g. {@code penalty.ordinary}
     * @param body whose case
     * @param field of enforcement whose rules are laid in; null for none
     * @param pieces what is known already, the clue among it
     */
    record Opening(String command, String procedure, String body, String field, List<PieceChange.Add> pieces) {
        public Opening {
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(procedure, "procedure");
            Objects.requireNonNull(body, "body");
            pieces = List.copyOf(pieces);
        }
    }

    /**
     * @param body whose cases; null for those of all bodies whose cases one may see
     * @param status null for all
     * @param handler key of an officer whose cases; null for everybody's
     * @param item key of an item; null for all
     * @param number what its number begins with, by which such a list is ordered; null for any, and the newest first
     * @param size most cases of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record Wanted(String body, CaseStatus status, String handler, String item, String number, int size, String after) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<CaseHead> cases, String next) {
        public Page {
            cases = List.copyOf(cases);
        }
    }

    /** The kinds of pieces there are. */
    List<PieceDefinition> kinds();

    /**
     * Takes a clue in, and starts the procedure at its first stage.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} as {@link #write}; as {@link Runs#start}
     */
    Outcome open(Principal by, Opening opening);

    /**
     * @param purpose what personal data are looked at for, which is put down; null to have them masked
     */
    CaseFile show(Principal by, String id, String purpose);

    /**
     * Who may see a case, as {@link #show} would let them: found once, to be asked of many. Nothing is put down.
     *
     * @return lets nobody through where there is no such case
     */
    Predicate<Principal> audience(String id);

    /**
     * A line of the index of a file (卷内目录).
     *
     * @param order in the whole file, from 1
     * @param volume code of the volume in which it is bound
     * @param section of the file, in Chinese
     * @param title in Chinese; nothing personal
     * @param number of the document; null for none
     * @param day on which it arose
     * @param piece name of the piece it is, {@code kind/key}; null for material that is on paper alone
     * @param pages null while nobody has said
     * @param from its first page in the volume; null where pages before it are not known
     * @param to its last page
     */
    record IndexLine(
            int order,
            String volume,
            String section,
            String title,
            String number,
            LocalDate day,
            String piece,
            Integer pages,
            Integer from,
            Integer to) {}

    /** @param frozen whether the file is archived, so that its index changes no more; else it is as it would be now */
    record Index(boolean frozen, List<IndexLine> lines) {
        public Index {
            lines = List.copyOf(lines);
        }
    }

    /** The index of a file, in the order that the rules of its place want. */
    Index index(Principal by, String id);

    /** Cases in reach, what was opened last first. */
    Page list(Principal by, Wanted wanted);

    /** All versions of a piece, the first one first. */
    List<Piece> history(Principal by, String id, String kind, String key, String purpose);

    /**
     * The number behind a mask.
     *
     * @param purpose what it is looked at for, which is put down
     */
    String reveal(Principal by, String id, String kind, String key, String field, String purpose);

    /**
     * Opens a file that a piece names now.
     *
     * @param purpose what it is looked at for, which is put down
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-PIECE} where it names none; as
     *     {@link org.zhiheng.api.records.AttachmentStore#open}
     */
    OpenedAttachment attachment(Principal by, String id, String kind, String key, String field, String purpose);

    /**
     * Writes pieces, all or none. Each that tells of an act is proven first.
     *
     * @param command with the version of the file
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} with the field as {@code <index>.<field>}, codes as those of registers and
     *     {@code CASE-…}
     */
    Outcome write(Principal by, String id, Command command, List<PieceChange> changes);

    /**
     * Takes a way of the procedure.
     *
     * @param command with the version of the run
     * @throws org.zhiheng.api.error.ZhihengException as {@link Runs#take}
     */
    Outcome take(Principal by, String id, Command command, Runs.Taking taking);

    /**
     * Takes over a case that its body hands over: what it wrote as a transfer to this body is received, its handlers end, the run goes on here.
     *
     * @param command with the version of the file
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code CASE-NOT-OFFERED} when nobody hands it over to a body of who receives,
     *     {@code CASE-PACK} where another pack is named than the one that was made last
     */
    Outcome receive(Principal by, String id, Command command, Reception reception);

    /**
     * @param document on what it rests
     * @param pack hash of the pack that was made for this transfer; null where none was
     */
    record Reception(String document, String pack) {
        public Reception {
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * Makes the pack with which a case is handed over: one ZIP, kept as an attachment of a piece {@code hand-over}, by whose hash the receipt names it.
     *
     * @param command with the version of the file
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-PIECE} without such a transfer; {@code CONFLICT} {@code CASE-PACK} where it was
     *     received or returned
     */
    Outcome pack(Principal by, String id, Command command, Packing packing);

    /**
     * @param transfer key of the transfer
     * @param purpose what personal data are taken away for, which is put down
     */
    record Packing(String transfer, String purpose) {
        public Packing {
            Objects.requireNonNull(transfer, "transfer");
            Objects.requireNonNull(purpose, "purpose");
        }
    }

    /**
     * Designates the body that has a case from now on, as the superior of both.
     *
     * @param command with the version of the file
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} {@code CASE-DESIGNATION} to whoever is not above both bodies; {@code INVALID}
     *     {@code CASE-DESIGNATION} where the body has it already
     */
    Outcome designate(Principal by, String id, Command command, Designation designation);

    /**
     * @param body who has the case from now on
     * @param reason in the words of who designates
     * @param document on what it rests
     */
    record Designation(String body, String reason, String document) {
        public Designation {
            Objects.requireNonNull(body, "body");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * Makes a case part of another one of the same body that is not decided either: what was found and held goes into the file of that one. The case itself
     * ends by the way of its procedure that says so.
     *
     * @param command with the version of the file that goes in
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code CASE-JOIN} where the two cannot become one
     */
    Outcome merge(Principal by, String id, Command command, Merging merging);

    /** @param into id of the case that goes on */
    record Merging(String into, String reason, String document) {
        public Merging {
            Objects.requireNonNull(into, "into");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * Takes some parties out of a case that is not decided, and begins a case of their own with what was found.
     *
     * @param command with the version of the file
     * @return the new case
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code CASE-JOIN} where it cannot be split so
     */
    Outcome split(Principal by, String id, Command command, Splitting splitting);

    /** @param parties keys of the parties that go into the new case; one stays at least */
    record Splitting(List<String> parties, String reason, String document) {
        public Splitting {
            parties = List.copyOf(parties);
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(document, "document");
        }
    }

    /**
     * Cases that are handed over to a body and not received yet.
     *
     * @param body who is to receive them
     */
    Page offered(Principal by, String body, int size, String after);

    /** Stops terms, as {@link Runs#suspend}. */
    Run suspend(Principal by, String id, Command command, Suspension suspension);
}
