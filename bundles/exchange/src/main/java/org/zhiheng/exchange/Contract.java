package org.zhiheng.exchange;

import javax.xml.namespace.QName;

/**
 * A service as its contract describes it.
 *
 * @param wsdl name of the contract's file
 */
record Contract(String wsdl, QName service, QName port) {

    static final Contract RULINGS = of("urn:zhiheng:rulings:v1", "ruling-service.wsdl", "RulingService", "RulingPort");
    static final Contract CERTIFICATES =
            of("urn:zhiheng:certificates:v1", "certificate-service.wsdl", "CertificateService", "CertificatePort");
    static final Contract POWERS = of("urn:zhiheng:powers:v1", "powers-service.wsdl", "PowersService", "PowersPort");

    static final Contract CASES = of("urn:zhiheng:cases:v1", "case-service.wsdl", "CaseService", "CasePort");

    private static Contract of(String namespace, String wsdl, String service, String port) {
        return new Contract(wsdl, new QName(namespace, service), new QName(namespace, port));
    }

    String location() {
        return Contract.class.getResource("/contracts/" + wsdl).toString();
    }
}
