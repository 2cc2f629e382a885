package org.zhiheng.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.driver.RegionJar;
import org.zhiheng.driver.SampleAccounts;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.testkit.pack.RegionBundleFile;

/** A changed Huancui beside the one in force, over a file of facts, through HTTP as an administrator would. */
final class PreviewBenchmark {

    private static final int CASES = 100_000;
    private static final int FINES = 1_000;
    private static final String CASE =
            "{\"question\":\"competence\",\"division\":\"371002\",\"asOf\":\"%s\",\"facts\":{\"item\":{\"code\":\"C%d\",\"listed\":true},"
                    + "\"actKind\":\"penalty\",\"empowerment\":{\"powers\":[\"penalty\"],\"publishedOn\":\"2024-05-20\",\"confirmedOn\":\"2024-05-30\"},"
                    + "\"sanctions\":[\"fine\"],\"fine\":\"%d.00\"}}%n";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    private final SampleAccounts accounts;

    private PreviewBenchmark(String base, SampleAccounts accounts) {
        this.base = base;
        this.accounts = accounts;
    }

    static void run(String base) throws Exception {
        new PreviewBenchmark(base, new SampleAccounts(Path.of(System.getProperty("zhiheng.sample")))).run();
    }

    private void run() throws Exception {
        Path facts = Files.createTempFile("facts", ".jsonl");
        try {
            write(facts);
            String draft = field(
                    post("", "application/java-archive", HttpRequest.BodyPublishers.ofByteArray(changed())), "draft");
            long began = System.nanoTime();
            String report =
                    post("/" + draft + "/preview", "application/x-ndjson", HttpRequest.BodyPublishers.ofFile(facts));
            System.out.printf(
                    "preview of %s fact sets over HTTP, %s rulings changed: %.1f s%n",
                    field(report, "asked"), field(report, "changed"), (System.nanoTime() - began) / 1e9);
        } finally {
            Files.delete(facts);
        }
    }

    /** Fines from 100 to 100,000 yuan on many days: those from 40,000 to 50,000 change. */
    private static void write(Path facts) throws IOException {
        try (OutputStream out = Files.newOutputStream(facts)) {
            for (int i = 0; i < CASES; i++) {
                LocalDate asOf = LocalDate.of(2024, 9, 2).plusDays(i % 400);
                out.write(CASE.formatted(asOf, i, (1 + i % FINES) * 100).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static byte[] changed() throws IOException {
        Map<String, byte[]> files = RegionFiles.of("weihai-huancui");
        String version = RegionJar.nextVersion();
        files.computeIfPresent(
                "package.yaml", (path, bytes) -> replaced(bytes, "(?m)^version: .*$", "version: " + version));
        files.computeIfPresent(
                "parameters/competence.yaml",
                (path, bytes) -> replaced(bytes, "amount: 50000\\.00", "amount: 40000.00"));
        files.keySet().removeIf(path -> path.startsWith("tests/"));
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        RegionBundleFile.write(
                "org.zhiheng.preview",
                version,
                "371002",
                PackageContent.of(files),
                RegionJar.key(),
                Clock.systemUTC().instant(),
                jar);
        return jar.toByteArray();
    }

    private static byte[] replaced(byte[] text, String pattern, String by) {
        return new String(text, StandardCharsets.UTF_8).replaceAll(pattern, by).getBytes(StandardCharsets.UTF_8);
    }

    private String post(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/rules/drafts" + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer " + accounts.token(SampleAccounts.STEWARD_PROGRAM))
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.body();
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"?([^\",}]*)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return matcher.group(1);
    }
}
