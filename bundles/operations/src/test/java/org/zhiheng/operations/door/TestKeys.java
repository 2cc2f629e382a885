package org.zhiheng.operations.door;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate with its key, as an administrator would lay them down. */
final class TestKeys {

    static final Instant ENDS = Instant.parse("2031-05-04T03:02:01Z");
    static final String PASSWORD = "changed-by-nobody";

    private final KeyPair pair;
    private final X509Certificate certificate;

    TestKeys(String algorithm) {
        try {
            pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
            X500Name name = new X500Name("CN=localhost");
            certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                                    Date.from(ENDS),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(
                                            algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                                    .build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    Path pkcs12(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("any", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate});
        Path file = folder.resolve("server.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        Files.writeString(folder.resolve("server.p12.password"), PASSWORD + "\n");
        return file;
    }

    Path pem(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("server.pem");
        Files.writeString(file, block("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(
                folder.resolve("server.key"),
                block("PRIVATE KEY", pair.getPrivate().getEncoded()));
        return file;
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }
}
