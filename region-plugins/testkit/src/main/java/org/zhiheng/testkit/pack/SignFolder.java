package org.zhiheng.testkit.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.zhiheng.rules.PackageContent;

/** Signs the rule package of a folder with the key of another, which is made when there is none; part of the build. */
public final class SignFolder {

    private static final int TEN_YEARS = 3650;

    private SignFolder() {}

    /** Arguments: the {@code RULES-INF} folder, and the folder of the key. */
    public static void main(String[] arguments) throws IOException {
        Path rules = Path.of(arguments[0]);
        Instant now = Clock.systemUTC().instant();
        SigningKey key = SigningKey.ofFolder(Path.of(arguments[1]), "Zhiheng build", now, TEN_YEARS);
        Files.write(rules.resolve(PackageContent.SIGNATURE), key.sign(PackageContent.fromFolder(rules), now));
    }
}
