package org.zhiheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.ReadListener;
import javax.servlet.ServletInputStream;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.records.ReceiptBox;

/** A party with the file it was given comes to the public door, by a program and by the page; receipts of then, which {@code zhiheng-verify} is tested with too. */
class ReceiptServletTest {

    private static final Path SAMPLES = Path.of("../../karaf-dist/tools/src/test/resources/receipts");
    private static final Pattern PUBLIC_KEY = Pattern.compile("\"publicKey\":\"([^\"]+)\"");

    @TempDir
    private static Path folder;

    private static Portal portal;
    private static String fine;
    private static String youth;
    private static String shown;

    @BeforeAll
    static void opened() throws IOException {
        fine = Files.readString(SAMPLES.resolve("fine.json"));
        youth = Files.readString(SAMPLES.resolve("youth.json"));
        shown = Files.readString(SAMPLES.resolve("youth-disclosures.json"));
        Path keys = Files.createDirectory(folder.resolve("keys"));
        Matcher key = PUBLIC_KEY.matcher(fine);
        assertThat(key.find()).isTrue();
        Files.writeString(
                keys.resolve("platform.pem"),
                "-----BEGIN PUBLIC KEY-----\n" + key.group(1) + "\n-----END PUBLIC KEY-----\n");
        portal = new Portal(
                folder.resolve("exports"),
                keys,
                folder.resolve("index"),
                folder.resolve("clues"),
                folder.resolve("own"),
                config(),
                Clock.systemUTC(),
                false);
    }

    @AfterAll
    static void closed() throws IOException {
        portal.stop();
    }

    private record Answer(int status, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return Answers.JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Answer sent(String body) {
        return ask(new ReceiptServlet(portal), "POST", ReceiptServlet.CHECKS, null, body, Map.of());
    }

    private static Answer chosen(String id, Map<String, String> parts) {
        return ask(new ReceiptServlet(portal), "POST", "/public/receipts", "/" + id, "", parts);
    }

    @Test
    void a_program_is_told_what_a_receipt_proves() {
        Answer answer = sent("{\"receipt\":" + fine + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        JsonNode told = answer.json();
        assertThat(told.path("sound").asBoolean()).isTrue();
        assertThat(told.path("ours").asBoolean()).isTrue();
        assertThat(told.path("conclusion").asText()).isEqualTo("凭证成立");
        assertThat(told.path("about"))
                .extracting(JsonNode::asText)
                .contains("作出机关:示例区市场监督管理局", "处罚:罚款2000.00元", "决定:给予行政处罚,2026年3月2日,示例市监决〔2026〕1号");
        assertThat(told.path("proved")).extracting(JsonNode::asText).anyMatch(each -> each.contains("全过程记录"));
        assertThat(told.path("unproved")).extracting(JsonNode::asText).anyMatch(each -> each.contains("行政复议"));
    }

    @Test
    void one_of_another_platform_only_agrees_with_itself() {
        JsonNode told = sent("{\"receipt\":" + youth + ",\"disclosures\":" + shown + "}")
                .json();
        assertThat(told.path("sound").asBoolean()).isTrue();
        assertThat(told.path("ours").asBoolean()).isFalse();
        assertThat(told.path("conclusion").asText()).isEqualTo("凭证自身一致;由哪个平台签发还没有证明");
        assertThat(told.path("proved")).extracting(JsonNode::asText).anyMatch(each -> each.startsWith("出示的12项个人信息"));
    }

    @Test
    void what_was_changed_proves_nothing() {
        JsonNode told = sent("{\"receipt\":" + fine.replace("\"fine\":\"2000.00\"", "\"fine\":\"200.00\"") + "}")
                .json();
        assertThat(told.path("sound").asBoolean()).isFalse();
        assertThat(told.path("conclusion").asText()).isEqualTo("凭证不成立");
        assertThat(told.path("proved")).isEmpty();
        // Two of one name: whoever reads the first would see another fine than what is verified.
        Answer doubled = sent(
                "{\"receipt\":" + fine.replace("\"fine\":\"2000.00\"", "\"fine\":\"1.00\",\"fine\":\"2000.00\"") + "}");
        assertThat(doubled.status()).isEqualTo(400);
    }

    @Test
    void what_is_no_receipt_is_refused_in_words() {
        for (String each :
                List.of("", "[]", "{}", "{\"receipt\":7}", "{\"receipt\":{\"format\":\"x\"}}", "{\"receipt\":")) {
            Answer answer = sent(each);
            assertThat(answer.status()).as(each).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).isEqualTo("PUBLIC-RECEIPT");
        }
        assertThat(sent("{\"receipt\":" + fine + ",\"mark\":\"" + "x".repeat(501) + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(sent(" ".repeat(2 * ReceiptServlet.LARGEST + 1)).status()).isEqualTo(400);
        assertThat(ask(new ReceiptServlet(portal), "GET", ReceiptServlet.CHECKS, null, "", Map.of())
                        .status())
                .isEqualTo(405);
    }

    @Test
    void the_code_on_a_paper_leads_to_a_page_that_checks_the_file() {
        String id = "b258a92c-0b0a-40fa-b2f0-136e71105f29";
        Answer page = ask(new ReceiptServlet(portal), "GET", "/public/receipts", "/" + id, "", Map.of());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("二维码所指的凭证编号是" + id, "enctype=\"multipart/form-data\"");
        // The one script that is there is the one that may run.
        String script = page.body().replaceAll("(?s).*<script>(.*)</script>.*", "$1");
        assertThat(page.headers().get("Content-Security-Policy"))
                .contains("script-src 'sha256-" + sha256(script) + "'", "form-action 'self'", "default-src 'none'");
        String hash = sent("{\"receipt\":" + fine + "}")
                .json()
                .path("checks")
                .path(2)
                .path("text")
                .asText()
                .replaceAll(".*摘要(sm3:[0-9a-f]{64}).*", "$1");
        Answer told = chosen(id, Map.of("receipt", fine, "mark", id + "#" + hash));
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.body()).contains("<p class=\"end\">凭证成立</p>", "√ 二维码所指的就是这一凭证", "证明了", "没有证明", "罚款2000.00元");
        assertThat(chosen(id, Map.of("receipt", fine)).body()).contains("√ 二维码所指的就是这一凭证");
        assertThat(chosen(id, Map.of("receipt", fine, "mark", id + "#sm3:" + "0".repeat(64)))
                        .body())
                .contains("<p class=\"end\">凭证不成立</p>", "× 二维码所指的不是这一凭证");
        assertThat(chosen(id, Map.of("receipt", youth)).body()).contains("× 二维码所指的不是这一凭证", "凭证不成立");
        assertThat(chosen(id, Map.of()).status()).isEqualTo(400);
        assertThat(chosen(id, Map.of()).body()).contains("没有选择凭证文件");
    }

    /** Who has the code has the receipt; who has the number of it alone, or half of the code, or the portal's files, has nothing. */
    @Test
    void who_scans_the_paper_fetches_the_receipt_and_has_it_checked_without_any_file() throws IOException {
        String id = "b258a92c-0b0a-40fa-b2f0-136e71105f29";
        String hash = "sm3:"
                + sent("{\"receipt\":" + fine + "}")
                        .json()
                        .path("checks")
                        .path(2)
                        .path("text")
                        .asText()
                        .replaceAll(".*摘要sm3:([0-9a-f]{64}).*", "$1");
        String mark = "https://gs.example.gov.cn/public/receipts/" + id + "#" + hash;
        ReceiptBox box = ReceiptBox.of(mark).orElseThrow();
        Path receipts = Files.createDirectories(folder.resolve("exports/receipts"));
        Path file = receipts.resolve(box.name());
        Files.write(file, box.close(fine.getBytes(StandardCharsets.UTF_8)));
        assertThat(file.getFileName().toString()).doesNotContain(id).matches("[0-9a-f]{64}\\.box");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain(id, "fine");

        Answer program = fetched("{\"mark\":\"" + mark + "\"}");
        assertThat(program.status()).isEqualTo(200);
        assertThat(program.body()).isEqualTo(fine);
        assertThat(program.headers())
                .containsEntry("Content-Disposition", "attachment; filename=\"zhiheng-receipt.json\"")
                .containsEntry("Cache-Control", "no-store");
        assertThat(chosen(id, Map.of("mark", id + "#" + hash, "fetch", "1")).body())
                .isEqualTo(fine);
        assertThat(chosen(id, Map.of("mark", id + "#" + hash)).body())
                .contains("<p class=\"end\">凭证成立</p>", "√ 二维码所指的就是这一凭证");
        for (String each : List.of(
                "{\"mark\":\"" + id + "\"}",
                "{\"mark\":\"" + id + "#sm3:" + "0".repeat(64) + "\"}",
                "{\"mark\":\"b258a92c-0b0a-40fa-b2f0-136e71105f20#" + hash + "\"}",
                "{\"mark\":\"../../keys/platform.pem\"}",
                "{}")) {
            assertThat(fetched(each).status()).as(each).isEqualTo(404);
        }
        assertThat(chosen(id, Map.of("fetch", "1")).status()).isEqualTo(404);
        assertThat(fetched("[").status()).isEqualTo(400);
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        assertThat(fetched("{\"mark\":\"" + mark + "\"}").status()).isEqualTo(400);
        Files.write(file, new byte[5]);
        assertThat(fetched("{\"mark\":\"" + mark + "\"}").json().path("message").asText())
                .isEqualTo("存放的凭证已经损坏");
        Files.delete(file);
    }

    private static Answer fetched(String body) {
        return ask(new ReceiptServlet(portal), "POST", ReceiptServlet.FETCH, null, body, Map.of());
    }

    @Test
    void what_a_file_says_never_becomes_part_of_the_page() {
        String evil = fine.replace("对无照经营的处罚", "<script>alert(1)</script><img src=x onerror=alert(1)>");
        assertThat(chosen("", Map.of("receipt", evil)).body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>", "<img");
        assertThat(ask(new ReceiptServlet(portal), "GET", "/public/receipts", "/\"><script>x", "", Map.of())
                        .body())
                .doesNotContain("\"><script>x");
    }

    @Test
    void one_address_asks_so_often_and_no_more() {
        ReceiptServlet servlet = new ReceiptServlet(portal);
        Answer last = null;
        for (int i = 0; i < 61; i++) {
            last = ask(servlet, "GET", "/public/receipts", null, "", Map.of());
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("Retry-After");
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PortalConfig config() {
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
                return 60;
            }

            @Override
            public String proxies() {
                return "";
            }

            @Override
            public int maxAge() {
                return 60;
            }

            @Override
            public String clues() {
                return folder.resolve("clues").toString();
            }

            @Override
            public int cluesPerHour() {
                return 10;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PortalConfig.class;
            }
        };
    }

    private static Answer ask(
            ReceiptServlet servlet,
            String method,
            String servletPath,
            String pathInfo,
            String body,
            Map<String, String> parts) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                ReceiptServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, with) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getServletPath" -> servletPath;
                    case "getPathInfo" -> pathInfo;
                    case "getRemoteAddr" -> "192.0.2.7";
                    case "getHeaders" -> Collections.emptyEnumeration();
                    case "getInputStream" -> in(body.getBytes(StandardCharsets.UTF_8));
                    case "getPart" -> parts.containsKey(with[0]) ? part(parts.get(with[0])) : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
        int[] status = {200};
        Map<String, String> told = new HashMap<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(
                ReceiptServletTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, called, with) -> {
                    switch (called.getName()) {
                        case "setStatus" -> status[0] = (int) with[0];
                        case "setHeader" -> told.put((String) with[0], (String) with[1]);
                        case "setContentType", "setContentLength" -> told.put(
                                called.getName(), String.valueOf(with[0]));
                        case "getOutputStream" -> {
                            return out(out);
                        }
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
        try {
            servlet.service(request, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Answer(status[0], told, out.toString(StandardCharsets.UTF_8));
    }

    private static Part part(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return (Part) Proxy.newProxyInstance(
                ReceiptServletTest.class.getClassLoader(),
                new Class<?>[] {Part.class},
                (proxy, called, with) -> called.getName().equals("getSize")
                        ? (Object) (long) bytes.length
                        : new ByteArrayInputStream(bytes));
    }

    private static ServletInputStream in(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return in.available() == 0;
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
                return in.read();
            }
        };
    }

    private static ServletOutputStream out(ByteArrayOutputStream out) {
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
                out.write(b);
            }
        };
    }
}
