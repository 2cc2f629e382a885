package org.zhiheng.driver;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** People who go on asking while rules are swapped; ends by itself at the latest after an hour. */
public final class Load implements AutoCloseable {

    private static final int PEOPLE = 4;
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    private final AtomicBoolean go = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE);

    public Load(Http http, String question, String request) {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int i = 0; i < PEOPLE; i++) {
            people.submit(() -> {
                while (go.get() && System.nanoTime() < end) {
                    asked.incrementAndGet();
                    try {
                        var answer = http.ask(question, request);
                        if (answer.statusCode() != 200 || !answer.body().contains("\"status\":\"determined\"")) {
                            failed.incrementAndGet();
                        }
                    } catch (IOException e) {
                        failed.incrementAndGet();
                    }
                }
                return null;
            });
        }
    }

    public int asked() {
        return asked.get();
    }

    public int failed() {
        return failed.get();
    }

    @Override
    public void close() throws InterruptedException {
        go.set(false);
        people.shutdown();
        people.awaitTermination(30, TimeUnit.SECONDS);
    }
}
