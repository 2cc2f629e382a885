package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;

class PackageContentTest {

    @TempDir
    Path folder;

    @Test
    void theHashIsOverLengthPrefixedSortedFiles() {
        // printf '\0\0\0\1a\0\0\0\0\0\0\0\2hi\0\0\0\3b/c\0\0\0\0\0\0\0\0' | sha256sum
        assertThat(PackageContent.of(Map.of("b/c", new byte[0], "a", utf8("hi")))
                        .hash())
                .isEqualTo("b812522601d15a75ac5c6a8b29ed22886faf5268058c11bdebb8876fc06699fa");
    }

    @Test
    void theSignatureIsNotPartOfWhatItSigns() {
        PackageContent plain = PackageContent.of(Map.of("a", utf8("hi")));
        PackageContent signed = PackageContent.of(Map.of("a", utf8("hi"), "signature.p7s", utf8("s")));

        assertThat(signed.hash()).isEqualTo(plain.hash());
        assertThat(signed.paths()).containsExactly("a", "signature.p7s");
    }

    @Test
    void aContentWithFaultsIsNotTakenForItsSoundPart() {
        PackageContent sound = PackageContent.of(Map.of("a", utf8("hi")));
        PackageContent unsound = PackageContent.of(Map.of("a", utf8("hi"), "../b", utf8("x")));

        assertThat(unsound.paths()).containsExactly("a");
        assertThat(unsound.hash()).isNotEqualTo(sound.hash());
    }

    @Test
    void isNotChangedFromOutside() {
        Map<String, byte[]> files = new HashMap<>(Map.of("a", utf8("hi")));
        PackageContent content = PackageContent.of(files);
        String hash = content.hash();

        files.get("a")[0] = 'x';
        content.bytes("a")[0] = 'x';

        assertThat(content.bytes("a")).isEqualTo(utf8("hi"));
        assertThat(content.hash()).isEqualTo(hash);
        assertThat(content.bytes("b")).isNull();
    }

    @Test
    void aFolderAndAJarOfTheSameFilesAreTheSame() throws IOException {
        Path plain = Files.createDirectories(folder.resolve("RULES-INF/lists"));
        Files.writeString(plain.resolve("a.csv"), "x");
        Files.writeString(plain.resolveSibling("package.yaml"), "id: a");
        Path jar = jar("RULES-INF/", "", "RULES-INF/lists/a.csv", "x", "RULES-INF/package.yaml", "id: a", "other", "y");

        PackageContent fromFolder = PackageContent.fromFolder(folder.resolve("RULES-INF"));
        PackageContent fromJar = PackageContent.fromJar(jar);

        assertThat(fromFolder.faults()).isEmpty();
        assertThat(fromJar.faults()).isEmpty();
        assertThat(fromJar.paths()).containsExactly("lists/a.csv", "package.yaml");
        assertThat(fromJar.hash()).isEqualTo(fromFolder.hash());
    }

    @Test
    void anEntryThatClimbsOutOfTheJarIsAFault() throws IOException {
        PackageContent content =
                PackageContent.fromJar(jar("RULES-INF/../../evil.yaml", "x", "RULES-INF/package.yaml", "id: a"));

        assertThat(content.faults())
                .extracting(Fault::code, Fault::file)
                .containsExactly(tuple("RP-FILE-01", "../../evil.yaml"));
        assertThat(content.paths()).containsExactly("package.yaml");
    }

    @Test
    void aPathTwiceInTheJarIsAFault() throws IOException {
        Path jar = jar("RULES-INF/a1.html", "x", "RULES-INF/a2.html", "y");
        String bytes = Files.readString(jar, StandardCharsets.ISO_8859_1);
        Files.writeString(jar, bytes.replace("a2.html", "a1.html"), StandardCharsets.ISO_8859_1);

        PackageContent content = PackageContent.fromJar(jar);

        assertThat(content.faults())
                .extracting(Fault::code, Fault::file)
                .containsExactly(tuple("RP-FILE-12", "a1.html"));
    }

    @Test
    void aFileThatUnpacksBeyondTheLimitIsLeftAtTheLimit() throws IOException {
        Path jar = folder.resolve("bomb.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("RULES-INF/big.html"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }

        assertThat(PackageContent.fromJar(jar).faults()).extracting(Fault::code).containsExactly("RP-FILE-03");
    }

    @Test
    void tooManyFilesAreOneFault() {
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i < 2_050; i++) {
            files.put("templates/" + i + ".html", new byte[0]);
        }

        PackageContent content = PackageContent.of(files);

        assertThat(content.faults()).extracting(Fault::code).containsExactly("RP-FILE-05");
        assertThat(content.paths()).hasSize(2_000);
    }

    @Test
    void tooMuchInAllIsOneFault() {
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i < 6; i++) {
            files.put("templates/" + i + ".html", new byte[6 * 1024 * 1024]);
        }

        assertThat(PackageContent.of(files).faults()).extracting(Fault::code).containsExactly("RP-FILE-04");
    }

    @Test
    void whatIsNoJarOrHasNoRulesIsAFault() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jar"), "no zip at all");

        assertThat(PackageContent.fromJar(text).faults())
                .extracting(Fault::message)
                .containsExactly("不是可读的规则包:压缩包损坏");
        assertThat(PackageContent.fromJar(jar("META-INF/MANIFEST.MF", "")).faults())
                .extracting(Fault::message)
                .containsExactly("不是可读的规则包:没有RULES-INF文件夹");
    }

    @Test
    void aLinkIsFollowedOnlyToAFileInside() throws IOException {
        Path outside = Files.writeString(folder.resolve("secret.txt"), "secret");
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("a.yaml"), "id: a");
        Files.createSymbolicLink(rules.resolve("inside.yaml"), Path.of("a.yaml"));
        Files.createSymbolicLink(rules.resolve("outside.yaml"), outside);
        Files.createSymbolicLink(rules.resolve("gone.yaml"), Path.of("nowhere"));
        Files.createSymbolicLink(rules.resolve("up"), folder);

        PackageContent content = PackageContent.fromFolder(rules);

        assertThat(content.paths()).containsExactly("a.yaml", "inside.yaml");
        assertThat(content.faults())
                .extracting(fault -> fault.code() + " " + fault.file())
                .containsExactly("RP-FILE-02 gone.yaml", "RP-FILE-02 outside.yaml", "RP-FILE-02 up");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> PackageContent.fromFolder(folder.resolve("none")))
                .isInstanceOf(NotDirectoryException.class);
    }

    private Path jar(String... namesAndTexts) throws IOException {
        Path jar = Files.createTempFile(folder, "rules", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(utf8(namesAndTexts[i + 1]));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
