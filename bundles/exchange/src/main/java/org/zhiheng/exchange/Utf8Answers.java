package org.zhiheng.exchange;

import java.nio.charset.StandardCharsets;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Answers in UTF-8 whatever the request was written in: Chinese would otherwise go out as numbers. */
final class Utf8Answers extends AbstractPhaseInterceptor<Message> {

    Utf8Answers() {
        super(Phase.SETUP);
    }

    @Override
    public void handleMessage(Message message) {
        message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
}
