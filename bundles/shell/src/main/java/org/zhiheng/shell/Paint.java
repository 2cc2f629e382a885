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

    /** Heads of columns. */
    String[] greys(String... texts) {
        String[] painted = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            painted[i] = grey(texts[i]);
        }
        return painted;
    }

    private String paint(String colour, String text) {
        return colours && !text.isEmpty() ? colour + text + PLAIN : text;
    }
}
