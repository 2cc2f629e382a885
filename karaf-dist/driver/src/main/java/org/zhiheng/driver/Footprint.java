package org.zhiheng.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a running platform keeps after a collection: what is left behind by swaps shows here and nowhere else.
 *
 * @param classLoaders that are alive
 * @param metaspaceKilobytes used by their classes
 */
public record Footprint(int classLoaders, long metaspaceKilobytes) {

    private static final long PATIENCE_SECONDS = 60;
    /** The line {@code Total = 126 7890 12345678 …} of {@code VM.classloader_stats}: loaders, classes, and what chunks hold and use. */
    private static final Pattern TOTAL = Pattern.compile("Total = (\\d+)\\s+\\d+\\s+\\d+\\s+(\\d+)");

    /** Collects, then looks; through the JDK's own tool. */
    static Footprint of(long pid) throws IOException, InterruptedException {
        // Loaders go in the collection after the one that found their classes unused.
        jcmd(pid, "GC.run");
        jcmd(pid, "GC.run");
        Matcher total = TOTAL.matcher(jcmd(pid, "VM.classloader_stats"));
        if (!total.find()) {
            throw new IllegalStateException("the Java platform does not tell its class loaders");
        }
        return new Footprint(Integer.parseInt(total.group(1)), Long.parseLong(total.group(2)) / 1024);
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!tool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            throw new IllegalStateException(command + " did not end");
        }
        return output;
    }
}
