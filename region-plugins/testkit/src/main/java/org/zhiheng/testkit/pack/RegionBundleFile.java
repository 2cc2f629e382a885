package org.zhiheng.testkit.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RulePackage;

/** Writes a rule package as a bundle that needs nothing and brings only its files. Equal packages give equal bundles but for the signature. */
public final class RegionBundleFile {

    private static final String FOLDER = "RULES-INF/";

    private RegionBundleFile() {}

    /**
     * Writes a signed bundle.
     *
     * @param rulePackage what was read from the content
     * @param key null for an unsigned one, which no platform takes
     * @param at the signing time
     */
    public static void write(
            RulePackage rulePackage, PackageContent content, SigningKey key, Instant at, OutputStream out)
            throws IOException {
        write(symbolicName(rulePackage.id()), rulePackage.version(), rulePackage.division(), content, key, at, out);
    }

    /** The bundle's name for a package, e.g. {@code org.zhiheng.rules.cn.371002}. */
    public static String symbolicName(String packageId) {
        return "org.zhiheng.rules." + packageId;
    }

    /** As {@link #write(RulePackage, PackageContent, SigningKey, Instant, OutputStream)}, for contents that cannot be read, e.g. in tests. */
    public static void write(
            String symbolicName,
            String version,
            String division,
            PackageContent content,
            SigningKey key,
            Instant at,
            OutputStream out)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", version);
        main.putValue("Provide-Capability", "org.zhiheng.rules;division=\"" + division + "\";schema:Version=1");
        main.putValue("Require-Capability", "osgi.extender;filter:=\"(osgi.extender=org.zhiheng.rules)\"");
        try (JarOutputStream jar = new JarOutputStream(out)) {
            // First, as tools expect; with a fixed time, so that equal packages are equal files.
            put(jar, "META-INF/MANIFEST.MF", null, manifest);
            for (String path : content.paths()) {
                if (!path.equals(PackageContent.SIGNATURE)) {
                    put(jar, FOLDER + path, content.bytes(path), null);
                }
            }
            if (key != null) {
                put(jar, FOLDER + PackageContent.SIGNATURE, key.sign(content, at), null);
            }
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes, Manifest manifest) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        jar.putNextEntry(entry);
        if (manifest == null) {
            jar.write(bytes);
        } else {
            manifest.write(jar);
        }
        jar.closeEntry();
    }
}
