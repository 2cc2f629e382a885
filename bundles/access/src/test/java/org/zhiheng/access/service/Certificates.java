package org.zhiheng.access.service;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that nobody has issued but their own key. */
final class Certificates {

    private Certificates() {}

    static X509Certificate rsa(int bits, Instant from, Instant until)
            throws GeneralSecurityException, OperatorCreationException, java.io.IOException {
        return made("RSA", bits, "SHA256withRSA", from, until);
    }

    static X509Certificate ec(int bits, Instant from, Instant until)
            throws GeneralSecurityException, OperatorCreationException, java.io.IOException {
        return made("EC", bits, "SHA256withECDSA", from, until);
    }

    private static X509Certificate made(String algorithm, int bits, String signature, Instant from, Instant until)
            throws GeneralSecurityException, OperatorCreationException, java.io.IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=robot");
        byte[] encoded = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.valueOf(System.nanoTime()),
                        Date.from(from),
                        Date.from(until),
                        name,
                        keys.getPublic())
                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))
                .getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
