package org.zhiheng.access.service;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.access.domain.Networks;
import org.zhiheng.api.access.Sources;

/** Reads where a request came from out of what the configured proxies say, from the end. */
@Component(service = Sources.class, configurationPid = "org.zhiheng.access.proxies")
@Designate(ocd = ProxiesConfig.class)
public final class TrustedProxies implements Sources {

    private final Networks trusted;

    @Activate
    public TrustedProxies(ProxiesConfig config) {
        this(config.trustedProxies());
    }

    /** @param trusted addresses and networks, each apart or some in a line with commas, as a .cfg file has them */
    public TrustedProxies(String... trusted) {
        this.trusted = new Networks(Arrays.stream(trusted)
                .flatMap(each -> Arrays.stream(each.split(",")))
                .toArray(String[]::new));
    }

    @Override
    public String source(String nearest, List<String> forwarded) {
        String source = plain(nearest);
        if (!trusted.hold(source)) {
            return source;
        }
        // Each proxy adds at the end whom it heard; what stands before the first one not trusted may be made up.
        String[] told = String.join(",", forwarded).split(",");
        for (int i = told.length - 1; i >= 0; i--) {
            String each = told[i].strip();
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

    @Override
    public boolean trusted(String nearest) {
        return trusted.hold(plain(nearest));
    }

    private static String plain(String address) {
        return Networks.address(address).map(InetAddress::getHostAddress).orElse(address);
    }
}
