package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/contracts/fault-codes.md lists exactly the codes there are. */
class FaultCodesDocTest {

    private static final Path DOC = Path.of("../../docs/contracts/fault-codes.md");
    private static final Pattern IN_CODE = Pattern.compile("\"(RP-[A-Z]+-\\d+)\"");
    private static final Pattern IN_DOC = Pattern.compile("(?m)^\\| (RP-[A-Z]+-\\d+) \\|");

    @Test
    void listsEveryCodeOfTheModuleAndNoOther() throws IOException {
        Set<String> inCode = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                inCode.addAll(matches(IN_CODE, Files.readString(source)));
            }
        }

        assertThat(new TreeSet<>(matches(IN_DOC, Files.readString(DOC)))).isEqualTo(inCode);
    }

    @Test
    void tellsTheMessagesOfTheReader() throws IOException {
        List<String> rows = Arrays.stream(FaultCode.values())
                .map(code -> "| " + code.code() + " | " + code.message().replace("%s", "…") + " |")
                .toList();

        assertThat(Files.readAllLines(DOC)).containsAll(rows);
    }

    @Test
    void noCodeHasTwoMeanings() {
        assertThat(Arrays.stream(FaultCode.values()).map(FaultCode::code)).doesNotHaveDuplicates();
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
