package org.zhiheng.tools.region;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.zhiheng.tools.Main;
import picocli.CommandLine;

/** What a tool did: its exit code and what it said. */
record Tool(int exit, String out, String err) {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final Path PLUGINS = Path.of("../../region-plugins");

    static Tool run(Path shipped, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(shipped, Clock.fixed(NOW, ZoneOffset.UTC))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Tool(line.execute(arguments), out.toString(), err.toString());
    }

    List<String> lines() {
        return out.lines().toList();
    }

    /** A folder of packages as it lies beside the tool. */
    static Path shipped(String... plugins) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "shipped");
        for (String plugin : plugins) {
            Files.createSymbolicLink(
                    folder.resolve(plugin), PLUGINS.resolve(plugin).toRealPath());
        }
        return folder;
    }

    /** Puts another text in place of one that occurs once. */
    static void change(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        if (text.split(Pattern.quote(from), -1).length != 2) {
            throw new IllegalArgumentException(file + " must have once: " + from);
        }
        Files.writeString(file, text.replace(from, to));
    }
}
