package org.zhiheng.shell;

/** Colours on a terminal, plain text elsewhere. */
record Paint(boolean colours) {

    private static final String PLAIN = "\u001B[0m";

    String bold(String text) {
        return paint("\u001B[1m", text);
    }

    String red(String text) {
        return paint("\u001B[31m", text);
    }

    String green(String text) {
        return paint("\u001B[32m", text);
    }

    String yellow(String text) {
        return paint("\u001B[33m", text);
    }

    String grey(String text) {
        return paint("\u001B[90m", text);
    }

    private String paint(String colour, String text) {
        return colours && !text.isEmpty() ? colour + text + PLAIN : text;
    }
}
