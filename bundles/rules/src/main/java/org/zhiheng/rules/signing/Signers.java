package org.zhiheng.rules.signing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSVerifierCertificateNotValidException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;

/**
 * Whose packages may come in force: exactly the configured certificates, whoever issued them. A package is signed by a detached CMS
 * signature over its content's fingerprint, as the 64 ASCII characters of {@link PackageContent#hash()}. Immutable and thread-safe.
 */
public final class Signers {

    /** Longer is no signature of one signer. */
    private static final int LONGEST = 64 * 1024;

    private static final Set<String> DIGESTS = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId(),
            GMObjectIdentifiers.sm3.getId());

    /** Not registered with the platform: SM2 and SM3 are known here without changing what others see. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private final List<X509Certificate> certificates;

    public Signers(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /**
     * The certificates of a folder, PEM or DER, in files ending in {@code .pem}, {@code .crt} or {@code .cer}. A folder that is not there has
     * none.
     *
     * @throws ZhihengException {@code UNAVAILABLE} naming the file that cannot be read, for a signer left out silently would look like a
     *     forged package
     */
    public static Signers ofFolder(Path folder) {
        List<X509Certificate> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return new Signers(found);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{pem,crt,cer}")) {
            for (Path file : files) {
                found.addAll(certificates(file));
            }
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return new Signers(found);
    }

    /** As {@link #ofFolder}, of one file. */
    public static Signers ofFile(Path file) {
        return new Signers(Files.isRegularFile(file) ? certificates(file) : List.of());
    }

    private static List<X509Certificate> certificates(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509", PROVIDER).generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, e);
        }
    }

    private static ZhihengException unreadable(Path file, Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RULES-SIGNERS", "签名证书读不出来:" + file, null, cause);
    }

    /**
     * What is wrong with a content's signature.
     *
     * @param at the moment at which the signer's certificate must be valid
     * @return empty when a configured signer has signed exactly this content
     */
    public List<Fault> check(PackageContent content, Instant at) {
        byte[] signature = content.bytes(PackageContent.SIGNATURE);
        if (signature == null) {
            return fault("RP-SIGN-001", "规则包没有签名", "请用region-pack签名打包,签名证书须由管理员放进rule-signers");
        }
        try {
            return signature.length > LONGEST
                    ? fault("RP-SIGN-002", "签名文件太大", "请重新签名")
                    : check(parsed(signature, content), at);
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | RuntimeException e) {
            // The parser throws what it likes for bytes that are no signature.
            return fault("RP-SIGN-002", "签名文件不是正确的CMS分离签名", "请重新签名");
        }
    }

    private static CMSSignedData parsed(byte[] signature, PackageContent content) throws CMSException {
        byte[] fingerprint = content.hash().getBytes(StandardCharsets.US_ASCII);
        return new CMSSignedData(new CMSProcessableByteArray(fingerprint), signature);
    }

    private List<Fault> check(CMSSignedData signed, Instant at)
            throws OperatorCreationException, GeneralSecurityException, CMSException {
        Collection<SignerInformation> infos = signed.getSignerInfos().getSigners();
        if (infos.size() != 1 || !signed.isDetachedSignature()) {
            return fault("RP-SIGN-002", "签名应当是一个签名人的分离签名", "请重新签名");
        }
        SignerInformation info = infos.iterator().next();
        if (!DIGESTS.contains(info.getDigestAlgOID())) {
            return fault("RP-SIGN-002", "签名的摘要算法不可靠", "请用SHA-256以上或者SM3重新签名");
        }
        X509Certificate signer = signer(info);
        if (signer == null) {
            return fault("RP-SIGN-004", "签名人不在允许的名单里", "请管理员核对签名人后把证书放进rule-signers");
        }
        try {
            signer.checkValidity(Date.from(at));
        } catch (CertificateExpiredException e) {
            return fault("RP-SIGN-005", "签名人的证书已于" + signer.getNotAfter().toInstant() + "过期", "请用有效的证书重新签名");
        } catch (CertificateNotYetValidException e) {
            return fault("RP-SIGN-005", "签名人的证书自" + signer.getNotBefore().toInstant() + "起才有效", "请用有效的证书重新签名");
        }
        return verified(info, signer);
    }

    private X509Certificate signer(SignerInformation info) throws GeneralSecurityException {
        for (X509Certificate each : certificates) {
            if (info.getSID().match(new JcaX509CertificateHolder(each))) {
                return each;
            }
        }
        return null;
    }

    private static List<Fault> verified(SignerInformation info, X509Certificate signer)
            throws OperatorCreationException {
        try {
            boolean right = info.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(signer));
            return right ? List.of() : changed();
        } catch (CMSVerifierCertificateNotValidException e) {
            return fault("RP-SIGN-005", "签名里写的签名时间不在证书的有效期内", "请用有效的证书重新签名");
        } catch (CMSException e) {
            // Another content has another digest than the signed one; the library throws for that.
            return changed();
        }
    }

    private static List<Fault> changed() {
        return fault("RP-SIGN-003", "签名与内容不符:签名之后内容改过", "请从签名人处重新取得规则包");
    }

    private static List<Fault> fault(String code, String message, String hint) {
        return List.of(Fault.error(code, PackageContent.SIGNATURE, 0, 0, message, hint));
    }
}
