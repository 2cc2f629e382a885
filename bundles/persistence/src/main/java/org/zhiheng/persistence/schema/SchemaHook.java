package org.zhiheng.persistence.schema;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.transaction.TransactionManager;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.health.StorageState;

/** Offers pax-jdbc the hook that {@code ops4j.preHook=zhiheng} names in the data source's settings. */
@Component(
        service = {},
        immediate = true)
public final class SchemaHook {

    private final ScheduledExecutorService timer;
    private final Preparation preparation;

    @Activate
    public SchemaHook(BundleContext context, @Reference TransactionManager manager, @Reference StorageState state) {
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "zhiheng-database");
            thread.setDaemon(true);
            return thread;
        });
        preparation = new Preparation(manager, state, timer, hook -> offer(context, hook));
        preparation.begin();
    }

    private static Runnable offer(BundleContext context, PreHook hook) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(PreHook.KEY_NAME, "zhiheng");
        ServiceRegistration<PreHook> offered = context.registerService(PreHook.class, hook, properties);
        return offered::unregister;
    }

    @Deactivate
    void deactivate() {
        preparation.end();
        timer.shutdown();
    }
}
