package org.zhiheng.rest.live;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.zhiheng.api.access.Principal;

/**
 * The streams that are open on this node: who hears what, and until when. A stream hears of a change only if whoever listens may see what has changed, by the rights
 * they have at that moment, and ends with the session. Thread-safe.
 */
final class Streams {

    /** A line that says nothing: that the stream is there, to whoever stands between. */
    private static final byte[] BEAT = ": \n\n".getBytes(StandardCharsets.US_ASCII);

    /** Told to a browser: how long it waits before it comes again, milliseconds. */
    private static final byte[] HELLO = "retry: 5000\n\n".getBytes(StandardCharsets.US_ASCII);

    /** Where a stream leads. */
    interface Line {
        /** Writes it, or keeps it until it can be written; never waits. */
        void send(byte[] told);

        /** Whether so much waits that nobody reads at the other end. */
        boolean clogged();

        void end();
    }

    private final int most;
    private final int mostOfSession;
    private final int mostWaiting;
    private final Function<String, Optional<Principal>> sessions;
    private final Set<Stream> open = new LinkedHashSet<>();

    /** One stream, and what it has not been told yet. */
    private static final class Stream {
        private final String session;
        private final Line line;
        private final Set<Event> waiting = new LinkedHashSet<>();

        Stream(String session, Line line) {
            this.session = session;
            this.line = line;
        }
    }

    /**
     * @param most streams on this node
     * @param mostOfSession streams of one session: as many windows as a browser opens that cannot share one
     * @param mostWaiting events kept for a stream until it is told; beyond, all of them become {@link Event#ALL}
     * @param sessions who has a session, empty once it is over; asking does not make it last longer
     */
    Streams(int most, int mostOfSession, int mostWaiting, Function<String, Optional<Principal>> sessions) {
        this.most = most;
        this.mostOfSession = mostOfSession;
        this.mostWaiting = mostWaiting;
        this.sessions = sessions;
    }

    /**
     * A window that is loaded anew leaves its stream behind, which is found out with the next heartbeat: of too many streams of a session the oldest makes room.
     *
     * @return whether there was room on this node; the line is left alone where there was not
     */
    boolean open(String session, Line line) {
        Stream oldest = null;
        synchronized (this) {
            List<Stream> own =
                    open.stream().filter(each -> each.session.equals(session)).toList();
            if (own.size() >= mostOfSession) {
                oldest = own.get(0);
            } else if (open.size() >= most) {
                return false;
            }
        }
        if (oldest != null) {
            oldest.line.send(Event.FULL.line());
            end(oldest);
        }
        synchronized (this) {
            open.add(new Stream(session, line));
        }
        line.send(HELLO);
        return true;
    }

    /** The other end is gone. */
    synchronized void closed(Line line) {
        open.removeIf(each -> each.line == line);
    }

    synchronized int count() {
        return open.size();
    }

    /** Keeps it for those who may hear it; they are told by {@link #tell}, so that of many changes of one thing there is one event. */
    void happened(Event event, Predicate<Principal> audience) {
        for (Stream each : all()) {
            if (sessions.apply(each.session).filter(audience).isPresent()) {
                wait(each, event);
            }
        }
    }

    private synchronized void wait(Stream stream, Event event) {
        if (stream.waiting.contains(Event.ALL)) {
            return;
        }
        stream.waiting.add(event);
        if (stream.waiting.size() > mostWaiting) {
            stream.waiting.clear();
            stream.waiting.add(Event.ALL);
        }
    }

    /** Tells everybody what waits for them. */
    void tell() {
        for (Stream each : all()) {
            if (!each.line.clogged()) {
                taken(each).forEach(event -> each.line.send(event.line()));
            }
        }
    }

    private synchronized List<Event> taken(Stream stream) {
        List<Event> all = List.copyOf(stream.waiting);
        stream.waiting.clear();
        return all;
    }

    /** Ends what belongs to no session any more or is read by nobody, and says to the others that it is still there. */
    void beat() {
        for (Stream each : all()) {
            if (sessions.apply(each.session).isEmpty() || each.line.clogged()) {
                end(each);
            } else {
                each.line.send(BEAT);
            }
        }
    }

    void endAll() {
        all().forEach(this::end);
    }

    /** The line is ended without the lock, for it tells that it is gone. */
    private void end(Stream stream) {
        closed(stream.line);
        stream.line.end();
    }

    private synchronized List<Stream> all() {
        return List.copyOf(open);
    }
}
