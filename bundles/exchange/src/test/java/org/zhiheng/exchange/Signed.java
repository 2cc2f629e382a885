package org.zhiheng.exchange;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A program's key, and messages as it makes them: with the JDK's signatures, not with the library that verifies. */
final class Signed {

    static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    private static final String X509 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
    private static final String BASE64 =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

    final X509Certificate certificate;
    private final KeyPair keys;

    private Signed(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    static Signed rsa() throws Exception {
        return with("RSA", 2048, "SHA256withRSA", Programs.START.minusSeconds(60), Programs.START.plusSeconds(864_000));
    }

    static Signed ec(Instant from, Instant until) throws Exception {
        return with("EC", 256, "SHA256withECDSA", from, until);
    }

    private static Signed with(String algorithm, int bits, String signature, Instant from, Instant until)
            throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=province");
        return new Signed(
                keys,
                new JcaX509CertificateConverter()
                        .getCertificate(new JcaX509v3CertificateBuilder(
                                        name, BigInteger.ONE, Date.from(from), Date.from(until), name, keys.getPublic())
                                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))));
    }

    /** The message with certificate and timestamp, not signed yet. */
    Document unsigned(String body, Instant created, Instant expires) throws Exception {
        return parsed("<s:Envelope xmlns:s=\"" + SOAP + "\"><s:Header><wsse:Security xmlns:wsse=\"" + WSSE
                + "\" xmlns:wsu=\"" + WSU + "\" s:mustUnderstand=\"1\"><wsse:BinarySecurityToken EncodingType=\""
                + BASE64 + "\" ValueType=\"" + X509 + "\" wsu:Id=\"certificate\">"
                + Base64.getEncoder().encodeToString(certificate.getEncoded())
                + "</wsse:BinarySecurityToken><wsu:Timestamp wsu:Id=\"timestamp-" + UUID.randomUUID()
                + "\"><wsu:Created>" + created + "</wsu:Created><wsu:Expires>" + expires
                + "</wsu:Expires></wsu:Timestamp></wsse:Security></s:Header><s:Body xmlns:wsu=\"" + WSU
                + "\" wsu:Id=\"body\">" + body + "</s:Body></s:Envelope>");
    }

    /** Body and timestamp signed as the contract asks. */
    Document message(String body, Instant created) throws Exception {
        Document message = unsigned(body, created, created.plusSeconds(300));
        sign(message, SHA256, "#body", "#" + timestamp(message).getAttributeNS(WSU, "Id"));
        return message;
    }

    /** Signs what the references name. */
    void sign(Document message, String digest, String... references) throws Exception {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Element security = one(message, WSSE, "Security");
        List<Reference> all = new ArrayList<>();
        for (String each : references) {
            all.add(factory.newReference(
                    each,
                    factory.newDigestMethod(digest, null),
                    List.of(factory.newTransform(EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null));
        }
        DOMSignContext context = new DOMSignContext(keys.getPrivate(), security);
        context.setDefaultNamespacePrefix("ds");
        NodeList elements = message.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            if (((Element) elements.item(i)).hasAttributeNS(WSU, "Id")) {
                context.setIdAttributeNS((Element) elements.item(i), WSU, "Id");
            }
        }
        String algorithm = keys.getPrivate().getAlgorithm().equals("RSA") ? RSA_SHA256 : ECDSA_SHA256;
        factory.newXMLSignature(
                        factory.newSignedInfo(
                                factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                                factory.newSignatureMethod(algorithm, null),
                                all),
                        keyInfo(message, factory.getKeyInfoFactory()))
                .sign(context);
    }

    private static KeyInfo keyInfo(Document message, KeyInfoFactory factory) {
        Element token = message.createElementNS(WSSE, "wsse:SecurityTokenReference");
        Element reference = message.createElementNS(WSSE, "wsse:Reference");
        reference.setAttributeNS(null, "URI", "#certificate");
        reference.setAttributeNS(null, "ValueType", X509);
        token.appendChild(reference);
        return factory.newKeyInfo(List.of(new DOMStructure(token)));
    }

    static Element timestamp(Document message) {
        return one(message, WSU, "Timestamp");
    }

    static Element one(Document message, String namespace, String name) {
        return (Element) message.getElementsByTagNameNS(namespace, name).item(0);
    }

    static Document parsed(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    static String text(Document message) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(message), new StreamResult(text));
        return text.toString();
    }

    /** A header with the token of a program. */
    static String header(String name, String token, Instant created) {
        return header(name, token, created, UUID.randomUUID().toString());
    }

    static String header(String name, String token, Instant created, String nonce) {
        return "<s:Header><wsse:Security xmlns:wsse=\"" + WSSE + "\" xmlns:wsu=\"" + WSU
                + "\" s:mustUnderstand=\"1\"><wsse:UsernameToken><wsse:Username>" + name
                + "</wsse:Username><wsse:Password Type=\""
                + "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText\">"
                + token + "</wsse:Password><wsse:Nonce EncodingType=\"" + BASE64 + "\">"
                + Base64.getEncoder().encodeToString(nonce.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "</wsse:Nonce><wsu:Created>" + created
                + "</wsu:Created></wsse:UsernameToken></wsse:Security></s:Header>";
    }
}
