package org.zhiheng.procedures.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.Drawing;
import org.zhiheng.api.records.Subject;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;
import org.zhiheng.rules.ProcedureDefinition.Transition;

class DrawnTest {

    private static final Instant AT = Instant.parse("2024-09-02T01:00:00Z");

    private static final ProcedureDefinition SMALL = new ProcedureDefinition(
            "agreement.signing",
            "签订<协议>&\"条款\"",
            null,
            "drafting",
            null,
            null,
            List.of(
                    new Stage(
                            "drafting",
                            "起草",
                            List.of(new Owner(KnownRoles.HANDLER, ActingBody.OWN)),
                            false,
                            "term.draft",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new Transition("signing", null, List.of(), false),
                                    new Transition("dropped", "不|签\"了\"", List.of(), false))),
                    new Stage(
                            "signing",
                            "签署",
                            List.of(
                                    new Owner(KnownRoles.HEAD, ActingBody.OWN),
                                    new Owner(KnownRoles.HEAD, ActingBody.TOWNSHIP)),
                            true,
                            "term.sign",
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    new Transition("signed", null, List.of(), false),
                                    new Transition("drafting", "退回", List.of(), true))),
                    new Stage("signed", "完成", List.of(), false, null, List.of(), List.of(), List.of(), List.of()),
                    new Stage("dropped", "不签", List.of(), false, null, List.of(), List.of(), List.of(), List.of())),
            List.of(),
            Map.of(),
            null,
            null);

    private static RunState run(ProcedureDefinition definition, String... stages) {
        List<RunState.Visit> visits = new ArrayList<>();
        for (String each : stages) {
            visits.add(new RunState.Visit(each, AT));
        }
        return new RunState(
                "r",
                new Subject("test", "1"),
                definition.id(),
                "371002",
                null,
                Map.of(ActingBody.OWN, "market"),
                "book",
                definition.hash(),
                visits,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                "somebody",
                null,
                1);
    }

    @Test
    void a_procedure_as_text_of_mermaid() {
        assertThat(Drawn.of(SMALL, null, Drawing.MERMAID))
                .isEqualTo(
                        """
                        flowchart TD
                          start((开始)) --> s0
                          s0["起草<br/>承办人<br/>期限 draft"]
                          s1["签署<br/>负责人和镇街负责人<br/>期限 sign"]
                          s2(["完成"])
                          s3(["不签"])
                          s0 --> s1
                          s0 -->|"不#124;签#quot;了#quot;"| s3
                          s1 --> s2
                          s1 -->|"退回"| s0
                        """);
    }

    @Test
    void a_run_is_marked_in_words_and_colour() {
        String mermaid = Drawn.of(SMALL, run(SMALL, "drafting", "signing"), Drawing.MERMAID);
        assertThat(mermaid)
                .contains("s0[\"起草(已经过)<br/>", "s1[\"签署(当前)<br/>")
                .endsWith("  class s0 visited\n  class s1 current\n");
        Document svg = svg(SMALL, run(SMALL, "drafting", "signing"));
        assertThat(texts(svg)).contains("起草(已经过)", "签署(当前)", "完成", "不签", "退回");
        assertThat(filled(svg, "#fff3c4")).isEqualTo(1);
        assertThat(filled(svg, "#e6f2ea")).isEqualTo(1);
    }

    static Stream<ProcedureDefinition> shipped() throws Exception {
        List<ProcedureDefinition> all = new ArrayList<>();
        try (Stream<Path> plugins = Files.list(Path.of("../../region-plugins"))) {
            for (Path each : plugins.map(plugin -> plugin.resolve("src/main/resources/RULES-INF"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList()) {
                all.addAll(new PackageReader()
                        .read(PackageContent.fromFolder(each))
                        .packageOrNull()
                        .procedures());
            }
        }
        assertThat(all).hasSizeGreaterThan(12);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_procedure_is_drawn_whole_and_inside_of_its_picture(ProcedureDefinition definition) {
        Document svg = svg(definition, null);
        assertThat(texts(svg)).contains(definition.title());
        definition.stages().forEach(each -> assertThat(texts(svg)).contains(each.title()));
        long ways = definition.stages().stream()
                .mapToLong(each -> each.transitions().size())
                .sum();
        // And the one from the beginning, and the arrow head.
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo((int) ways + 2);
        int width = Integer.parseInt(svg.getDocumentElement().getAttribute("width"));
        int height = Integer.parseInt(svg.getDocumentElement().getAttribute("height"));
        NodeList boxes = svg.getElementsByTagName("rect");
        for (int i = 1; i < boxes.getLength(); i++) {
            Element box = (Element) boxes.item(i);
            assertThat(number(box, "x") + number(box, "width")).isLessThan(width);
            assertThat(number(box, "y") + number(box, "height")).isLessThan(height);
        }
    }

    private static int number(Element of, String attribute) {
        return Integer.parseInt(of.getAttribute(attribute));
    }

    private static long filled(Document svg, String colour) {
        NodeList boxes = svg.getElementsByTagName("rect");
        long count = 0;
        for (int i = 0; i < boxes.getLength(); i++) {
            count += ((Element) boxes.item(i)).getAttribute("fill").equals(colour) ? 1 : 0;
        }
        return count;
    }

    private static List<String> texts(Document svg) {
        List<String> texts = new ArrayList<>();
        NodeList all = svg.getElementsByTagName("text");
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return texts;
    }

    private static Document svg(ProcedureDefinition definition, RunState run) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(Drawn.of(definition, run, Drawing.SVG))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
