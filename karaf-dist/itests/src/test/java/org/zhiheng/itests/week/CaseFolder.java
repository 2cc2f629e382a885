package org.zhiheng.itests.week;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A case as people have it on their desks: what they write into it and how they take it on. */
final class CaseFolder {

    private static final String CASES = "/api/v1/cases";

    private final String path;
    private final String id;

    private CaseFolder(String id) {
        this.id = id;
        path = CASES + "/" + id;
    }

    /** A clue is taken in on paper of the complaint's day. */
    static CaseFolder opened(Person by, String procedure, String body, String clue) {
        return new CaseFolder(
                opens(by, procedure, body, clue).is(200).has("done", true).text("file.head.id"));
    }

    /** Tries to take a clue in. */
    static Answer opens(Person by, String procedure, String body, String clue) {
        return by.post(CASES, opening(procedure, body, clue));
    }

    private static String opening(String procedure, String body, String clue) {
        return "{command: '" + Person.command() + "', procedure: '" + procedure + "', body: '" + body + "', pieces: ["
                + clue + "]}";
    }

    String id() {
        return id;
    }

    Answer shown(Person by) {
        return by.get(path).is(200);
    }

    /** Writes pieces that must be written. */
    Answer writes(Person by, String... pieces) {
        return tries(by, pieces).is(200).has("done", true);
    }

    /** Tries to write; the answer says more. */
    Answer tries(Person by, String... pieces) {
        return sends(by, "/pieces", shown(by).text("head.version"), "pieces: [" + joined(pieces) + "]");
    }

    /** Is told which checks refuse what an act of officers tells. */
    Answer isNotProven(Person by, String piece, Object... checks) {
        return tries(by, piece).is(200).has("done", false).has("refused.check", checks);
    }

    /** As {@link #tries}, by somebody who looked at the file before others wrote. */
    Answer triesLate(Person by, String version, String piece) {
        return sends(by, "/pieces", version, "pieces: [" + piece + "]");
    }

    private static String joined(String... pieces) {
        return Stream.of(pieces).collect(Collectors.joining(", "));
    }

    /** Takes a way of the procedure that must be open. */
    Answer takes(Person by, String to) {
        return steps(by, to).is(200).has("refused.check").has("done", true).has("file.run.stage", to);
    }

    /** Tries to, and is told which checks refuse. */
    Answer isHeldUp(Person by, String to, Object... checks) {
        return steps(by, to).is(200).has("done", false).has("refused.check", checks);
    }

    /** Tries to; the answer says more. */
    Answer steps(Person by, String to) {
        return sends(by, "/steps", shown(by).text("run.version"), "to: '" + to + "'");
    }

    /** Sends another command on the file. */
    Answer commands(Person by, String command, String rest) {
        return sends(by, "/" + command, by.get(path).is(200).text("head.version"), rest);
    }

    /** As {@link #commands}, where the version is that of the run. */
    Answer commandsRun(Person by, String command, String rest) {
        return sends(by, "/" + command, shown(by).text("run.version"), rest);
    }

    /** Its index. */
    Answer indexed(Person by) {
        return by.get(path + "/index").is(200);
    }

    /** Makes the pack of a transfer, and is told its hash. */
    String packed(Person by, String transfer) {
        Answer made = commands(by, "packs", "transfer: '" + transfer + "', purpose: '移送'")
                .is(200)
                .has("done", true);
        for (var each : made.json().path("file").path("pieces")) {
            if (each.path("kind").asText().equals("hand-over")) {
                return each.path("values").path("pack").asText();
            }
        }
        throw new AssertionError("no pack");
    }

    /** Opens a file that the one piece of a kind names. */
    Answer looksInto(Person by, String kind, String field, String purpose) {
        for (var each : by.get(path).is(200).json().path("pieces")) {
            if (each.path("kind").asText().equals(kind)) {
                return by.get(path + "/pieces/" + kind + "/" + each.path("key").asText() + "/files/" + field
                        + "?purpose=" + URLEncoder.encode(purpose, StandardCharsets.UTF_8));
            }
        }
        throw new AssertionError("no " + kind);
    }

    private Answer sends(Person by, String command, String version, String rest) {
        return by.post(path + command, "{command: '" + Person.command() + "', version: " + version + ", " + rest + "}");
    }

    /** How clocks of a code stand in an answer with a file: their legal last days. */
    static List<String> clocks(Answer answer, String code) {
        return answer.pairs("file.run.clocks", "code", "legal").stream()
                .filter(each -> each.startsWith(code + " "))
                .map(each -> each.substring(code.length() + 1))
                .toList();
    }
}
