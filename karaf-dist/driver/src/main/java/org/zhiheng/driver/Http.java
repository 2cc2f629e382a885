package org.zhiheng.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** Asks the running server. */
public final class Http {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Tokens token;

    /** Gives the token of whoever asks. */
    @FunctionalInterface
    public interface Tokens {
        String get() throws IOException;
    }

    /**
     * @param base on loopback only: load never leaves this machine
     * @param token asked anew for each request, as the server may be another one by then
     */
    public Http(String base, Tokens token) {
        if (base == null || !base.startsWith("http://127.0.0.1:")) {
            throw new IllegalArgumentException("the server must be on 127.0.0.1");
        }
        this.base = base;
        this.token = token;
    }

    /** The server that {@code ./zhiheng run} started, asked as one of the programs of its sample district. */
    public static Http running(String program) {
        String base = System.getProperty("zhiheng.url");
        Path accounts = Path.of(System.getProperty("zhiheng.sample"));
        return new Http(base, () -> new SampleAccounts(accounts).token(program));
    }

    public HttpResponse<String> ask(String question, String request) throws IOException, InterruptedException {
        return post("/api/v1/rulings/" + question, request);
    }

    /** Sends JSON. */
    public HttpResponse<String> post(String path, String request) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token.get())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token.get())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** As {@link #get}, without saying who asks: for what everybody may know. */
    public HttpResponse<String> getUnknown(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(10))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
