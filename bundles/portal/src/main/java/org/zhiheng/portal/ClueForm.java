package org.zhiheng.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A clue or complaint as somebody of the public has written it down, read and checked: nothing else gets further. */
final class ClueForm {

    /** Most bytes of a request: three files of three megabytes, written as Base64, and the words. */
    static final int LARGEST = 13 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS =
            Set.of("body", "division", "about", "content", "place", "occurredOn", "name", "phone", "files");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z._:-]{1,60}");
    private static final Pattern PHONE = Pattern.compile("[0-9+ -]{5,20}");
    private static final int LEAST_CONTENT = 10;
    private static final int LONGEST_CONTENT = 2000;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_NAME = 40;
    private static final int MOST_FILES = 3;
    private static final int LARGEST_FILE = 3 << 20;
    /** What a file begins with, by its type. */
    private static final Map<String, int[]> BEGINNINGS = Map.of(
            "image/jpeg", new int[] {0xff, 0xd8, 0xff},
            "image/png", new int[] {0x89, 'P', 'N', 'G'},
            "application/pdf", new int[] {'%', 'P', 'D', 'F'});

    private ClueForm() {}

    /** @throws Wrong naming the field */
    static ObjectNode read(byte[] sent, LocalDate today) throws Wrong {
        JsonNode form;
        try {
            form = JSON.readTree(sent);
        } catch (JsonProcessingException e) {
            throw new Wrong(null, "请求正文应当是JSON对象");
        } catch (IOException e) {
            throw new IllegalStateException("bytes are read without input", e);
        }
        if (form == null || !form.isObject()) {
            throw new Wrong(null, "请求正文应当是JSON对象");
        }
        for (Iterator<String> names = form.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new Wrong(name, "没有名为“" + name + "”的字段");
            }
        }
        ObjectNode read = JSON.createObjectNode();
        put(read, "body", code(form, "body"));
        put(read, "division", code(form, "division"));
        put(read, "about", text(form, "about", LONGEST_LINE));
        String content = text(form, "content", LONGEST_CONTENT);
        if (content == null || content.codePointCount(0, content.length()) < LEAST_CONTENT) {
            throw new Wrong("content", "请写明线索的内容,至少" + LEAST_CONTENT + "个字");
        }
        put(read, "content", content);
        put(read, "place", text(form, "place", LONGEST_LINE));
        put(read, "occurredOn", day(form, today));
        put(read, "name", text(form, "name", LONGEST_NAME));
        String phone = text(form, "phone", LONGEST_NAME);
        if (phone != null && !PHONE.matcher(phone).matches()) {
            throw new Wrong("phone", "联系电话应当是5到20位数字");
        }
        put(read, "phone", phone);
        read.set("files", files(form.path("files")));
        return read;
    }

    private static void put(ObjectNode read, String name, String value) {
        if (value != null) {
            read.put(name, value);
        }
    }

    /** @return null where nothing was written */
    private static String text(JsonNode form, String name, int longest) throws Wrong {
        JsonNode value = form.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().indexOf('\0') >= 0) {
            throw new Wrong(name, name + "应当是文字");
        }
        String text = value.asText().strip();
        if (text.codePointCount(0, text.length()) > longest) {
            throw new Wrong(name, name + "至多" + longest + "个字");
        }
        return text.isEmpty() ? null : text;
    }

    private static String code(JsonNode form, String name) throws Wrong {
        String code = text(form, name, LONGEST_LINE);
        if (code != null && !CODE.matcher(code).matches()) {
            throw new Wrong(name, name + "应当是代码");
        }
        return code;
    }

    private static String day(JsonNode form, LocalDate today) throws Wrong {
        String said = text(form, "occurredOn", LONGEST_LINE);
        try {
            if (said != null && LocalDate.parse(said).isAfter(today)) {
                throw new Wrong("occurredOn", "发生的日期不能晚于今天");
            }
            return said;
        } catch (DateTimeParseException e) {
            throw new Wrong("occurredOn", "occurredOn应当是日期,例如2026-03-02");
        }
    }

    private static ArrayNode files(JsonNode sent) throws Wrong {
        ArrayNode files = JSON.createArrayNode();
        if (sent.isMissingNode() || sent.isNull()) {
            return files;
        }
        if (!sent.isArray() || sent.size() > MOST_FILES) {
            throw new Wrong("files", "附件至多" + MOST_FILES + "个");
        }
        for (JsonNode each : sent) {
            String type = each.path("type").asText();
            byte[] content;
            try {
                content = Base64.getDecoder().decode(each.path("content").asText());
            } catch (IllegalArgumentException e) {
                throw new Wrong("files", "附件的content应当是Base64");
            }
            int[] beginning = BEGINNINGS.get(type);
            if (beginning == null || !begins(content, beginning)) {
                throw new Wrong("files", "附件应当是JPEG、PNG图片或者PDF,类型与内容相符");
            }
            if (content.length > LARGEST_FILE) {
                throw new Wrong("files", "每个附件至多3MB");
            }
            files.addObject()
                    .put("type", type)
                    .put("content", Base64.getEncoder().encodeToString(content));
        }
        return files;
    }

    private static boolean begins(byte[] content, int[] beginning) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((content[i] & 0xff) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
