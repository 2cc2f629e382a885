package org.zhiheng.access.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Some addresses and networks, written in numbers: no name is ever resolved. Immutable. */
public final class Networks {

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;

    private record Network(byte[] address, int bits) {
        boolean holds(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks = new ArrayList<>();

    /** @throws IllegalArgumentException naming what is no address and no network */
    public Networks(String... written) {
        for (String each : written) {
            String[] parts = each.strip().split("/", 2);
            byte[] address = address(parts[0]).orElseThrow(() -> wrong(each)).getAddress();
            int most = address.length * 8;
            int bits = parts.length == 1 ? most : bits(parts[1], each);
            if (bits > most) {
                throw wrong(each);
            }
            networks.add(new Network(address, bits));
        }
    }

    public boolean hold(String written) {
        return address(written)
                .map(InetAddress::getAddress)
                .filter(address -> networks.stream().anyMatch(each -> each.holds(address)))
                .isPresent();
    }

    /** An address as it is written in numbers, an IPv6 one with or without brackets; empty for anything else. */
    public static Optional<InetAddress> address(String written) {
        String text =
                written.startsWith("[") && written.endsWith("]") ? written.substring(1, written.length() - 1) : written;
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * What an address counts as where addresses are counted: who has one IPv6 address has all of its network of 64 bits. Only what is written
     * in numbers is looked at.
     */
    public static String network(String source) {
        if (source == null || source.indexOf(':') < 0) {
            return String.valueOf(source);
        }
        return address(source)
                .map(InetAddress::getAddress)
                .map(bytes -> bytes.length == IPV4_BYTES
                        ? plain(bytes)
                        : HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES))
                .orElse(source);
    }

    private static String plain(byte[] ipv4) {
        try {
            return InetAddress.getByAddress(ipv4).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static int bits(String text, String whole) {
        try {
            int bits = Integer.parseInt(text);
            if (bits >= 0) {
                return bits;
            }
        } catch (NumberFormatException e) {
            // Told below like any other.
        }
        throw wrong(whole);
    }

    private static IllegalArgumentException wrong(String written) {
        return new IllegalArgumentException("no address and no network: " + written);
    }
}
