package org.zhiheng.rest;

import javax.ws.rs.HttpMethod;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.core.Response;

/** Refuses a body that does not say what it is, before CXF looks for a reader of it and reports its own failure to find one. */
final class TypedBodies implements ContainerRequestFilter {

    private static final int UNSUPPORTED = Response.Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode();

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.POST) && request.getHeaderString("Content-Type") == null) {
            request.abortWith(Answers.error(UNSUPPORTED, "HTTP-415", Answers.told(UNSUPPORTED), null));
        }
    }
}
