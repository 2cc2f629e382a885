package org.zhiheng.rules;

import java.util.Objects;
import org.zhiheng.rules.reader.ContentReader;
import org.zhiheng.rules.reader.DecisionTableReader;

/**
 * Reads rule packages, strictly: every error of a package is found at once, each with file, line, column, a stable code and a
 * hint. What it checks needs only the package itself; layers are checked when books are made. Thread-safe; works without OSGi.
 */
public final class PackageReader {

    private final DecisionTableReader tables;

    /** A reader that knows every kind of file; decision tables need the table compiler. */
    public PackageReader() {
        this((file, content, faults) -> {
            faults.accept(Fault.error("RP-TABLE-090", file, 0, 0, "本版本还不能读取决策表", "请升级平台"));
            return null;
        });
    }

    PackageReader(DecisionTableReader tables) {
        this.tables = Objects.requireNonNull(tables);
    }

    /** Reads a package. Never throws for what stands in the files. */
    public ReadResult read(PackageContent content) {
        return new ContentReader(content, tables).read();
    }
}
