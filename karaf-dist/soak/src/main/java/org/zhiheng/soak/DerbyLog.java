package org.zhiheng.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The newest file of Derby's log. Derby makes such files full of zeros and fills them.
 *
 * @param end behind the last byte that is not zero
 */
record DerbyLog(Path file, int end) {

    static DerbyLog of(Path database) throws IOException {
        try (Stream<Path> files = Files.list(database.resolve("log"))) {
            return read(files.filter(each -> each.getFileName().toString().matches("log\\d+\\.dat"))
                    .max(Comparator.comparingInt(DerbyLog::number))
                    .orElseThrow());
        }
    }

    private static int number(Path log) {
        return Integer.parseInt(log.getFileName().toString().replaceAll("\\D", ""));
    }

    private static DerbyLog read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        return new DerbyLog(file, end);
    }

    /** The same file, as it is now. */
    DerbyLog again() throws IOException {
        return read(file);
    }

    /** What stands in it from a place on. */
    byte[] bytes(int from) throws IOException {
        return Arrays.copyOfRange(Files.readAllBytes(file), from, end);
    }
}
