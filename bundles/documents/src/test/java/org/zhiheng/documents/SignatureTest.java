package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.documents.service.KeystoreSignature;
import org.zhiheng.rules.DocumentTemplate;

/** Documents are signed by a key on the server or by a service, show that nothing was changed, and are not made where that fails. */
class SignatureTest {

    private static final BouncyCastleProvider BC = new BouncyCastleProvider();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);
    private static final String MARKET = "market";

    @TempDir
    private Path folder;

    /** A file of keys under a password that lies beside it, valid through 2026. */
    private SignatureProvider provider(String key, String signature, String... aliases) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12", BC);
        keys.load(null, null);
        for (String each : aliases) {
            KeyPair pair = pair(key);
            keys.setKeyEntry(
                    each, pair.getPrivate(), "secret".toCharArray(), new Certificate[] {certificate(pair, signature)});
        }
        Path file = folder.resolve("documents.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            keys.store(out, "secret".toCharArray());
        }
        return new KeystoreSignature(Set.of(MARKET), file, password("secret\n"), CLOCK);
    }

    private Path password(String said) throws IOException {
        return Files.writeString(folder.resolve("documents.password"), said);
    }

    private static KeyPair pair(String key) throws Exception {
        AlgorithmParameterSpec spec = key.equals("RSA")
                ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)
                : new ECGenParameterSpec(key);
        KeyPairGenerator generator = KeyPairGenerator.getInstance(key.equals("RSA") ? "RSA" : "EC", BC);
        generator.initialize(spec);
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys, String algorithm) throws Exception {
        X500Name name = new X500Name("CN=Market Supervision");
        return new JcaX509CertificateConverter()
                .setProvider(BC)
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2026-12-31T00:00:00Z")),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder(algorithm)
                                .setProvider(BC)
                                .build(keys.getPrivate())));
    }

    private static Documents.Written written(SignatureProvider provider) {
        DocumentTemplate template = PagesTest.template("penalty-decision");
        return new PdfPress()
                .write(
                        template,
                        Filler.fill(template, Shown.typical(template)),
                        PagesTest.stamp(template),
                        Paper.A4,
                        provider,
                        MARKET,
                        CLOCK.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, SHA256withRSA, 1.2.840.113549.1.1.11",
        "secp256r1, SHA256withECDSA, 1.2.840.10045.4.3.2",
        "sm2p256v1, SM3withSM2, 1.2.156.10197.1.501"
    })
    void a_signed_document_shows_who_signed_it_and_that_nothing_was_changed(String key, String signature, String told)
            throws Exception {
        SignatureProvider provider = provider(key, signature, "documents");
        assertThat(provider.signsFor(MARKET)).isTrue();
        assertThat(provider.signsFor("urban")).isFalse();

        Documents.Written written = written(provider);

        assertThat(written.signed()).isTrue();
        assertThat(signed(written.content())).isEqualTo(told);
        assertThat(Validator.faults(written.content())).isEmpty();
        byte[] changed = written.content().clone();
        changed[500] ^= 1;
        assertThat(signed(changed)).isNull();
    }

    /** By which algorithm a document is signed; null where the signature does not hold. The range is that of the whole file but the signature itself. */
    private static String signed(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDSignature signature = document.getSignatureDictionaries().get(0);
            int[] range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(pdf.length);
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(pdf)), signature.getContents(pdf));
            SignerInformation signer =
                    signed.getSignerInfos().getSigners().iterator().next();
            X509CertificateHolder holder = (X509CertificateHolder) signed.getCertificates()
                    .getMatches(signer.getSID())
                    .iterator()
                    .next();
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(BC)
                            .build(holder))
                    ? signer.getEncryptionAlgOID()
                    : null;
        } catch (CMSException | IOException e) {
            return null;
        }
    }

    private static void isNotMade(SignatureProvider provider, String because) {
        assertThatThrownBy(() -> written(provider))
                .isInstanceOf(ZhihengException.class)
                .hasStackTraceContaining(because)
                .extracting(each -> ((ZhihengException) each).code())
                .isEqualTo("DOCUMENT-SIGNATURE");
    }

    @Test
    void where_signing_fails_there_is_no_document() throws Exception {
        isNotMade(new Broken(), "the service does not answer");
        isNotMade(provider("RSA", "SHA256withRSA", "one", "two"), "2 keys in the file");
        SignatureProvider provider = provider("RSA", "SHA256withRSA", "documents");
        password("wrong");
        isNotMade(provider, "documents.p12");
        Path nowhere = folder.resolve("nowhere.p12");
        isNotMade(
                new KeystoreSignature(Set.of(MARKET), nowhere, folder.resolve("documents.password"), CLOCK),
                "nowhere.p12");
    }

    /** The last moment of a certificate belongs to it. */
    @Test
    void a_certificate_that_has_ended_signs_nothing() throws Exception {
        provider("RSA", "SHA256withRSA", "documents");
        Path file = folder.resolve("documents.p12");
        for (String at : new String[] {"2025-12-31T23:59:59Z", "2026-12-31T00:00:01Z"}) {
            isNotMade(
                    new KeystoreSignature(
                            Set.of(MARKET), file, password("secret"), Clock.fixed(Instant.parse(at), ZoneOffset.UTC)),
                    "is not valid now");
        }
        assertThat(written(new KeystoreSignature(
                                Set.of(MARKET),
                                file,
                                password("secret"),
                                Clock.fixed(Instant.parse("2026-12-31T00:00:00Z"), ZoneOffset.UTC)))
                        .signed())
                .isTrue();
    }

    /** A seal service that is down. */
    private static final class Broken implements SignatureProvider {

        @Override
        public boolean signsFor(String body) {
            return true;
        }

        @Override
        public String subFilter() {
            return "adbe.pkcs7.detached";
        }

        @Override
        public byte[] sign(String body, InputStream content) throws IOException {
            throw new IOException("the service does not answer");
        }

        @Override
        public int longest() {
            return 1000;
        }
    }
}
