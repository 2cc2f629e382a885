package org.zhiheng.records.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.records.Finding;
import org.zhiheng.records.HeadForm;

/** One random mutation of a table or file: done, told what must be named, and taken back. */
final class RecordMutation {

    enum How {
        ALTER,
        DELETE,
        INSERT,
        SWAP,
        ROLL_BACK
    }

    private static final String FILES = "attachments";
    private static final String WITNESS = "witness";

    private final RecordTables tables;
    private final RecordTables.Copy whole;
    private final RecordTables.Copy earlier;
    private final Path attachments;
    private final Path witness;
    /** An attachment that was erased, and what it was. */
    private final Map.Entry<Path, byte[]> erased;

    private final SplittableRandom random;
    private final Map<String, Long> positions = new LinkedHashMap<>();
    private final Map<Path, byte[]> files = new LinkedHashMap<>();
    private String target;
    private How how;
    private String what = "";

    /** Any one of these positions is the right one to name first; empty where the mutation has none. */
    private final Set<Long> first = new HashSet<>();
    /** Any one of these subjects is right where what was mutated has no position. */
    private final Set<String> subjects = new HashSet<>();
    /** The code it has where it is about no entry. */
    private String code;
    /** Any one of these lines of the witness is right; empty where it is about none. */
    private final Set<Integer> lines = new HashSet<>();

    RecordMutation(
            RecordTables tables,
            RecordTables.Copy whole,
            RecordTables.Copy earlier,
            Path attachments,
            Map.Entry<Path, byte[]> erased,
            Path witness,
            SplittableRandom random) {
        this.tables = tables;
        this.whole = whole;
        this.earlier = earlier;
        this.attachments = attachments;
        this.erased = erased;
        this.witness = witness;
        this.random = random;
        whole.rows("rec_position").forEach(each -> positions.put(entry(each), (Long) each.get("position")));
    }

    /** @return false when nothing was changed */
    boolean apply(int turn) throws IOException {
        List<String> targets = new ArrayList<>(RecordTables.KEYS.keySet());
        targets.add(FILES);
        targets.add(WITNESS);
        target = targets.get(turn % targets.size());
        how = How.values()[random.nextInt(How.values().length)];
        try {
            return switch (target) {
                case FILES -> applyToFiles();
                case WITNESS -> applyToWitness();
                default -> applyToTable();
            };
        } catch (ZhihengException e) {
            if (e.code().equals("DB-DUPLICATE") || e.code().equals("DB-TOO-LONG")) {
                return false;
            }
            throw e;
        }
    }

    void takeBack() throws IOException {
        if (target.equals(WITNESS)) {
            Files.write(witness, files.get(witness));
        } else if (target.equals(FILES)) {
            try (Stream<Path> there = Files.walk(attachments)) {
                for (Path each : there.filter(Files::isRegularFile).toList()) {
                    if (!files.containsKey(each)) {
                        Files.delete(each);
                    }
                }
            }
            for (Map.Entry<Path, byte[]> each : files.entrySet()) {
                Files.write(each.getKey(), each.getValue());
            }
        } else {
            tables.putBack(whole, target);
        }
    }

    /** Whether a verification that names this first has named what was mutated. */
    boolean names(Finding found) {
        if (!lines.isEmpty()) {
            return found.code().equals(code)
                    && lines.stream().anyMatch(each -> found.message().contains("第" + each + "行"));
        }
        if (!first.isEmpty()) {
            return first.contains(found.position());
        }
        return code != null ? found.code().equals(code) : subjects.contains(found.subject());
    }

    @Override
    public String toString() {
        return how + " " + target + " " + what + ", to be named: "
                + (first.isEmpty() ? code + subjects + lines : first);
    }

    private static String entry(Map<String, Object> row) {
        return row.get("subject") + "#" + row.get("number");
    }

    private boolean applyToTable() {
        List<Map<String, Object>> rows = whole.rows(target);
        if (target.equals("rec_hold")) {
            return hold();
        }
        Map<String, Object> row = rows.get(random.nextInt(rows.size()));
        return switch (how) {
            case ALTER -> alter(row);
            case DELETE -> {
                affects(row);
                tables.delete(target, row);
                yield true;
            }
            case INSERT -> insert(row);
            case SWAP -> swap(row, rows.get(random.nextInt(rows.size())));
            case ROLL_BACK -> rollBack(rows);
        };
    }

    /** Nothing was held: there can only be a row more. */
    private boolean hold() {
        how = How.INSERT;
        code = "HELD";
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", "log");
        row.put("reason", List.of("RESTORED", "BEHIND", "FORKED").get(random.nextInt(3)));
        row.put("held_at", Instant.parse("2024-09-02T01:00:00Z"));
        tables.insert(target, row);
        return true;
    }

    private boolean alter(Map<String, Object> row) {
        List<String> columns = new ArrayList<>(row.keySet());
        String column = columns.get(random.nextInt(columns.size()));
        Object before = row.get(column);
        Object after = altered(before);
        if (column.equals("files") && unpacked((byte[]) before, row).equals(unpacked((byte[]) after, row))) {
            // A bit of the zip that no file in it depends on.
            return false;
        }
        what = entry(row) + " " + column + ": " + before + " -> " + after;
        affects(row);
        if (target.equals("rec_leaves") && column.equals("hashes")) {
            onlyLeaf(row, (byte[]) before, (byte[]) after);
        }
        if (column.equals("subject")) {
            subjects.add((String) after);
        }
        tables.set(target, row, column, after);
        // A database cuts off blanks that are too many for a column.
        return !tables.isAs(whole, target);
    }

    private static String unpacked(byte[] packed, Map<String, Object> row) {
        try {
            StringBuilder files = new StringBuilder();
            ContentFiles.unpack(packed, (String) row.get("hash"))
                    .forEach((path, bytes) -> files.append(path).append(Arrays.toString(bytes)));
            return files.toString();
        } catch (IOException e) {
            return "broken";
        }
    }

    private Object altered(Object value) {
        if ("".equals(value)) {
            return "x";
        }
        if (value instanceof String text && !text.isEmpty()) {
            int at = random.nextInt(text.length());
            char c = text.charAt(at);
            char other = (char) (c == 'z' || c == '9' || c >= 0x7f ? 'b' : c + 1);
            return random.nextInt(8) == 0 ? text + " " : text.substring(0, at) + other + text.substring(at + 1);
        }
        if (value instanceof Long number) {
            return number + (random.nextBoolean() ? 1 : 1_000);
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Instant instant) {
            return instant.plusNanos(1_000L * random.nextInt(1, 1_000_000));
        }
        if (value instanceof byte[] bytes && bytes.length > 0) {
            byte[] copy = bytes.clone();
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            return copy;
        }
        return value == null ? "sm3:" + "0".repeat(64) : null;
    }

    private boolean insert(Map<String, Object> row) {
        Map<String, Object> copy = new LinkedHashMap<>(row);
        for (String each : RecordTables.KEYS.get(target)) {
            copy.put(each, altered(copy.get(each)));
        }
        if (target.equals("rec_position")) {
            copy.put("number", (Long) row.get("number") + 1_000);
        }
        what = "copy of " + entry(row) + ": " + RecordTables.KEYS.get(target);
        code = switch (target) {
            case "rec_leaves" -> "LEAF";
            case "rec_node" -> "NODE";
            case "rec_seal" -> "HEAD-ORDER";
            case "vault_person", "vault_datum" -> "VAULT";
            case "rec_bookmark", "rec_set_aside" -> "BOOKMARK";
            case "audit_trail" -> "TRAIL";
            default -> target.startsWith("rule_") ? "AGGREGATE" : null;
        };
        if (target.equals("audit_trail")) {
            first.add((Long) copy.get("position"));
        }
        if (target.equals("rec_seal")) {
            // A second head of the same tree: named at once, wherever it was put.
            code = null;
            positionsOf("rec_seal", row).forEach(first::add);
            TreeHead last =
                    head(whole.rows("rec_seal").get(whole.rows("rec_seal").size() - 1));
            first.add(last.end());
            first.add(last.end() - 1);
        } else if (code == null) {
            subjects.add(String.valueOf(copy.get("subject")));
            if (target.equals("rec_position")) {
                first.add((Long) copy.get("position"));
            }
        }
        tables.insert(target, copy);
        return true;
    }

    /** Two rows change all that is not their key. */
    private boolean swap(Map<String, Object> one, Map<String, Object> other) {
        List<String> key = RecordTables.KEYS.get(target);
        Map<String, Object> oneAfter = new LinkedHashMap<>(other);
        Map<String, Object> otherAfter = new LinkedHashMap<>(one);
        key.forEach(each -> oneAfter.put(each, one.get(each)));
        key.forEach(each -> otherAfter.put(each, other.get(each)));
        if (same(oneAfter, one)) {
            return false;
        }
        what = entry(one) + " and " + entry(other);
        affects(one);
        affects(other);
        tables.delete(target, one);
        tables.delete(target, other);
        tables.insert(target, oneAfter);
        tables.insert(target, otherAfter);
        return true;
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return one.keySet().stream().allMatch(each -> {
            Object mine = one.get(each);
            Object others = other.get(each);
            return mine instanceof byte[] bytes
                    ? Arrays.equals(bytes, (byte[]) others)
                    : String.valueOf(mine).equals(String.valueOf(others));
        });
    }

    /** The newest rows go, or the table is as it was. */
    private boolean rollBack(List<Map<String, Object>> rows) {
        boolean moves = target.equals("rec_subject") || target.equals("rec_bookmark");
        if (moves && random.nextBoolean()) {
            return rollBackOne(rows.get(random.nextInt(rows.size())));
        }
        if (random.nextBoolean()) {
            Set<String> before = new HashSet<>();
            earlier.rows(target).forEach(each -> before.add(key(each)));
            List<Map<String, Object>> gone =
                    rows.stream().filter(each -> !before.contains(key(each))).toList();
            boolean known = !target.equals("rec_pending");
            if (gone.isEmpty() || !known) {
                return false;
            }
            what = "to what it was, " + gone.size() + " rows";
            gone.forEach(this::affects);
            gone.forEach(each -> tables.delete(target, each));
            return true;
        }
        int from = rows.size() - random.nextInt(1, Math.min(4, rows.size()) + 1);
        what = "without its last " + (rows.size() - from);
        for (Map<String, Object> each : rows.subList(from, rows.size())) {
            affects(each);
            tables.delete(target, each);
        }
        return true;
    }

    /** One row says what it said earlier. */
    private boolean rollBackOne(Map<String, Object> row) {
        Map<String, Object> before = earlier.rows(target).stream()
                .filter(each -> key(each).equals(key(row)))
                .findFirst()
                .orElse(row);
        if (same(before, row)) {
            return false;
        }
        what = key(row) + " as it was";
        affects(row);
        tables.delete(target, row);
        tables.insert(target, before);
        return true;
    }

    private String key(Map<String, Object> row) {
        return RecordTables.KEYS.get(target).stream().map(row::get).toList().toString();
    }

    /** The earliest of what is affected is what must be named. */
    private void affects(Map<String, Object> row) {
        switch (target) {
            case "rec_node" -> code = "NODE";
            case "rec_bookmark", "rec_set_aside" -> code = "BOOKMARK";
            case "audit_trail" -> earliest(Set.of((Long) row.get("position")));
            case "rec_subject", "rec_pending" -> subjects.add((String) row.get("subject"));
            case "rec_leaves", "rec_seal" -> earliest(positionsOf(target, row));
            case "vault_datum" -> ofDigests(List.of((String) row.get("digest")));
            case "vault_person" -> ofDigests(whole.rows("vault_datum").stream()
                    .filter(each -> each.get("person").equals(row.get("person")))
                    .map(each -> (String) each.get("digest"))
                    .toList());
            default -> {
                if (target.startsWith("rule_")) {
                    code = "AGGREGATE";
                } else {
                    ofEntry(entry(row));
                }
            }
        }
    }

    private void ofEntry(String entry) {
        if (positions.containsKey(entry)) {
            earliest(Set.of(positions.get(entry)));
        } else {
            subjects.add(entry.substring(0, entry.indexOf('#')));
        }
    }

    private void ofDigests(List<String> digests) {
        whole.rows("rec_entry").stream()
                .filter(each -> digests.stream().anyMatch(((String) each.get("payload"))::contains))
                // Not the entry that tells of an erasure.
                .filter(each -> !each.get("subject").equals("log/erasures"))
                .forEach(each -> ofEntry(entry(each)));
    }

    /** Keeps those of the row that is earliest in the log. */
    private void earliest(Set<Long> ofRow) {
        long before = first.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        if (ofRow.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE) < before) {
            first.clear();
            first.addAll(ofRow);
        }
    }

    /** Positions that a batch of leaves or a seal covers. */
    private Set<Long> positionsOf(String table, Map<String, Object> row) {
        Set<Long> covered = new HashSet<>();
        TreeHead before = null;
        for (Map<String, Object> each : whole.rows("rec_seal")) {
            TreeHead head = head(each);
            boolean same = table.equals("rec_seal")
                    ? each.get("seal").equals(row.get("seal"))
                    : row.get("era").equals(head.era()) && row.get("end_index").equals(head.size());
            if (same) {
                for (long at = before == null ? 0 : before.end(); at < head.end(); at++) {
                    covered.add(at);
                }
            }
            before = head;
        }
        return covered;
    }

    private void onlyLeaf(Map<String, Object> row, byte[] before, byte[] after) {
        int at = Arrays.mismatch(before, after) / 32;
        long start = first.stream().mapToLong(Long::longValue).min().orElseThrow();
        first.clear();
        first.add(start + at);
    }

    private static TreeHead head(Map<String, Object> row) {
        return HeadForm.read((String) row.get("head")).head();
    }

    private boolean applyToFiles() throws IOException {
        List<Path> there;
        try (Stream<Path> all = Files.walk(attachments)) {
            there = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path each : there) {
            files.put(each, Files.readAllBytes(each));
        }
        Path one = there.get(random.nextInt(there.size()));
        what = one.getFileName().toString();
        switch (how) {
            case ALTER -> {
                ofFile(one);
                Files.write(one, (byte[]) altered(files.get(one)));
            }
            case DELETE -> {
                ofFile(one);
                Files.delete(one);
            }
            case INSERT -> {
                if (random.nextBoolean()) {
                    what = "the erased " + erased.getKey().getFileName();
                    code = "ATTACHMENT-ERASED";
                    Files.write(erased.getKey(), erased.getValue());
                    return true;
                }
                String name = (String) altered(what);
                Path strange = one.resolveSibling(name);
                code = "ATTACHMENT";
                Files.write(strange, files.get(one));
            }
            case SWAP -> {
                Path other = there.get(random.nextInt(there.size()));
                if (other.equals(one)) {
                    return false;
                }
                ofFile(one);
                ofFile(other);
                Files.write(one, files.get(other));
                Files.write(other, files.get(one));
            }
            case ROLL_BACK -> {
                for (Path each : there.subList(0, random.nextInt(1, 6))) {
                    ofFile(each);
                    Files.delete(each);
                }
            }
        }
        return true;
    }

    private boolean applyToWitness() throws IOException {
        files.put(witness, Files.readAllBytes(witness));
        List<String> kept = new ArrayList<>(Files.readAllLines(witness));
        code = "WITNESS";
        int at = random.nextInt(kept.size());
        switch (how) {
            case ALTER -> {
                lines.add(at + 1);
                kept.set(at, (String) altered(kept.get(at)));
            }
            case DELETE -> {
                kept.remove(at);
                // What was behind it does not follow any more; of the last line nothing is left to say so.
                if (at < kept.size()) {
                    lines.add(at + 1);
                }
            }
            case INSERT -> {
                kept.add(at, kept.get(random.nextInt(kept.size())));
                lines.addAll(Set.of(at + 1, at + 2));
            }
            case SWAP -> {
                int other = random.nextInt(kept.size());
                if (other == at) {
                    return false;
                }
                lines.add(Math.min(at, other) + 1);
                Collections.swap(kept, at, other);
            }
            case ROLL_BACK -> {
                int left = kept.size() - random.nextInt(1, 4);
                kept = kept.subList(0, left);
            }
        }
        what = "line " + (at + 1) + " of " + kept.size();
        Files.writeString(witness, kept.stream().map(each -> each + "\n").collect(Collectors.joining()));
        return true;
    }

    private void ofFile(Path file) {
        whole.rows("rec_entry").stream()
                .filter(each -> ((String) each.get("attachments"))
                        .contains(file.getFileName().toString()))
                .forEach(each -> ofEntry(entry(each)));
    }
}
