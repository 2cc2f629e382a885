package org.zhiheng.rules.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zhiheng.rules.Fault;

/** The public technology compatibility kit of DMN, compliance level 2, where its folder is present. */
class TckTest {

    /** Cases outside our subset, with the fault that refuses them; docs/contracts/dmn-subset.md says why. */
    private static final Map<String, String> OUTSIDE = Map.of("0009-invocation-arithmetic", "RP-DMN-18");

    @TestFactory
    Stream<DynamicTest> compatibility_kit() throws IOException {
        Path kit = sharedFolder("dmn-tck/compliance-level-2");
        if (kit == null) {
            return Stream.of(DynamicTest.dynamicTest("the kit is not beside this checkout", () -> {}));
        }
        List<Path> cases;
        try (Stream<Path> folders = Files.list(kit)) {
            cases = folders.sorted().toList();
        }
        assertThat(cases).hasSizeGreaterThan(25);
        return cases.stream().flatMap(TckTest::tests);
    }

    private static Stream<DynamicTest> tests(Path folder) {
        String name = folder.getFileName().toString();
        List<Fault> faults = new ArrayList<>();
        DmnFile dmn = DmnFile.read(name + ".dmn", bytes(folder.resolve(name + ".dmn")), faults::add);
        if (OUTSIDE.containsKey(name)) {
            return Stream.of(DynamicTest.dynamicTest(
                    name + " is refused",
                    () -> assertThat(faults).extracting(Fault::code).contains(OUTSIDE.get(name))));
        }
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                name + " is read",
                () -> assertThat(faults.stream().filter(Fault::isError)).isEmpty()));
        for (Element testCase : children(root(folder.resolve(name + "-test-01.xml")), "testCase")) {
            tests.add(DynamicTest.dynamicTest(name + " " + testCase.getAttribute("id"), () -> run(dmn, testCase)));
        }
        return tests.stream();
    }

    private static void run(DmnFile dmn, Element testCase) {
        Map<String, Object> inputs = new HashMap<>();
        for (Element input : children(testCase, "inputNode")) {
            inputs.put(input.getAttribute("name"), value(input));
        }
        for (Element result : children(testCase, "resultNode")) {
            Object expected = value(children(result, "expected").get(0));
            Object actual = dmn.evaluate(result.getAttribute("name"), inputs);
            assertThat(plain(actual)).as(result.getAttribute("name")).isEqualTo(plain(expected));
        }
    }

    /** Numbers are compared to eight decimals, as the kit's own runners do. */
    private static Object plain(Object value) {
        if (value instanceof BigDecimal number) {
            return number.setScale(8, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString();
        } else if (value instanceof List<?> list) {
            return list.stream().map(TckTest::plain).toList();
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new HashMap<>();
            map.forEach((name, each) -> plain.put(name, plain(each)));
            return plain;
        }
        return value == null ? "null" : value;
    }

    private static Object value(Element holder) {
        List<Element> components = children(holder, "component");
        if (!components.isEmpty()) {
            Map<String, Object> map = new HashMap<>();
            components.forEach(each -> map.put(each.getAttribute("name"), value(each)));
            return map;
        }
        List<Element> lists = children(holder, "list");
        if (!lists.isEmpty()) {
            return children(lists.get(0), "item").stream().map(TckTest::value).toList();
        }
        List<Element> values = children(holder, "value");
        if (values.isEmpty() || values.get(0).getAttribute("xsi:nil").equals("true")) {
            return null;
        }
        String text = values.get(0).getTextContent();
        String type = values.get(0).getAttribute("xsi:type").replaceFirst("^.*:", "");
        return switch (type) {
            case "decimal", "double", "integer" -> new BigDecimal(text);
            case "boolean" -> Boolean.valueOf(text);
            case "date" -> LocalDate.parse(text);
            default -> text;
        };
    }

    private static Element root(Path file) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element
                    && element.getNodeName().replaceFirst("^.*:", "").equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder named {@code shared} beside the checkout, or where {@code zhiheng.shared} says; null when there is none. */
    private static Path sharedFolder(String inside) {
        String told = System.getProperty("zhiheng.shared");
        if (told != null) {
            return Files.isDirectory(Path.of(told, inside)) ? Path.of(told, inside) : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve(inside);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return null;
    }
}
