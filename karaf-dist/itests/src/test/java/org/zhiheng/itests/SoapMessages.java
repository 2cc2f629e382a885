package org.zhiheng.itests;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a program asks by SOAP: until when a hearing may be asked for. */
final class SoapMessages {

    private static final String WSS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final String WSSE = WSS + "wssecurity-secext-1.0.xsd";
    private static final String WSU = WSS + "wssecurity-utility-1.0.xsd";
    private static final String BASE64 = WSS + "soap-message-security-1.0#Base64Binary";
    private static final String X509 = WSS + "x509-token-profile-1.0#X509v3";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    private final KeyPair keys;
    private final X509Certificate certificate;

    SoapMessages() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=province");
        Instant now = now();
        certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(now.minusSeconds(60)),
                                Date.from(now.plusSeconds(86_400)),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    }

    X509Certificate certificate() {
        return certificate;
    }

    static String withoutSecurity() {
        return envelope("");
    }

    static String byToken(String name, String token) {
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        return envelope("<wsse:Security s:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>" + name
                + "</wsse:Username><wsse:Password Type=\"" + WSS + "username-token-profile-1.0#PasswordText\">" + token
                + "</wsse:Password><wsse:Nonce EncodingType=\"" + BASE64 + "\">" + nonce + "</wsse:Nonce><wsu:Created>"
                + now() + "</wsu:Created></wsse:UsernameToken></wsse:Security>");
    }

    String signed() throws Exception {
        Instant now = now();
        DocumentBuilderFactory builders = DocumentBuilderFactory.newInstance();
        builders.setNamespaceAware(true);
        Document message = builders.newDocumentBuilder()
                .parse(new InputSource(new StringReader(envelope(
                        "<wsse:Security s:mustUnderstand=\"1\"><wsse:BinarySecurityToken wsu:Id=\"certificate\" EncodingType=\""
                                + BASE64 + "\" ValueType=\"" + X509 + "\">"
                                + Base64.getEncoder().encodeToString(certificate.getEncoded())
                                + "</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id=\"timestamp\"><wsu:Created>" + now
                                + "</wsu:Created><wsu:Expires>" + now.plusSeconds(60)
                                + "</wsu:Expires></wsu:Timestamp></wsse:Security>"))));
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        DOMSignContext context = new DOMSignContext(
                keys.getPrivate(),
                message.getElementsByTagNameNS(WSSE, "Security").item(0));
        for (String each : List.of("Body", "Timestamp")) {
            Element element =
                    (Element) message.getElementsByTagNameNS("*", each).item(0);
            context.setIdAttributeNS(element, WSU, "Id");
        }
        List<Reference> references = Stream.of("#body", "#timestamp")
                .map(each -> reference(factory, each))
                .toList();
        Element token = message.createElementNS(WSSE, "wsse:SecurityTokenReference");
        Element direct = message.createElementNS(WSSE, "wsse:Reference");
        direct.setAttributeNS(null, "URI", "#certificate");
        direct.setAttributeNS(null, "ValueType", X509);
        token.appendChild(direct);
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                                references),
                        factory.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(token))))
                .sign(context);
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(message), new StreamResult(text));
        return text.toString();
    }

    private static Reference reference(XMLSignatureFactory factory, String to) {
        try {
            return factory.newReference(
                    to,
                    factory.newDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256", null),
                    List.of(factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String envelope(String security) {
        return "<s:Envelope xmlns:s=\"" + SOAP + "\" xmlns:wsse=\"" + WSSE + "\" xmlns:wsu=\"" + WSU + "\"><s:Header>"
                + security
                + "</s:Header><s:Body wsu:Id=\"body\"><ask xmlns=\"urn:zhiheng:rulings:v1\"><question>term</question>"
                + "<division>371002</division><asOf>2024-10-01</asOf><facts><fact name=\"code\">P-HREQ</fact>"
                + "<fact name=\"start\">2024-09-27</fact></facts></ask></s:Body></s:Envelope>";
    }

    /** Basic Security Profile 1.1, R3220 and R3229: a moment has three digits of a second at most. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
