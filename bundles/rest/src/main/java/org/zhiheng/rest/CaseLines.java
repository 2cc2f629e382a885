package org.zhiheng.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;

/**
 * Cases as they come in, a JSON object a line; read one after another, so that a hundred thousand need no memory. Blank lines are
 * skipped. For one thread.
 */
final class CaseLines implements Iterator<PreviewCase> {

    private static final int LONGEST_LINE = 1 << 20;

    private final InputStream in;
    private PreviewCase next;
    private long line;
    private boolean ended;

    CaseLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** @throws ZhihengException {@code INVALID} naming the line, for one that is no case */
    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            byte[] bytes = line();
            if (!blank(bytes)) {
                next = read(bytes);
            }
        }
        return next != null;
    }

    @Override
    public PreviewCase next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        PreviewCase read = next;
        next = null;
        return read;
    }

    private PreviewCase read(byte[] bytes) {
        try {
            return PreviewCase.of(Json.object(bytes));
        } catch (ZhihengException e) {
            String field = e.field().map(name -> "." + name).orElse("");
            throw new ZhihengException(
                    ErrorKind.INVALID, e.code(), "第" + line + "行:" + e.getMessage(), "line " + line + field, e);
        }
    }

    private byte[] line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        line++;
        try {
            for (int each = in.read(); each != '\n'; each = in.read()) {
                if (each < 0) {
                    ended = true;
                    break;
                }
                if (bytes.size() == LONGEST_LINE) {
                    throw ZhihengException.invalid("HTTP-LINE", "第" + line + "行超过1MB", "line " + line);
                }
                bytes.write(each);
            }
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.INVALID, "HTTP-BODY", "请求正文没有收全", null, e);
        }
        return bytes.toByteArray();
    }

    private static boolean blank(byte[] bytes) {
        for (byte each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
