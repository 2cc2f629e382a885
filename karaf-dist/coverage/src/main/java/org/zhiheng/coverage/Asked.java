package org.zhiheng.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhiheng.rules.Parameter;

/**
 * Which parameters the platform's programs ask for: those whose id stands in them as a text, or begins with a text that ends in a dot, to which programs add a
 * code. Terms are asked for by the question {@code term}, whatever their code.
 */
final class Asked {

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern BEGINNING = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*\\.");

    private final Set<String> texts = new HashSet<>();
    private final List<String> beginnings;

    /** @param bundles the folder of the modules */
    Asked(Path bundles) throws IOException {
        try (Stream<Path> all = Files.walk(bundles)) {
            all.filter(Files::isRegularFile).filter(Asked::program).forEach(this::read);
        }
        beginnings =
                texts.stream().filter(each -> BEGINNING.matcher(each).matches()).toList();
    }

    private static boolean program(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.endsWith(".java") && path.contains("/src/main/java/");
    }

    private void read(Path file) {
        try {
            Matcher found = TEXT.matcher(Files.readString(file));
            while (found.find()) {
                texts.add(found.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean of(Parameter parameter) {
        String id = parameter.id();
        return id.startsWith("term.")
                || texts.contains(id)
                || beginnings.stream().anyMatch(id::startsWith);
    }
}
