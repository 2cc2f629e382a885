package org.zhiheng.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads small files. */
final class TextFile {

    /** Bytes of the largest; what is larger is none of ours. */
    private static final long MOST = 64L << 20;

    private TextFile() {}

    /**
     * @param what it is, in Chinese
     * @throws UnreadableException when it cannot be read
     */
    static String read(Path file, String what) {
        try {
            if (Files.size(file) > MOST) {
                throw new UnreadableException(what + "太大:" + file);
            }
            // Bytes that are no characters become others, and are found in what they are part of.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableException("读不了" + what + ":" + file, e);
        }
    }
}
