package org.zhiheng.web;

import java.io.IOException;
import java.io.InputStream;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The pages that people work with, under {@code /app}, and those of the public, under {@code /portal}: files alone, and for every address of a page the one file
 * that starts them. What has its content's hash in its name is kept by browsers; the first file is asked for again each time.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("zhiheng-web")
@HttpWhiteboardServletPattern({"/app/*", PagesServlet.PORTAL + "/*"})
public final class PagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    static final String PORTAL = "/portal";
    private static final String START = "index.html";
    private static final String PORTAL_START = "portal.html";

    private final transient Pages pages;

    @Activate
    public PagesServlet(BundleContext context) {
        this(Pages.of(context.getBundle().findEntries("web", "*", true)));
    }

    PagesServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Headers.all(request.isSecure()).forEach(response::setHeader);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        String path = request.getPathInfo();
        if (path == null) {
            response.sendRedirect(request.getServletPath() + "/");
            return;
        }
        Pages.Page page = pages.of(path.substring(1), PORTAL.equals(request.getServletPath()) ? PORTAL_START : START)
                .orElse(null);
        if (page == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", page.lasting() ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("ETag", page.tag());
        response.setHeader("Vary", "Accept-Encoding");
        if (page.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(page.type());
        boolean compressed = page.compressed() != null && accepts(request.getHeader("Accept-Encoding"));
        if (compressed) {
            response.setHeader("Content-Encoding", "gzip");
        }
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        try (InputStream in = (compressed ? page.compressed() : page.plain()).openStream()) {
            in.transferTo(response.getOutputStream());
        }
    }

    private static boolean accepts(String encodings) {
        return encodings != null && encodings.contains("gzip");
    }
}
