package org.zhiheng.oidc;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The provider as a process of its own, for tests: with nothing but the JDK, so that none of its libraries meet theirs. */
public final class RunningProvider implements AutoCloseable {

    public static final String CLIENT = "zhiheng";
    public static final String SECRET = "a secret: with / odd+characters";
    public static final String PASSWORD = "everybody's password there";

    private static final int PATIENCE_SECONDS = 120;
    private static final String SAID = "LISTENING ";

    private final Process process;
    private final URI issuer;

    /** @param redirect where the client is sent back to */
    public RunningProvider(URI redirect) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classPath(),
                            "org.zhiheng.oidc.Provider",
                            CLIENT,
                            SECRET,
                            redirect.toString(),
                            PASSWORD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // Should the tests be ended from outside, so is what they started.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        issuer = URI.create("http://127.0.0.1:" + port());
    }

    private static String classPath() throws IOException {
        try (InputStream in = RunningProvider.class.getResourceAsStream("/provider.classpath")) {
            if (in == null) {
                throw new IllegalStateException(
                        "the class path of the provider was not made: build karaf-dist/oidc-provider");
            }
            Path own = Path.of(RunningProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own + File.pathSeparator + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private String port() {
        CompletableFuture<String> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(port), "provider");
        reader.setDaemon(true);
        reader.start();
        try {
            return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new IllegalStateException("the provider did not start", e);
        }
    }

    /** To the end, or the process would wait once its output is full. */
    private void read(CompletableFuture<String> port) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder before = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(SAID)) {
                    port.complete(line.substring(SAID.length()));
                } else if (!port.isDone()) {
                    before.append(line).append('\n');
                }
            }
            port.completeExceptionally(new IllegalStateException("it ended:\n" + before));
        } catch (IOException e) {
            port.completeExceptionally(e);
        }
    }

    public URI issuer() {
        return issuer;
    }

    /** Ends it; it can then not be reached any more. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
