package org.zhiheng.portal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServletRequest;

/** Who asks from where. Thread-safe. */
final class Callers {

    private final Set<String> proxies;

    /** @param proxies addresses of proxies that are believed, separated by commas */
    Callers(String proxies) {
        this.proxies = Arrays.stream(proxies.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The address of who asks: the connection's, or what a proxy that is believed says. */
    String source(HttpServletRequest request) {
        String remote = request.getRemoteAddr();
        List<String> told = Collections.list(request.getHeaders("X-Forwarded-For")).stream()
                .flatMap(each -> Arrays.stream(each.split(",")))
                .map(String::strip)
                .toList();
        for (int i = told.size() - 1; i >= 0 && proxies.contains(remote); i--) {
            remote = told.get(i);
        }
        return network(remote);
    }

    /** Of IPv6 the network of 64 bits, which is one customer's. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, Long.BYTES));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
