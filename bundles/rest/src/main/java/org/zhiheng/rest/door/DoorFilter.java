package org.zhiheng.rest.door;

import java.lang.reflect.Method;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Answers;

/** Stands before every resource method: one that does not say whom it is for is for nobody. */
public final class DoorFilter implements ContainerRequestFilter, ContainerResponseFilter, ContextProvider<Visitor> {

    private final Door door;

    public DoorFilter(Door door) {
        this.door = door;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Message message = JAXRSUtils.getCurrentMessage();
        Method method = message.getExchange().get(OperationResourceInfo.class).getAnnotatedMethod();
        message.getExchange().put(Visitor.class, visitor(method, request(message)));
    }

    private Visitor visitor(Method method, HttpServletRequest request) {
        Needs needs = method.getAnnotation(Needs.class);
        if (needs != null) {
            return door.enter(request, needs.value());
        } else if (method.isAnnotationPresent(Open.class)) {
            return door.stranger(request);
        }
        throw ZhihengException.forbidden("HTTP-403", "这个地址没有写明谁可以使用,因此不能使用");
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Answers.headers(door.stranger(request(JAXRSUtils.getCurrentMessage())).secure())
                .forEach((name, value) -> response.getHeaders().putSingle(name, value));
    }

    @Override
    public Visitor createContext(Message message) {
        return message.getExchange().get(Visitor.class);
    }

    private static HttpServletRequest request(Message message) {
        Message in = message.getExchange().getInMessage();
        return (HttpServletRequest) in.get(AbstractHTTPDestination.HTTP_REQUEST);
    }
}
