package org.zhiheng.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Makes a region bundle of rule files and drops it into the server's deploy folder. */
public final class RegionJar {

    private static final long SECONDS_OF_DAY = 86_400;

    private RegionJar() {}

    /** A version above all made before: the day and the second of it, for parts have five digits. */
    public static String nextVersion() {
        long seconds = System.currentTimeMillis() / 1000;
        return "1." + seconds / SECONDS_OF_DAY + "." + seconds % SECONDS_OF_DAY;
    }

    /** @param server the unpacked distribution */
    public static Path deploy(
            Path server, String symbolicName, String version, String division, Map<String, byte[]> files)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        main.putValue("Provide-Capability", "org.zhiheng.rules;division=\"" + division + "\";schema:Version=1");
        main.putValue("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=org.zhiheng.rules)\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry("RULES-INF/" + file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
        Path deploy = server.resolve("deploy");
        Path half = Files.createTempFile(server, "region", ".part");
        Files.write(half, bytes.toByteArray());
        Path target = deploy.resolve(symbolicName + "-" + version + ".jar");
        // Moved in whole, for the folder is watched while we write.
        return Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
