package org.zhiheng.operations.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.Sources;
import org.zhiheng.api.error.ZhihengException;

/**
 * Metrics at {@code /system/metrics} for a program whose token allows {@link Operation#SYSTEM_HEALTH}, sent as {@code Authorization:
 * Bearer}. While nobody can be recognised (the database is away) nobody is let in.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("zhiheng-metrics")
@HttpWhiteboardServletPattern("/system/metrics")
public final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";

    private static final Map<Integer, String> REFUSALS = Map.of(
            HttpServletResponse.SC_UNAUTHORIZED,
            refusal("HTTP-401", "没有登录,或者令牌无效"),
            HttpServletResponse.SC_FORBIDDEN,
            refusal("ACCESS-FORBIDDEN", "没有“查看运行状况”的权限"),
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            refusal("HTTP-DOOR", "账号服务没有就绪,暂时认不出是谁"));

    private final transient PlatformMetrics metrics;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile SignIn signIn;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Permissions permissions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Sources sources;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile DoorWatch watch;

    @Activate
    public MetricsServlet(@Reference PlatformMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = admit(request);
        if (status != HttpServletResponse.SC_OK) {
            if (status == HttpServletResponse.SC_UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Bearer");
            }
            response.setStatus(status);
            response.setContentType("application/json;charset=utf-8");
            response.getOutputStream().write(REFUSALS.get(status).getBytes(StandardCharsets.UTF_8));
            return;
        }
        // Whole or not at all: what fails while it is written would look like fewer metrics.
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        metrics.write(whole);
        response.setContentType(metrics.contentType());
        response.setHeader("Cache-Control", "no-store");
        whole.writeTo(response.getOutputStream());
    }

    private static String refusal(String code, String message) {
        return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"field\":null}";
    }

    private int admit(HttpServletRequest request) {
        SignIn recognising = signIn;
        Permissions deciding = permissions;
        Sources finding = sources;
        DoorWatch watching = watch;
        if (recognising == null || deciding == null || finding == null || watching == null) {
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        String authorization = request.getHeader("Authorization");
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        try {
            String token = authorization.substring(BEARER.length()).strip();
            String source =
                    finding.source(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
            Optional<Principal> who = recognising.token(token);
            if (who.isEmpty()) {
                watching.tokenRefused(token, source);
                return HttpServletResponse.SC_UNAUTHORIZED;
            }
            deciding.check(who.get().from(source), Operation.SYSTEM_HEALTH, null);
            return HttpServletResponse.SC_OK;
        } catch (ZhihengException e) {
            return switch (e.kind()) {
                case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
                default -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            };
        }
    }
}
