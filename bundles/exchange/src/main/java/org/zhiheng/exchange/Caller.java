package org.zhiheng.exchange;

import org.apache.cxf.phase.PhaseInterceptorChain;
import org.zhiheng.api.access.Principal;

/** Who has sent the message that is being answered. */
final class Caller {

    private Caller() {}

    /** The one whom {@link SecurityGate} has found and {@link Permit} let through. */
    static Principal now() {
        return PhaseInterceptorChain.getCurrentMessage().getExchange().get(Principal.class);
    }
}
