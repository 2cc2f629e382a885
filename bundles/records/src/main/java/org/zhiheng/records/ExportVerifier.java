package org.zhiheng.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;

/**
 * Verifies an export of the record as docs/contracts/records.md describes it, given line by line from front to end. Trusts nothing in it but what the given
 * {@link Trust} and the signatures in it carry. Lines are read and hashed by all processors, some thousand at a time; whatever depends on their order is
 * checked in the thread that gives them. Not for several threads.
 */
public final class ExportVerifier implements AutoCloseable {

    /** Names the form in an export's first line. */
    public static final String FORMAT = "zhiheng-export-1";

    private static final Set<String> LOG_KEYS = Set.of("line", "format", "scope", "log", "madeAt");
    private static final Set<String> SUBJECT_KEYS = Set.of("line", "format", "scope", "log", "madeAt", "subject");
    private static final Set<String> END_KEYS = Set.of("line", "entries");
    private static final int TOGETHER = 256;

    private final Trust trust;
    private final Observer observer;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final ExecutorService reading = Executors.newFixedThreadPool(processors, work -> {
        Thread thread = new Thread(work, "record-verify");
        thread.setDaemon(true);
        return thread;
    });
    private final Deque<Future<List<Read>>> ahead = new ArrayDeque<>();
    private List<String> gathered = new ArrayList<>();
    private Scope scope;
    private boolean whole;
    private long number = 1;

    public ExportVerifier(Trust trust) {
        this(trust, (position, entry) -> {});
    }

    /** @param observer told every entry that has the form of one, in the order of the lines */
    public ExportVerifier(Trust trust, Observer observer) {
        this.trust = trust;
        this.observer = observer;
    }

    /**
     * Verifies what the reader gives until its end.
     *
     * @throws IOException when the reader fails
     * @throws ZhihengException {@code RECORD-EXPORT} when it is not an export at all
     */
    public static Report verify(BufferedReader in, Trust trust) throws IOException {
        try (ExportVerifier verifier = new ExportVerifier(trust)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                verifier.line(line);
            }
            return verifier.end();
        }
    }

    /**
     * Takes the next line.
     *
     * @throws ZhihengException {@code RECORD-EXPORT} when the first is not that of an export
     */
    public void line(String line) {
        if (scope == null) {
            scope = scope(line);
            return;
        }
        gathered.add(line);
        if (gathered.size() == TOGETHER) {
            readAhead();
            while (ahead.size() > 2 * processors) {
                check(ahead.remove());
            }
        }
    }

    /**
     * After the last line.
     *
     * @throws ZhihengException {@code RECORD-EXPORT} when there was none
     */
    public Report end() {
        if (scope == null) {
            scope = scope(null);
        }
        readAhead();
        while (!ahead.isEmpty()) {
            check(ahead.remove());
        }
        return scope.end(whole);
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }

    private void readAhead() {
        List<String> lines = gathered;
        gathered = new ArrayList<>();
        ahead.add(reading.submit(() -> lines.stream().map(ExportVerifier::read).toList()));
    }

    private static Read read(String line) {
        try {
            Map<String, Object> content = Json.readObject(line);
            if (!(content.get("line") instanceof String kind)) {
                throw ZhihengException.invalid("RECORD-FORM", "没有写是哪种行", "line");
            }
            boolean hashed = (kind.equals("entry") || kind.equals("erasure")) && content.get("entry") != null;
            return new Read(
                    kind, content, hashed ? EntryCheck.hashed(content.get("entry"), content.get("hash")) : null, null);
        } catch (ZhihengException e) {
            return new Read(null, null, null, e.getMessage());
        }
    }

    private void check(Future<List<Read>> read) {
        try {
            read.get().forEach(this::check);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while verifying", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a line could not even be refused", e);
        }
    }

    private void check(Read read) {
        number++;
        try {
            if (read.fault() != null) {
                throw ZhihengException.invalid("RECORD-FORM", read.fault(), null);
            }
            if (whole) {
                throw ZhihengException.invalid("RECORD-FORM", "结束行之后还有内容", null);
            }
            if (read.kind().equals("end")) {
                whole = new Form(read.content(), "结束行", END_KEYS).whole("entries") == scope.entries();
            } else {
                scope.line(read.kind(), read.content(), read.hashed());
                if (read.hashed() != null && read.hashed().entry() != null) {
                    observer.entry(
                            read.content().get("position") instanceof Long position ? position : null,
                            read.hashed().entry());
                }
            }
        } catch (ZhihengException e) {
            scope.unreadable(number, e.getMessage());
        }
    }

    private Scope scope(String line) {
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

    /**
     * A line as it was read.
     *
     * @param hashed null where it has no entry
     * @param fault why it could not be read; then it has nothing else
     */
    private record Read(String kind, Map<String, Object> content, EntryCheck.Hashed hashed, String fault) {}

    /** Is told entries while they are verified. */
    @FunctionalInterface
    public interface Observer {

        /** @param position null when it is not sealed */
        void entry(Long position, Entry entry);
    }

    /** What is verified: a whole log or one history. */
    interface Scope {

        /**
         * Takes a line.
         *
         * @param hashed the entry in it; null where there is none
         * @throws ZhihengException when the line is not of its form
         */
        void line(String kind, Map<String, Object> line, EntryCheck.Hashed hashed);

        /** A line could not be read. */
        void unreadable(long number, String message);

        /** How many lines with entries there were. */
        long entries();

        /** @param whole whether the export ended as it said */
        Report end(boolean whole);
    }
}
