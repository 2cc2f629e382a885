package org.zhiheng.records;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** A JSON object that has exactly the keys its form asks for. */
final class Form {

    private final Map<String, Object> map;
    private final String what;

    Form(Object value, String what, Set<String> keys) {
        this.what = what;
        if (!(value instanceof Map<?, ?> object) || !object.keySet().equals(keys)) {
            throw fault("");
        }
        this.map = cast(object);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> cast(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    ZhihengException fault(String key) {
        return ZhihengException.invalid(
                "RECORD-FORM", what + (key.isEmpty() ? "" : "的" + key) + "不合格式", key.isEmpty() ? null : key);
    }

    String text(String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw fault(key);
    }

    /** Null where the value is null. */
    String textOrNull(String key) {
        return map.get(key) == null ? null : text(key);
    }

    long whole(String key) {
        if (map.get(key) instanceof Long number && number >= 0) {
            return number;
        }
        throw fault(key);
    }

    String hash(String key) {
        String text = text(key);
        HashAlgorithm.of(text);
        return text;
    }

    Map<String, Object> object(String key) {
        if (map.get(key) instanceof Map<?, ?> object) {
            return cast(object);
        }
        throw fault(key);
    }

    List<Object> list(String key) {
        if (map.get(key) instanceof List<?> list) {
            return new ArrayList<>(list);
        }
        throw fault(key);
    }

    /** Hashes of one algorithm, as bytes. */
    List<byte[]> hashes(String key, HashAlgorithm algorithm) {
        List<byte[]> bytes = new ArrayList<>();
        for (Object each : list(key)) {
            if (!(each instanceof String text) || HashAlgorithm.of(text) != algorithm) {
                throw fault(key);
            }
            bytes.add(HashAlgorithm.bytes(text));
        }
        return bytes;
    }

    byte[] base64(String key) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text(key));
            // The decoder passes over bits that stand for nothing; then the text could be altered and still say the
            // same.
            if (Base64.getEncoder().encodeToString(bytes).equals(text(key))) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new ZhihengException(ErrorKind.INVALID, "RECORD-FORM", what + "的" + key + "不合格式", key, e);
        }
        throw fault(key);
    }
}
