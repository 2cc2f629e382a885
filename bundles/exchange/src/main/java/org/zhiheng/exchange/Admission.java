package org.zhiheng.exchange;

import java.net.HttpURLConnection;
import java.util.Locale;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Lets only SOAP 1.1 in: CXF would take any content type for it. */
final class Admission extends AbstractPhaseInterceptor<Message> {

    Admission() {
        super(Phase.RECEIVE);
        addBefore(BoundedBody.class.getName());
    }

    @Override
    public void handleMessage(Message message) {
        Object type = message.get(Message.CONTENT_TYPE);
        boolean post = "POST".equals(message.get(Message.HTTP_REQUEST_METHOD));
        boolean xml = type != null && type.toString().toLowerCase(Locale.ROOT).matches("text/xml\\s*(;.*)?");
        if (post && !xml) {
            throw Refusal.fault(
                    HttpURLConnection.HTTP_UNSUPPORTED_TYPE,
                    "SOAP-CONTENT-TYPE",
                    "请求应当是SOAP 1.1,Content-Type应当是text/xml");
        }
    }
}
