package org.zhiheng.rest.door;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Where a request came from. What proxies say is believed of configured ones alone, for anybody can write a header. Thread-safe.
 */
@Component(service = Proxies.class, configurationPid = "org.zhiheng.rest")
@Designate(ocd = DoorConfig.class)
public final class Proxies {

    private final Networks trusted;

    @Activate
    public Proxies(DoorConfig config) {
        this(config.trustedProxies());
    }

    /** @param trusted addresses and networks */
    public Proxies(String... trusted) {
        this.trusted = new Networks(trusted);
    }

    /** The address of who asks, in numbers. */
    String source(HttpServletRequest request) {
        String nearest = plain(request.getRemoteAddr());
        if (!trusted.hold(nearest)) {
            return nearest;
        }
        // Each proxy adds at the end whom it heard; what stands before the first one not trusted may be made up.
        String source = nearest;
        List<String> told = told(request);
        for (int i = told.size() - 1; i >= 0; i--) {
            String each = told.get(i);
            if (Networks.address(each).isEmpty()) {
                break;
            }
            source = plain(each);
            if (!trusted.hold(source)) {
                break;
            }
        }
        return source;
    }

    /** Whether the browser's connection is encrypted. */
    boolean secure(HttpServletRequest request) {
        if (request.isSecure()) {
            return true;
        }
        String told = request.getHeader("X-Forwarded-Proto");
        return told != null
                && told.strip().toLowerCase(Locale.ROOT).equals("https")
                && trusted.hold(plain(request.getRemoteAddr()));
    }

    private static List<String> told(HttpServletRequest request) {
        List<String> told = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String each : header.split(",")) {
                told.add(each.strip());
            }
        }
        return told;
    }

    private static String plain(String address) {
        return Networks.address(address).map(InetAddress::getHostAddress).orElse(address);
    }
}
