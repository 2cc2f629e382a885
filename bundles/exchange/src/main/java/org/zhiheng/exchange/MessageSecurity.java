package org.zhiheng.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.CertificateStore;
import org.apache.wss4j.common.crypto.WSProviderConfig;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.apache.wss4j.dom.message.token.UsernameToken;
import org.apache.wss4j.dom.str.STRParser.REFERENCE_TYPE;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.error.ZhihengException;

/**
 * Finds out which program has sent a message, by one of the two ways of the contract: its token in a UsernameToken, or a signature by a
 * certificate that is registered for it. WSS4J reads and verifies; what it may meet is decided here, before and after. Thread-safe.
 */
final class MessageSecurity {

    static final QName HEADER = new QName(WSConstants.WSSE_NS, "Security");

    /** What is sent is good for so long. */
    static final Duration LONGEST = Duration.ofMinutes(5);

    /** How much clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** Code of a message without security. */
    static final String MISSING = "SOAP-SECURITY-MISSING";

    /** Code of a message whose security does not convince. */
    static final String REFUSED = "SOAP-SECURITY";

    private static final Logger LOG = LoggerFactory.getLogger(MessageSecurity.class);

    private static final QName ENVELOPE = new QName(WSConstants.URI_SOAP11_ENV, "Envelope");
    private static final QName HEADERS = new QName(WSConstants.URI_SOAP11_ENV, "Header");
    private static final QName BODY = new QName(WSConstants.URI_SOAP11_ENV, "Body");
    private static final List<QName> BY_TOKEN = List.of(WSConstants.USERNAME_TOKEN);
    private static final Set<QName> BY_SIGNATURE =
            Set.of(WSConstants.BINARY_TOKEN, WSConstants.TIMESTAMP, WSConstants.SIGNATURE);
    private static final Set<String> IDS = Set.of("id", "assertionid");
    private static final int MOST_REFERENCES = 10;
    private static final int SHORTEST_NONCE = 16;
    private static final Validator LATER = (credential, data) -> credential;

    static {
        // Providers of the whole platform stay as they are: the JDK's own XML signatures do.
        WSSConfig.setAddJceProviders(false);
        WSProviderConfig.setAddJceProviders(false);
        org.apache.xml.security.Init.init();
    }

    private final SignIn signIn;
    private final OnceOnly onceOnly;
    private final Clock clock;

    MessageSecurity(SignIn signIn, OnceOnly onceOnly, Clock clock) {
        this.signIn = signIn;
        this.onceOnly = onceOnly;
        this.clock = clock;
    }

    static boolean isEnvelope(Document document) {
        return named(document.getDocumentElement(), ENVELOPE);
    }

    /** The token that a message carries, right or wrong, for what is put down of a refusal. */
    static Optional<String> sentToken(Document envelope) {
        NodeList sent = envelope.getElementsByTagNameNS(WSConstants.WSSE_NS, WSConstants.PASSWORD_LN);
        return sent.getLength() == 0
                ? Optional.empty()
                : Optional.of(sent.item(0).getTextContent());
    }

    /**
     * Who has sent the message.
     *
     * @param confidential whether nobody can have read it on its way
     * @throws ZhihengException {@code FORBIDDEN} {@link #MISSING} or {@link #REFUSED}, which does not tell why: the log does
     */
    Principal authenticate(Document envelope, boolean confidential) {
        List<Element> parts = children(envelope.getDocumentElement());
        List<Element> headers =
                parts.stream().filter(each -> named(each, HEADERS)).toList();
        List<Element> bodies = parts.stream().filter(each -> named(each, BODY)).toList();
        List<Element> security = headers.stream()
                .flatMap(each -> children(each).stream())
                .filter(each -> named(each, HEADER))
                .toList();
        if (security.isEmpty()) {
            throw ZhihengException.forbidden(MISSING, "请求应当带有WS-Security安全头:UsernameToken,或者X.509签名(" + MISSING + ")");
        }
        if (headers.size() != 1 || bodies.size() != 1 || parts.size() != 2 || security.size() != 1) {
            throw refused("not one header, body and security header");
        }
        if (security.get(0).hasAttributeNS(WSConstants.URI_SOAP11_ENV, "actor")) {
            throw refused("security for another actor");
        }
        List<Element> tokens = children(security.get(0));
        List<QName> names = tokens.stream().map(MessageSecurity::name).toList();
        if (names.equals(BY_TOKEN)) {
            return byToken(security.get(0), confidential);
        }
        if (names.size() == BY_SIGNATURE.size() && BY_SIGNATURE.equals(new HashSet<>(names))) {
            return bySignature(security.get(0), bodies.get(0));
        }
        throw refused("neither a UsernameToken alone nor certificate, timestamp and signature");
    }

    private Principal byToken(Element security, boolean confidential) {
        if (!confidential) {
            throw refused("a token in the open");
        }
        UsernameToken token = (UsernameToken)
                only(verified(security, new Signer()), WSConstants.UT).get(WSSecurityEngineResult.TAG_USERNAME_TOKEN);
        byte[] nonce = decoded(token.getNonce());
        Instant created = token.getCreatedDate();
        if (!WSConstants.PASSWORD_TEXT.equals(token.getPasswordType()) || nonce.length < SHORTEST_NONCE) {
            throw refused("a UsernameToken without the token as text or without a nonce");
        }
        fresh(created);
        Principal who = signIn.token(token.getName(), token.getPassword())
                .orElseThrow(() -> refused("a token that is nobody's"));
        first(
                created,
                "token".getBytes(StandardCharsets.US_ASCII),
                who.account().getBytes(StandardCharsets.UTF_8),
                nonce);
        return who;
    }

    private Principal bySignature(Element security, Element body) {
        uniqueIds(security.getOwnerDocument().getDocumentElement(), new HashSet<>());
        boundedSignature(security);
        Signer signer = new Signer();
        List<WSSecurityEngineResult> results = verified(security, signer);
        Timestamp timestamp = (Timestamp) only(results, WSConstants.TS).get(WSSecurityEngineResult.TAG_TIMESTAMP);
        WSSecurityEngineResult signature = only(results, WSConstants.SIGN);
        if (signer.who == null
                || signature.get(WSSecurityEngineResult.TAG_X509_REFERENCE_TYPE) != REFERENCE_TYPE.DIRECT_REF) {
            throw refused("a signature not by the certificate in the message");
        }
        byte[] ofBody = signed(signature, body);
        byte[] ofTimestamp = signed(signature, timestamp.getElement());
        Instant expires = timestamp.getExpires();
        fresh(timestamp.getCreated());
        if (expires == null
                || !clock.instant().isBefore(expires)
                || expires.isAfter(timestamp.getCreated().plus(LONGEST))) {
            throw refused("a timestamp that is over or too long");
        }
        // By what was signed, not by the signature: one of ECDSA can be changed and still hold.
        first(timestamp.getCreated(), encoded(signer.certificate), ofTimestamp, ofBody);
        return signer.who;
    }

    /** Takes a certificate for what it is registered as, before the key in it is used for anything. */
    private final class Signer implements Validator {

        private X509Certificate certificate;
        private Principal who;

        @Override
        public Credential validate(Credential credential, RequestData data) {
            X509Certificate[] certificates = credential.getCertificates();
            if (certificates == null || certificates.length != 1 || who != null) {
                throw refused("not one certificate");
            }
            certificate = certificates[0];
            who = signIn.certificate(certificate)
                    .orElseThrow(() -> refused("a certificate that is nobody's, or not valid now"));
            return credential;
        }
    }

    private List<WSSecurityEngineResult> verified(Element security, Signer signer) {
        WSSConfig config = WSSConfig.getNewInstance();
        // Times and tokens are looked at afterwards, by the platform's clock and accounts.
        config.setValidator(WSConstants.USERNAME_TOKEN, LATER);
        config.setValidator(WSConstants.TIMESTAMP, LATER);
        config.setValidator(WSConstants.SIGNATURE, signer);
        RequestData data = new RequestData();
        data.setWssConfig(config);
        data.setSigVerCrypto(new CertificateStore(new X509Certificate[0]));
        data.setAlgorithmSuite(algorithms());
        data.setUtTTL(Integer.MAX_VALUE);
        data.setUtFutureTTL(Integer.MAX_VALUE);
        try {
            return new WSSecurityEngine().processSecurityHeader(security, data).getResults();
        } catch (WSSecurityException e) {
            throw refused(e.getErrorCode() + ": " + e.getMsgID());
        }
    }

    private static AlgorithmSuite algorithms() {
        AlgorithmSuite suite = new AlgorithmSuite();
        for (String each :
                List.of("rsa-sha256", "rsa-sha384", "rsa-sha512", "ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512")) {
            suite.addSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#" + each);
        }
        suite.addDigestAlgorithm("http://www.w3.org/2001/04/xmlenc#sha256");
        suite.addDigestAlgorithm("http://www.w3.org/2001/04/xmldsig-more#sha384");
        suite.addDigestAlgorithm("http://www.w3.org/2001/04/xmlenc#sha512");
        suite.addC14nAlgorithm(WSConstants.C14N_EXCL_OMIT_COMMENTS);
        suite.addTransformAlgorithm(WSConstants.C14N_EXCL_OMIT_COMMENTS);
        suite.setMinimumAsymmetricKeyLength(2048);
        suite.setMaximumAsymmetricKeyLength(8192);
        suite.setMinimumEllipticCurveKeyLength(256);
        suite.setMaximumEllipticCurveKeyLength(521);
        return suite;
    }

    private static WSSecurityEngineResult only(List<WSSecurityEngineResult> results, int action) {
        List<WSSecurityEngineResult> found = results.stream()
                .filter(each -> Integer.valueOf(action).equals(each.get(WSSecurityEngineResult.TAG_ACTION)))
                .toList();
        if (found.size() != 1) {
            throw refused("not one result of action " + action);
        }
        return found.get(0);
    }

    /** The digest under which this very element, not one that looks like it, was signed. */
    @SuppressWarnings("unchecked")
    private static byte[] signed(WSSecurityEngineResult signature, Element element) {
        List<WSDataRef> covered = (List<WSDataRef>) signature.get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
        return covered.stream()
                .filter(each -> each.getProtectedElement() == element)
                .findFirst()
                .orElseThrow(() -> refused("body or timestamp is not what was signed"))
                .getDigestValue();
    }

    /** Nothing outside of the message is fetched for a signature, and none makes the platform work without end. */
    private static void boundedSignature(Element security) {
        Element signature = only(security, WSConstants.SIGNATURE);
        Element info = only(signature, new QName(WSConstants.SIG_NS, "SignedInfo"));
        List<Element> references = children(info).stream()
                .filter(each -> named(each, new QName(WSConstants.SIG_NS, "Reference")))
                .toList();
        if (references.size() > MOST_REFERENCES
                || !references.stream()
                        .allMatch(each -> each.getAttributeNS(null, "URI").startsWith("#"))) {
            throw refused("references beyond the message");
        }
        if (!only(security, WSConstants.BINARY_TOKEN)
                .getAttributeNS(null, "ValueType")
                .equals(WSConstants.X509TOKEN_NS + "#X509v3")) {
            throw refused("a token that is no certificate");
        }
    }

    private static Element only(Element parent, QName name) {
        List<Element> found =
                children(parent).stream().filter(each -> named(each, name)).toList();
        if (found.size() != 1) {
            throw refused("not one " + name.getLocalPart());
        }
        return found.get(0);
    }

    /** What is signed is named by its id: two of the same could be taken for each other. */
    private static void uniqueIds(Element element, Set<String> seen) {
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr each = (Attr) attributes.item(i);
            if (IDS.contains(each.getLocalName().toLowerCase(java.util.Locale.ROOT)) && !seen.add(each.getValue())) {
                throw refused("an id twice");
            }
        }
        children(element).forEach(each -> uniqueIds(each, seen));
    }

    private void fresh(Instant created) {
        Instant now = clock.instant();
        if (created == null || created.isAfter(now.plus(SKEW)) || !now.isBefore(created.plus(LONGEST))) {
            throw refused("not made now");
        }
    }

    /** @param parts what makes the message the one it is */
    private void first(Instant created, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] each : parts) {
                // Each hashed by itself, so that nobody moves a byte from one to the next.
                digest.update(MessageDigest.getInstance("SHA-256").digest(each));
            }
            String known = HexFormat.of().formatHex(digest.digest());
            // Nodes whose clocks differ refuse the message for its age at different moments.
            if (!onceOnly.first(known, created.plus(LONGEST).plus(SKEW).plus(SKEW))) {
                throw refused("seen before");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return base64 == null ? new byte[0] : Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw refused("a nonce that is no base64");
        }
    }

    private static ZhihengException refused(String why) {
        LOG.info("A SOAP message was refused: {}", why);
        return ZhihengException.forbidden(REFUSED, "请求没有通过安全验证(" + REFUSED + ")");
    }

    private static boolean named(Element element, QName name) {
        return name.equals(name(element));
    }

    private static QName name(Element element) {
        return new QName(element.getNamespaceURI(), element.getLocalName());
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
