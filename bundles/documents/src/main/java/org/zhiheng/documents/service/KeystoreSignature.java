package org.zhiheng.documents.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.zhiheng.documents.SignatureProvider;
import org.zhiheng.documents.sign.X509Signature;

/**
 * Signs for the bodies that a configuration names with the key of a PKCS#12 file on the server: one configuration for each key. The file is read when something is signed for the
 * first time; a new one is taken once the configuration is touched. Thread-safe.
 */
@Component(
        service = SignatureProvider.class,
        configurationPid = "org.zhiheng.documents.signature",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SignatureSettings.class, factory = true)
public final class KeystoreSignature implements SignatureProvider {

    private static final String SUB_FILTER = "adbe.pkcs7.detached";
    private static final int LONGEST = 16 * 1024;

    private final Set<String> bodies;
    private final Path keystore;
    private final Path password;
    private final Clock clock;
    private volatile X509Signature opened;

    @Activate
    public KeystoreSignature(SignatureSettings settings, @Reference Clock clock) {
        this(
                Set.copyOf(Arrays.asList(settings.bodies())),
                Path.of(settings.keystore()),
                Path.of(settings.password()),
                clock);
    }

    /** @param password file that holds it */
    public KeystoreSignature(Set<String> bodies, Path keystore, Path password, Clock clock) {
        this.bodies = Set.copyOf(bodies);
        this.keystore = keystore;
        this.password = password;
        this.clock = clock;
    }

    @Override
    public boolean signsFor(String body) {
        return bodies.contains(body);
    }

    @Override
    public String subFilter() {
        return SUB_FILTER;
    }

    @Override
    public int longest() {
        return LONGEST;
    }

    @Override
    public byte[] sign(String body, InputStream content) throws IOException {
        X509Signature signer = opened();
        if (!signer.validAt(Date.from(clock.instant()))) {
            throw new IOException("the certificate in " + keystore + " is not valid now");
        }
        return signer.sign(body, content);
    }

    private synchronized X509Signature opened() throws IOException {
        if (opened == null) {
            char[] secret =
                    Files.readString(password, StandardCharsets.UTF_8).strip().toCharArray();
            try (InputStream in = Files.newInputStream(keystore)) {
                opened = X509Signature.of(bodies, in, secret);
            } catch (GeneralSecurityException | IOException e) {
                throw new IOException("no key can be read in " + keystore, e);
            }
        }
        return opened;
    }
}
