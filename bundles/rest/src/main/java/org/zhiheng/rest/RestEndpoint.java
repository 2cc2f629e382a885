package org.zhiheng.rest;

import java.util.List;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.common.gzip.GZIPOutInterceptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Rulings;

/**
 * Publishes the HTTP interface under {@code /api}. It listens at the root, below every other address, so that an address that does
 * not exist is answered in the same form as every other error.
 */
@Component(service = RestEndpoint.class, immediate = true)
public final class RestEndpoint {

    private final Bus bus;
    private final Server server;

    @Activate
    public RestEndpoint(@Reference Rulings rulings, @Reference RuleDesk desk, @Reference RulePreview preview) {
        bus = newBus();
        server = create(bus, "/", rulings, desk, preview);
    }

    static Server create(Bus bus, String address, Rulings rulings, RuleDesk desk, RulePreview preview) {
        JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
        factory.setBus(bus);
        factory.setAddress(address);
        factory.setServiceBeans(List.of(
                new RulingResource(rulings),
                new RulesResource(desk),
                new DraftResource(preview, rulings),
                new OpenApiResource(rulings),
                new StartResource()));
        factory.setProviders(List.of(new RouteFilter(), new ErrorAnswers(), new TypedBodies()));
        factory.getOutInterceptors().add(new GZIPOutInterceptor());
        return factory.create();
    }

    @Deactivate
    void deactivate() {
        server.destroy();
        bus.shutdown(true);
    }

    /** A bus of our own: nobody registers one, and the thread's loader decides where CXF looks for its parts. */
    static Bus newBus() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(Bus.class.getClassLoader());
            return BusFactory.newInstance().createBus();
        } finally {
            thread.setContextClassLoader(before);
            BusFactory.setThreadDefaultBus(null);
        }
    }
}
