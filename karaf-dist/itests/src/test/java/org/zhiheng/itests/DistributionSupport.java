package org.zhiheng.itests;

import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.CoreOptions.vmOptions;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureSecurity;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.junit.Before;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.rules.RuleDesk;

/** What tests on the assembled distribution share: its start on free ports, asking by HTTP, waiting, and its log. */
public abstract class DistributionSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** The folder with the signed test regions. */
    protected static final String REGIONS = "zhiheng.test.regions";

    /** Whether a citizen's fine, to be filled in, is reported in the test region. */
    protected static final String REPORTING =
            "{\"division\":\"371099\",\"asOf\":\"2024-09-02\",\"facts\":{\"actKind\":\"penalty\",\"partyKind\":\"citizen\","
                    + "\"sanctions\":[\"fine\"],\"fine\":\"%s\",\"decidedOn\":\"2024-09-02\"}}";

    /** The sample district's programs: one that asks, one of a rule steward. */
    protected static final String PROGRAM = "sample-program";

    protected static final String STEWARD = "sample-steward";

    /** Looks at health. */
    protected static final String ADMINISTRATOR = "sample-administrator";

    private static final String FEATURES = "etc/org.apache.karaf.features.cfg";
    private static final String BOOT = "featuresBoot";
    private static final String SAMPLE = "zhiheng.test.sample";
    private static final String PORT = "zhiheng.test.http.port";

    /** Milliseconds within which what needs the database is there: at the first start the whole schema is made before. */
    protected static final long STARTED_WITHIN = 60_000;

    @Inject
    protected BundleContext context;

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    protected RuleDesk desk;

    private final HttpClient http = HttpClient.newHttpClient();

    @Configuration
    public Option[] configuration() throws IOException {
        String port = String.valueOf(freePort());
        Path sample = Files.createTempDirectory("zhiheng-sample").resolve("accounts.txt");
        String repository = System.getProperty("org.ops4j.pax.url.mvn.localRepository");
        return options(
                systemTimeout(120_000),
                karafDistributionConfiguration()
                        .frameworkUrl(new File(System.getProperty("zhiheng.distribution"))
                                .toURI()
                                .toString())
                        .name("zhiheng")
                        .karafVersion("4.4.10")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                // The test's own bundles come after the platform has started: their helper waits ten seconds for its
                // other parts, and then never again.
                editConfigurationFilePut(FEATURES, BOOT, "(" + ofDistribution(FEATURES, BOOT) + ")"),
                keepRuntimeFolder(),
                configureSecurity().disableKarafMBeanServerBuilder(),
                vmOptions(
                        "--add-reads=java.xml=java.logging",
                        "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                        "--patch-module",
                        "java.base=lib/endorsed/org.apache.karaf.specs.locator-4.4.10.jar",
                        "--patch-module",
                        "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-4.4.10.jar",
                        "--add-opens",
                        "java.base/java.security=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.net=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.lang=ALL-UNNAMED",
                        "--add-opens",
                        "java.base/java.util=ALL-UNNAMED",
                        "--add-opens",
                        "java.naming/javax.naming.spi=ALL-UNNAMED",
                        "--add-opens",
                        "java.rmi/sun.rmi.transport.tcp=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.https=ALL-UNNAMED",
                        "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
                        "-classpath",
                        "lib/jdk9plus/*:lib/boot/*",
                        "-Duser.timezone=Asia/Shanghai",
                        "-Dzhiheng.data=" + Files.createTempDirectory("zhiheng-data"),
                        "-Dzhiheng.keys=" + Files.createTempDirectory("zhiheng-keys"),
                        "-D" + REGIONS + "=" + TestRegions.write(Path.of("target/test-regions")),
                        "-D" + SAMPLE + "=" + sample,
                        "-D" + PORT + "=" + port),
                editConfigurationFilePut("etc/org.zhiheng.operations.cfg", "http.port", port),
                editConfigurationFilePut("etc/org.zhiheng.access.sample.cfg", "file", sample.toString()),
                editConfigurationFilePut("etc/org.zhiheng.access.cfg", "withoutFactor", roles()),
                // Its registers fill in the background; what is counted here is only what a test wrote.
                editConfigurationFilePut("etc/org.zhiheng.registers.sample.cfg", "wanted", "false"),
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg", "org.ops4j.pax.url.mvn.localRepository", repository),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", String.valueOf(freePort())));
    }

    /** All of them: the sample district's people have no second factor. */
    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(","));
    }

    /** A setting as the distribution has it. */
    private static String ofDistribution(String file, String key) throws IOException {
        Path unpacked = Path.of(System.getProperty("zhiheng.distribution")).resolveSibling("assembly");
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(unpacked.resolve(file))) {
            settings.load(reader);
        }
        return settings.getProperty(key).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Before
    public void waitUntilReady() {
        until("the platform is ready", () -> getAs(null, "/system/health/ready").statusCode() == 200);
    }

    protected HttpResponse<String> get(String path) {
        return send(request(path, PROGRAM).GET());
    }

    /** As {@link #get(String)}, as another program of the sample district; null for nobody. */
    protected HttpResponse<String> getAs(String program, String path) {
        return send(request(path, program).GET());
    }

    /** @param program whose token is sent; null for none */
    protected static HttpRequest.Builder request(String path, String program) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        return program == null ? request : request.header("Authorization", "Bearer " + token(program));
    }

    /** The token of a program of the sample district. */
    protected static String token(String program) {
        return sample("token." + program);
    }

    /** What the platform told of the sample district's accounts. */
    protected static String sample(String key) {
        Properties told = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(System.getProperty(SAMPLE)))) {
            told.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return told.getProperty(key);
    }

    protected HttpResponse<String> post(String path, String json) {
        return postBytes(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** @param type null for a request without one */
    protected HttpResponse<String> postBytes(String path, String type, byte[] body) {
        return postAs(PROGRAM, path, type, body);
    }

    protected HttpResponse<String> postAs(String program, String path, String type, byte[] body) {
        HttpRequest.Builder request = request(path, program).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(type == null ? request : request.header("Content-Type", type));
    }

    /** Whether a citizen's fine is reported in the test region, asked over HTTP; null while undetermined. */
    protected Boolean reported(String fine) {
        String body =
                post("/api/v1/rulings/reporting", REPORTING.formatted(fine)).body();
        if (body.contains("\"required\":true")) {
            return true;
        }
        return body.contains("\"required\":false") ? false : null;
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + System.getProperty(PORT) + path);
    }

    /** Waits, not for ever. */
    protected static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean holds = false;
        while (!holds && System.nanoTime() < end) {
            try {
                holds = condition.getAsBoolean();
                if (!holds) {
                    Thread.sleep(100);
                }
            } catch (IllegalStateException e) {
                // the server is not there yet: asked again until patience ends
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        assertTrue("in time: " + what, holds);
    }

    protected static List<String> logLines() {
        try {
            return Files.readAllLines(Path.of(System.getProperty("karaf.log", "data/log"), "karaf.log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
