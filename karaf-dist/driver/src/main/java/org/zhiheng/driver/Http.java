package org.zhiheng.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the running server. */
public final class Http {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    /** @param base on loopback only: load never leaves this machine */
    public Http(String base) {
        if (base == null || !base.startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException("the server must be on 127.0.0.1");
        }
        this.base = base;
    }

    public HttpResponse<String> ask(String question, String request) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/rulings/" + question))
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
