package org.zhiheng.rest.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.servlet.AsyncContext;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;

/** A stream to a browser over an answer that does not end. Nothing here waits: what the network does not take yet is kept. Thread-safe. */
final class AsyncLine implements Streams.Line, WriteListener, AsyncListener {

    /** Lines kept for somebody who does not read; a heartbeat apart, so this is minutes. */
    private static final int CLOGGED = 64;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<Streams.Line> gone;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean unflushed;
    private boolean over;

    /** @param gone is told once when the other end is gone */
    AsyncLine(AsyncContext context, Consumer<Streams.Line> gone) throws IOException {
        this.context = context;
        this.gone = gone;
        out = context.getResponse().getOutputStream();
    }

    /** Begins to write, once it is known that there is room for it. */
    void begin() {
        context.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public void send(byte[] told) {
        synchronized (this) {
            if (over) {
                return;
            }
            waiting.add(told);
        }
        write();
    }

    @Override
    public synchronized boolean clogged() {
        return waiting.size() >= CLOGGED;
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            begun = true;
        }
        write();
    }

    private void write() {
        try {
            synchronized (this) {
                while (begun && !over && (unflushed || !waiting.isEmpty()) && out.isReady()) {
                    byte[] next = waiting.poll();
                    if (next == null) {
                        unflushed = false;
                        out.flush();
                    } else {
                        unflushed = true;
                        out.write(next);
                    }
                }
            }
        } catch (IOException | IllegalStateException e) {
            // The browser has gone away, or the server stops: there is nobody to be told.
            end();
        }
    }

    @Override
    public void end() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        gone.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // It had ended by itself.
            return;
        }
    }

    @Override
    public void onError(Throwable why) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }
}
