package org.zhiheng.exchange;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.w3c.dom.Document;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * Finds out who has sent a message before anything else looks at it. Whatever comes later reads the very tree that was verified, so that
 * nobody can be shown one body and act on another.
 */
final class SecurityGate extends AbstractSoapInterceptor {

    private final MessageSecurity security;

    SecurityGate(MessageSecurity security) {
        super(Phase.POST_STREAM);
        addAfter(StaxInInterceptor.class.getName());
        this.security = security;
    }

    @Override
    public Set<QName> getUnderstoodHeaders() {
        return Set.of(MessageSecurity.HEADER);
    }

    @Override
    public void handleMessage(SoapMessage message) {
        XMLStreamReader reader = message.getContent(XMLStreamReader.class);
        if (reader == null) {
            return;
        }
        Document document = read(reader);
        message.setContent(XMLStreamReader.class, StaxUtils.createXMLStreamReader(document));
        HttpServletRequest request = (HttpServletRequest) message.get(AbstractHTTPDestination.HTTP_REQUEST);
        if (!MessageSecurity.isEnvelope(document)) {
            // CXF tells what it is instead; nobody is recognised, so nothing is done.
            return;
        }
        try {
            Principal who = security.authenticate(document, Confidential.is(request));
            message.getExchange().put(Principal.class, who);
        } catch (ZhihengException e) {
            if (e.kind() != ErrorKind.FORBIDDEN) {
                Understood.mark(message);
            }
            throw e;
        } catch (RuntimeException e) {
            Understood.mark(message);
            throw e;
        }
    }

    private static Document read(XMLStreamReader reader) {
        try {
            // A tree has no place for a document type: it would be gone unnoticed.
            while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw Refusal.unreadable();
                }
            }
            return StaxUtils.read(reader);
        } catch (XMLStreamException e) {
            throw new Fault(e);
        } finally {
            try {
                StaxUtils.close(reader);
            } catch (XMLStreamException e) {
                throw new Fault(e);
            }
        }
    }
}
