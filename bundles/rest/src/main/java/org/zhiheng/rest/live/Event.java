package org.zhiheng.rest.live;

import java.nio.charset.StandardCharsets;

/**
 * That something has changed: what kind of thing and which one, never what it says now. Whoever wants to know asks for it, and is answered as always.
 *
 * @param kind {@code case}, {@code rules}, {@code day}, {@code all}, {@code full}
 * @param id of the thing; null where the kind says all
 */
record Event(String kind, String id) {

    /** Everything may have changed: more happened than was kept for this stream. */
    static final Event ALL = new Event("all", null);

    /** A day of Shanghai has begun, so that terms may be over. */
    static final Event DAY = new Event("day", null);

    /** This stream makes room for another of its session, and is not to be asked for again at once. */
    static final Event FULL = new Event("full", null);

    /** Other rules are in force. */
    static final Event RULES = new Event("rules", null);

    /** As a stream of server-sent events has it. Ids of the record's subjects need no escaping. */
    byte[] line() {
        String data = id == null ? "{}" : "{\"id\":\"" + id + "\"}";
        return ("event: " + kind + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }
}
