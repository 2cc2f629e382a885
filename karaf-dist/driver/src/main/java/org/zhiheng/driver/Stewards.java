package org.zhiheng.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two rule stewards of the sample district, who bring rules in force over HTTP as they would at a browser: one proposes, the other
 * releases. Not thread-safe.
 */
public final class Stewards {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RELEASES = "/api/v1/rules/releases";
    private static final int UNAUTHORIZED = 401;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new HashMap<>();
    private final String base;
    private final Http http;
    private final Accounts accounts;

    /** Gives the accounts, which a server that was made anew has anew. */
    @FunctionalInterface
    public interface Accounts {
        SampleAccounts get() throws IOException;
    }

    private record Session(String cookie, String csrf) {}

    /** Those of the server that {@code ./zhiheng run} started. */
    public static Stewards running() {
        Path file = Path.of(System.getProperty("zhiheng.sample"));
        return new Stewards(
                System.getProperty("zhiheng.url"),
                Http.running(SampleAccounts.PROGRAM),
                () -> new SampleAccounts(file));
    }

    /**
     * @param base address of the server
     * @param http who looks at what awaits people
     */
    public Stewards(String base, Http http, Accounts accounts) {
        this.base = base;
        this.http = http;
        this.accounts = accounts;
    }

    /**
     * Waits until a content has been found good, and releases it.
     *
     * @throws IllegalStateException when it does not come to await people in time, or one of the two is refused
     */
    public void release(String contentHash) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!awaits(contentHash)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not waiting for people: " + contentHash);
            }
            Thread.sleep(50);
        }
        release("activate", contentHash);
    }

    private boolean awaits(String contentHash) throws IOException, InterruptedException {
        String deliveries = http.get("/api/v1/rules/not-in-force").body();
        return Pattern.compile("\"state\":\"awaiting\"[^}]*\"contentHash\":\"" + contentHash + "\"")
                .matcher(deliveries)
                .find();
    }

    /**
     * Proposes a change as one and releases it as the other.
     *
     * @param change {@code activate}, {@code roll-back} or {@code retire}
     */
    public void release(String change, String subject) throws IOException, InterruptedException {
        String proposed = post(
                SampleAccounts.STEWARD,
                RELEASES,
                "{\"change\":\"%s\",\"subject\":\"%s\",\"note\":\"示例\"}".formatted(change, subject));
        post(SampleAccounts.OTHER_STEWARD, RELEASES + "/" + field(proposed, "id") + "/release", "");
    }

    /** Releases, as the second person, whatever was proposed and waits. */
    public void releaseProposed() throws IOException, InterruptedException {
        Matcher open = Pattern.compile("\\{\"id\":\"([^\"]*)\"")
                .matcher(http.get(RELEASES).body());
        while (open.find()) {
            post(SampleAccounts.OTHER_STEWARD, RELEASES + "/" + open.group(1) + "/release", "");
        }
    }

    /** The number of the generation in force. */
    public String generation() throws IOException, InterruptedException {
        Matcher newest = Pattern.compile("\"number\":(\\d+)")
                .matcher(http.get("/api/v1/rules/generations").body());
        if (!newest.find()) {
            throw new IllegalStateException("no generation in force");
        }
        return newest.group(1);
    }

    private String post(String account, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = postOnce(account, path, body);
        if (answer.statusCode() == UNAUTHORIZED && sessions.remove(account) != null) {
            // The session is over; whoever sits there signs in again.
            answer = postOnce(account, path, body);
        }
        return checked(answer).body();
    }

    private HttpResponse<String> postOnce(String account, String path, String body)
            throws IOException, InterruptedException {
        Session session = sessions.get(account);
        if (session == null) {
            session = signIn(account);
            sessions.put(account, session);
        }
        return send(request(path, body).header("Cookie", session.cookie()).header("X-CSRF-Token", session.csrf()));
    }

    private Session signIn(String account) throws IOException, InterruptedException {
        HttpResponse<String> answer = checked(send(request(
                "/api/v1/session",
                "{\"name\":\"%s\",\"password\":\"%s\"}"
                        .formatted(account, accounts.get().password()))));
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Session(cookie.substring(0, cookie.indexOf(';')), field(answer.body(), "csrf"));
    }

    private HttpRequest.Builder request(String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        return body.isEmpty()
                ? request.POST(HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> checked(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri().getPath() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
