package org.zhiheng.documents;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Signs documents for bodies: by a key of the platform, or by a seal service 电子印章 that a region has. Without one documents are sealed on paper. Thread-safe.
 *
 * <p>What a provider cannot do is an {@link IOException}: a document is then not issued, and never issued unsigned in its place.
 */
@ConsumerType
public interface SignatureProvider {

    /** Where it signs for a body; it signs for none that it says nothing of. */
    boolean signsFor(String body);

    /** How it names the signature inside a PDF, e.g. {@code adbe.pkcs7.detached}. */
    String subFilter();

    /**
     * The signature over content, as a PDF carries it (CMS, DER).
     *
     * @param body id of the body that signs
     * @param content all of it is read; not closed
     */
    byte[] sign(String body, InputStream content) throws IOException;

    /** Most bytes of a signature. */
    int longest();
}
