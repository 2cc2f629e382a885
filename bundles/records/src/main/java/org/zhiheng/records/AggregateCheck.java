package org.zhiheng.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;

/**
 * Whether aggregates are what their last entries say. Memory grows with the number of aggregates, by the size of a state each. Not for several threads.
 */
final class AggregateCheck {

    /** The key of a payload under which an entry says what the aggregate is from then on. */
    static final String STATE = "state";

    /** The key under which an entry says what single parts of it are from then on; in the state of an aggregate all its parts. */
    static final String PARTS = "parts";

    private static final Set<String> TYPES_KEYS = Set.of("line", "types");
    private static final Set<String> AGGREGATE_KEYS = Set.of("line", "subject", "number", "state");

    private final Findings findings;
    private final Map<String, Recorded> recorded = new HashMap<>();
    /** Canonical JSON of each part, by subject and name. */
    private final Map<String, Map<String, byte[]>> parts = new HashMap<>();

    private final Set<String> types = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final List<Finding> differing = new ArrayList<>();
    private long compared;

    AggregateCheck(Findings findings) {
        this.findings = findings;
    }

    /** How many aggregates were compared. */
    long compared() {
        return compared;
    }

    /** @param position null when it is not sealed */
    void entry(Entry entry, Long position) {
        erased.addAll(Erasure.digests(entry));
        if (entry.payload().get(PARTS) instanceof Map<?, ?> said) {
            Map<String, byte[]> known = parts.computeIfAbsent(entry.subject().toString(), subject -> new HashMap<>());
            said.forEach((name, part) -> {
                if (part == null) {
                    known.remove(name);
                } else {
                    known.put((String) name, CanonicalJson.bytes(part));
                }
            });
        }
        if (entry.payload().containsKey(STATE)) {
            Object state = entry.payload().get(STATE);
            byte[] written = state == null ? null : CanonicalJson.bytes(state);
            recorded.put(entry.subject().toString(), new Recorded(position, entry.number(), written));
        }
    }

    /** Takes the line that says which types of aggregates follow. */
    void types(Map<String, Object> line) {
        Form form = new Form(line, "聚合类型行", TYPES_KEYS);
        for (Object each : form.list("types")) {
            if (!(each instanceof String type)) {
                throw form.fault("types");
            }
            types.add(type);
        }
    }

    /** Takes the line of an aggregate. */
    void aggregate(Map<String, Object> line) {
        Form form = new Form(line, "聚合行", AGGREGATE_KEYS);
        String subject = Subject.parse(form.text("subject")).toString();
        Long number = line.get("number") == null ? null : Long.valueOf(form.whole("number"));
        Map<String, Object> state = form.object("state");
        if (!told.add(subject) || !types.contains(type(subject))) {
            throw ZhihengException.invalid("RECORD-FORM", "聚合出现两次,或者没有声明它的类型:" + subject, "subject");
        }
        Recorded last = recorded.get(subject);
        if (number != null && (last == null || number > last.number)) {
            // Changed after the entries were written out; there is nothing here to compare it with.
            return;
        }
        compared++;
        if (last == null || last.state == null) {
            add(subject, last, last == null ? "有这一聚合,却没有它的记录" : "记录说这一聚合已经没有了,它却还在");
            return;
        }
        Object said = said(subject, last);
        Set<String> fields = new TreeSet<>();
        differences("", said, state, fields);
        if (!fields.isEmpty()) {
            add(subject, last, "现状与最后一条记录所说的不同:" + String.join("、", fields));
        }
    }

    /** What the last entry says of the whole, with what was last said of each part. */
    private Object said(String subject, Recorded last) {
        Object state = json(last.state);
        if (!parts.containsKey(subject) || !(state instanceof Map<?, ?> whole)) {
            return state;
        }
        Map<Object, Object> all = new HashMap<>(whole);
        Map<String, Object> each = new HashMap<>();
        parts.get(subject).forEach((name, part) -> each.put(name, json(part)));
        all.put(PARTS, each);
        return all;
    }

    private static Object json(byte[] canonical) {
        return Json.read(new String(canonical, StandardCharsets.UTF_8));
    }

    private void add(String subject, Recorded last, String message) {
        differing.add(new Finding(
                "AGGREGATE", last == null ? null : last.position, subject, last == null ? null : last.number, message));
    }

    /**
     * After the last line: what the record says to be there and nobody told. Where the record itself is not sound, the last entry about an aggregate may be
     * lost, and what then seems to differ comes after what is wrong with the record.
     */
    void end() {
        recorded.entrySet().stream()
                .filter(each -> each.getValue().state != null)
                .filter(each -> !told.contains(each.getKey()) && types.contains(type(each.getKey())))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> add(each.getKey(), each.getValue(), "有记录,却没有这一聚合"));
        boolean sound = findings.count() == 0;
        differing.forEach(each -> findings.add(
                each.code(), sound ? each.position() : null, each.subject(), each.number(), each.message()));
    }

    private static String type(String subject) {
        return subject.substring(0, subject.indexOf('/'));
    }

    private void differences(String path, Object said, Object is, Set<String> fields) {
        if (said instanceof Map<?, ?> one && is instanceof Map<?, ?> other && !one.containsKey(PersonalDigest.KEY)) {
            Set<Object> keys = new HashSet<>(one.keySet());
            keys.addAll(other.keySet());
            for (Object each : keys) {
                String below = path.isEmpty() ? String.valueOf(each) : path + "." + each;
                if (one.containsKey(each) != other.containsKey(each)) {
                    fields.add(below);
                } else {
                    differences(below, one.get(each), other.get(each), fields);
                }
            }
        } else if (said instanceof List<?> one && is instanceof List<?> other && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                differences(path + "[" + i + "]", one.get(i), other.get(i), fields);
            }
        } else if (!Objects.equals(said, is) && !erased(said, is)) {
            fields.add(path);
        }
    }

    /** What was erased cannot be compared any more, and only that. */
    private boolean erased(Object said, Object is) {
        return said instanceof Map<?, ?> one
                && is instanceof Map<?, ?> other
                && other.containsKey(PersonalDigest.KEY)
                && other.get(PersonalDigest.KEY) == null
                && one.get(PersonalDigest.KEY) instanceof String digest
                && erased.contains(digest);
    }

    /** @param state canonical JSON; null once the aggregate is gone */
    private record Recorded(Long position, long number, byte[] state) {}
}
