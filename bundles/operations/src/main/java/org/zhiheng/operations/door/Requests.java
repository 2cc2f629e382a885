package org.zhiheng.operations.door;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpChannel;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.ops4j.pax.web.service.spi.ServerControllerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.MDC;
import org.zhiheng.api.metrics.Metrics;

/**
 * Stands before every request at every door: turns away whom the plan does not admit, gives the request a number that is in all log lines
 * about it and in the answer, tells browsers to stay with TLS, and times the request. Which resource method answers is told by the
 * request's attribute {@code zhiheng.route}, a template without what somebody filled in; other doors are told by their first words.
 */
@Component(service = HttpConfiguration.Customizer.class)
public final class Requests implements HttpConfiguration.Customizer, HttpChannel.Listener {

    static final String NUMBER = "X-Request-Id";
    static final String IN_LOG = "request";
    static final String ROUTE = "zhiheng.route";

    private static final String BEGAN = "zhiheng.began";
    private static final String HEALTH = "/system/health";
    private static final String METRICS = "/system/metrics";
    private static final String SOAP = "/services";

    /** What the HTTP interface says of itself to browsers, for the doors that do not. */
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private static final List<String> OTHER_DOORS = List.of(HEALTH, METRICS, SOAP, "/api/docs");
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final int NUMBER_BYTES = 8;
    private static final double NANOS = 1e9;

    /** What a proxy may have given it already; nothing that could break a log line. */
    private static final Pattern TAKEN = Pattern.compile("[0-9A-Za-z._-]{8,64}");

    private final Doors doors;
    private final Metrics.Timer timer;
    private final SecureRandom random = new SecureRandom();

    /** The connectors that tell when a request is over; a web server that begins anew brings others. */
    private final Set<Connector> listening =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @param webServer only to begin after it: it cannot take what is there before it */
    @Activate
    public Requests(@Reference Doors doors, @Reference Metrics metrics, @Reference ServerControllerFactory webServer) {
        this.doors = doors;
        timer = metrics.timer(
                "zhiheng_http_request_seconds", "Requests at the HTTP and SOAP doors", "method", "route", "status");
    }

    @Override
    public void customize(Connector connector, HttpConfiguration configuration, Request request) {
        request.setAttribute(BEGAN, System.nanoTime());
        String number = number(request.getHeader(NUMBER));
        MDC.put(IN_LOG, number);
        request.getResponse().setHeader(NUMBER, number);
        if (listening.add(connector)) {
            // From the next connection on; a connector takes listeners only as beans.
            ((ContainerLifeCycle) connector).addBean(this, false);
        }
        if (request.isSecure()) {
            request.getResponse().setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        String path = request.getHttpURI().getPath();
        if (isAt(SOAP, path) || isAt(METRICS, path)) {
            HEADERS.forEach(request.getResponse()::setHeader);
        }
        if (!doors.plan().admits(request.getRemoteInetSocketAddress().getAddress())) {
            throw new BadMessageException(HttpStatus.FORBIDDEN_403);
        }
        if (doors.plan().refusal().isPresent() && !isAt(HEALTH, path)) {
            throw new BadMessageException(HttpStatus.SERVICE_UNAVAILABLE_503);
        }
    }

    @Override
    public void onAfterDispatch(Request request) {
        MDC.remove(IN_LOG);
    }

    @Override
    public void onComplete(Request request) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            timer.observe(
                    (System.nanoTime() - began) / NANOS,
                    METHODS.contains(request.getMethod()) ? request.getMethod() : "other",
                    route(request),
                    String.valueOf(request.getResponse().getStatus()));
        }
    }

    @Deactivate
    void deactivate() {
        List.copyOf(listening).forEach(each -> ((ContainerLifeCycle) each).removeBean(this));
    }

    private static String route(Request request) {
        if (request.getAttribute(ROUTE) instanceof String route) {
            return route;
        }
        String path = request.getHttpURI().getPath();
        return OTHER_DOORS.stream().filter(each -> isAt(each, path)).findFirst().orElse("other");
    }

    private static boolean isAt(String door, String path) {
        return path != null && (path.equals(door) || path.startsWith(door + "/"));
    }

    private String number(String given) {
        if (given != null && TAKEN.matcher(given).matches()) {
            return given;
        }
        byte[] made = new byte[NUMBER_BYTES];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
