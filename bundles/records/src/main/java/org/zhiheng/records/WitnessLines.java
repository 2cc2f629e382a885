package org.zhiheng.records;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;

/**
 * The lines a witness keeps: a signed head on each, and under {@code previous} the hash of the line before, so that a line that was altered, taken out, put
 * in or moved is found by whoever has the file alone. What was cut off at the end is not: for that one has to know what the witness was given. Lines
 * that somebody else keeps need no {@code previous}.
 *
 * @param heads those that could be read, the oldest first
 * @param faults lines that could not be read, or do not follow the one before
 */
public record WitnessLines(List<Kept> heads, List<Finding> faults) {

    private static final String PREVIOUS = "previous";

    /**
     * A head with its place.
     *
     * @param line from 1
     */
    public record Kept(int line, SignedHead head) {}

    public WitnessLines {
        heads = List.copyOf(heads);
        faults = List.copyOf(faults);
    }

    /**
     * Reads them.
     *
     * @param name of the witness, for people
     */
    public static WitnessLines read(String name, List<String> lines) {
        List<Kept> heads = new ArrayList<>();
        List<Finding> faults = new ArrayList<>();
        String before = null;
        boolean chained = false;
        long end = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                Map<String, Object> content = new HashMap<>(Json.readObject(line));
                boolean follows = content.containsKey(PREVIOUS);
                Object previous = content.remove(PREVIOUS);
                SignedHead head = HeadForm.readSigned(content);
                if (follows ? !write(head, before).equals(line) : chained) {
                    faults.add(fault(name, i + 1, end, "没有接在前一行之后:它或者前一行被改动过,或者之间有行被删去、添入"));
                }
                chained |= follows;
                heads.add(new Kept(i + 1, head));
                end = head.head().end();
            } catch (ZhihengException e) {
                faults.add(fault(name, i + 1, end, "读不出来:" + e.getMessage()));
            }
            before = line;
        }
        return new WitnessLines(heads, faults);
    }

    /**
     * What is wrong with a line of a witness.
     *
     * @param end of the head on the line before: from here on it should vouch
     */
    public static Finding fault(String name, int line, long end, String message) {
        return new Finding("WITNESS", end, null, null, "见证" + name + "第" + line + "行" + message);
    }

    /**
     * The next line.
     *
     * @param before the line before; null for the first
     */
    public static String write(SignedHead head, String before) {
        Map<String, Object> map = new HashMap<>(HeadForm.object(head));
        HashAlgorithm algorithm = Suite.of(head.head().suite()).hash();
        map.put(
                PREVIOUS,
                before == null ? null : algorithm.text(algorithm.hash(before.getBytes(StandardCharsets.UTF_8))));
        return CanonicalJson.write(map);
    }
}
