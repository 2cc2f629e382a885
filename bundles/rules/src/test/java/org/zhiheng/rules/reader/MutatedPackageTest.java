package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** Whatever happens to its files, a package is read or refused with reasons; reading never throws. */
class MutatedPackageTest {

    private static final String PIECES = "{}[]:,-&*!|>'\"#%@`?~\n\t \\\u0000\uFEFF\uD800一0aZ<=/";

    @Property(tries = 400)
    void changedTextIsReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
        Random random = new Random(seed);
        GoodPackage files = new GoodPackage();
        List<String> paths = List.copyOf(files.files().keySet());
        for (int i = 0; i < changes; i++) {
            String path = paths.get(random.nextInt(paths.size()));
            files.put(path, mutate(files.text(path), random));
        }

        readsOrRefuses(files);
    }

    @Property(tries = 200)
    void changedBytesAreReadOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int changes) {
        Random random = new Random(seed);
        GoodPackage files = new GoodPackage();
        List<String> paths = List.copyOf(files.files().keySet());
        for (int i = 0; i < changes; i++) {
            byte[] content = files.files().get(paths.get(random.nextInt(paths.size())));
            content[random.nextInt(content.length)] = (byte) random.nextInt(256);
        }

        readsOrRefuses(files);
    }

    private static void readsOrRefuses(GoodPackage files) {
        ReadResult result = new PackageReader().read(files.content());

        boolean errors = result.faults().stream().anyMatch(fault -> fault.isError());
        assertThat(result.packageOrNull() == null).isEqualTo(errors);
        assertThat(result.faults()).allSatisfy(fault -> {
            assertThat(fault.code()).matches("RP-[A-Z]+-\\d{2}");
            assertThat(fault.message()).isNotBlank();
            assertThat(fault.line()).isNotNegative();
            assertThat(fault.column()).isNotNegative();
        });
    }

    /** Cuts out, doubles, swaps lines or puts in pieces that mean something in YAML, CSV or XML. */
    private static String mutate(String text, Random random) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(20));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 -> text.substring(0, at) + PIECES.charAt(random.nextInt(PIECES.length())) + text.substring(at);
            default -> text.substring(0, at) + "\n" + text.substring(at);
        };
    }
}
