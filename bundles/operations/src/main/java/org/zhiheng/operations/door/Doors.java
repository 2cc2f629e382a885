package org.zhiheng.operations.door;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationPlugin;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the doors as the settings say. The web server's own settings keep both of its doors shut; what is decided here is laid over them
 * on their way to it, so passwords never reach its file. It starts
 * before the web server, which would otherwise begin once more.
 */
@Component(service = Doors.class, immediate = true, configurationPid = "org.zhiheng.operations")
@Designate(ocd = DoorConfig.class)
public final class Doors implements ConfigurationPlugin {

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final String WEB_SERVER = "org.ops4j.pax.web";

    private final DoorPlan plan;
    private final ServiceRegistration<ConfigurationPlugin> registration;

    @Activate
    public Doors(BundleContext context, DoorConfig config, @Reference ConfigurationAdmin configurations) {
        plan = DoorPlan.of(
                config.http_port(),
                config.http_host(),
                config.tls(),
                config.behind_proxy(),
                context.getDataFile("tls").toPath());
        plan.refusal()
                .ifPresentOrElse(
                        why -> LOG.error(
                                "The doors stay shut but for health at {}: {} {}",
                                plan.told(),
                                why.code(),
                                why.getMessage()),
                        () -> LOG.info("The doors are at {}", plan.told()));
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(CM_TARGET, WEB_SERVER);
        // Among those that may change what they are given.
        properties.put(CM_RANKING, 1);
        registration = context.registerService(ConfigurationPlugin.class, this, properties);
        handOver(context, configurations);
    }

    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        plan.settings().forEach(properties::put);
    }

    /** A web server that was there before has been given its settings already; they go to it once more, now with ours. */
    private static void handOver(BundleContext context, ConfigurationAdmin configurations) {
        String webServer = "(service.pid=" + WEB_SERVER + ")";
        try {
            Configuration[] found = configurations.listConfigurations(webServer);
            if (found != null
                    && !context.getServiceReferences(ManagedService.class, webServer)
                            .isEmpty()) {
                found[0].update();
            }
        } catch (IOException | InvalidSyntaxException e) {
            LOG.error("The web server's settings could not be handed over", e);
        }
    }

    DoorPlan plan() {
        return plan;
    }

    @Deactivate
    void deactivate() {
        registration.unregister();
    }
}
