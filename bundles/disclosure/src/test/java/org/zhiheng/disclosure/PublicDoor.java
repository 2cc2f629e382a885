package org.zhiheng.disclosure;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ReadListener;
import javax.servlet.ServletException;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.zhiheng.portal.Portal;
import org.zhiheng.portal.PortalConfig;
import org.zhiheng.portal.PublicServlet;

/** A portal and its door, as the public comes to it. */
final class PublicDoor implements AutoCloseable {

    final Portal portal;
    private final PublicServlet servlet;

    /** What was answered. */
    record Answer(int status, Map<String, String> headers, String body) {}

    /** @param folder with {@code exports} and {@code keys} of the platform */
    PublicDoor(Path folder, String name, int perMinute, Clock clock) {
        portal = new Portal(
                folder.resolve("exports"),
                folder.resolve("keys"),
                folder.resolve(name),
                folder.resolve("clues"),
                folder.resolve(name + "-clues"),
                config(perMinute),
                clock,
                false);
        servlet = new PublicServlet(portal);
    }

    private static PortalConfig config(int perMinute) {
        return new PortalConfig() {
            @Override
            public String files() {
                return "";
            }

            @Override
            public String keys() {
                return "";
            }

            @Override
            public String index() {
                return "";
            }

            @Override
            public int perMinute() {
                return perMinute;
            }

            @Override
            public String proxies() {
                return "10.0.0.1";
            }

            @Override
            public int maxAge() {
                return 60;
            }

            @Override
            public String clues() {
                return "";
            }

            @Override
            public int cluesPerHour() {
                return 3;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PortalConfig.class;
            }
        };
    }

    void look() {
        try {
            portal.look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is shown at an address, its query among it. */
    Answer get(String address) {
        return ask("GET", address, Map.of(), "192.0.2.7");
    }

    /** What is answered to what is sent. */
    Answer post(String address, String json, String from) {
        return ask("POST", address, Map.of("Content-Type", "application/json"), from, json);
    }

    Answer ask(String method, String address, Map<String, String> headers, String from) {
        return ask(method, address, headers, from, "");
    }

    private Answer ask(String method, String address, Map<String, String> headers, String from, String sent) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query >= 0) {
            for (String each : address.substring(query + 1).split("&")) {
                String[] parts = each.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        Map<String, String> told = new HashMap<>();
        int[] status = {200};
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, with) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getPathInfo" -> path;
                    case "getRemoteAddr" -> from;
                    case "getParameter" -> parameters.get(with[0]);
                    case "getContentType" -> headers.get("Content-Type");
                    case "getInputStream" -> sent(sent);
                    case "getParameterNames" -> Collections.enumeration(parameters.keySet());
                    case "getHeader" -> headers.get(with[0]);
                    case "getHeaders" -> Collections.enumeration(
                            headers.containsKey(with[0]) ? List.of(headers.get(with[0])) : List.of());
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, with) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status[0] = (int) with[0];
                        case "setHeader" -> told.put((String) with[0], (String) with[1]);
                        case "setContentType", "setContentLength" -> told.put(
                                called.getName(), String.valueOf(with[0]));
                        case "getOutputStream" -> {
                            return stream(body);
                        }
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
        try {
            servlet.service((javax.servlet.ServletRequest) request, response);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return new Answer(status[0], told, body.toString(StandardCharsets.UTF_8));
    }

    private static ServletInputStream sent(String json) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read() {
                return bytes.read();
            }
        };
    }

    private static ServletOutputStream stream(ByteArrayOutputStream body) {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    @Override
    public void close() {
        try {
            portal.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
