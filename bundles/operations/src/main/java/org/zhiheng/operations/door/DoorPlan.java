package org.zhiheng.operations.door;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;
import org.zhiheng.api.error.ZhihengException;

/**
 * What the settings come to: which address and port, with which certificate, for whom. What does not go together is refused, and then
 * there is one unencrypted door at the loopback address, at which nothing but health answers.
 */
final class DoorPlan {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 8181;
    private static final int LAST_PORT = 65535;

    /** TLS 1.2 with forward secrecy and authenticated encryption; the first three are TLS 1.3's. */
    private static final List<String> SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private final int port;
    private final String host;
    private final ServerKey key;
    private final InetAddressSet proxies;
    private final ZhihengException refusal;

    private DoorPlan(int port, String host, ServerKey key, InetAddressSet proxies, ZhihengException refusal) {
        this.port = port;
        this.host = host;
        this.key = key;
        this.proxies = proxies;
        this.refusal = refusal;
    }

    /**
     * @param work folder of this process' own
     * @return never null; {@link #refusal()} tells what is wrong with the settings
     */
    static DoorPlan of(String port, String host, String tls, String behindProxy, Path work) {
        int number = DEFAULT_PORT;
        try {
            number = port(port.strip());
            InetAddressSet proxies = proxies(behindProxy);
            String address = host.strip();
            boolean open = !address(address).isLoopbackAddress();
            ServerKey key = tls.isBlank() ? null : ServerKey.read(Path.of(tls.strip()), work);
            if (open && key == null && proxies.isEmpty()) {
                throw ZhihengException.unavailable(
                        "DOOR-PLAIN", "在" + address + "上监听必须加密:用ZHIHENG_TLS指明证书;在反向代理后面的,用ZHIHENG_BEHIND_PROXY写明代理的地址");
            }
            return new DoorPlan(number, address, key, proxies, null);
        } catch (ZhihengException e) {
            return new DoorPlan(number, LOOPBACK, null, new InetAddressSet(), e);
        }
    }

    private static int port(String written) {
        try {
            int number = Integer.parseInt(written);
            if (number > 0 && number <= LAST_PORT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw ZhihengException.unavailable("DOOR-PORT", "http.port应当是1到65535的端口,现在是“" + written + "”");
    }

    private static InetAddress address(String host) {
        try {
            if (!host.isEmpty()) {
                return InetAddress.getByName(host);
            }
        } catch (UnknownHostException e) {
            // Told below.
        }
        throw ZhihengException.unavailable("DOOR-HOST", "ZHIHENG_HTTP_HOST应当是本机的地址,现在是“" + host + "”");
    }

    private static InetAddressSet proxies(String written) {
        InetAddressSet proxies = new InetAddressSet();
        for (String each : written.split(",")) {
            if (!each.isBlank()) {
                try {
                    proxies.add(each.strip());
                } catch (IllegalArgumentException e) {
                    throw ZhihengException.unavailable(
                            "DOOR-PROXY", "ZHIHENG_BEHIND_PROXY应当是代理的地址或者网段,现在有“" + each.strip() + "”");
                }
            }
        }
        return proxies;
    }

    Optional<ZhihengException> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The certificate; empty when the doors are not encrypted. */
    Optional<ServerKey> key() {
        return Optional.ofNullable(key);
    }

    /** Whether somebody at this address may connect: behind a proxy only that and this machine. */
    boolean admits(InetAddress remote) {
        return proxies.isEmpty() || remote.isLoopbackAddress() || proxies.test(remote);
    }

    /** Where they listen, for the log. */
    String told() {
        return (key == null ? "http://" : "https://") + host + ":" + port;
    }

    /** The settings of the web server. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("org.ops4j.pax.web.listening.addresses", host);
        settings.put("org.osgi.service.http.enabled", String.valueOf(key == null));
        settings.put("org.osgi.service.http.secure.enabled", String.valueOf(key != null));
        settings.put("org.osgi.service.http.port", String.valueOf(port));
        if (key != null) {
            settings.put("org.osgi.service.http.port.secure", String.valueOf(port));
            settings.put("org.ops4j.pax.web.ssl.keystore", key.store().toString());
            settings.put("org.ops4j.pax.web.ssl.keystore.type", "PKCS12");
            settings.put("org.ops4j.pax.web.ssl.keystore.password", key.password());
            settings.put("org.ops4j.pax.web.ssl.key.password", key.password());
            settings.put("org.ops4j.pax.web.ssl.protocols.included", "TLSv1.3,TLSv1.2");
            settings.put("org.ops4j.pax.web.ssl.ciphersuites.included", String.join(",", SUITES));
            settings.put("org.ops4j.pax.web.ssl.renegotiationAllowed", "false");
        }
        return settings;
    }
}
