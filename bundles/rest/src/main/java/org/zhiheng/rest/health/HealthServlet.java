package org.zhiheng.rest.health;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rest.Answers;
import org.zhiheng.rest.door.Door;

/**
 * Health as JSON: {@code /system/health} runs every check, {@code /system/health/live} those tagged {@code live} (restart me when
 * they fail), {@code /system/health/ready} those tagged {@code ready} (send me no requests while they fail). 200 or 503. Everybody
 * hears how it is; what the checks say only who may see the system's health, at the first address. Without the database nobody is
 * known: then everybody hears there which checks fail, and not what they say.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("zhiheng-health")
@HttpWhiteboardServletPattern("/system/health/*")
public final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /**
     * Checks that carry any of the tags named, not only those that carry all; and nothing older than the question: from Felix's cache
     * a platform that has just become ready would say so two seconds late.
     */
    private static final HealthCheckExecutionOptions ANY_TAG_NOW =
            new HealthCheckExecutionOptions().setCombineTagsWithOr(true).setForceInstantExecution(true);

    /** For everybody: what was found within the last seconds does, or asking again and again would keep the checks busy. */
    private static final HealthCheckExecutionOptions ANY_TAG =
            new HealthCheckExecutionOptions().setCombineTagsWithOr(true);

    /** Name of the check of {@code persistence}. */
    private static final String DATABASE = "数据库";

    private final transient HealthCheckExecutor executor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    transient volatile Door door;

    @Activate
    public HealthServlet(@Reference HealthCheckExecutor executor) {
        this.executor = executor;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Answers.reading(request)) {
            super.service(request, response);
        } else {
            Answers.refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        HealthCheckSelector selector =
                switch (path) {
                    case "", "/" -> HealthCheckSelector.tags("live", "ready");
                    case "/live" -> HealthCheckSelector.tags("live");
                    case "/ready" -> HealthCheckSelector.tags("ready");
                    default -> null;
                };
        if (selector == null) {
            Answers.refuse(response, HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean detailed = path.length() < 2;
        List<Map<String, Object>> checks = new ArrayList<>();
        Result.Status worst = Result.Status.OK;
        boolean database = true;
        for (HealthCheckExecutionResult result : executor.execute(selector, detailed ? ANY_TAG_NOW : ANY_TAG)) {
            Result.Status status = result.getHealthCheckResult().getStatus();
            worst = status.compareTo(worst) > 0 ? status : worst;
            checks.add(describe(result, status));
            database &=
                    well(status) || !result.getHealthCheckMetadata().getName().equals(DATABASE);
        }
        Door now = door;
        if (detailed && (now == null || !database)) {
            nobodyKnown(response, database, checks);
            return;
        } else if (detailed && !mayEnter(now, request, response)) {
            return;
        }
        if (checks.isEmpty()) {
            // While the platform starts its checks are not there yet; nobody may take that for health.
            worst = Result.Status.TEMPORARILY_UNAVAILABLE;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", worst.name());
        if (detailed) {
            body.put("checks", checks);
        }
        Answers.write(
                response, well(worst) ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }

    private static boolean well(Result.Status status) {
        return status.compareTo(Result.Status.WARN) <= 0;
    }

    /** Tells everybody what is known, for nobody can sign in: which checks fail, without what they say, which may name machines. */
    private static void nobodyKnown(HttpServletResponse response, boolean database, List<Map<String, Object>> checks)
            throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", database ? "HTTP-DOOR" : "HTTP-DATABASE");
        body.put("message", database ? "账号服务没有启动,暂时不能登录;原因见平台的日志" : "数据库没有就绪或者没有应答,因此不能登录,平台不能工作;原因见平台的日志");
        body.put("field", null);
        body.put("status", Result.Status.TEMPORARILY_UNAVAILABLE.name());
        checks.forEach(each -> each.remove("messages"));
        body.put("checks", checks);
        Answers.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, body);
    }

    private static boolean mayEnter(Door now, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            now.enter(request, Operation.SYSTEM_HEALTH);
            return true;
        } catch (ZhihengException e) {
            Answers.refuse(response, e);
            return false;
        }
    }

    private static Map<String, Object> describe(HealthCheckExecutionResult result, Result.Status status) {
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result.getHealthCheckResult()) {
            if (!entry.isDebug()) {
                messages.add(entry.getMessage());
            }
        }
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("name", result.getHealthCheckMetadata().getName());
        check.put("status", status.name());
        check.put("messages", messages);
        return check;
    }
}
