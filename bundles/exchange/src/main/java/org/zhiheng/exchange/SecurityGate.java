package org.zhiheng.exchange;

import java.util.Collections;
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
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Sources;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * Finds out who has sent a message before anything else looks at it. Whatever comes later reads the very tree that was verified, so that
 * nobody can be shown one body and act on another.
 */
final class SecurityGate extends AbstractSoapInterceptor {

    private final MessageSecurity security;
    private final Sources sources;
    private final DoorWatch watch;

    SecurityGate(MessageSecurity security, Sources sources, DoorWatch watch) {
        super(Phase.POST_STREAM);
        addAfter(StaxInInterceptor.class.getName());
        this.security = security;
        this.sources = sources;
        this.watch = watch;
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
        String source =
                sources.source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
        try {
            Principal who = security.authenticate(document, Confidential.is(request));
            message.getExchange().put(Principal.class, who.from(source));
        } catch (ZhihengException e) {
            if (e.kind() != ErrorKind.FORBIDDEN) {
                Understood.mark(message);
            } else if (e.code().equals(MessageSecurity.REFUSED)) {
                refused(document, source);
            }
            throw e;
        } catch (RuntimeException e) {
            Understood.mark(message);
            throw e;
        }
    }

    /** A message without any security is like a page that is asked for without signing in: it is not put down. */
    private void refused(Document document, String source) {
        MessageSecurity.sentToken(document)
                .ifPresentOrElse(token -> watch.tokenRefused(token, source), () -> watch.messageRefused(source));
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
