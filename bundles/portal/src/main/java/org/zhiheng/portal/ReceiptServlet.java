package org.zhiheng.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.servlet.Servlet;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.Part;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletMultipart;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * Where everybody has a decision receipt checked: as a page, to which the code on a decision leads, and as JSON; and where who has that code fetches the receipt. Of what is
 * sent it keeps nothing.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("zhiheng-receipts")
@HttpWhiteboardServletPattern({"/public/receipts/*", ReceiptServlet.CHECKS, ReceiptServlet.FETCH})
@HttpWhiteboardServletMultipart(
        maxFileSize = ReceiptServlet.LARGEST,
        maxRequestSize = 2 * ReceiptServlet.LARGEST,
        fileSizeThreshold = 2 * ReceiptServlet.LARGEST)
public final class ReceiptServlet extends HttpServlet {

    static final String CHECKS = "/public/v1/receipt-checks";
    static final String FETCH = "/public/v1/receipts";
    /** Bytes of a receipt, and of what shows what its digests stand for. */
    static final int LARGEST = 2 << 20;

    private static final long serialVersionUID = 1L;
    /** Who reads the last of two alike sees something else than who reads the first. */
    private static final ObjectReader STRICT = Answers.JSON.reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final String HTML = "text/html;charset=utf-8";
    private static final String RECEIPT = "receipt";
    private static final String DISCLOSURES = "disclosures";
    private static final String MARK = "mark";
    private static final int LONGEST_MARK = 500;

    private final transient Portal portal;
    private final transient RateLimit limit;
    private final transient Callers callers;

    @Activate
    public ReceiptServlet(@Reference Portal portal) {
        this.portal = portal;
        limit = RateLimit.perMinute(portal.config().perMinute(), System::nanoTime);
        callers = new Callers(portal.config().proxies());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean json = program(request);
        Answers.headers(response, json ? Answers.NOTHING_LOADED : ReceiptPage.POLICY);
        int wait = limit.wait(callers.source(request));
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            refuse(request, response, Answers.TOO_MANY, "HTTP-429", "查询过于频繁,请稍后再试");
        } else if (request.getMethod().equals("POST")) {
            check(request, response, json);
        } else if (json
                || !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.setHeader("Allow", json ? "POST" : "GET, HEAD, POST");
            refuse(request, response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "HTTP-405", "这里不能这样办理");
        } else {
            page(request, response, HttpServletResponse.SC_OK, ReceiptPage.asking(id(request)));
        }
    }

    /** What the address names; empty where it names none, or nonsense. */
    private static String id(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        return ID.matcher(path).matches() ? path : "";
    }

    private static boolean program(HttpServletRequest request) {
        return CHECKS.equals(request.getServletPath()) || FETCH.equals(request.getServletPath());
    }

    private void check(HttpServletRequest request, HttpServletResponse response, boolean json) throws IOException {
        try {
            if (FETCH.equals(request.getServletPath())) {
                fetch(request, response, marked(request));
                return;
            }
            if (!json && text(request, "fetch") != null) {
                fetch(request, response, text(request, MARK));
                return;
            }
            ReceiptCheck.Told told = json ? sent(request) : chosen(request);
            if (json) {
                Answers.answer(request, response, HttpServletResponse.SC_OK, told.json());
            } else {
                page(request, response, HttpServletResponse.SC_OK, ReceiptPage.telling(told));
            }
        } catch (ZhihengException e) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "PUBLIC-RECEIPT", e.getMessage());
        }
    }

    /** As a program sends it: an object with the receipt, and what else is at hand. */
    private ReceiptCheck.Told sent(HttpServletRequest request) throws IOException {
        JsonNode sent;
        try (InputStream in = request.getInputStream()) {
            sent = STRICT.readTree(text(in, 2 * LARGEST));
        } catch (JsonProcessingException e) {
            throw new ZhihengException(ErrorKind.INVALID, "PUBLIC-RECEIPT", "请求正文应当是一个JSON对象", RECEIPT, e);
        }
        JsonNode mark = sent.path(MARK);
        return told(
                sent.path(RECEIPT).toString(),
                sent.path(DISCLOSURES).isObject() ? sent.path(DISCLOSURES).toString() : null,
                mark.isTextual() ? mark.textValue() : null);
    }

    /** As the page sends it. */
    private ReceiptCheck.Told chosen(HttpServletRequest request) throws IOException {
        try {
            String receipt = text(request.getPart(RECEIPT));
            if (receipt == null) {
                receipt = found(text(request.getPart(MARK))).orElse(null);
            }
            if (receipt == null) {
                throw ZhihengException.invalid("PUBLIC-RECEIPT", "没有选择凭证文件,这里也没有二维码所指的凭证", RECEIPT);
            }
            String mark = text(request.getPart(MARK));
            String id = id(request);
            return told(receipt, text(request.getPart(DISCLOSURES)), mark != null ? mark : id.isEmpty() ? null : id);
        } catch (ServletException | IllegalStateException e) {
            throw new ZhihengException(ErrorKind.INVALID, "PUBLIC-RECEIPT", "文件没有收全,或者超过2MB", RECEIPT, e);
        }
    }

    /** The receipt that a code opens; empty where there is none. */
    private Optional<String> found(String mark) throws IOException {
        return mark == null || mark.length() > LONGEST_MARK ? Optional.empty() : portal.receipt(mark);
    }

    /** Gives the receipt itself, as a file. */
    private void fetch(HttpServletRequest request, HttpServletResponse response, String mark) throws IOException {
        Optional<String> receipt = found(mark);
        if (receipt.isEmpty()) {
            refuse(request, response, HttpServletResponse.SC_NOT_FOUND, "PUBLIC-RECEIPT", "这里没有二维码所指的凭证,请向作出决定的机关索取");
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"zhiheng-receipt.json\"");
        Answers.write(
                request,
                response,
                HttpServletResponse.SC_OK,
                "application/json;charset=utf-8",
                receipt.get().getBytes(StandardCharsets.UTF_8));
    }

    /** The mark that a program sends; null without. */
    private static String marked(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            JsonNode mark = STRICT.readTree(text(in, LARGEST)).path(MARK);
            return mark.isTextual() ? mark.textValue() : null;
        } catch (JsonProcessingException e) {
            throw new ZhihengException(ErrorKind.INVALID, "PUBLIC-RECEIPT", "请求正文应当是一个JSON对象", MARK, e);
        }
    }

    /** Null where the page does not send it. */
    private static String text(HttpServletRequest request, String part) throws IOException {
        try {
            return text(request.getPart(part));
        } catch (ServletException | IllegalStateException e) {
            throw new ZhihengException(ErrorKind.INVALID, "PUBLIC-RECEIPT", "文件没有收全,或者超过2MB", part, e);
        }
    }

    private ReceiptCheck.Told told(String receipt, String disclosures, String mark) throws IOException {
        if (mark != null && mark.length() > LONGEST_MARK) {
            throw ZhihengException.invalid("PUBLIC-RECEIPT", "二维码的内容太长", MARK);
        }
        return ReceiptCheck.of(receipt, disclosures, mark, portal.trusted().ids());
    }

    /** Null where nothing was chosen. */
    private static String text(Part part) throws IOException {
        if (part == null || part.getSize() == 0) {
            return null;
        }
        try (InputStream in = part.getInputStream()) {
            return text(in, LARGEST);
        }
    }

    private static String text(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw ZhihengException.invalid("PUBLIC-RECEIPT", "文件超过" + (most >> 20) + "MB", RECEIPT);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, int status, byte[] page)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Answers.write(request, response, status, HTML, page);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, String code, String why)
            throws IOException {
        if (program(request)) {
            Answers.answer(request, response, status, Answers.error(code, why, null));
        } else {
            page(request, response, status, ReceiptPage.refusing(why));
        }
    }
}
