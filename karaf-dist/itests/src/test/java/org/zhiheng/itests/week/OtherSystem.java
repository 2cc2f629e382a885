package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A program of a department that asks for cases by SOAP. */
final class OtherSystem {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";

    private final String base;
    private final String name;
    private final String token;

    OtherSystem(String base, String name, String token) {
        this.base = base;
        this.name = name;
        this.token = token;
    }

    /**
     * @param operation of the contract
     * @param parameters as XML
     * @return the answer's XML
     */
    String asks(String operation, String parameters) {
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        String envelope = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsse=\"" + WSS
                + "wssecurity-secext-1.0.xsd\" xmlns:wsu=\"" + WSS + "wssecurity-utility-1.0.xsd\"><s:Header>"
                + "<wsse:Security s:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>" + name
                + "</wsse:Username><wsse:Password Type=\"" + WSS + "username-token-profile-1.0#PasswordText\">" + token
                + "</wsse:Password><wsse:Nonce EncodingType=\"" + WSS + "soap-message-security-1.0#Base64Binary\">"
                + nonce + "</wsse:Nonce><wsu:Created>" + Instant.now().truncatedTo(ChronoUnit.MILLIS)
                + "</wsu:Created></wsse:UsernameToken></wsse:Security></s:Header><s:Body><" + operation
                + " xmlns=\"urn:zhiheng:cases:v1\">" + parameters + "</" + operation + "></s:Body></s:Envelope>";
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(base + "/services/cases"))
                            .timeout(Duration.ofSeconds(60))
                            .header("Content-Type", "text/xml;charset=utf-8")
                            .POST(BodyPublishers.ofString(envelope))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 500);
            return answer.body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The text of the first element of a name. */
    static String text(String xml, String element) {
        assertThat(xml).contains("<" + element + ">");
        String behind = xml.substring(xml.indexOf("<" + element + ">") + element.length() + 2);
        return behind.substring(0, behind.indexOf('<'));
    }
}
