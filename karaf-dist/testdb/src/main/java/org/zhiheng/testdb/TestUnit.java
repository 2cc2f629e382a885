package org.zhiheng.testdb;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.persistence.EntityManagerFactory;
import javax.persistence.SharedCacheMode;
import javax.persistence.ValidationMode;
import javax.persistence.spi.ClassTransformer;
import javax.persistence.spi.PersistenceUnitInfo;
import javax.persistence.spi.PersistenceUnitTransactionType;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.platform.server.ServerPlatformBase;
import org.eclipse.persistence.sessions.DatabaseSession;
import org.eclipse.persistence.transaction.JTATransactionController;

/** A persistence unit as a persistence.xml of the platform describes one: JTA, no shared cache, no weaving while running. */
final class TestUnit implements PersistenceUnitInfo {

    private final String name;
    private final DataSource source;
    private final List<Class<?>> classes;

    TestUnit(String name, DataSource source, List<Class<?>> classes) {
        this.name = name;
        this.source = source;
        this.classes = classes;
    }

    EntityManagerFactory open(TransactionManager manager) {
        synchronized (TestUnit.class) {
            // EclipseLink makes the platform from its class name, so the manager can reach it only this way.
            JTATransactionController.setDefaultTransactionManager(manager);
            try {
                EntityManagerFactory factory = new PersistenceProvider()
                        .createContainerEntityManagerFactory(
                                this, Map.of(PersistenceUnitProperties.TARGET_SERVER, Platform.class.getName()));
                // The first entity manager makes the session and with it the controller.
                factory.createEntityManager().close();
                return factory;
            } finally {
                JTATransactionController.setDefaultTransactionManager(null);
            }
        }
    }

    /** Named to EclipseLink by its class name. */
    public static final class Platform extends ServerPlatformBase {

        public Platform(DatabaseSession session) {
            super(session);
        }

        @Override
        public Class<?> getExternalTransactionControllerClass() {
            return Controller.class;
        }
    }

    /** Keeps the manager it was made with. */
    public static final class Controller extends JTATransactionController {

        public Controller() {
            super(getDefaultTransactionManager());
        }
    }

    @Override
    public String getPersistenceUnitName() {
        return name;
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public PersistenceUnitTransactionType getTransactionType() {
        return PersistenceUnitTransactionType.JTA;
    }

    @Override
    public DataSource getJtaDataSource() {
        return source;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return null;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return classes.get(0).getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return classes.stream().map(Class::getName).toList();
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        Properties properties = new Properties();
        properties.setProperty(PersistenceUnitProperties.WEAVING, "false");
        properties.setProperty(PersistenceUnitProperties.LOGGING_LEVEL, "WARNING");
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "2.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return classes.get(0).getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // nothing is woven while running
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return classes.get(0).getClassLoader();
    }
}
