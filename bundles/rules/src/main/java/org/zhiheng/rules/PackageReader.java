package org.zhiheng.rules;

import java.util.Objects;
import org.zhiheng.rules.dmn.DmnFile;
import org.zhiheng.rules.reader.ContentReader;
import org.zhiheng.rules.reader.DecisionTableReader;

/**
 * Reads rule packages, strictly: every error of a package is found at once, each with file, line, column, a stable
 * code and a hint. What it checks needs only the package itself; layers are checked when books are made. Thread-safe;
 * works without OSGi.
 */
public final class PackageReader {

    private final DecisionTableReader tables;

    /** A reader that knows every kind of file. */
    public PackageReader() {
        this(DmnFile::readTable);
    }

    PackageReader(DecisionTableReader tables) {
        this.tables = Objects.requireNonNull(tables);
    }

    /** Reads a package. Never throws for what stands in the files. */
    public ReadResult read(PackageContent content) {
        return new ContentReader(content, tables).read();
    }
}
