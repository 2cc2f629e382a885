package org.zhiheng.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.code.DocumentNumber;
import org.zhiheng.rules.DocumentTemplate;

/** Writes documents. Checks no permission: the context whose matter it is has asked. Thread-safe. */
@ProviderType
public interface Documents {

    /** Fields without which the document may not be issued and that the facts lack; empty when all are there. */
    List<String> missing(DocumentTemplate template, Facts facts);

    /** The values of a field as documents print them: none where nothing is known, several where it is said of each of several things. */
    List<String> said(Facts facts, String field);

    /**
     * The document as PDF with its fonts inside. A4 may be a draft; a roll needs a template that may be narrow.
     *
     * @param signer id of the body for which it is signed, where a provider does; null to leave it unsigned
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code DOCUMENT-CHARACTER} where the text holds a character that no font here has, {@code
     *     DOCUMENT-PAPER} for a roll it may not be printed on; {@code UNAVAILABLE} {@code DOCUMENT-SIGNATURE} where it cannot be signed
     */
    Written pdf(DocumentTemplate template, Facts facts, Stamp stamp, Paper paper, String signer);

    /** The document as DOCX (A4). */
    byte[] docx(DocumentTemplate template, Facts facts, Stamp stamp);

    /**
     * A document on paper.
     *
     * @param signed whether a provider signed it
     */
    record Written(byte[] content, int pages, boolean signed) {}

    /**
     * The next number of a body's series of documents of a kind in the year of the day, from 1, without gaps: taken in the transaction that runs, so that what is undone has
     * taken none. Whoever takes the next waits for it.
     *
     * @param body id of the body whose series it is
     * @param word with which the numbers of its documents begin, as {@link Letterhead#word}
     * @param template of a document that has a number
     * @param day that the document bears
     * @throws org.zhiheng.api.error.ZhihengException {@code DB-DUPLICATE} for one of two that take the first of a series at once; the same call made again succeeds
     */
    DocumentNumber number(String body, String word, DocumentTemplate template, LocalDate day);

    /** Puts down that a document was printed. */
    void printed(Printed printed);

    /** Who has printed a document, the last one first. */
    List<Printed> prints(String document);

    /** Takes away what people wrote in the print log of a document that was destroyed; that it was printed, when, by whom and how often stays. */
    void withoutPurposes(String document);

    /** Where the receipt of a document is found; empty where the platform has no address outside. */
    Optional<String> address(String document);
}
