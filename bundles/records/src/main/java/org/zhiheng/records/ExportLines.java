package org.zhiheng.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.InclusionProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;

/** The lines of an export, each canonical JSON without its end of line. */
public final class ExportLines {

    private static final Set<String> CONSISTENCY_KEYS = Set.of("line", "era", "from", "to", "path");

    private ExportLines() {}

    /** The first line of an export of a whole log. */
    public static String beginLog(String log, Instant madeAt) {
        return CanonicalJson.write(begin(log, madeAt, "log"));
    }

    /** The first line of an export of one history. */
    public static String beginSubject(String log, Subject subject, Instant madeAt) {
        Map<String, Object> map = begin(log, madeAt, "subject");
        map.put("subject", subject.toString());
        return CanonicalJson.write(map);
    }

    private static Map<String, Object> begin(String log, Instant madeAt, String scope) {
        Map<String, Object> map = line("export");
        map.put("format", ExportVerifier.FORMAT);
        map.put("scope", scope);
        map.put("log", log);
        map.put("madeAt", Times.write(madeAt));
        return map;
    }

    /**
     * An entry in an export of a whole log.
     *
     * @param position null when it is not sealed
     * @param object as {@link EntryForm} has it, or whatever is in its place; null when nothing is
     */
    public static String entry(Long position, Object object, String hash) {
        return CanonicalJson.write(entryMap("entry", position, object, hash));
    }

    /** An entry in an export of one history; its proof is null when it is not sealed. */
    public static String proven(Entry entry, InclusionProof proof) {
        return CanonicalJson.write(provenMap("entry", entry, proof));
    }

    /** An entry that says what of a history was destroyed, in its export; its proof is null when it is not sealed. */
    public static String erasure(Entry entry, InclusionProof proof) {
        return CanonicalJson.write(provenMap("erasure", entry, proof));
    }

    private static Map<String, Object> provenMap(String line, Entry entry, InclusionProof proof) {
        Map<String, Object> map =
                entryMap(line, proof == null ? null : proof.position(), EntryForm.object(entry), entry.hash());
        map.put(
                "proof",
                proof == null ? null : Map.of("seal", proof.head().head().seal(), "path", proof.path()));
        return map;
    }

    private static Map<String, Object> entryMap(String line, Long position, Object object, String hash) {
        Map<String, Object> map = line(line);
        map.put("position", position);
        map.put("entry", object);
        map.put("hash", hash);
        return map;
    }

    /**
     * The leaf hashes of entries as they were stored at sealing; stands between those
     * entries and the head that covers them.
     *
     * @param start index in the tree of the first
     * @param hashes 32 bytes each, one behind the other
     */
    public static String leaves(int era, long start, byte[] hashes) {
        Map<String, Object> map = line("leaves");
        map.put("era", era);
        map.put("start", start);
        map.put("hashes", Base64.getEncoder().encodeToString(hashes));
        return CanonicalJson.write(map);
    }

    /** A head; in an export of a whole log it stands behind the last entry it covers. */
    public static String head(SignedHead head) {
        Map<String, Object> map = line("head");
        map.putAll(HeadForm.object(head));
        return CanonicalJson.write(map);
    }

    /**
     * Reads such a line.
     *
     * @throws org.zhiheng.api.error.ZhihengException when it is not of this form
     */
    public static SignedHead readHead(String line) {
        Map<String, Object> map = new HashMap<>(Json.readObject(line));
        map.remove("line");
        return HeadForm.readSigned(map);
    }

    /** A line with whatever is in the place of what it should have; for what is found broken. */
    public static String written(String kind, Map<String, Object> content) {
        Map<String, Object> map = line(kind);
        map.putAll(content);
        return CanonicalJson.write(map);
    }

    public static String consistency(ConsistencyProof proof) {
        Map<String, Object> map = line("consistency");
        map.put("era", proof.era());
        map.put("from", proof.from());
        map.put("to", proof.to());
        map.put("path", proof.path());
        return CanonicalJson.write(map);
    }

    /**
     * Reads such a line.
     *
     * @throws org.zhiheng.api.error.ZhihengException when it is not of this form
     */
    public static ConsistencyProof readConsistency(String line) {
        Form form = new Form(Json.read(line), "一致性证明", CONSISTENCY_KEYS);
        List<String> path = new ArrayList<>();
        for (Object each : form.list("path")) {
            if (!(each instanceof String text)) {
                throw form.fault("path");
            }
            path.add(text);
        }
        return new ConsistencyProof((int) form.whole("era"), form.whole("from"), form.whole("to"), path);
    }

    /** A personal datum in the clear, which shows what a digest in the payload stands for. */
    public static String disclosure(String digest, byte[] salt, String kind, String value) {
        Map<String, Object> map = line("disclosure");
        map.put("digest", digest);
        map.put("salt", Base64.getEncoder().encodeToString(salt));
        map.put("kind", kind);
        map.put("value", value);
        return CanonicalJson.write(map);
    }

    /** Which types of aggregates follow, all of each. */
    public static String aggregates(List<String> types) {
        Map<String, Object> map = line("aggregates");
        map.put("types", types);
        return CanonicalJson.write(map);
    }

    /**
     * What an aggregate is now.
     *
     * @param number of the last entry that says what it is, when the aggregate was read; null where none does
     * @param state as in the payload of its entries
     */
    public static String aggregate(Subject subject, Long number, Object state) {
        Map<String, Object> map = line("aggregate");
        map.put("subject", subject.toString());
        map.put("number", number);
        map.put("state", state);
        return CanonicalJson.write(map);
    }

    /** The last line. */
    public static String end(long entries) {
        Map<String, Object> map = line("end");
        map.put("entries", entries);
        return CanonicalJson.write(map);
    }

    private static Map<String, Object> line(String kind) {
        Map<String, Object> map = new HashMap<>();
        map.put("line", kind);
        return map;
    }
}
