package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** The rule packages beside this module are read. */
class ShippedPackagesTest {

    static List<Path> packages() throws IOException {
        try (Stream<Path> plugins = Files.list(Path.of("../../region-plugins"))) {
            return plugins.map(plugin -> plugin.resolve("src/main/resources/RULES-INF"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void isRead(Path folder) throws IOException {
        ReadResult result = new PackageReader().read(PackageContent.fromFolder(folder));

        assertThat(result.faults()).noneMatch(Fault::isError);
        assertThat(result).isInstanceOf(ReadResult.Read.class);
    }
}
