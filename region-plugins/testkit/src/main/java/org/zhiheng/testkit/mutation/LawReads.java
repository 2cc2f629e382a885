package org.zhiheng.testkit.mutation;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.law.LawRulings;

/**
 * Which names the law core can ask for at all, read from the constants of its classes: a rule whose id is none of them, nor made of
 * some of them, is read by no ruling yet. Immutable.
 */
final class LawReads {

    /** How a compiled class writes {@code "term." + code}. */
    private static final char HOLE = '\u0001';

    private static final Pattern ID_WITH_HOLES = Pattern.compile("[a-z][a-z-]*\\.[a-z.\\-\u0001]*");

    private final Set<String> names = new HashSet<>();
    private final Map<String, Pattern> patterns =
            new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Set<String> open = new HashSet<>();
    private final Set<String> ofTables = new HashSet<>();

    private LawReads() {}

    /**
     * Reads the classes.
     *
     * @param asked what tests are known to ask for: they show which names are completed by words of the facts, such as the code of a
     *     term, and which only by codes that the law core knows, such as the kind of a party; and which are names of tables
     */
    static LawReads ofTheLawCore(Set<Rule> asked) {
        LawReads reads = new LawReads();
        eachClass(LawRulings.class, reads::constants);
        // Codes of the questions complete ids and name fields of records.
        eachClass(TermUnit.class, reads::constants);
        asked.forEach(reads::learn);
        return reads;
    }

    /** Learns from what a test asked for how names are completed: the longest that fits has been. */
    private void learn(Rule rule) {
        boolean table = rule.kind() == Rule.Kind.TABLE;
        if (knows(rule.id()) || !table && rule.kind() != Rule.Kind.PARAMETER) {
            return;
        }
        patterns.entrySet().stream()
                .filter(each -> each.getValue().matcher(rule.id()).matches())
                .findFirst()
                .ifPresent(each -> {
                    if (table) {
                        ofTables.add(each.getKey());
                    } else if (!completed(each.getValue(), rule.id())) {
                        open.add(each.getKey());
                    }
                });
    }

    /** Whether some ruling may ask for the rule. */
    boolean mayAsk(Rule rule) {
        return switch (rule.kind()) {
            case DUTY, CALENDAR -> true;
            case LIST -> knows(rule.id());
            case TABLE -> knows(rule.id())
                    || patterns.values().stream()
                            .anyMatch(pattern -> pattern.matcher(rule.id()).matches());
            case PARAMETER -> knows(rule.id())
                    || patterns.entrySet().stream()
                            .anyMatch(each -> open.contains(each.getKey())
                                    ? each.getValue().matcher(rule.id()).matches()
                                    : !ofTables.contains(each.getKey()) && completed(each.getValue(), rule.id()));
        };
    }

    /** Whether a name or a code of that name stands in the law core. */
    boolean knows(String name) {
        return names.contains(name)
                || names.contains(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private boolean completed(Pattern pattern, String id) {
        Matcher matcher = pattern.matcher(id);
        return matcher.matches()
                && IntStream.rangeClosed(1, matcher.groupCount()).allMatch(hole -> knows(matcher.group(hole)));
    }

    private void constant(String text) {
        names.add(text);
        if (text.indexOf(HOLE) > 0 && ID_WITH_HOLES.matcher(text).matches()) {
            StringBuilder pattern = new StringBuilder();
            for (String part : text.split(String.valueOf(HOLE), -1)) {
                pattern.append(pattern.isEmpty() ? "" : "([a-z0-9.-]+)").append(Pattern.quote(part));
            }
            patterns.put(text, Pattern.compile(pattern.toString()));
        }
    }

    private static void eachClass(Class<?> of, Consumer<InputStream> take) {
        try {
            URI place = of.getProtectionDomain().getCodeSource().getLocation().toURI();
            if (Files.isDirectory(Path.of(place))) {
                try (Stream<Path> files = Files.walk(Path.of(place))) {
                    for (Path file : files.filter(each -> each.toString().endsWith(".class"))
                            .toList()) {
                        take.accept(new ByteArrayInputStream(Files.readAllBytes(file)));
                    }
                }
            } else {
                eachClassOf(Path.of(place), take);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void eachClassOf(Path jar, Consumer<InputStream> take) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    take.accept(file.getInputStream(entry));
                }
            }
        }
    }

    /** Takes the texts of a class's constant pool (JVM specification, 4.4). */
    private void constants(InputStream classFile) {
        try (DataInputStream in = new DataInputStream(classFile)) {
            in.skipBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> constant(in.readUTF());
                    case 5, 6 -> {
                        // A long or double takes two places.
                        in.skipBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipBytes(2);
                    case 15 -> in.skipBytes(3);
                    default -> in.skipBytes(4);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
