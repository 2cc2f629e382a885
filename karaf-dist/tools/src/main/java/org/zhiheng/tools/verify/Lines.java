package org.zhiheng.tools.verify;

import java.io.PrintWriter;
import java.util.List;

/** Writes lists for people. */
final class Lines {

    private Lines() {}

    /** A heading with one line for each; nothing where there is none. */
    static void tell(String heading, List<String> lines, PrintWriter out) {
        if (!lines.isEmpty()) {
            out.println(heading);
            lines.forEach(each -> out.println("  · " + each));
        }
    }
}
