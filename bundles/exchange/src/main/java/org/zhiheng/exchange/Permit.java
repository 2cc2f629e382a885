package org.zhiheng.exchange;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/**
 * Lets a call through to whoever may: the last gate before the service. What does not say by {@link Needs} what it takes is refused, and
 * so is whoever came by another way than {@link SecurityGate}.
 */
final class Permit extends AbstractPhaseInterceptor<Message> {

    private final Permissions permissions;
    private final Map<String, Operation> needed;

    Permit(Permissions permissions, Map<String, Operation> needed) {
        super(Phase.PRE_INVOKE);
        addAfter(Understood.class.getName());
        this.permissions = permissions;
        this.needed = Map.copyOf(needed);
    }

    /** What the operations of a service need, by the names the contract gives them. */
    static Map<String, Operation> of(Class<?> service) {
        Map<String, Operation> needed = new HashMap<>();
        for (Method each : service.getDeclaredMethods()) {
            Needs needs = each.getAnnotation(Needs.class);
            if (needs != null) {
                needed.put(each.getName(), needs.value());
            }
        }
        return needed;
    }

    @Override
    public void handleMessage(Message message) {
        Principal who = message.getExchange().get(Principal.class);
        Operation operation = needed.get(
                message.getExchange().getBindingOperationInfo().getName().getLocalPart());
        if (who == null || operation == null) {
            throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有这一操作的权限");
        }
        permissions.check(who, operation, null);
    }
}
