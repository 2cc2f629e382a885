package org.zhiheng.exchange;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.Sources;
import org.zhiheng.api.rulings.Rulings;

/** Publishes the SOAP service at {@code /services/ruling}, its contract checked, its messages bounded, and who sends them known. */
@Component(service = SoapEndpoint.class, immediate = true)
public final class SoapEndpoint {

    /** A question with its facts is a few kilobytes; one megabyte is generous. */
    static final long LARGEST_BODY = 1 << 20;

    /** What a message may hold: far more than a question needs, far less than what hurts. */
    private static final Map<String, Object> LIMITS = Map.of(
            "schema-validation-enabled", SchemaValidationType.IN,
            "mtom-enabled", "false",
            "attachment-max-count", "0",
            "org.apache.cxf.stax.maxElementDepth", "32",
            "org.apache.cxf.stax.maxChildElements", "11000",
            "org.apache.cxf.stax.maxElementCount", "20000",
            "org.apache.cxf.stax.maxAttributeCount", "50",
            "org.apache.cxf.stax.maxAttributeSize", "4096",
            "org.apache.cxf.stax.maxTextLength", "65536",
            "org.apache.cxf.stax.maxXMLCharacters", "1048576");

    private final Bus bus;
    private final Server server;

    @Activate
    public SoapEndpoint(
            @Reference Rulings rulings,
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference OnceOnly onceOnly,
            @Reference Sources sources,
            @Reference DoorWatch watch,
            @Reference Clock clock) {
        bus = newBus();
        SecurityGate gate = new SecurityGate(new MessageSecurity(signIn, onceOnly, clock), sources, watch);
        server = publish(bus, "/services/ruling", rulings, gate, permissions);
    }

    static Server publish(Bus bus, String address, Rulings rulings, SecurityGate gate, Permissions permissions) {
        return publish(bus, address, Contract.RULINGS, new RulingPortService(rulings), gate, permissions);
    }

    /** @param port implements the contract's interface and says what each operation needs */
    static Server publish(
            Bus bus, String address, Contract contract, Object port, SecurityGate gate, Permissions permissions) {
        JaxWsServerFactoryBean factory = new JaxWsServerFactoryBean();
        factory.setBus(bus);
        factory.setServiceBean(port);
        factory.setWsdlURL(contract.location());
        // Named as in the contract, or CXF would publish a service of its own beside it.
        factory.setServiceName(contract.service());
        factory.setEndpointName(contract.port());
        factory.setAddress(address);
        factory.getProperties(true).putAll(LIMITS);
        // The WSDL names the address at which it was asked for, whatever the port.
        factory.getProperties(true).put("autoRewriteSoapAddress", "true");
        // What a client does wrong it is told; the log is for what we do wrong.
        FaultListener quiet = (fault, description, message) -> false;
        factory.getProperties(true).put(FaultListener.class.getName(), quiet);
        factory.getInInterceptors()
                .addAll(List.of(
                        new Admission(),
                        new BoundedBody(LARGEST_BODY),
                        gate,
                        new Understood(),
                        new Permit(permissions, Permit.of(port.getClass()))));
        factory.getOutInterceptors().add(new Utf8Answers());
        factory.getOutFaultInterceptors().addAll(List.of(new Utf8Answers(), new FaultAnswers()));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(JaxWsServerFactoryBean.class.getClassLoader());
            return factory.create();
        } finally {
            thread.setContextClassLoader(before);
        }
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
            Bus bus = BusFactory.newInstance().createBus();
            LIMITS.forEach(bus::setProperty);
            return bus;
        } finally {
            thread.setContextClassLoader(before);
            BusFactory.setThreadDefaultBus(null);
        }
    }
}
