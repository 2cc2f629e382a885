package org.zhiheng.rest;

import javax.ws.rs.Consumes;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;

/** Refuses a body that does not say what it is, before CXF looks for a reader of it and reports its own failure to find one. */
final class TypedBodies implements ContainerRequestFilter {

    private static final int UNSUPPORTED = Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();

    @Override
    public void filter(ContainerRequestContext request) {
        boolean taken = JAXRSUtils.getCurrentMessage()
                .getExchange()
                .get(OperationResourceInfo.class)
                .getAnnotatedMethod()
                .isAnnotationPresent(Consumes.class);
        if (taken && request.getHeaderString(HttpHeaders.CONTENT_TYPE) == null) {
            request.abortWith(Answers.error(UNSUPPORTED, SentJson.OTHER_TYPE, Answers.told(UNSUPPORTED), null));
        }
    }
}
