package org.zhiheng.api.rules;

/**
 * One fault of a rule package, as an editor understands it.
 *
 * @param severity {@code error} or {@code warning}
 * @param code stable, e.g. {@code RP-LAYER-003}
 * @param file path inside the package, e.g. {@code parameters/training.yaml}
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole line is meant
 * @param message what is wrong, in Chinese
 * @param hint what to do, in Chinese; null where the message says it
 */
public record FaultInfo(String severity, String code, String file, int line, int column, String message, String hint) {

    /** {@code file:line:column: code message}, the form editors jump to. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + code + " " + message + (hint == null ? "" : "。" + hint);
    }
}
