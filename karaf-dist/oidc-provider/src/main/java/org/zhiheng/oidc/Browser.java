package org.zhiheng.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser at the provider: follows where it is sent, keeps cookies by host and port, fills in the form to sign in. It stops where it is
 * sent back to the platform.
 */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MOST_STEPS = 12;

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * Signs in at the provider.
     *
     * @param authorization where the platform has sent the browser to
     * @param name typed into the form
     * @return where the provider sends the browser back to
     */
    public URI signIn(URI authorization, String name) {
        URI at = authorization;
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at).GET());
        for (int i = 0; i < MOST_STEPS; i++) {
            URI next = answer.headers().firstValue("Location").map(at::resolve).orElse(null);
            if (next != null && !next.getAuthority().equals(authorization.getAuthority())) {
                return next;
            } else if (next != null) {
                at = next;
                answer = send(HttpRequest.newBuilder(at).GET());
            } else {
                Matcher csrf = CSRF.matcher(answer.body());
                if (answer.statusCode() != 200 || !csrf.find()) {
                    throw new IllegalStateException(
                            "the provider answers " + answer.statusCode() + ": " + answer.body());
                }
                at = at.resolve("/login");
                answer = send(HttpRequest.newBuilder(at)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(name) + "&password="
                                + encoded(RunningProvider.PASSWORD) + "&_csrf=" + encoded(csrf.group(1)))));
            }
        }
        throw new IllegalStateException("the provider sends in circles");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        if (!pairs.isEmpty()) {
            request.header("Cookie", String.join("; ", pairs));
        }
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Accept", "text/html")
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            for (String each : answer.headers().allValues("Set-Cookie")) {
                String[] pair = each.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
