package org.zhiheng.documents.sign;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.zhiheng.documents.SignatureProvider;

/** Signs with a key that lies on the platform, for some bodies. What it signs shows that the platform made it; it is no seal 电子印章 in the sense of the rules for seals. */
public final class X509Signature implements SignatureProvider {

    private static final int LONGEST = 16 * 1024;

    private final Set<String> bodies;
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    /** @param chain the signer's first */
    public X509Signature(Set<String> bodies, PrivateKey key, List<X509Certificate> chain) {
        this.bodies = Set.copyOf(bodies);
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    /** With the only key of a PKCS#12 file. */
    public static X509Signature of(Set<String> bodies, InputStream pkcs12, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(pkcs12, password);
        String alias = keys.aliases().nextElement();
        Certificate[] chain = keys.getCertificateChain(alias);
        if (chain == null) {
            throw new GeneralSecurityException("no key with a certificate in the file");
        }
        return new X509Signature(
                bodies,
                (PrivateKey) keys.getKey(alias, password),
                Arrays.stream(chain).map(X509Certificate.class::cast).toList());
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
            String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
            ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(key);
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(signer, chain.get(0)));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(content.readAllBytes()), false)
                    .getEncoded();
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            throw new IOException("cannot sign", e);
        }
    }
}
