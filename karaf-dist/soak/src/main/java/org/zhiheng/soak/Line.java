package org.zhiheng.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node tells, a line each: words between tabs. One that a kill has torn is none, for its last word is missing. */
record Line(Kind kind, List<String> words) {

    enum Kind {
        /** It has started: an append of it was committed. */
        READY,
        /** What was found at the start is whole: entries, heads, attachments. */
        SOUND,
        /** Something is not as it must be: what. */
        FAULT,
        /** A write is committed: its id, then subject, number and hash of each of its entries. */
        WRITTEN,
        /** A write is refused: its id and the code. */
        REFUSED,
        /** A head is committed, as {@link org.zhiheng.records.HeadForm} writes it. */
        HEAD,
        /** All that was to be done is done. */
        ENDED,
        /** Sealing, or keeping a head at the witness, is refused: the code. */
        WAITING
    }

    private static final String END = ".";

    Line {
        words = List.copyOf(words);
    }

    static Optional<Line> read(String text) {
        List<String> words = new ArrayList<>(List.of(text.split("\t", -1)));
        if (!words.remove(words.size() - 1).equals(END) || words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Line(Kind.valueOf(words.remove(0)), words));
    }

    String text() {
        return kind + "\t" + String.join("\t", words) + (words.isEmpty() ? "" : "\t") + END;
    }
}
