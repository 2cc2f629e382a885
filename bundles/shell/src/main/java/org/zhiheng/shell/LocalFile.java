package org.zhiheng.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** Files on the platform's machine that people name on the command line. */
final class LocalFile {

    private static final String CODE = "SHELL-FILE";
    /** Bytes of a file that is read as a whole. */
    private static final long MOST = 64L << 20;

    private LocalFile() {}

    /** Writes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static Path named(String file) {
        try {
            return Path.of(file);
        } catch (IllegalArgumentException e) {
            throw new ZhihengException(ErrorKind.INVALID, CODE, "不是文件名:" + file, null, e);
        }
    }

    static String text(String file) {
        Path path = named(file);
        try {
            if (Files.size(path) > MOST) {
                throw ZhihengException.invalid(CODE, "文件太大:" + file, null);
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, CODE, "读不了文件:" + file, null, e);
        }
    }

    /**
     * Writes a new file; one that is there is never written over, and half a one does not stay.
     *
     * @param ending that it must have, so that nothing else on the machine takes it for its own
     */
    static void write(String file, String ending, Writing writing) {
        Path path = named(file);
        if (!file.endsWith(ending)) {
            throw ZhihengException.invalid(CODE, "文件名应当以" + ending + "结尾:" + file, null);
        }
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try {
                writing.to(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, CODE, "写不了文件(已经有的不覆盖):" + file, null, e);
        }
    }
}
