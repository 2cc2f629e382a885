package org.zhiheng.documents.sign;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.zhiheng.documents.SignatureProvider;

/**
 * Signs with a key that lies on the platform, for some bodies: RSA and ECDSA with SHA-256, SM2 with SM3. What it signs shows that the platform made
 * it; it is no seal 电子印章 in the sense of the rules for seals.
 */
public final class X509Signature implements SignatureProvider {

    private static final int LONGEST = 16 * 1024;

    /** Not registered with the platform: it serves documents alone, and knows the curve of SM2. */
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final Set<String> bodies;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** @param chain the signer's first */
    public X509Signature(Set<String> bodies, PrivateKey key, List<X509Certificate> chain) {
        this.bodies = Set.copyOf(bodies);
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /**
     * With the only key of a PKCS#12 file.
     *
     * @throws GeneralSecurityException where there is not exactly one key with its certificate
     * @throws IOException where the file cannot be read with the password
     */
    public static X509Signature of(Set<String> bodies, InputStream pkcs12, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12", PROVIDER);
        keys.load(pkcs12, password);
        List<String> aliases = Collections.list(keys.aliases()).stream()
                .filter(each -> keyed(keys, each))
                .toList();
        if (aliases.size() != 1) {
            throw new GeneralSecurityException(aliases.size() + " keys in the file, not one");
        }
        String alias = aliases.get(0);
        Certificate[] chain = keys.getCertificateChain(alias);
        if (chain == null) {
            throw new GeneralSecurityException("no certificate of the key in the file");
        }
        return new X509Signature(
                bodies,
                (PrivateKey) keys.getKey(alias, password),
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    }

    private static boolean keyed(KeyStore keys, String alias) {
        try {
            return keys.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the file was read", e);
        }
    }

    /** Whether its certificate is valid then. */
    public boolean validAt(Date moment) {
        X509Certificate own = chain.get(0);
        return !moment.before(own.getNotBefore()) && !moment.after(own.getNotAfter());
    }

    @Override
    public boolean signsFor(String body) {
        return bodies.contains(body);
    }

    @Override
    public String subFilter() {
        return "adbe.pkcs7.detached";
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public byte[] sign(String body, InputStream content) throws IOException {
        try {
            ContentSigner signer = new JcaContentSignerBuilder(algorithm())
                    .setProvider(PROVIDER)
                    .build(key);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build())
                    .build(signer, chain.get(0)));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            throw new IOException("cannot sign", e);
        }
    }

    private String algorithm() {
        AlgorithmIdentifier kind = SubjectPublicKeyInfo.getInstance(
                        chain.get(0).getPublicKey().getEncoded())
                .getAlgorithm();
        if (!kind.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return "SHA256withRSA";
        }
        return GMObjectIdentifiers.sm2p256v1.equals(kind.getParameters()) ? "SM3withSM2" : "SHA256withECDSA";
    }
}
