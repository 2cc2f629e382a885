package org.zhiheng.exchange;

import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Notes that a request was understood: whatever goes wrong before is the client's, whatever afterwards is not. */
final class Understood extends AbstractPhaseInterceptor<Message> {

    Understood() {
        super(Phase.PRE_INVOKE);
    }

    @Override
    public void handleMessage(Message message) {
        mark(message);
    }

    static void mark(Message message) {
        message.getExchange().put(Understood.class.getName(), Boolean.TRUE);
    }

    static boolean is(Message message) {
        return message.getExchange().get(Understood.class.getName()) != null;
    }
}
