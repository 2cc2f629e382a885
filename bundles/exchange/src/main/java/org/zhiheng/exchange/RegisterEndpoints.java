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
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.Sources;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.registers.Registers;

/** Publishes what is asked of registers at {@code /services/certificates} and {@code /services/powers}; guarded as {@link SoapEndpoint}. */
@Component(service = RegisterEndpoints.class, immediate = true)
public final class RegisterEndpoints {

    private final Bus bus;
    private final Server certificates;
    private final Server powers;

    @Activate
    public RegisterEndpoints(
            @Reference Registers registers,
            @Reference Organisation organisation,
            @Reference OfficerCards cards,
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference OnceOnly onceOnly,
            @Reference Sources sources,
            @Reference DoorWatch watch,
            @Reference Clock clock) {
        bus = SoapEndpoint.newBus();
        SecurityGate gate = new SecurityGate(new MessageSecurity(signIn, onceOnly, clock), sources, watch);
        certificates = SoapEndpoint.publish(
                bus,
                "/services/certificates",
                Contract.CERTIFICATES,
                new CertificatePortService(registers, organisation, cards, clock),
                gate,
                permissions);
        powers = SoapEndpoint.publish(
                bus, "/services/powers", Contract.POWERS, new PowersPortService(registers, clock), gate, permissions);
    }

    @Deactivate
    void deactivate() {
        certificates.destroy();
        powers.destroy();
        bus.shutdown(true);
    }
}
