package org.zhiheng.api.error;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception type of the platform. Only the edges translate it; a refusal by a ruling is not an exception.
 *
 * <p>The message is Chinese and meant for people; {@link #code()} is stable and meant for programs.
 */
public final class ZhihengException extends RuntimeException {

    private final ErrorKind kind;
    private final String code;
    private final transient String field;
    private final transient List<ZhihengException> others;

    /**
     * @param kind how edges answer it
     * @param code stable code, upper case with hyphens, e.g. {@code RULING-FACT-TYPE}
     * @param message Chinese text for people
     * @param field path of the field at fault, e.g. {@code facts.fine}; null where no field is
     */
    public ZhihengException(ErrorKind kind, String code, String message, String field) {
        this(kind, code, message, field, null);
    }

    public ZhihengException(ErrorKind kind, String code, String message, String field, Throwable cause) {
        this(kind, code, message, field, cause, List.of());
    }

    private ZhihengException(
            ErrorKind kind, String code, String message, String field, Throwable cause, List<ZhihengException> others) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind);
        this.code = Objects.requireNonNull(code);
        this.field = field;
        this.others = others;
    }

    /**
     * Several things that are wrong with one request as one error: the first, with the {@link #others}.
     *
     * @param all at least one, in the order in which people should see them
     */
    public static ZhihengException all(List<ZhihengException> all) {
        ZhihengException first = all.get(0);
        return all.size() == 1
                ? first
                : new ZhihengException(
                        first.kind,
                        first.code,
                        first.getMessage(),
                        first.field,
                        first.getCause(),
                        List.copyOf(all.subList(1, all.size())));
    }

    public static ZhihengException invalid(String code, String message, String field) {
        return new ZhihengException(ErrorKind.INVALID, code, message, field);
    }

    public static ZhihengException notFound(String code, String message, String field) {
        return new ZhihengException(ErrorKind.NOT_FOUND, code, message, field);
    }

    public static ZhihengException conflict(String code, String message) {
        return new ZhihengException(ErrorKind.CONFLICT, code, message, null);
    }

    public static ZhihengException forbidden(String code, String message) {
        return new ZhihengException(ErrorKind.FORBIDDEN, code, message, null);
    }

    public static ZhihengException unavailable(String code, String message) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, code, message, null);
    }

    public ErrorKind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    /** The path of the field at fault, empty where no single field is. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What else is wrong with the same request; mostly nothing. */
    public List<ZhihengException> others() {
        return others == null ? List.of() : others;
    }
}
