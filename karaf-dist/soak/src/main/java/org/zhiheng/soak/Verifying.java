package org.zhiheng.soak;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.store.LogExport;

/** Verifies a log as somebody outside does: by its export. */
final class Verifying {

    private Verifying() {}

    /** @param file for the export */
    static Report verify(LogExport export, Path file, Trust trust) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            export.log(line -> write(out, line));
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            return ExportVerifier.verify(in, trust);
        }
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
