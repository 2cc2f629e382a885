package org.zhiheng.access.domain;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.zhiheng.api.access.Operation;

/**
 * What a program signs with.
 *
 * @param fingerprint SHA-256 of the certificate, hexadecimal
 * @param operations what it may be used for
 * @param from when the certificate begins
 * @param until exclusive; the earlier of what was registered and the certificate's end
 * @param revokedAt null while it is good
 */
public record Certificate(
        String id,
        String fingerprint,
        String account,
        Set<Operation> operations,
        Instant from,
        Instant until,
        Instant revokedAt) {

    private static final int WEAKEST_RSA = 2048;
    private static final int WEAKEST_EC = 256;

    public Certificate {
        operations = Set.copyOf(operations);
    }

    public boolean goodAt(Instant moment) {
        return revokedAt == null && !moment.isBefore(from) && moment.isBefore(until);
    }

    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a signature by this key proves anything for the years it may be used. */
    public static boolean strong(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= WEAKEST_RSA;
        }
        return key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() >= WEAKEST_EC;
    }
}
