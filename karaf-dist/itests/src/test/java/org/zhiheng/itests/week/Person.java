package org.zhiheng.itests.week;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Somebody at a browser: signs in once, and then asks, fills in and decides by the platform's HTTP interface. */
final class Person {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Said of a row besides its fields. */
    private static final List<String> AROUND = List.of("key", "from", "to", "document");

    /** The smallest picture there is. */
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");

    private final String base;
    private final String name;
    private final String account;
    private String cookie;
    private String csrf;

    private Person(String base, String name, String account) {
        this.base = base;
        this.name = name;
        this.account = account;
    }

    /** Anybody in the street. */
    static Person unknown(String base) {
        return new Person(base, "nobody", null);
    }

    static Person signedIn(String base, String name, String password) {
        return signedIn(base, name, null, password);
    }

    private static Person signedIn(String base, String name, String account, String password) {
        Person person = new Person(base, name, account);
        person.begun(person.post("/api/v1/session", "{name: '%s', password: '%s'}", name, password));
        return person;
    }

    /** Signs in with the first password, which has to be changed before anything else. */
    static Person first(String base, String name, String account, String password) {
        Person person = signedIn(base, name, account, password);
        person.begun(person.send(
                "PUT",
                "/api/v1/account/password",
                read("{current: '%s', next: 'scenes of a week %s'}", password, name)));
        return person;
    }

    /** The id of the account; null for somebody who was not opened one here. */
    String account() {
        return account;
    }

    private void begun(Answer answer) {
        cookie = answer.is(201).text("cookie");
        csrf = answer.text("csrf");
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    /** @param body JSON as people write it, with single quotes; {@code %s} stands for what follows */
    Answer post(String path, String body, Object... parts) {
        return send("POST", path, read(body, parts));
    }

    // ---- registers

    /**
     * Adds a row to a register.
     *
     * @param row its fields, and {@code key}, {@code from} and {@code to} among them
     * @return its key
     */
    String adds(String register, String row, Object... parts) {
        return tries(register, row, parts).is(201).text("key");
    }

    /** Tries to add a row. */
    Answer tries(String register, String row, Object... parts) {
        ObjectNode values = read(row, parts);
        ObjectNode sent = JSON.createObjectNode();
        AROUND.stream().filter(values::has).forEach(each -> sent.set(each, values.remove(each)));
        return send("POST", "/api/v1/registers/" + register, sent.set("values", values));
    }

    /** It became different from a day on. */
    Answer amends(String register, String key, String from, String values, Object... parts) {
        ObjectNode sent = JSON.createObjectNode().put("from", from);
        return send("POST", row(register, key) + "/amendments", sent.set("values", read(values, parts)));
    }

    /** As {@link #amends(String, String, String, String, Object...)}, where days say nothing. */
    Answer notes(String register, String key, String values, Object... parts) {
        ObjectNode sent = JSON.createObjectNode();
        return send("POST", row(register, key) + "/amendments", sent.set("values", read(values, parts)));
    }

    static String row(String register, String key) {
        return "/api/v1/registers/" + register + "/rows/" + key;
    }

    /** Sends in a spreadsheet of new rows. */
    Answer imports(String register, byte[] sheet) {
        return send("POST", "/api/v1/registers/" + register + "/imports", SHEET, BodyPublishers.ofByteArray(sheet));
    }

    /** As {@link #imports(String, byte[])}, of what a document says. */
    Answer imports(String register, byte[] sheet, String document) {
        return sheet(
                "/api/v1/registers/" + register + "/imports?document="
                        + URLEncoder.encode(document, StandardCharsets.UTF_8),
                sheet);
    }

    /** Sends a spreadsheet to an address. */
    Answer sheet(String path, byte[] sheet) {
        return send("POST", path, SHEET, BodyPublishers.ofByteArray(sheet));
    }

    /** Sends a ZIP to an address. */
    Answer zip(String path, byte[] zip) {
        return send("POST", path, "application/zip", BodyPublishers.ofByteArray(zip));
    }

    /** Puts something in the place of what is there. */
    Answer puts(String path, String body, Object... parts) {
        return send("PUT", path, read(body, parts));
    }

    // ---- questions

    /**
     * Asks a question of the law about what the registers hold.
     *
     * @param references by which rows
     * @param facts that no register holds
     */
    Answer asks(String question, String division, String asOf, String references, String facts) {
        return asksAsKnownAt(null, question, division, asOf, references, facts);
    }

    /** As {@link #asks}, as it was known at a moment. */
    Answer asksAsKnownAt(
            String moment, String question, String division, String asOf, String references, String facts) {
        ObjectNode sent = JSON.createObjectNode().put("division", division).put("asOf", asOf);
        if (moment != null) {
            sent.put("knownAt", moment);
        }
        sent.set("references", read(references));
        sent.set("facts", read(facts));
        return send("POST", "/api/v1/registered-rulings/" + question, sent);
    }

    // ---- procedures

    /**
     * Starts a procedure.
     *
     * @param what names the row it is about
     * @return the run
     */
    String starts(String path, String what, String key, String justiceBureau) {
        return post(path, "{command: '%s', %s: '%s', justiceBureau: '%s'}", command(), what, key, justiceBureau)
                .is(201)
                .text("id");
    }

    /** Takes a run on to a stage, or signs for it. */
    Answer takes(String run, String to) {
        return steps(run, to).is(200).has("taken", true);
    }

    /** Tries to, and is told which checks refuse. */
    Answer isHeldUp(String run, String to, Object... checks) {
        return steps(run, to).is(200).has("taken", false).has("refused.check", checks);
    }

    /** Tries to; the answer says more. */
    Answer steps(String run, String to) {
        String seen = get("/api/v1/runs/" + run).is(200).text("version");
        return post("/api/v1/runs/" + run + "/steps", "{command: '%s', version: %s, to: '%s'}", command(), seen, to);
    }

    static String command() {
        return "c-" + UUID.randomUUID();
    }

    /**
     * Uploads a picture taken on the spot, in two parts, as where the line broke.
     *
     * @return what names it
     */
    String uploads() {
        byte[] picture = PNG.clone();
        Answer begun = sent(
                request("/api/v1/uploads", "application/json", "POST", BodyPublishers.noBody())
                        .header("Upload-Length", String.valueOf(picture.length))
                        .header("Upload-Metadata", "filetype " + encoded("image/png")),
                "POST /api/v1/uploads");
        String path = "/api/v1/uploads/" + begun.is(201).text("id");
        int half = picture.length / 2;
        appended(path, 0, Arrays.copyOfRange(picture, 0, half)).is(204);
        appended(path, 0, picture).refused(409, "UPLOAD-OFFSET");
        appended(path, half, Arrays.copyOfRange(picture, half, picture.length)).is(204);
        return get(path).is(200).text("hash");
    }

    private Answer appended(String path, int offset, byte[] bytes) {
        return sent(
                request(path, "application/offset+octet-stream", "PATCH", BodyPublishers.ofByteArray(bytes))
                        .header("Upload-Offset", String.valueOf(offset)),
                "PATCH " + path);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- HTTP

    private static ObjectNode read(String json, Object... parts) {
        try {
            return (ObjectNode) JSON.readTree(parts.length == 0 ? json : json.formatted(parts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer send(String method, String path, JsonNode body) {
        return send(
                method,
                path,
                "application/json",
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    }

    private Answer send(String method, String path, String type, BodyPublisher body) {
        return sent(request(path, type, method, body), method + " " + path);
    }

    private HttpRequest.Builder request(String path, String type, String method, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, body);
        return cookie == null ? request : request.header("Cookie", cookie).header("X-CSRF-Token", csrf);
    }

    private Answer sent(HttpRequest.Builder request, String asked) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(name + " " + asked, response.statusCode(), told(response), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer's JSON, with the cookie that came with it. */
    private static JsonNode told(HttpResponse<byte[]> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/json")) {
            return MissingNode.getInstance();
        }
        ObjectNode json = (ObjectNode) JSON.readTree(response.body());
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(each -> json.put("cookie", each.substring(0, each.indexOf(';'))));
        return json;
    }
}
