package org.zhiheng.portal;

/** Something is wrong with a request. */
final class Wrong extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field that is wrong; null where it is the whole
     * @param message in Chinese
     */
    Wrong(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
