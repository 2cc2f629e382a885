package org.zhiheng.exchange;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.ServiceInfo;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.exchange.contract.Problem;

/** What is told about a message that was not understood. */
final class Refusal {

    private static final String LIMITS = "1 MB、32层、20,000个元素、每段文字64 KB,没有DTD、附件";
    private static final String CONTRACT = ";契约见服务的地址加?wsdl";
    private static final String UNREADABLE = "消息不是正确的XML,或者超过了限制(" + LIMITS + ")";
    private static final Pattern NAMESPACE = Pattern.compile("\"?urn:zhiheng:[a-z]+:v1\"?:");
    private static final Pattern RULE = Pattern.compile("(?s).*?\\bcvc-[^:]*:\\s*");

    /** What CXF says of an operation and its action that do not belong together. */
    private static final List<String> OF_THE_ACTION =
            List.of("The given SOAPAction", "Unexpected wrapper element", "does not match an operation");

    private Refusal() {}

    /** A refusal of our own, before CXF has looked at the message. */
    static Fault fault(int status, String code, String message) {
        Fault fault = new Fault(ZhihengException.invalid(code, message, null));
        fault.setStatusCode(status);
        return fault;
    }

    /** What is told of a message that cannot be read as XML, or may not. */
    static Fault unreadable() {
        return fault(HttpURLConnection.HTTP_INTERNAL_ERROR, "SOAP-XML", UNREADABLE);
    }

    /** @param message the answer that is being written */
    static Problem of(Fault fault, Message message) {
        Problem problem = new Problem();
        String told = String.valueOf(fault.getMessage());
        if (fault.getCause() instanceof ZhihengException refused) {
            problem.setCode(refused.code());
            problem.setMessage(refused.getMessage());
            problem.setField(refused.field().orElse(null));
        } else if (told.contains("cvc-")) {
            problem.setCode("SOAP-SCHEMA");
            problem.setMessage("消息不符合契约(XSD):"
                    + NAMESPACE.matcher(RULE.matcher(told).replaceFirst("")).replaceAll(""));
        } else if (OF_THE_ACTION.stream().anyMatch(told::contains)) {
            problem.setCode("SOAP-ACTION");
            problem.setMessage("SOAPAction应当为空,或者是WSDL中正文所写操作的" + operations(message, true));
        } else if (told.contains("was not recognized") || told.contains("No binding operation")) {
            problem.setCode("SOAP-OPERATION");
            problem.setMessage("没有这个操作;可用:" + operations(message, false) + CONTRACT);
        } else if (unreadable(fault)) {
            problem.setCode("SOAP-XML");
            problem.setMessage(UNREADABLE);
        } else {
            problem.setCode("SOAP-MESSAGE");
            problem.setMessage("消息不是正确的SOAP 1.1消息,或者超过了限制(" + LIMITS + ")" + CONTRACT);
        }
        return problem;
    }

    /** The operations of the service that was asked, or their actions. */
    private static String operations(Message message, boolean actions) {
        ServiceInfo service =
                message.getExchange().getEndpoint().getEndpointInfo().getService();
        return service.getInterface().getOperations().stream()
                .map(each -> (actions ? each.getName().getNamespaceURI() + "/" : "")
                        + each.getName().getLocalPart())
                .sorted()
                .collect(Collectors.joining("、"));
    }

    private static boolean unreadable(Fault fault) {
        for (Throwable each = fault.getCause(); each != null; each = each.getCause()) {
            if (each instanceof XMLStreamException) {
                return true;
            }
        }
        return false;
    }
}
