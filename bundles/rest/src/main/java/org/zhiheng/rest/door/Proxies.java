package org.zhiheng.rest.door;

import java.util.Collections;
import java.util.Locale;
import javax.servlet.http.HttpServletRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Sources;

/** Where an HTTP request came from, and whether nobody on its way could read it. Thread-safe. */
@Component(service = Proxies.class)
public final class Proxies {

    private final Sources sources;

    @Activate
    public Proxies(@Reference Sources sources) {
        this.sources = sources;
    }

    /** The address of who asks, in numbers. */
    String source(HttpServletRequest request) {
        return sources.source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    /** Whether the browser's connection is encrypted. */
    boolean secure(HttpServletRequest request) {
        if (request.isSecure()) {
            return true;
        }
        String told = request.getHeader("X-Forwarded-Proto");
        return told != null
                && told.strip().toLowerCase(Locale.ROOT).equals("https")
                && sources.trusted(request.getRemoteAddr());
    }
}
