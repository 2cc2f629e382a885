package org.zhiheng.tools.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.testkit.pack.SigningKey;

/**
 * Bundles with one fault each, as they may be dropped on a platform: of the archive, of the signature, against the layers, or of a
 * promise. Each is refused with its code, file and line, and a good neighbour checked with it stays good. Faults inside single files
 * are BrokenPackagesTest's in {@code rules}.
 */
class BrokenBundlesTest {

    private static final String GRADE = "parameters/file-grade.yaml";
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final SigningKey KEY = SigningKey.make("某区司法局", MADE, 365);
    private static final SigningKey EXPIRED = SigningKey.make("前任", Instant.parse("2024-01-01T00:00:00Z"), 365);
    private static final SigningKey NOT_YET = SigningKey.make("后任", Instant.parse("2027-01-01T00:00:00Z"), 365);
    private static final SigningKey STRANGER = SigningKey.make("某区司法局", MADE, 365);

    private static Path shipped;
    private static Path signers;
    private static Map<String, byte[]> sample;

    @TempDir
    static Path work;

    /** Makes the jar of a sample that has one fault. */
    interface Spoiler {
        void spoil(Bundle bundle) throws IOException;
    }

    record Broken(String code, String place, String name, Spoiler spoiler) {
        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    private static Broken broken(String code, String place, String name, Spoiler spoiler) {
        return new Broken(code, place, name, spoiler);
    }

    /** A bundle in the making: what its package holds, who signs it, and what is done to the jar. */
    static final class Bundle {

        final Map<String, byte[]> files = new TreeMap<>(sample);
        final List<Map.Entry<String, byte[]>> more = new ArrayList<>();
        SigningKey key = KEY;
        Instant at = Tool.NOW;
        byte[] signature;
        boolean root = true;

        void change(String path, String from, String to) {
            String text = new String(files.get(path), StandardCharsets.UTF_8);
            assertThat(text).contains(from);
            files.put(path, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
        }

        void put(String path, String text) {
            files.put(path, text.getBytes(StandardCharsets.UTF_8));
        }

        /** An entry of the archive besides the signed files. */
        void entry(String name, byte[] content) {
            more.add(Map.entry(name, content));
        }

        byte[] sign() {
            return key.sign(PackageContent.of(files), at);
        }

        byte[] jar() throws IOException {
            Map<String, byte[]> all = new LinkedHashMap<>(files);
            byte[] signed = signature == null && key != null ? sign() : signature;
            if (signed != null) {
                all.put(PackageContent.SIGNATURE, signed);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, byte[]> file : all.entrySet()) {
                    put(zip, (root ? "RULES-INF/" : "") + file.getKey(), file.getValue());
                }
                for (Map.Entry<String, byte[]> file : more) {
                    put(zip, file.getKey(), file.getValue());
                }
            }
            return bytes.toByteArray();
        }

        private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @BeforeAll
    static void prepare() throws IOException {
        shipped = Tool.shipped("national", "henan", "luoyang", "market-supervision");
        signers = work.resolve("signers");
        Files.createDirectories(signers);
        Files.writeString(signers.resolve("ours.pem"), KEY.pem());
        Files.writeString(signers.resolve("former.pem"), EXPIRED.pem());
        Files.writeString(signers.resolve("next.pem"), NOT_YET.pem());
        Path region = work.resolve("sample");
        Tool.run(shipped, "region-new", "410399", "--name", "样区", "--out", region.toString());
        sample = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(region.resolve("RULES-INF"))) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                sample.put(region.resolve("RULES-INF").relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    static List<Broken> archives() {
        return List.of(
                broken(
                        "RP-FILE-01",
                        "../../etc/passwd:0",
                        "zip slip",
                        b -> b.entry("RULES-INF/../../etc/passwd", bytes("x"))),
                broken(
                        "RP-FILE-01",
                        "/etc/passwd:0",
                        "an absolute path",
                        b -> b.entry("RULES-INF//etc/passwd", bytes("x"))),
                broken(
                        "RP-FILE-01",
                        "c\\evil.yaml:0",
                        "a backslash",
                        b -> b.entry("RULES-INF/c\\evil.yaml", bytes("x"))),
                broken(
                        "RP-FILE-03",
                        "templates/big.html:0",
                        "a zip bomb of one file",
                        b -> b.entry("RULES-INF/templates/big.html", new byte[16 * 1024 * 1024])),
                broken("RP-FILE-04", "templates/4.html:0", "a zip bomb of many files", b -> {
                    for (int i = 0; i < 9; i++) {
                        b.entry("RULES-INF/templates/" + i + ".html", new byte[7 * 1024 * 1024]);
                    }
                }),
                broken("RP-FILE-05", "templates/n1992.html:0", "too many files", b -> {
                    for (int i = 0; i < 3_000; i++) {
                        b.entry("RULES-INF/templates/n" + i + ".html", bytes("x"));
                    }
                }),
                broken("RP-FILE-06", "templates/A.html:0", "two names some systems cannot tell apart", b -> {
                    b.put("templates/a.html", "x");
                    b.entry("RULES-INF/templates/A.html", bytes("x"));
                }),
                broken(
                        "RP-FILE-07",
                        "benchmark.xlsx:0",
                        "a spreadsheet, which only the import may read",
                        b -> b.put("benchmark.xlsx", "PK")),
                broken("RP-FILE-07", "run.class:0", "a program among the rules", b -> b.put("run.class", "\u00ca")),
                broken(
                        "RP-FILE-07",
                        "parameters/a.yml:0",
                        "a file nobody would read",
                        b -> b.put("parameters/a.yml", "a: 1")),
                broken("RP-FILE-10", "bundle.jar:0", "no rules inside", b -> b.root = false),
                broken("RP-FILE-11", "package.yaml:0", "no package.yaml", b -> b.files.remove("package.yaml")));
    }

    static List<Broken> signatures() {
        return List.of(
                broken("RP-SIGN-001", "signature.p7s:0", "unsigned", b -> b.key = null),
                broken("RP-SIGN-002", "signature.p7s:0", "an empty signature", b -> b.signature = new byte[0]),
                broken("RP-SIGN-002", "signature.p7s:0", "a signature that is a text", b -> b.signature = bytes("签名")),
                broken("RP-SIGN-002", "signature.p7s:0", "a huge signature", b -> b.signature = new byte[100_000]),
                broken("RP-SIGN-003", "signature.p7s:0", "a file changed after signing", b -> {
                    b.signature = b.sign();
                    b.change(GRADE, "样例,没有原文", "样例,还没有原文");
                }),
                broken("RP-SIGN-003", "signature.p7s:0", "a file added after signing", b -> {
                    b.signature = b.sign();
                    b.put("README.md", "新加的");
                }),
                broken("RP-SIGN-003", "signature.p7s:0", "a file taken out after signing", b -> {
                    b.signature = b.sign();
                    b.files.remove("tests/duties.yaml");
                }),
                broken(
                        "RP-SIGN-003",
                        "signature.p7s:0",
                        "the signature of another package",
                        b -> b.signature =
                                KEY.sign(PackageContent.of(Map.of("package.yaml", bytes("id: cn.410398"))), Tool.NOW)),
                broken("RP-SIGN-004", "signature.p7s:0", "a stranger of the same name", b -> b.key = STRANGER),
                broken("RP-SIGN-005", "signature.p7s:0", "an expired certificate", b -> {
                    b.key = EXPIRED;
                    b.at = Instant.parse("2024-06-01T00:00:00Z");
                }),
                broken("RP-SIGN-005", "signature.p7s:0", "a certificate that is not valid yet", b -> {
                    b.key = NOT_YET;
                    b.at = Instant.parse("2027-06-01T00:00:00Z");
                }),
                broken(
                        "RP-SIGN-005",
                        "signature.p7s:0",
                        "a signing time before the certificate",
                        b -> b.at = MADE.minus(Duration.ofDays(1))));
    }

    private static void division(Bundle bundle, String layer, String division, String parent) {
        bundle.change("package.yaml", "id: cn.410399", "id: cn." + division);
        bundle.change("package.yaml", "layer: district", "layer: " + layer);
        bundle.change("package.yaml", "\"410399\"", "\"" + division + "\"");
        bundle.change("package.yaml", "\"410300\"", "\"" + parent + "\"");
    }

    private static void parameter(Bundle bundle, String head, String value) {
        bundle.put(
                "parameters/own.yaml",
                head
                        + """

                        values:
                          2024-01-01:
                            value: %s
                            source: {document: plan, article: 第六条}
                            verified: memory
                            doubt: 样例
                        """
                                .formatted(value));
    }

    static List<Broken> layers() {
        return List.of(
                broken(
                        "RP-LAYER-004",
                        "package.yaml:0",
                        "a parent of the same layer",
                        b -> division(b, "district", "410397", "410398")),
                broken(
                        "RP-LAYER-011",
                        "parameters/own.yaml:6",
                        "a value below the bound above it",
                        b -> parameter(b, "id: training.annual-hours\ntitle: 学时\ntype: number\nunit: hour", "59.5")),
                broken(
                        "RP-LAYER-011",
                        "parameters/own.yaml:6",
                        "what nobody below may set",
                        b -> parameter(
                                b,
                                "id: procedure.simple.fine.citizen\ntitle: 简易程序\ntype: threshold\nunit: yuan",
                                "{amount: 300.00, inclusive: true}")),
                broken(
                        "RP-LAYER-012",
                        "parameters/own.yaml:6",
                        "another unit than above",
                        b -> parameter(b, "id: training.annual-hours\ntitle: 学时\ntype: number\nunit: day", "61")),
                broken(
                        "RP-LAYER-012",
                        "parameters/own.yaml:5",
                        "another type than above",
                        b -> parameter(b, "id: training.annual-hours\ntitle: 学时\ntype: text", "六十")),
                broken(
                        "RP-LAYER-014",
                        "parameters/own.yaml:5",
                        "a precedence that only the nation gives",
                        b -> parameter(b, "id: layers.field-precedence\ntitle: 先后\ntype: text", "field")),
                broken(
                        "RP-TEST-020",
                        "tests/file-grade.yaml:3",
                        "a broken promise",
                        b -> b.change(GRADE, "amount: 95", "amount: 95.5")),
                broken(
                        "RP-TEST-020",
                        "tests/file-grade.yaml:3",
                        "a promise about a question nobody knows",
                        b -> b.change(
                                "tests/file-grade.yaml",
                                "ruling: file-grade           # 问什么",
                                "ruling: file-grades          # 问什么")));
    }

    @ParameterizedTest
    @MethodSource({"archives", "signatures", "layers"})
    void is_refused_at_its_place_and_its_neighbour_is_not(Broken broken) throws IOException {
        Path folder = Files.createDirectories(work.resolve("bundles"));
        Path jar = folder.resolve("bundle.jar");
        Bundle bundle = new Bundle();
        broken.spoiler().spoil(bundle);
        Files.write(jar, bundle.jar());
        Path neighbour = folder.resolve("neighbour.jar");
        Bundle other = new Bundle();
        division(other, "district", "410398", "410300");
        Files.write(neighbour, other.jar());

        Tool checked = Tool.run(
                shipped, "region-check", jar.toString(), neighbour.toString(), "--signers", signers.toString());

        String inside = broken.place().startsWith("bundle.jar") ? "" : jar + "!/RULES-INF/";
        String file = broken.place().substring(0, broken.place().lastIndexOf(':'));
        String line = broken.place().substring(broken.place().lastIndexOf(':') + 1);
        String at = (inside.isEmpty() ? jar.toString() : inside + file) + ":" + (line.equals("0") ? "1" : line) + ":";
        assertThat(checked.exit()).isEqualTo(1);
        assertThat(checked.lines())
                .anySatisfy(told -> assertThat(told).startsWith(at).contains(": error " + broken.code() + " "));
        assertThat(checked.lines()).noneMatch(told -> told.startsWith(neighbour.toString()));
        assertThat(checked.lines()).contains("cn.410398 1.0.0 样区:0个错误,0个警告;测试6项,全部通过");
    }

    @Test
    void a_second_package_of_one_division_is_refused() throws IOException {
        Path one = Files.createDirectories(work.resolve("twice")).resolve("one.jar");
        Path two = one.resolveSibling("two.jar");
        Files.write(one, new Bundle().jar());
        Files.write(two, new Bundle().jar());

        Tool checked = Tool.run(shipped, "region-check", one.toString(), two.toString());

        assertThat(checked.lines()).anySatisfy(told -> assertThat(told)
                .contains("package.yaml:1:1: error RP-LAYER-001 区划410399已有规则包cn.410399"));
    }

    @Test
    void parents_in_a_circle_are_refused() throws IOException {
        Path one = Files.createDirectories(work.resolve("circle")).resolve("one.jar");
        Path two = one.resolveSibling("two.jar");
        Bundle first = new Bundle();
        division(first, "district", "410398", "410397");
        Bundle second = new Bundle();
        division(second, "district", "410397", "410398");
        Files.write(one, first.jar());
        Files.write(two, second.jar());

        Tool checked = Tool.run(shipped, "region-check", one.toString(), two.toString());

        assertThat(checked.lines())
                .contains(
                        one + "!/RULES-INF/package.yaml:1:1: error RP-LAYER-002 410398的上级关系成环。请检查package.yaml中的parent",
                        two + "!/RULES-INF/package.yaml:1:1: error RP-LAYER-002 410397的上级关系成环。请检查package.yaml中的parent");
    }

    /** Whatever part of an archive arrives, reading it ends in a fault that says so. */
    @Test
    void a_jar_cut_off_anywhere_is_no_package() throws IOException {
        byte[] good = new Bundle().jar();
        Path jar = Files.createDirectories(work.resolve("cut")).resolve("bundle.jar");
        int told = 0;
        for (int length = 0; length < good.length; length += 97) {
            Files.write(jar, Arrays.copyOf(good, length));
            Tool checked = Tool.run(shipped, "region-check", jar.toString(), "--alone");
            assertThat(checked.lines()).as("cut at %d", length).anyMatch(line -> line.contains(": error RP-FILE-10 "));
            told++;
        }
        assertThat(told).isGreaterThan(20);
    }

    @Test
    void the_sample_itself_is_good() throws IOException {
        Path jar = work.resolve("good.jar");
        Files.write(jar, new Bundle().jar());

        assertThat(Tool.run(shipped, "region-check", jar.toString(), "--signers", signers.toString())
                        .exit())
                .isZero();
    }

    @Test
    void there_are_32_broken_bundles_here_and_none_twice() {
        List<Broken> all = Stream.of(archives(), signatures(), layers())
                .flatMap(List::stream)
                .toList();
        assertThat(all).hasSize(32);
        assertThat(all).extracting(Broken::name).doesNotHaveDuplicates();
    }
}
