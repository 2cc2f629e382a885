package org.zhiheng.soak;

/** How much a node writes. */
enum Load {
    /** Many writes, none of them large: something is under way whenever the node is killed. */
    MANY(4, 400, 20_000),
    /** Large ones, which soon fill what room there is. */
    LARGE(20, 12_000, 200_000);

    /** Milliseconds a thread rests after a write. */
    final int rest;
    /** Characters of text in an entry. */
    final int text;
    /** Bytes of the largest attachment. */
    final int attachment;

    Load(int rest, int text, int attachment) {
        this.rest = rest;
        this.text = text;
        this.attachment = attachment;
    }
}
