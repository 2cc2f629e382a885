package org.zhiheng.rules.dmn;

/** A text that is no S-FEEL, told in Chinese; becomes a fault with the cell's place. */
final class FeelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FeelException(String message) {
        super(message, null, false, false);
    }
}
