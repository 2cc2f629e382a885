package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.Receipts;
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

    /** Every decision beside the one that a case comes to, by this verifier and by the published script: sound as it is, and no word of what was decided otherwise. */
    @Test
    void receipts_of_every_order_are_verified_by_both_programs_and_a_single_changed_field_is_found() throws Exception {
        List<String> both = List.of("o1", "o2");
        CaseStory seized = new CaseStory(story.world);
        seized.filed(CaseStory.matter("2026-02-20"), CaseStory.company());
        List.of("measure", "measure-extension", "measure-lifting", "preservation")
                .forEach(seized::approved);
        seized.write(
                OFFICER,
                new PieceChange.Add("element", "x1", map("title", "无照经营")),
                new PieceChange.Add(
                        "evidence",
                        "v1",
                        map(
                                "kind",
                                "scene-record",
                                "name",
                                "现场笔录",
                                "obtainedAt",
                                "2026-03-02T08:40:00+08:00",
                                "officers",
                                both,
                                "elements",
                                List.of("x1"))),
                CaseStory.seized("m1"));
        seized.write(
                OFFICER,
                new PieceChange.Add(
                        "preservation",
                        "k1",
                        map(
                                "evidence",
                                "v1",
                                "preservedOn",
                                "2026-03-02",
                                "officers",
                                both,
                                "number",
                                "示例市监存通〔2026〕1号",
                                "disposedOn",
                                "2026-03-02",
                                "disposition",
                                "returned",
                                "disposalNumber",
                                "示例市监存处〔2026〕1号")),
                new PieceChange.Add(
                        "correction",
                        "c1",
                        map("orderedOn", "2026-03-02", "officers", both, "order", "立即停止", "number", "示例市监责改〔2026〕1号")),
                new PieceChange.Amend(
                        "measure",
                        "m1",
                        1,
                        map(
                                "number",
                                "示例市监强措〔2026〕1号",
                                "extendedOn",
                                "2026-03-02",
                                "extendedBy",
                                30,
                                "extensionNumber",
                                "示例市监强延〔2026〕1号",
                                "liftedOn",
                                "2026-03-02",
                                "liftingGround",
                                "unnecessary",
                                "liftingNumber",
                                "示例市监强解〔2026〕1号"),
                        "补记",
                        null));
        CaseStory fined = new CaseStory(story.world);
        fined.fined();
        fined.write(
                HEAD,
                piece(
                        "deferral",
                        "mode",
                        "deferral",
                        "appliedOn",
                        "2026-03-02",
                        "approvedOn",
                        "2026-03-02",
                        "until",
                        "2026-05-29",
                        "number",
                        "示例市监缓缴〔2026〕1号"));
        CaseStory enforced = new CaseStory(story.world);
        enforced.executed();
        enforced.write(
                CaseWorld.EVERYBODY,
                piece(
                        "execution-end",
                        "ground",
                        "other",
                        "on",
                        "2026-03-02",
                        "endedBy",
                        "body",
                        "number",
                        "示例市监终执〔2026〕1号",
                        "words",
                        "略"));
        story.world.seal(folder);
        story.world.issue();
        Trust now = Trust.of(story.world.world.records.head().orElseThrow());
        Set<String> orders = new TreeSet<>();
        for (CaseStory each : List.of(seized, fined, enforced)) {
            for (Receipts.Info info : story.world.receipts.of(OFFICER, each.id())) {
                if (info.order() == null) {
                    continue;
                }
                orders.add(info.order());
                String whole = file(each, info);
                assertThat(verified(whole, now).sound()).as(info.order()).isTrue();
                String key = (String) Json.readObject(whole).get("key");
                assertThat(VerifyScript.of(whole, null, info.mark(), List.of(key))
                                .sound())
                        .as(info.order())
                        .isTrue();
                for (String field : List.of("code", "title", "on", "number")) {
                    Map<String, Object> changed = Json.readObject(whole);
                    cast(cast(changed.get("basis")).get("order")).compute(field, (name, was) -> other(was));
                    assertThat(sound(changed, now))
                            .as(info.order() + " " + field)
                            .isFalse();
                    if (field.equals("number")) {
                        assertThat(VerifyScript.of(CanonicalJson.write(changed), null, info.mark(), List.of(key))
                                        .failed())
                                .as(info.order())
                                .hasToString("[SIGNATURE, RECORD]");
                    }
                }
            }
        }
        assertThat(orders)
                .containsExactly(
                        "correction",
                        "deferral",
                        "execution",
                        "execution-end",
                        "measure",
                        "measure-extension",
                        "measure-lifting",
                        "preservation",
                        "preservation-disposal",
                        "substitute",
                        "surcharge");
    }

    private static String file(CaseStory of, Receipts.Info info) throws IOException {
        try (InputStream in =
                story.world.receipts.file(OFFICER, of.id(), info.id()).content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
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
