package org.zhiheng.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser is given, and what it is not. */
class PagesServletTest {

    @TempDir
    Path folder;

    private PagesServlet servlet;

    @BeforeEach
    void files() throws IOException {
        Path web = Files.createDirectories(folder.resolve("web/assets")).getParent();
        Files.writeString(web.resolve("index.html"), "<html>起点</html>");
        Files.writeString(web.resolve("portal.html"), "<html>公示</html>");
        Files.writeString(web.resolve("assets/app-1a2b.js"), "let 甲 = 1");
        Files.writeString(web.resolve("assets/app-1a2b.js.gz"), "packed");
        Files.writeString(web.resolve("assets/notes.txt"), "nothing for browsers");
        Files.writeString(folder.resolve("secret.js"), "outside");
        List<URL> entries = new ArrayList<>();
        try (var all = Files.walk(web)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                entries.add(each.toUri().toURL());
            }
        }
        servlet = new PagesServlet(Pages.of(Collections.enumeration(entries)));
    }

    /** An answer as it was given. */
    private static final class Answer {
        int status = HttpServletResponse.SC_OK;
        final Map<String, String> headers = new HashMap<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();

        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    private Answer ask(String method, String path, Map<String, String> headers) throws IOException {
        return ask(method, "/app", path, headers);
    }

    private Answer ask(String method, String servlet, String path, Map<String, String> headers) throws IOException {
        Answer answer = new Answer();
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, called, given) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getServletPath" -> servlet;
                    case "getPathInfo" -> path;
                    case "getHeader" -> headers.get((String) given[0]);
                    case "isSecure" -> headers.containsKey("tls");
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (self, called, given) -> {
                    switch (called.getName()) {
                        case "setHeader" -> answer.headers.put((String) given[0], (String) given[1]);
                        case "setContentType" -> answer.headers.put("Content-Type", (String) given[0]);
                        case "setStatus" -> answer.status = (Integer) given[0];
                        case "sendRedirect" -> {
                            answer.status = HttpServletResponse.SC_FOUND;
                            answer.headers.put("Location", (String) given[0]);
                        }
                        case "getOutputStream" -> {
                            return new Bytes(answer.body);
                        }
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
        this.servlet.service(request, response);
        return answer;
    }

    private static final class Bytes extends ServletOutputStream {
        private final ByteArrayOutputStream to;

        Bytes(ByteArrayOutputStream to) {
            this.to = to;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int each) {
            to.write(each);
        }
    }

    @Test
    void the_publics_pages_start_with_their_own_file_and_have_the_same_headers() throws IOException {
        for (String path : List.of("/", "/clue", "/items/0b2c")) {
            Answer answer = ask("GET", "/portal", path, Map.of());
            assertThat(answer.text()).as(path).isEqualTo("<html>公示</html>");
            assertThat(answer.headers)
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsKey("Content-Security-Policy");
        }
        assertThat(ask("GET", "/portal", null, Map.of()).headers).containsEntry("Location", "/portal/");
    }

    @Test
    void every_address_of_a_page_gives_the_file_that_starts_them_all_which_is_asked_for_anew() throws IOException {
        for (String path : List.of("/", "/cases", "/cases/0b2c", "/registers/officers")) {
            Answer answer = ask("GET", path, Map.of());
            assertThat(answer.status).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("<html>起点</html>");
            assertThat(answer.headers)
                    .containsEntry("Content-Type", "text/html;charset=utf-8")
                    .containsEntry("Cache-Control", "no-cache");
            assertThat(ask("GET", path, Map.of("If-None-Match", answer.headers.get("ETag"))).status)
                    .isEqualTo(304);
        }
        assertThat(ask("GET", null, Map.of()).headers).containsEntry("Location", "/app/");
    }

    @Test
    void what_has_its_hash_in_its_name_is_kept_for_a_year_and_comes_compressed_to_who_takes_it() throws IOException {
        Answer packed = ask("GET", "/assets/app-1a2b.js", Map.of("Accept-Encoding", "gzip, br"));
        assertThat(packed.headers)
                .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
                .containsEntry("Content-Encoding", "gzip")
                .containsEntry("Content-Type", "text/javascript;charset=utf-8");
        assertThat(packed.text()).isEqualTo("packed");
        Answer plain = ask("GET", "/assets/app-1a2b.js", Map.of());
        assertThat(plain.headers).doesNotContainKey("Content-Encoding");
        assertThat(plain.text()).isEqualTo("let 甲 = 1");
        assertThat(ask("HEAD", "/assets/app-1a2b.js", Map.of()).text()).isEmpty();
    }

    @Test
    void nothing_else_is_there_however_it_is_written() throws IOException {
        for (String path : List.of(
                "/assets/none.js",
                "/../secret.js",
                "/assets/../../secret.js",
                "/assets/notes.txt",
                "/assets/app-1a2b.js.gz",
                "/web/index.html")) {
            Answer answer = ask("GET", path, Map.of());
            assertThat(answer.status).as(path).isEqualTo(404);
            assertThat(answer.text()).isEmpty();
        }
        assertThat(ask("POST", "/", Map.of()).status).isEqualTo(405);
    }

    @Test
    void browsers_are_told_to_load_from_here_alone_and_to_run_nothing_that_stands_in_a_page() throws IOException {
        for (String path : List.of("/", "/assets/none.js")) {
            Map<String, String> headers = ask("GET", path, Map.of()).headers;
            assertThat(headers.get("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers)
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Referrer-Policy", "no-referrer")
                    .doesNotContainKey("Strict-Transport-Security");
        }
        assertThat(ask("GET", "/", Map.of("tls", "yes")).headers).containsKey("Strict-Transport-Security");
    }
}
