package org.zhiheng.access.service;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which accounts are samples, and whether the platform is one to be tried out: what is known of it stands in a file. */
final class Samples {

    static final String PREFIX = "sample-";

    private Samples() {}

    static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    static boolean wanted(SampleConfig config) {
        return !config.file().isBlank() && loopback(config.listening());
    }

    static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
