package org.zhiheng.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.testdb.PostgresCluster;

/**
 * Where the write-ahead log of a stopped PostgreSQL ends.
 *
 * @param file of the log
 * @param offset behind the last record in it
 */
record WriteAheadLog(Path file, long offset) {

    private static final long SECONDS = 60;
    private static final int PAGE = 8_192;
    private static final int PAGE_HEADER = 24;
    private static final int FILE_HEADER = 40;
    private static final int ALIGNED = 8;

    private static final Pattern REDO = Pattern.compile("REDO location:\\s+([0-9A-F]+)/([0-9A-F]+)");
    private static final Pattern TIMELINE = Pattern.compile("Latest checkpoint's TimeLineID:\\s+(\\d+)");
    private static final Pattern SEGMENT = Pattern.compile("Bytes per WAL segment:\\s+(\\d+)");
    private static final Pattern RECORD =
            Pattern.compile("len \\(rec/tot\\):\\s*\\d+/\\s*(\\d+),.* lsn: ([0-9A-F]+)/([0-9A-F]+)");

    static WriteAheadLog of(Path data) throws IOException, InterruptedException {
        String control = run("pg_controldata", data.toString());
        Matcher redo = found(REDO, control);
        long segment = Long.parseLong(found(SEGMENT, control).group(1));
        int timeline = Integer.parseInt(found(TIMELINE, control).group(1));
        String records = run(
                "pg_waldump",
                "--path=" + data.resolve("pg_wal"),
                "--timeline=" + timeline,
                "--start=" + redo.group(1) + "/" + redo.group(2));
        Matcher record = RECORD.matcher(records);
        long end = position(redo, 1);
        while (record.find()) {
            end = end(position(record, 2), Long.parseLong(record.group(1)), segment);
        }
        long number = end / segment;
        long perId = 0x1_0000_0000L / segment;
        String name = String.format("%08X%08X%08X", timeline, number / perId, number % perId);
        return new WriteAheadLog(data.resolve("pg_wal").resolve(name), end % segment);
    }

    /** Behind a record: pages begin with a header, wherever a record goes on in the next one. */
    private static long end(long start, long length, long segment) {
        long at = start;
        long left = length;
        while (left > PAGE - at % PAGE) {
            left -= PAGE - at % PAGE;
            at += PAGE - at % PAGE;
            at += at % segment == 0 ? FILE_HEADER : PAGE_HEADER;
        }
        return (at + left + ALIGNED - 1) / ALIGNED * ALIGNED;
    }

    private static long position(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group), 16) << 32 | Long.parseLong(matcher.group(group + 1), 16);
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher;
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(
                List.of(PostgresCluster.program(program).toString()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile("zhiheng-soak", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(printed.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            // The dump ends with an error, for it comes to where nothing is written yet.
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " did not end");
            }
            return Files.readString(printed, StandardCharsets.UTF_8);
        } finally {
            Files.delete(printed);
        }
    }
}
