package org.zhiheng.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle with a persistence unit over the platform's data source, as a context has one. */
final class StoringBundle {

    static final String UNIT = "trial";

    private static final String ENTITY = "org/zhiheng/itests/Trial.class";

    private static final String PERSISTENCE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <persistence xmlns="http://xmlns.jcp.org/xml/ns/persistence" version="2.2">
              <persistence-unit name="trial" transaction-type="JTA">
                <provider>org.eclipse.persistence.jpa.PersistenceProvider</provider>
                <jta-data-source>osgi:service/javax.sql.DataSource/(osgi.jndi.service.name=zhiheng)</jta-data-source>
                <class>org.zhiheng.itests.Trial</class>
                <exclude-unlisted-classes>true</exclude-unlisted-classes>
                <shared-cache-mode>NONE</shared-cache-mode>
                <properties>
                  <property name="eclipselink.weaving" value="false"/>
                </properties>
              </persistence-unit>
            </persistence>
            """;

    private StoringBundle() {}

    static Path write(Path file) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.zhiheng.itests.storing");
        main.putValue("Bundle-Version", "1.0.0");
        main.putValue("Meta-Persistence", "META-INF/persistence.xml");
        main.putValue("Import-Package", "javax.persistence");
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream entity = StoringBundle.class.getResourceAsStream("Trial.class")) {
            jar.putNextEntry(new ZipEntry("META-INF/persistence.xml"));
            jar.write(PERSISTENCE.getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry(ENTITY));
            entity.transferTo(jar);
        }
        return file.toAbsolutePath();
    }
}
