package org.zhiheng.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * Verifies an export of the record as docs/contracts/records.md describes it, reading it once from front to end. Trusts nothing in it but what the given
 * {@link Trust} and the signatures in it carry.
 */
public final class ExportVerifier {

    /** Names the form in an export's first line. */
    public static final String FORMAT = "zhiheng-export-1";

    private static final Set<String> LOG_KEYS = Set.of("line", "format", "scope", "log", "madeAt");
    private static final Set<String> SUBJECT_KEYS = Set.of("line", "format", "scope", "log", "madeAt", "subject");
    private static final Set<String> END_KEYS = Set.of("line", "entries");

    private ExportVerifier() {}

    /**
     * Verifies.
     *
     * @throws IOException when the reader fails
     * @throws ZhihengException {@code RECORD-EXPORT} when it is not an export at all
     */
    public static Report verify(BufferedReader in, Trust trust) throws IOException {
        Scope scope = scope(in.readLine(), trust);
        boolean whole = false;
        long number = 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            try {
                Map<String, Object> read = Json.readObject(line);
                if (whole) {
                    throw ZhihengException.invalid("RECORD-FORM", "结束行之后还有内容", null);
                }
                if (!(read.get("line") instanceof String kind)) {
                    throw ZhihengException.invalid("RECORD-FORM", "没有写是哪种行", "line");
                }
                if (kind.equals("end")) {
                    whole = new Form(read, "结束行", END_KEYS).whole("entries") == scope.entries();
                } else {
                    scope.line(kind, read);
                }
            } catch (ZhihengException e) {
                scope.unreadable(number, e.getMessage());
            }
        }
        return scope.end(whole);
    }

    private static Scope scope(String line, Trust trust) {
        try {
            if (line == null) {
                throw ZhihengException.invalid("RECORD-FORM", "没有内容", null);
            }
            Map<String, Object> read = Json.readObject(line);
            boolean ofLog = "log".equals(read.get("scope"));
            Form form = new Form(read, "首行", ofLog ? LOG_KEYS : SUBJECT_KEYS);
            if (!form.text("format").equals(FORMAT) || !form.text("line").equals("export")) {
                throw form.fault("format");
            }
            if (ofLog) {
                return new LogVerifier(form.text("log"), trust);
            }
            if (!form.text("scope").equals("subject")) {
                throw form.fault("scope");
            }
            return new HistoryVerifier(form.text("log"), form.text("subject"), trust);
        } catch (ZhihengException e) {
            throw new ZhihengException(ErrorKind.INVALID, "RECORD-EXPORT", "不是记录的导出:" + e.getMessage(), null, e);
        }
    }

    /** What is verified: a whole log or one history. */
    interface Scope {

        /** @throws ZhihengException when the line is not of its form */
        void line(String kind, Map<String, Object> line);

        /** A line could not be read. */
        void unreadable(long number, String message);

        /** How many lines with entries there were. */
        long entries();

        /** @param whole whether the export ended as it said */
        Report end(boolean whole);
    }
}
