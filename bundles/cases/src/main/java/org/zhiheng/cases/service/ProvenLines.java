package org.zhiheng.cases.service;

import java.time.Instant;
import java.util.function.Consumer;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.ExportLines;

/** Histories with their proofs, and the proof that their last head goes on from the last one that a witness outside keeps. */
final class ProvenLines {

    private static final String HEAD = "\"line\":\"head\"";

    private ProvenLines() {}

    /**
     * The lines of an export of a history.
     *
     * @param at the moment that it is said to be of
     * @return the last head; null before the first
     */
    static SignedHead of(Records records, Subject subject, Instant at, Consumer<String> out) {
        SignedHead[] last = new SignedHead[1];
        boolean[] told = {false};
        records.proven(subject, at, line -> {
            if (line.contains(HEAD) && !told[0]) {
                last[0] = ExportLines.readHead(line);
            } else if (last[0] != null && !told[0]) {
                told[0] = true;
                consistency(records, last[0], out);
            }
            out.accept(line);
        });
        return last[0];
    }

    private static void consistency(Records records, SignedHead signed, Consumer<String> out) {
        long size = signed.head().size();
        long from = records.state().witnessed() - signed.head().first();
        if (from > 0 && from < size) {
            out.accept(ExportLines.consistency(records.consistency(signed.head().era(), from, size)));
        }
    }
}
