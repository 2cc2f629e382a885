package org.zhiheng.driver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.testkit.pack.RegionBundleFile;
import org.zhiheng.testkit.pack.SigningKey;

/** Makes a region bundle of rule files and drops it into the server's deploy folder. */
public final class RegionJar {

    private static final long SECONDS_OF_DAY = 86_400;
    private static final int DAYS_VALID = 3650;

    private RegionJar() {}

    /** A version above all made before: the day and the second of it, for parts have five digits. */
    public static String nextVersion() {
        long seconds = System.currentTimeMillis() / 1000;
        return "1." + seconds / SECONDS_OF_DAY + "." + seconds % SECONDS_OF_DAY;
    }

    /** The key of this build, whose packages the distribution takes. */
    public static SigningKey key() throws IOException {
        Path folder = Path.of(System.getProperty("zhiheng.root", ".")).resolve("target/signing");
        return SigningKey.ofFolder(folder, "Zhiheng build", Clock.systemUTC().instant(), DAYS_VALID);
    }

    /**
     * Drops a signed bundle in.
     *
     * @param server the unpacked distribution
     */
    public static Path deploy(
            Path server, String symbolicName, String version, String division, Map<String, byte[]> files)
            throws IOException {
        Path half = Files.createTempFile(server, "region", ".part");
        try (OutputStream out = Files.newOutputStream(half)) {
            PackageContent content = PackageContent.of(files);
            RegionBundleFile.write(
                    symbolicName,
                    version,
                    division,
                    content,
                    key(),
                    Clock.systemUTC().instant(),
                    out);
        }
        Path target = server.resolve("deploy").resolve(symbolicName + "-" + version + ".jar");
        // Moved in whole, for the folder is watched while we write.
        return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
