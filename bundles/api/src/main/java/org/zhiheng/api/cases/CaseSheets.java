package org.zhiheng.api.cases;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Cases as spreadsheets (XLSX): lists of them to take away, and cases that were begun elsewhere to take over. Thread-safe. */
@ProviderType
public interface CaseSheets {

    /**
     * A list of cases, the newest first; written out before it is returned, so that who takes it slowly holds nothing.
     *
     * @param text as {@link CaseSearch.Wanted#text}, then at most a thousand; null for all that the filter lets through, at most 50,000
     * @param purpose what personal data are exported for, which is put down; null to leave them out
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-EXPORT-LARGE}; as {@link CaseSearch#search}
     */
    InputStream export(Principal by, String text, CaseSearch.Filter filter, String purpose);

    /** An empty sheet for cases that were begun elsewhere, with a page that explains each column. */
    void template(OutputStream out);

    /**
     * A cell, or row, that is wrong.
     *
     * @param row in the file, from 1
     * @param column its heading; null for the row as a whole
     * @param code stable
     * @param message in Chinese
     */
    record Problem(int row, String column, String code, String message) {}

    /**
     * What came of an import.
     *
     * @param rows that were sent
     * @param taken cases that were taken over: all, or none
     * @param problems everything that is wrong, at most a thousand; empty when all can be taken
     */
    record Import(int rows, int taken, List<Problem> problems) {
        public Import {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes over open cases of a body that were begun elsewhere, all or none: each goes on in the stage it is in, with terms reckoned anew from the days in
     * the sheet. What was done before is known as taken over and not as done here; no check of a way is asked for it.
     *
     * @param body whose head takes them over
     * @param dry whether they are only looked at
     * @param document on what it rests
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} to whoever does not decide cases of the body; {@code INVALID} {@code SHEET-…},
     *     {@code CASE-DOCUMENT}
     */
    Import takeOver(Principal by, String body, boolean dry, String document, InputStream sheet);
}
