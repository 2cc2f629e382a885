package org.zhiheng.rest;

import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Tells the web server's metrics which resource method answers, by its template: addresses themselves hold what people filled in. */
public final class RouteFilter implements ContainerRequestFilter {

    public static final String ROUTE = "zhiheng.route";

    @Override
    public void filter(ContainerRequestContext context) {
        Message message = JAXRSUtils.getCurrentMessage();
        OperationResourceInfo method = message.getExchange().get(OperationResourceInfo.class);
        if (message.get(AbstractHTTPDestination.HTTP_REQUEST) instanceof HttpServletRequest request && method != null) {
            String base = method.getClassResourceInfo().getURITemplate().getValue();
            String rest = method.getURITemplate().getValue();
            request.setAttribute(ROUTE, rest.equals("/") ? base : base + rest);
        }
    }
}
