package org.zhiheng.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.OpenedAttachment;

/**
 * Documents 文书 of cases: what the file and the rules of the place make together. One that is issued gets its number, is recorded and kept as PDF (and its words as DOCX), and never changes: what was
 * wrong is issued anew as another version, with the reason. Thread-safe.
 *
 * <p>All throw as {@link Cases}: {@code NOT_FOUND} {@code CASE-UNKNOWN}; and {@code NOT_FOUND} {@code DOCUMENT-UNKNOWN} for a kind of document for which no template is in
 * force, or an issued one that is not there; {@code INVALID} {@code DOCUMENT-CHARACTER}, {@code DOCUMENT-PAPER}, {@code DOCUMENT-ABOUT} where it is not said which of several
 * things it is about, {@code DOCUMENT-INPUT} for an input that the template does not ask for; {@code ACCESS-PURPOSE} without a purpose.
 */
@ProviderType
public interface CaseDocuments {

    /** In what form. */
    enum Format {
        PDF("application/pdf"),
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        /** A strip for a roll of 80 mm, as PDF. */
        ROLL_80("application/pdf"),
        ROLL_58("application/pdf");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * A kind of document that can be made for the case today.
     *
     * @param document code of the kind
     * @param maker who makes it, in Chinese
     * @param stage whether the stage in which the case is names it
     * @param about things of which it is about one
     * @param inputs what is filled in besides
     * @param missing what it needs and is not in the file yet, where it is about the first of each; inputs apart
     * @param may whether who asks may issue it
     * @param why what stands in the way of issuing it, in Chinese; empty when nothing does
     */
    record Offered(
            String document,
            String title,
            String maker,
            boolean stage,
            boolean numbered,
            boolean sealed,
            boolean receipt,
            boolean narrow,
            List<About> about,
            List<Input> inputs,
            List<Named> missing,
            boolean may,
            List<String> why) {}

    /**
     * A kind of thing in the file of which a document is about one.
     *
     * @param choices those that there are: keys, and what they are called
     */
    record About(String kind, String title, List<Named> choices) {}

    /**
     * What whoever makes a document fills in.
     *
     * @param needed whether it is not issued without
     */
    record Input(String name, String title, boolean needed) {}

    /** Something and what people call it. */
    record Named(String name, String title) {}

    /**
     * What would stand in a document now.
     *
     * @param lines what it says of the file, in its order
     */
    record Draft(String document, String title, List<Line> lines, List<Input> inputs, List<Named> missing) {}

    /**
     * What a document says.
     *
     * @param field as templates name it
     * @param values as they are printed; empty where nothing is known, several for a kind of which there are several
     * @param needed whether it is not issued without
     */
    record Line(String field, String title, List<String> values, boolean needed) {}

    /**
     * A document that was issued, in its last version.
     *
     * @param key of its piece {@code document}
     * @param version from 1
     * @param number null for a kind without
     * @param narrow whether it is kept for a narrow roll too
     * @param file hash of the PDF
     */
    record Issued(
            String key,
            int version,
            String document,
            String title,
            String number,
            LocalDate on,
            long pages,
            boolean signed,
            boolean narrow,
            String file) {}

    /** What can be made and what was. */
    record Shelf(List<Offered> offered, List<Issued> issued) {
        public Shelf {
            offered = List.copyOf(offered);
            issued = List.copyOf(issued);
        }
    }

    /**
     * What to make.
     *
     * @param document code of the kind
     * @param about keys of the pieces it is about, by kind; may lack a kind of which there is one
     * @param inputs by name
     */
    record Wanted(String document, Map<String, String> about, Map<String, String> inputs) {
        public Wanted {
            about = Map.copyOf(about);
            inputs = Map.copyOf(inputs);
        }
    }

    /** A document that was made to be looked at, or made again in another form. */
    record Made(byte[] content, String mediaType) {}

    /**
     * That somebody printed a document.
     *
     * @param by account
     */
    record Print(int version, String by, Instant at, String purpose, int copies) {}

    /** The documents of a case: first those of the stage it is in. */
    Shelf shelf(Principal by, String id);

    /** What would stand in a document, as the file is now; whoever may see the case with its personal data may see it, and that is put down. */
    Draft draft(Principal by, String id, Wanted wanted, String purpose);

    /**
     * A draft: without number, marked on every page, not kept. Whoever may see the case with its personal data may see it; that is put down.
     *
     * @param purpose what for
     */
    Made preview(Principal by, String id, Wanted wanted, Format format, String purpose);

    /**
     * Issues a document: takes its number, records it, keeps it as PDF, all or nothing.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} to whoever does not make this kind, {@code CASE-HANDLER}; {@code CONFLICT} {@code CASE-CLOSED}, {@code
     *     CASE-MOVED}; {@code INVALID} {@code DOCUMENT-INCOMPLETE} where the file lacks what it needs; {@code UNAVAILABLE} {@code DOCUMENT-SIGNATURE}
     */
    Outcome issue(Principal by, String id, Command command, Wanted wanted);

    /**
     * Issues a document anew from the file as it is now: another version under the same number. The one before stays as it was.
     *
     * @param reason why
     * @param seen version that who asks has seen
     */
    Outcome reissue(Principal by, String id, Command command, String key, int seen, Wanted wanted, String reason);

    /**
     * An issued document, which is put down.
     *
     * @param version 0 for the last one
     * @param format in which it was kept when it was issued; {@code DOCUMENT-PAPER} for a roll where it was made for none. The PDF is the document; the DOCX has its words alone, without signature and code
     */
    OpenedAttachment open(Principal by, String id, String key, int version, Format format, String purpose);

    /** Puts down that an issued document is printed, and gives it; as {@link #open}. */
    OpenedAttachment print(Principal by, String id, String key, int version, Format format, int copies, String purpose);

    /** Who has printed a document, the last one first. */
    List<Print> prints(Principal by, String id, String key);
}
