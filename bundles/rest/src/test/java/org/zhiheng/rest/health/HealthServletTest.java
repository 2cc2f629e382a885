package org.zhiheng.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;

/** What is told of the platform's health while nobody can sign in. */
class HealthServletTest {

    private final List<HealthCheckExecutionResult> results = new ArrayList<>();
    private int status;

    private static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.apply(method.getName(), arguments)));
    }

    private void check(String name, Result.Status status, String message) {
        ServiceReference<?> service = stub(
                ServiceReference.class,
                (method, arguments) -> method.equals("getProperty") && arguments[0].equals("hc.name")
                        ? name
                        : method.equals("getProperty") && arguments[0].equals("service.id") ? 1L : null);
        HealthCheckMetadata metadata = new HealthCheckMetadata(service);
        results.add(stub(
                HealthCheckExecutionResult.class,
                (method, arguments) -> method.equals("getHealthCheckMetadata")
                        ? metadata
                        : method.equals("getHealthCheckResult") ? new Result(status, message) : null));
    }

    private String get(String path) throws Exception {
        HealthServlet servlet = new HealthServlet(stub(HealthCheckExecutor.class, (method, arguments) -> results));
        HttpServletRequest request = stub(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getMethod" -> "GET";
            case "getPathInfo" -> path;
            default -> null;
        });
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        ServletOutputStream out = new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError();
            }

            @Override
            public void write(int each) {
                body.write(each);
            }
        };
        HttpServletResponse response = stub(HttpServletResponse.class, (method, arguments) -> {
            if (method.equals("setStatus")) {
                status = (Integer) arguments[0];
            }
            return method.equals("getOutputStream") ? out : null;
        });
        servlet.service(request, response);
        return body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void without_the_database_everybody_hears_what_is_missing_and_nothing_of_where_it_is() throws Exception {
        check("进程", Result.Status.OK, "进程正常");
        check("数据库", Result.Status.CRITICAL, "DB-UNREACHABLE 数据库没有应答:db.internal:5432");
        check("规则", Result.Status.TEMPORARILY_UNAVAILABLE, "RULES-DESK 规则服务尚未启动");
        assertThat(get(null))
                .isEqualTo(
                        "{\"code\":\"HTTP-DATABASE\",\"message\":\"数据库没有就绪或者没有应答,因此不能登录,平台不能工作;原因见平台的日志\",\"field\":null,"
                                + "\"status\":\"TEMPORARILY_UNAVAILABLE\",\"checks\":[{\"name\":\"进程\",\"status\":\"OK\"},"
                                + "{\"name\":\"数据库\",\"status\":\"CRITICAL\"},{\"name\":\"规则\",\"status\":\"TEMPORARILY_UNAVAILABLE\"}]}");
        assertThat(status).isEqualTo(503);
    }

    @Test
    void where_only_the_accounts_are_missing_that_is_what_is_told() throws Exception {
        check("数据库", Result.Status.OK, "数据库正常,结构版本1.41");
        assertThat(get("/"))
                .isEqualTo("{\"code\":\"HTTP-DOOR\",\"message\":\"账号服务没有启动,暂时不能登录;原因见平台的日志\",\"field\":null,"
                        + "\"status\":\"TEMPORARILY_UNAVAILABLE\",\"checks\":[{\"name\":\"数据库\",\"status\":\"OK\"}]}");
        assertThat(status).isEqualTo(503);
    }

    @Test
    void programs_that_ask_for_readiness_hear_a_word_as_ever() throws Exception {
        check("数据库", Result.Status.CRITICAL, "DB-UNREACHABLE 数据库没有应答");
        assertThat(get("/ready")).isEqualTo("{\"status\":\"CRITICAL\"}");
        assertThat(status).isEqualTo(503);
        results.clear();
        check("进程", Result.Status.OK, "进程正常");
        assertThat(get("/live")).isEqualTo("{\"status\":\"OK\"}");
        assertThat(status).isEqualTo(200);
    }
}
