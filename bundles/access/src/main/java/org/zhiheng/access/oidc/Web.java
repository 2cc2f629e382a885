package org.zhiheng.access.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the provider: never follows it elsewhere, waits a bounded time, reads a bounded answer. Thread-safe. */
final class Web implements ResourceRetriever {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int LONGEST_ANSWER = 256 * 1024;
    private static final int OK = 200;

    /** @param status of HTTP */
    record Answer(int status, String text) {}

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Duration patience;

    /** @param patience for the whole of one answer */
    Web(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Answer answer = send(HttpRequest.newBuilder(URI.create(url.toString())));
        if (answer.status() != OK) {
            throw new IOException("the provider answers " + answer.status());
        }
        return new Resource(answer.text(), "application/json");
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request.header("Accept", "application/json").build(), info -> new Bounded());
        try {
            HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            throw new IOException("the provider does not answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException("the provider cannot be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            sent.cancel(true);
        }
    }

    private static final class Bounded implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer each : buffers) {
                if (read.size() + each.remaining() > LONGEST_ANSWER) {
                    subscription.cancel();
                    body.completeExceptionally(new IOException("the provider's answer is too long"));
                    return;
                }
                byte[] bytes = new byte[each.remaining()];
                each.get(bytes);
                read.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable error) {
            body.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            body.complete(read.toByteArray());
        }
    }
}
