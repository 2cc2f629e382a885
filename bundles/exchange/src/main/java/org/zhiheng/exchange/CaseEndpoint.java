package org.zhiheng.exchange;

import java.time.Clock;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.Sources;
import org.zhiheng.api.cases.CaseExchange;
import org.zhiheng.api.cases.Cases;

/** Publishes what other systems do with cases at {@code /services/cases}; guarded as {@link SoapEndpoint}. */
@Component(service = CaseEndpoint.class, immediate = true)
public final class CaseEndpoint {

    private final Bus bus;
    private final Server server;

    @Activate
    public CaseEndpoint(
            @Reference Cases cases,
            @Reference CaseExchange exchange,
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference OnceOnly onceOnly,
            @Reference Sources sources,
            @Reference DoorWatch watch,
            @Reference Clock clock) {
        bus = SoapEndpoint.newBus();
        server = SoapEndpoint.publish(
                bus,
                "/services/cases",
                Contract.CASES,
                new CasePortService(cases, exchange, clock),
                new SecurityGate(new MessageSecurity(signIn, onceOnly, clock), sources, watch),
                permissions);
    }

    @Deactivate
    void deactivate() {
        server.destroy();
        bus.shutdown(true);
    }
}
