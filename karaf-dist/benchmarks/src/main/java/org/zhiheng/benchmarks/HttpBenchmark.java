package org.zhiheng.benchmarks;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.zhiheng.driver.Http;
import org.zhiheng.driver.SampleAccounts;

/** Rulings over HTTP: 8 clients on loopback, a bounded number of requests. */
final class HttpBenchmark {

    private static final int CLIENTS = 8;
    private static final int REQUESTS = 3_000;
    private static final String REQUEST =
            "{\"division\":\"371002\",\"asOf\":\"2024-09-02\",\"facts\":{\"code\":\"P-HREQ\",\"start\":\"2024-09-%02d\"}}";

    private HttpBenchmark() {}

    static void run() throws InterruptedException {
        round(REQUESTS);
        long[] nanos = round(REQUESTS);
        System.out.printf(
                "HTTP ruling, %d clients: p50 %.1f ms, p99 %.1f ms%n",
                CLIENTS, nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static long[] round(int requests) throws InterruptedException {
        long[] nanos = new long[CLIENTS * requests];
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int c = 0; c < CLIENTS; c++) {
            int client = c;
            clients.submit(() -> {
                Http http = Http.running(SampleAccounts.PROGRAM);
                for (int i = 0; i < requests; i++) {
                    long began = System.nanoTime();
                    if (http.ask("term", REQUEST.formatted(1 + i % 28)).statusCode() != 200) {
                        throw new IllegalStateException("a request failed");
                    }
                    nanos[client * requests + i] = System.nanoTime() - began;
                }
                return null;
            });
        }
        clients.shutdown();
        if (!clients.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("not done in time");
        }
        Arrays.sort(nanos);
        if (nanos[0] == 0) {
            throw new IllegalStateException("some request failed");
        }
        return nanos;
    }
}
