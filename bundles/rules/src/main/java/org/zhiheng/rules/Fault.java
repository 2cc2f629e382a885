package org.zhiheng.rules;

import java.util.Locale;
import java.util.Objects;
import org.zhiheng.api.rules.FaultInfo;

/**
 * Something wrong in a rule package, where it stands and what to do.
 *
 * @param code stable, {@code RP-<AREA>-<number>}
 * @param file path inside {@code RULES-INF}, e.g. {@code parameters/training.yaml}
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole line is meant
 * @param message what is wrong, in Chinese
 * @param hint what to do, in Chinese; null where the message says it
 */
public record Fault(Severity severity, String code, String file, int line, int column, String message, String hint) {

    public Fault {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(code);
        Objects.requireNonNull(file);
        Objects.requireNonNull(message);
    }

    public static Fault error(String code, String file, int line, int column, String message, String hint) {
        return new Fault(Severity.ERROR, code, file, line, column, message, hint);
    }

    public static Fault warning(String code, String file, int line, int column, String message, String hint) {
        return new Fault(Severity.WARNING, code, file, line, column, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The same for those who see only {@code api}. */
    public FaultInfo toInfo() {
        return new FaultInfo(severity.name().toLowerCase(Locale.ROOT), code, file, line, column, message, hint);
    }
}
