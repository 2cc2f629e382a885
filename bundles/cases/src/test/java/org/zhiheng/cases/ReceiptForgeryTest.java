package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.OFFICER;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.ReceiptVerifier.Result;
import org.zhiheng.records.Trust;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** No single change of the receipt of a fine goes unnoticed; whichever database it came from, so it is made on one. */
class ReceiptForgeryTest {

    private static TestDatabase database;
    private static CaseStory story;
    private static String text;
    private static Trust trust;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void somebody_is_fined() throws Exception {
        database = TestDatabase.open(DatabaseKind.DERBY);
        story = new CaseStory(database, folder);
        story.fined();
        story.world.seal(folder);
        story.world.issue();
        String receipt = story.world.receipts.of(OFFICER, story.id()).get(0).id();
        try (InputStream in =
                story.world.receipts.file(OFFICER, story.id(), receipt).content()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        trust = Trust.of(story.world.world.records.head().orElseThrow());
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    private static Result verified(String text, Trust trust) {
        return ReceiptVerifier.verify(text, trust, Optional.empty());
    }

    /** Every single value, key and element of a receipt, whatever it is. */
    @Test
    void every_single_change_of_a_receipt_is_found() {
        assertThat(verified(text, trust).sound()).isTrue();
        List<String> unfound = new ArrayList<>();
        int[] tried = {0};
        changes(Json.readObject(text), (what, changed) -> {
            tried[0]++;
            if (sound(changed, trust)) {
                unfound.add(what);
            }
        });
        assertThat(unfound).isEmpty();
        assertThat(tried[0]).isGreaterThan(800);
    }

    /** Somebody who holds the key of the platform and can sign anything still cannot make what was recorded be something else. */
    @Test
    void what_was_recorded_cannot_be_signed_anew() {
        RecordSigner signer = story.world.signer(folder);
        List<String> unfound = new ArrayList<>();
        Map<String, Object> receipt = Json.readObject(text);
        changes(cast(receipt.get("basis")), (what, basis) -> {
            Map<String, Object> unsigned = new LinkedHashMap<>(receipt);
            unsigned.keySet().removeAll(Set.of("suite", "key", "signature"));
            unsigned.put("basis", basis);
            Map<String, Object> forged = new LinkedHashMap<>(unsigned);
            RecordSigner.Signed signed = signer.sign(unsigned);
            forged.putAll(Map.of("suite", signed.suite(), "key", signed.key(), "signature", signed.signature()));
            Result result = verified(CanonicalJson.write(forged), trust);
            if (result.sound()) {
                unfound.add(what);
            }
        });
        assertThat(unfound).isEmpty();
    }

    private static boolean sound(Map<String, Object> receipt, Trust trust) {
        try {
            return verified(CanonicalJson.write(receipt), trust).sound();
        } catch (ZhihengException e) {
            return false;
        }
    }

    /** Tells copies of an object each of which differs in one place: another value, a key or an element that is gone, one that was added. */
    private static void changes(Map<String, Object> whole, BiConsumer<String, Map<String, Object>> told) {
        each(whole, "", changed -> cast(changed), told);
    }

    private static void each(
            Object value,
            String path,
            Function<Object, Map<String, Object>> around,
            BiConsumer<String, Map<String, Object>> told) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> more = new LinkedHashMap<>(cast(map));
            more.put("added", "x");
            told.accept(path + "+", around.apply(more));
            map.keySet().forEach(key -> {
                Map<String, Object> less = new LinkedHashMap<>(cast(map));
                less.remove(key);
                told.accept(path + "-" + key, around.apply(less));
                each(
                        map.get(key),
                        path + "/" + key,
                        changed -> {
                            Map<String, Object> other = new LinkedHashMap<>(cast(map));
                            other.put(String.valueOf(key), changed);
                            return around.apply(other);
                        },
                        told);
            });
        } else if (value instanceof List<?> list) {
            List<Object> more = new ArrayList<>(list);
            more.add("x");
            told.accept(path + "+", around.apply(more));
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                List<Object> less = new ArrayList<>(list);
                less.remove(at);
                told.accept(path + "-" + at, around.apply(less));
                each(
                        list.get(at),
                        path + "/" + at,
                        changed -> {
                            List<Object> other = new ArrayList<>(list);
                            other.set(at, changed);
                            return around.apply(other);
                        },
                        told);
            }
        } else {
            told.accept(path, around.apply(other(value)));
        }
    }

    private static Object other(Object value) {
        if (value instanceof Boolean yes) {
            return !yes;
        } else if (value instanceof Long number) {
            return number + 1;
        } else if (value instanceof String text && !text.isEmpty()) {
            int last = text.length() - 1;
            return text.substring(0, last) + (text.charAt(last) == 'a' ? 'b' : 'a');
        }
        return "x";
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }
}
