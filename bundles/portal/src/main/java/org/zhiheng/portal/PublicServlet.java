package org.zhiheng.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is published, for everybody to read under {@code /public}: described in its {@code openapi.json}. It knows nobody and changes nothing; clues and complaints it takes and
 * lays aside for the platform.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("zhiheng-public")
@HttpWhiteboardServletPattern("/public/*")
public final class PublicServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(PublicServlet.class);
    private static final String ALL = "/v1/publications";
    private static final String CLUES = "/v1/clues";
    private static final String PROGRESS = "/v1/clues/progress";
    private static final String STATUS = "/v1/status";
    private static final String OVERVIEW = "/v1/overview";
    private static final String OPENAPI = "/v1/openapi.json";
    private static final Set<String> PARAMETERS =
            Set.of("kind", "phase", "body", "division", "number", "from", "to", "text", "size", "after");
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._:-]{1,60}");
    private static final int LONGEST_QUESTION = 200;
    private static final int USUAL_SIZE = 20;
    private static final int MOST = 100;
    private static final int LONGEST = 50;
    private static final int LONGEST_NUMBER = 128;
    private static final int MOST_PARTS = 5;
    private static final int HASH_BYTES = 16;

    private final transient Portal portal;
    private final transient RateLimit limit;
    private final transient RateLimit clues;
    private final transient Callers callers;

    @Activate
    public PublicServlet(@Reference Portal portal) {
        this.portal = portal;
        limit = RateLimit.perMinute(portal.config().perMinute(), System::nanoTime);
        clues = RateLimit.perHour(portal.config().cluesPerHour(), System::nanoTime);
        callers = new Callers(portal.config().proxies());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answers.headers(response, Answers.NOTHING_LOADED);
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        boolean sends = path.equals(CLUES) || path.equals(PROGRESS);
        boolean allowed = sends
                ? request.getMethod().equals("POST")
                : request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!allowed) {
            response.setHeader("Allow", sends ? "POST" : "GET, HEAD");
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    Answers.error("HTTP-405", sends ? "这里只能提交(POST)" : "这里只能查看", null));
            return;
        }
        int wait = limit.wait(callers.source(request));
        if (wait == 0 && path.equals(CLUES)) {
            wait = clues.wait(callers.source(request));
        }
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            Answers.answer(request, response, Answers.TOO_MANY, Answers.error("HTTP-429", "查询过于频繁,请稍后再试", null));
            return;
        }
        try {
            if (path.equals(CLUES)) {
                clue(request, response);
            } else if (path.equals(PROGRESS)) {
                progress(request, response);
            } else {
                show(request, response, path);
            }
        } catch (ClueBox.Closed e) {
            LOG.warn("a clue could not be taken: {}", e.getMessage());
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    Answers.error("PUBLIC-CLOSED", "现在不能提交,请稍后再试,或者拨打12345", null));
        } catch (Wrong e) {
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    Answers.error("HTTP-FIELD", e.getMessage(), e.field()));
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String path) throws IOException, Wrong {
        if (path.equals(ALL)) {
            list(request, response);
        } else if (path.startsWith(ALL + "/")) {
            item(request, response, path.substring(ALL.length() + 1));
        } else if (path.equals(OVERVIEW)) {
            known(request, Set.of("body"));
            kept(request, response, HttpServletResponse.SC_OK, Map.of("kinds", portal.overview(code(request, "body"))));
        } else if (path.equals(STATUS)) {
            known(request, Set.of());
            Map<String, Object> status = new LinkedHashMap<>();
            status.put("number", portal.last().number());
            status.put("madeAt", portal.last().madeAt());
            status.put("waiting", !portal.refused().isEmpty());
            kept(request, response, HttpServletResponse.SC_OK, status);
        } else if (path.equals(OPENAPI)) {
            known(request, Set.of());
            try (InputStream in = PublicServlet.class.getResourceAsStream("openapi.json")) {
                kept(request, response, HttpServletResponse.SC_OK, Answers.JSON.readTree(in));
            }
        } else {
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    Answers.error("HTTP-404", "没有这个地址;接口说明在/public/v1/openapi.json", null));
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException, Wrong {
        known(request, PARAMETERS);
        PublicIndex.Wanted wanted = new PublicIndex.Wanted(
                code(request, "kind"),
                code(request, "phase"),
                code(request, "body"),
                code(request, "division"),
                number(request),
                day(request, "from"),
                day(request, "to"),
                text(request),
                size(request),
                request.getParameter("after"));
        PublicIndex.Page page;
        try {
            page = portal.list(wanted);
        } catch (IllegalArgumentException e) {
            throw new Wrong("after", "after应当是上一页的next");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("publications", page.items());
        body.put("total", page.total());
        body.put("next", page.next());
        kept(request, response, HttpServletResponse.SC_OK, body);
    }

    private void item(HttpServletRequest request, HttpServletResponse response, String id) throws IOException, Wrong {
        known(request, Set.of());
        Optional<PublicIndex.Found> found = ID.matcher(id).matches() ? portal.found(id) : Optional.empty();
        if (found.isEmpty()) {
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    Answers.error("PUBLIC-UNKNOWN", "没有这一公示信息,或者公示期已满", null));
            return;
        }
        kept(
                request,
                response,
                found.get().gone() ? HttpServletResponse.SC_GONE : HttpServletResponse.SC_OK,
                found.get().item());
    }

    // ---- clues

    private void clue(HttpServletRequest request, HttpServletResponse response) throws IOException, Wrong {
        String code = portal.clues().take(ClueForm.read(sent(request, ClueForm.LARGEST), portal.today()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", "已经收到。请记下查询码,只有凭它才能查询进展,丢失了不能找回。");
        Answers.answer(request, response, HttpServletResponse.SC_CREATED, body);
    }

    private void progress(HttpServletRequest request, HttpServletResponse response) throws IOException, Wrong {
        String code;
        try {
            code = Answers.JSON
                    .readTree(sent(request, LONGEST_QUESTION))
                    .path("code")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new Wrong(null, "请求正文应当是JSON对象");
        }
        Optional<JsonNode> told = portal.progress(code);
        if (told.isEmpty()) {
            Answers.answer(
                    request,
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    Answers.error("PUBLIC-CODE", "没有这个查询码,或者已经过了保存的期限", "code"));
            return;
        }
        Answers.answer(request, response, HttpServletResponse.SC_OK, told.get());
    }

    private static byte[] sent(HttpServletRequest request, int most) throws IOException, Wrong {
        String type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new Wrong(null, "Content-Type应当是application/json");
        }
        byte[] bytes = request.getInputStream().readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Wrong(null, "请求正文太大");
        }
        return bytes;
    }

    // ---- what is asked

    private static void known(HttpServletRequest request, Set<String> names) throws Wrong {
        for (String each : Collections.list(request.getParameterNames())) {
            if (!names.contains(each)) {
                throw new Wrong(each, "没有名为“" + each + "”的参数");
            }
        }
    }

    private static String code(HttpServletRequest request, String name) throws Wrong {
        String said = request.getParameter(name);
        if (said != null && !CODE.matcher(said).matches()) {
            throw new Wrong(name, name + "应当是代码");
        }
        return said;
    }

    /** A number of a decision, a certificate or an item, whole; as people copy it or a mark says it. */
    private static String number(HttpServletRequest request) throws Wrong {
        String said = request.getParameter("number");
        if (said != null && (said.isBlank() || said.strip().length() > LONGEST_NUMBER)) {
            throw new Wrong("number", "number应当是文号、证件编号或者事项代码,至多" + LONGEST_NUMBER + "个字");
        }
        return said == null ? null : said.strip();
    }

    private static LocalDate day(HttpServletRequest request, String name) throws Wrong {
        String said = request.getParameter(name);
        try {
            return said == null ? null : LocalDate.parse(said);
        } catch (DateTimeParseException e) {
            throw new Wrong(name, name + "应当是日期,例如2026-03-02");
        }
    }

    private static int size(HttpServletRequest request) throws Wrong {
        String said = request.getParameter("size");
        try {
            int size = said == null ? USUAL_SIZE : Integer.parseInt(said);
            if (size >= 1 && size <= MOST) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Wrong("size", "size应当是1到" + MOST + "的整数");
    }

    private static String text(HttpServletRequest request) throws Wrong {
        String said = request.getParameter("text");
        if (said == null) {
            return null;
        }
        List<String> parts = Arrays.stream(said.strip().split("\\s+"))
                .filter(each -> !each.isEmpty())
                .toList();
        boolean right = !parts.isEmpty()
                && parts.size() <= MOST_PARTS
                && said.length() <= LONGEST
                && parts.stream().allMatch(each -> each.codePointCount(0, each.length()) >= 2)
                && parts.stream().allMatch(each -> each.codePoints().anyMatch(Character::isLetterOrDigit));
        if (!right) {
            throw new Wrong("text", "text应当有1到" + MOST_PARTS + "段,每段至少2个字,一共至多" + LONGEST + "个字");
        }
        return said;
    }

    // ---- what is answered

    /** An answer that may be kept for a while, told by its hash; no longer, so that what was withdrawn is not shown from somebody's memory. */
    private void kept(HttpServletRequest request, HttpServletResponse response, int status, Object body)
            throws IOException {
        byte[] bytes = Answers.JSON.writeValueAsBytes(body);
        String tag = '"' + hash(bytes) + '"';
        response.setHeader("Cache-Control", "public, max-age=" + portal.config().maxAge() + ", must-revalidate");
        response.setHeader("ETag", tag);
        String known = request.getHeader("If-None-Match");
        if (status == HttpServletResponse.SC_OK
                && known != null
                && Arrays.asList(known.split("\\s*,\\s*")).contains(tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Answers.write(request, response, status, Answers.JSON_TYPE, bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
