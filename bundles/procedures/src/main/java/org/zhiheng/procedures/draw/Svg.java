package org.zhiheng.procedures.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;

/**
 * Draws a procedure as a picture that stands alone: stages one below the other in the order of the procedure, the way to the next one straight
 * down, ways that skip stages on the right, ways back on the left.
 */
final class Svg {

    private static final int BOX_WIDTH = 300;
    private static final int LEAST_HEIGHT = 62;
    private static final int PORT = 40;
    private static final int GAP = 54;
    private static final int TOP = 96;
    /** Room for what stands at a way, beside the boxes. */
    private static final int LABEL = 200;

    private static final int LANE = 16;
    private static final int MARGIN = 20;
    private static final int TEXT = 13;
    private static final int CHARACTERS = 14;

    /** A way that does not go to the stage below. */
    private static final class Aside {
        private final int from;
        private final int to;
        private final String when;
        private int lane;
        private int out;
        private int in;

        private Aside(int from, int to, String when) {
            this.from = from;
            this.to = to;
            this.when = when;
        }

        private int top() {
            return Math.min(from, to);
        }

        private int bottom() {
            return Math.max(from, to);
        }
    }

    private final RunState run;
    private final ProcedureDefinition definition;
    private final List<Stage> stages;
    private final List<Aside> right = new ArrayList<>();
    private final List<Aside> left = new ArrayList<>();
    private final int[] tops;
    private final int[] heights;
    private final StringBuilder out = new StringBuilder();
    private int boxLeft;

    private Svg(ProcedureDefinition definition, RunState run) {
        this.definition = definition;
        this.run = run;
        stages = new ArrayList<>(definition.stages());
        // The first one on top, whatever place it has in the file.
        stages.sort(Comparator.comparing((Stage each) -> !each.id().equals(definition.firstStage())));
        tops = new int[stages.size()];
        heights = new int[stages.size()];
    }

    static String of(ProcedureDefinition definition, RunState run) {
        return new Svg(definition, run).drawn();
    }

    private String drawn() {
        sort();
        int rightLanes = lanes(right);
        int leftLanes = lanes(left);
        place();
        boxLeft = MARGIN + (left.isEmpty() ? 0 : LABEL + leftLanes * LANE);
        int width = boxLeft + BOX_WIDTH + MARGIN + (right.isEmpty() ? LABEL : LABEL + rightLanes * LANE);
        int height = tops[tops.length - 1] + heights[heights.length - 1] + MARGIN;
        String name = escaped(definition.title());
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\" aria-label=\"" + name
                + "\" font-family=\"'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif\""
                + " font-size=\"" + TEXT + "\">\n");
        out.append("<title>" + name + "</title>\n");
        out.append("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\""
                + " markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" fill=\"#37474f\"/>"
                + "</marker></defs>\n");
        out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        text(
                boxLeft + BOX_WIDTH / 2,
                MARGIN + TEXT,
                definition.title(),
                "middle",
                "font-size=\"17\" font-weight=\"bold\"");
        text(boxLeft + BOX_WIDTH / 2, TOP - GAP + TEXT, "开始", "middle", "");
        line("M" + (boxLeft + BOX_WIDTH / 2) + " " + (TOP - GAP + 2 * TEXT - 6) + "V" + TOP);
        for (int i = 0; i < stages.size(); i++) {
            box(i);
        }
        right.forEach(each -> aside(each, true));
        left.forEach(each -> aside(each, false));
        return out.append("</svg>\n").toString();
    }

    private void sort() {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < stages.size(); i++) {
            index.put(stages.get(i).id(), i);
        }
        for (int i = 0; i < stages.size(); i++) {
            for (Transition way : stages.get(i).transitions()) {
                int to = index.get(way.to());
                if (to != i + 1) {
                    (to > i ? right : left).add(new Aside(i, to, way.when()));
                }
            }
        }
    }

    /** Gives every way a lane that no other way uses at the same height, the short ones next to the boxes. */
    private static int lanes(List<Aside> asides) {
        List<List<Aside>> lanes = new ArrayList<>();
        List<Aside> sorted = new ArrayList<>(asides);
        sorted.sort(Comparator.comparingInt(each -> each.bottom() - each.top()));
        for (Aside each : sorted) {
            int lane = 0;
            while (lane < lanes.size() && lanes.get(lane).stream().anyMatch(other -> overlap(each, other))) {
                lane++;
            }
            if (lane == lanes.size()) {
                lanes.add(new ArrayList<>());
            }
            lanes.get(lane).add(each);
            each.lane = lane;
        }
        return lanes.size();
    }

    private static boolean overlap(Aside one, Aside other) {
        return one.top() <= other.bottom() && other.top() <= one.bottom();
    }

    /** Boxes as high as they have places where ways leave and arrive. */
    private void place() {
        int y = TOP;
        for (int i = 0; i < stages.size(); i++) {
            int box = i;
            int ports = Math.max(ports(right, box), ports(left, box));
            heights[i] = Math.max(LEAST_HEIGHT, ports * PORT);
            tops[i] = y;
            y += heights[i] + GAP;
        }
    }

    private static int ports(List<Aside> asides, int box) {
        int ports = 0;
        for (Aside each : asides) {
            if (each.from == box) {
                each.out = ports++;
            }
        }
        for (Aside each : asides) {
            if (each.to == box) {
                each.in = ports++;
            }
        }
        return ports;
    }

    private void box(int i) {
        Stage stage = stages.get(i);
        boolean current = run != null && run.stage().equals(stage.id());
        boolean visited = run != null
                && run.visits().stream().anyMatch(each -> each.stage().equals(stage.id()));
        String fill = current ? "#fff3c4" : visited ? "#e6f2ea" : stage.isFinal() ? "#eceff1" : "#ffffff";
        out.append(
                "<rect x=\"" + boxLeft + "\" y=\"" + tops[i] + "\" width=\"" + BOX_WIDTH + "\" height=\"" + heights[i]
                        + "\" rx=\"" + (stage.isFinal() ? 24 : 6) + "\" fill=\"" + fill + "\" stroke=\""
                        + (current ? "#b45309" : "#37474f") + "\" stroke-width=\"" + (current ? 4 : 1.5) + "\"/>\n");
        int middle = tops[i] + heights[i] / 2;
        List<String> below = Labels.subtitle(stage).stream()
                .map(each -> wrapped(each, CHARACTERS + 7).get(0))
                .toList();
        int first = middle - 2 - (below.size() - 1) * (TEXT + 2) / 2;
        text(
                boxLeft + BOX_WIDTH / 2,
                below.isEmpty() ? middle + TEXT / 2 : first,
                Labels.title(stage, run),
                "middle",
                "font-size=\"15\" font-weight=\"bold\"");
        for (int n = 0; n < below.size(); n++) {
            text(boxLeft + BOX_WIDTH / 2, first + (n + 1) * (TEXT + 3) + 2, below.get(n), "middle", "fill=\"#455a64\"");
        }
        if (i + 1 < stages.size()) {
            Stage next = stages.get(i + 1);
            stage.way(next.id()).ifPresent(way -> {
                int x = boxLeft + BOX_WIDTH / 2;
                line("M" + x + " " + (tops[i] + heights[i]) + "V" + tops[i + 1]);
                if (way.when() != null) {
                    List<String> lines = wrapped(way.when(), CHARACTERS + 6);
                    for (int n = 0; n < lines.size(); n++) {
                        text(x + 8, tops[i] + heights[i] + 22 + n * (TEXT + 2), lines.get(n), "start", "");
                    }
                }
            });
        }
    }

    private void aside(Aside way, boolean onRight) {
        int edge = onRight ? boxLeft + BOX_WIDTH : boxLeft;
        int direction = onRight ? 1 : -1;
        int lane = edge + direction * (LABEL - MARGIN + way.lane * LANE);
        int from = tops[way.from] + PORT / 2 + way.out * PORT + 6;
        int to = tops[way.to] + PORT / 2 + way.in * PORT + 6;
        line("M" + edge + " " + from + "H" + lane + "V" + to + "H" + edge);
        if (way.when != null) {
            List<String> lines = wrapped(way.when, CHARACTERS - 1);
            for (int n = 0; n < lines.size(); n++) {
                int y = from - 4 - (lines.size() - 1 - n) * (TEXT + 1);
                text(edge + direction * 6, y, lines.get(n), onRight ? "start" : "end", "");
            }
        }
    }

    private void line(String path) {
        out.append("<path d=\"" + path
                + "\" fill=\"none\" stroke=\"#37474f\" stroke-width=\"1.5\" marker-end=\"url(#arrow)\"/>\n");
    }

    private void text(int x, int y, String text, String anchor, String more) {
        out.append("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\""
                + (more.isEmpty() ? "" : " " + more) + ">" + escaped(text) + "</text>\n");
    }

    /** Lines of at most so many Chinese characters, two Latin ones counted as one; at most two lines. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double used = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            double wide = character < 0x2e80 ? 0.55 : 1;
            if (used + wide > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(character);
            used += wide;
            i += Character.charCount(character);
        }
        if (line.length() > 0) {
            lines.add(line.toString());
        }
        if (lines.size() > 2) {
            String second = lines.get(1);
            return List.of(lines.get(0), second.substring(0, second.offsetByCodePoints(second.length(), -1)) + "…");
        }
        return lines;
    }

    private static String escaped(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> plain.append("&amp;");
                case '<' -> plain.append("&lt;");
                case '>' -> plain.append("&gt;");
                case '"' -> plain.append("&quot;");
                default -> plain.appendCodePoint(each < ' ' ? ' ' : each);
            }
        });
        return plain.toString();
    }
}
