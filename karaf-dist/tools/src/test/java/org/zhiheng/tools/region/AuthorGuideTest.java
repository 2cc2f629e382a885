package org.zhiheng.tools.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what the author's guide says, word by word, in an empty folder: writes the files of its YAML blocks, runs its commands, and
 * expects what it shows. Blocks marked {@code sh server} need a running platform and are left to a person.
 */
class AuthorGuideTest {

    private static final Path GUIDE = Path.of("../../docs/region-author-guide.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^([^\\n]*)\\n+```(\\w+)([^\\n]*)\\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("新建文件 `([^`]+)`");
    private static final Pattern WORD = Pattern.compile("\\S+");

    @TempDir
    Path work;

    private Path shipped;
    private String said = "";
    private int commands;
    private int files;
    private int expected;

    @Test
    void leads_from_an_empty_folder_to_a_signed_bundle() throws Exception {
        shipped = Tool.shipped("national", "shandong", "weihai-huancui");
        String guide = Files.readString(GUIDE);
        String walk = guide.substring(guide.indexOf("## 一、"), guide.indexOf("## 二、"));

        Matcher block = BLOCK.matcher(walk);
        while (block.find()) {
            String what = block.group(2) + block.group(3);
            switch (what) {
                case "yaml" -> write(block.group(1), block.group(4));
                case "sh" -> run(block.group(4));
                case "text" -> expect(block.group(4));
                case "sh server" -> {}
                default -> throw new AssertionError("a block of an unknown kind: " + what);
            }
        }

        assertThat(files).isEqualTo(2);
        assertThat(commands).isEqualTo(8);
        assertThat(expected).isEqualTo(6);
        assertThat(work.resolve("cn.371099-1.0.0.jar")).isRegularFile();
        assertThat(work.resolve("cn.371099-1.0.1.jar")).isRegularFile();
    }

    private void write(String lead, String text) throws IOException {
        Matcher file = FILE.matcher(lead);
        assertThat(file.find()).as("the guide names the file in: " + lead).isTrue();
        Path target = work.resolve(file.group(1));
        assertThat(target).doesNotExist();
        assertThat(target.getParent()).isDirectory();
        Files.writeString(target, text);
        files++;
    }

    private void run(String lines) throws IOException, InterruptedException {
        StringBuilder all = new StringBuilder();
        for (String line : lines.lines().toList()) {
            all.append(line.startsWith("./zhiheng ") ? zhiheng(line) : shell(line));
            commands++;
        }
        said = all.toString();
    }

    /** As the script does it: short ways, and the key of this machine. */
    private String zhiheng(String line) {
        List<String> words = new ArrayList<>(
                WORD.matcher(line).results().map(word -> word.group()).toList());
        words.remove(0);
        String command = words.remove(0);
        List<String> arguments = new ArrayList<>();
        switch (command) {
            case "tools" -> arguments.add(words.remove(0));
            case "check" -> arguments.add("region-check");
            case "pack" -> {
                String key = work.resolve("key").toString();
                Tool.run(shipped, "signing-key", key, "--name", "本机");
                arguments.addAll(List.of("region-pack", "--key", key));
                arguments.addAll(List.of("--out", work.resolve(bundle()).toString()));
            }
            default -> throw new AssertionError("the guide has a command that this test does not know: " + line);
        }
        words.forEach(word ->
                arguments.add(word.equals("my-region") ? work.resolve(word).toString() : word));
        Tool tool = Tool.run(shipped, arguments.toArray(String[]::new));
        return (tool.out() + tool.err()).replace(work + "/", "");
    }

    /** Where a bundle is written when the working folder is the author's. */
    private String bundle() {
        try {
            String version = Files.readString(work.resolve("my-region/RULES-INF/package.yaml"))
                    .replaceAll("(?s).*\\nversion: (\\S+).*", "$1");
            return "cn.371099-" + version + ".jar";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line)
                .directory(work.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(line).isZero();
        return "";
    }

    private void expect(String lines) {
        assertThat(said.lines()).containsAll(lines.lines().toList());
        expected += (int) lines.lines().count();
    }
}
