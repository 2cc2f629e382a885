package org.zhiheng.testkit.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhiheng.rules.PackageContent;

/** A key that signs rule packages, with its certificate. Immutable. */
public final class SigningKey {

    private static final String ALIAS = "rules";
    private static final String KEY = "signing.p12";
    private static final String PASSWORD = "signing.password";
    /** What an administrator puts among the trusted signers. */
    private static final String CERTIFICATE = "signing.pem";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final PrivateKey key;
    private final X509Certificate certificate;

    private SigningKey(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * A new key with a certificate of its own making.
     *
     * @param name who signs, for people
     * @param from since when the certificate is valid
     * @param days for how long
     */
    public static SigningKey make(String name, Instant from, int days) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, name)
                    .build();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    subject,
                    new BigInteger(120, new SecureRandom()),
                    Date.from(from),
                    Date.from(from.plus(days, ChronoUnit.DAYS)),
                    subject,
                    pair.getPublic());
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            return new SigningKey(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("this Java platform cannot make a key", e);
        }
    }

    /**
     * The key of a folder; made and stored there when it has none. The key file is encrypted under a random password that only this system
     * user can read. Of several that ask for it at once, as modules that are built together do, one makes it and all have that one.
     */
    public static SigningKey ofFolder(Path folder, String name, Instant now, int days) throws IOException {
        if (!Files.isRegularFile(folder.resolve(KEY))) {
            Path whole = folder.toAbsolutePath();
            Files.createDirectories(whole.getParent());
            // It is made elsewhere and put in place as a whole: nobody finds half of it.
            Path beside = Files.createTempDirectory(whole.getParent(), "signing");
            make(name, now.minus(1, ChronoUnit.DAYS), days).store(beside);
            put(beside, whole);
        }
        return load(
                folder.resolve(KEY),
                Files.readString(folder.resolve(PASSWORD)).strip().toCharArray());
    }

    /** Moves a folder with a key to its place, unless another one has come there first. */
    private static void put(Path made, Path folder) throws IOException {
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            for (String each : List.of(PASSWORD, CERTIFICATE, KEY)) {
                if (!Files.isRegularFile(folder.resolve(KEY))) {
                    Files.move(made.resolve(each), folder.resolve(each), StandardCopyOption.REPLACE_EXISTING);
                }
                Files.deleteIfExists(made.resolve(each));
            }
            Files.delete(made);
        }
    }

    private void store(Path folder) throws IOException {
        String password = randomPassword();
        writeSecret(folder.resolve(PASSWORD), password.getBytes(StandardCharsets.US_ASCII));
        store(folder.resolve(KEY), password.toCharArray());
        Files.writeString(folder.resolve(CERTIFICATE), pem());
    }

    /** A key from a PKCS#12 file with one entry. */
    public static SigningKey load(Path file, char[] password) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            String alias = store.aliases().nextElement();
            return new SigningKey(
                    (PrivateKey) store.getKey(alias, password), (X509Certificate) store.getCertificate(alias));
        } catch (GeneralSecurityException e) {
            throw new IOException("no usable key in " + file, e);
        }
    }

    private void store(Path file, char[] password) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, key, password, new X509Certificate[] {certificate});
            writeSecret(file, new byte[0]);
            try (OutputStream out = Files.newOutputStream(file)) {
                store.store(out, password);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform cannot store a key", e);
        }
    }

    private static void writeSecret(Path file, byte[] bytes) throws IOException {
        Files.write(file, new byte[0]);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
        Files.write(file, bytes);
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as text. */
    public String pem() {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that has no encoding", e);
        }
    }

    /**
     * The detached signature of a content: CMS over the 64 characters of its fingerprint.
     *
     * @param at the signing time written into it; within the certificate's time
     */
    public byte[] sign(PackageContent content, Instant at) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            Attribute time = new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at))));
            generator.addSignerInfoGenerator(new JcaSimpleSignerInfoGeneratorBuilder()
                    .setSignedAttributeGenerator(new AttributeTable(time))
                    .build(algorithm(), key, certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate)));
            byte[] fingerprint = content.hash().getBytes(StandardCharsets.US_ASCII);
            return generator.generate(new CMSProcessableByteArray(fingerprint)).getEncoded();
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    private String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
