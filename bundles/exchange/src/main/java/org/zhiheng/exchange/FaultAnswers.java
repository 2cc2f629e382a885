package org.zhiheng.exchange;

import java.util.UUID;
import javax.xml.bind.JAXBContext;
import javax.xml.bind.JAXBElement;
import javax.xml.bind.JAXBException;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.jaxws.interceptors.WebFaultOutInterceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.exchange.contract.ObjectFactory;
import org.zhiheng.exchange.contract.Problem;

/**
 * Writes every fault as the contract has it: whose it is, a code, a Chinese message. An unexpected error shows an id and nothing of
 * the inside.
 */
final class FaultAnswers extends AbstractPhaseInterceptor<Message> {

    private static final Logger LOG = LoggerFactory.getLogger(FaultAnswers.class);
    private static final String WSSE = MessageSecurity.HEADER.getNamespaceURI();
    private static final QName INVALID_SECURITY = new QName(WSSE, "InvalidSecurity", "wsse");
    private static final QName FAILED_AUTHENTICATION = new QName(WSSE, "FailedAuthentication", "wsse");
    private static final ObjectFactory FORMS = new ObjectFactory();

    private final JAXBContext contract;

    FaultAnswers() {
        super(Phase.PRE_PROTOCOL);
        addAfter(WebFaultOutInterceptor.class.getName());
        try {
            contract = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException e) {
            throw new IllegalStateException("the contract's own classes", e);
        }
    }

    @Override
    public void handleMessage(Message message) {
        if (!(message.getContent(Exception.class) instanceof Fault fault)) {
            return;
        }
        ErrorKind kind = fault.getCause() instanceof ZhihengException refused ? refused.kind() : null;
        if (kind == ErrorKind.FORBIDDEN) {
            forbidden(fault, (ZhihengException) fault.getCause(), message);
        } else if (kind == ErrorKind.UNAVAILABLE) {
            tell(fault, FORMS.createUnavailable(Refusal.of(fault, message)));
        } else if (kind != null || !Understood.is(message)) {
            if (fault.getFaultCode() == null || fault.getFaultCode().equals(Fault.FAULT_CODE_SERVER)) {
                fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
            }
            tell(fault, FORMS.createInvalidRequest(Refusal.of(fault, message)));
        } else {
            String id = UUID.randomUUID().toString();
            LOG.error("Unexpected error {}", id, fault);
            Problem problem = new Problem();
            problem.setCode("SOAP-500");
            problem.setMessage("平台内部错误,编号" + id + ",请告诉管理员");
            tell(fault, FORMS.createUnavailable(problem));
        }
    }

    /** What is about a header has no detail (SOAP 1.1, 4.4): its code stands in the message. */
    private void forbidden(Fault fault, ZhihengException refused, Message message) {
        if (refused.code().equals(MessageSecurity.MISSING)) {
            fault.setFaultCode(INVALID_SECURITY);
            fault.setMessage(refused.getMessage());
        } else if (refused.code().equals(MessageSecurity.REFUSED)) {
            fault.setFaultCode(FAILED_AUTHENTICATION);
            fault.setMessage(refused.getMessage());
        } else {
            fault.setFaultCode(Fault.FAULT_CODE_CLIENT);
            tell(fault, FORMS.createForbidden(Refusal.of(fault, message)));
        }
    }

    private void tell(Fault fault, JAXBElement<Problem> problem) {
        try {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Element detail = document.createElementNS(null, "detail");
            document.appendChild(detail);
            contract.createMarshaller().marshal(problem, detail);
            fault.setDetail(detail);
            fault.setMessage(problem.getValue().getMessage());
        } catch (JAXBException | ParserConfigurationException e) {
            throw new IllegalStateException("a fault that cannot be written", e);
        }
    }
}
