package org.zhiheng.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.Source;

/** Looks the phrases that a package cites up in the collected laws and plans. Used by one thread. */
public final class PhraseCheck {

    private static final int SHORTEST = 6;
    private static final List<String> FOLDERS = List.of("domain/laws", "seeds");

    private final Path shared;
    private final Map<String, Optional<String>> texts = new HashMap<>();

    /** @param shared the folder that holds {@code domain/laws} and {@code seeds} */
    public PhraseCheck(Path shared) {
        this.shared = shared;
    }

    /**
     * The folder with the texts: the system property {@code zhiheng.shared}, or a folder {@code shared} beside one above
     * {@code from}; empty where there is none.
     */
    public static Optional<Path> findShared(Path from) {
        String set = System.getProperty("zhiheng.shared");
        if (set != null) {
            return Optional.of(Path.of(set));
        }
        for (Path folder = from.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolveSibling("shared");
            if (Files.isDirectory(candidate.resolve("domain/laws"))) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * What was found.
     *
     * @param checked phrases that stand in their text
     * @param notHeld rules whose document's text is not held
     * @param wrong rules whose phrase is too short, not in the text, or without the rule's number, with the phrase
     */
    public record Findings(int checked, List<String> notHeld, List<String> wrong) {}

    public Findings check(RulePackage rulePackage) {
        List<Citations.Cited> all = Citations.of(rulePackage);
        List<String> notHeld = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Citations.Cited each : all) {
            Optional<String> text = text(each.source());
            if (text.isEmpty() && each.source().document().textHeld()) {
                wrong.add(each.rule() + ": no text " + each.source().document().file());
            } else if (text.isEmpty()) {
                notHeld.add(each.rule() + " (" + each.source().document().title() + ")");
            } else if (each.source().phrase() == null
                    || each.source().phrase().length() < SHORTEST
                    || !text.get().contains(each.source().phrase())) {
                wrong.add(each.rule() + ": " + each.source().phrase());
            } else if (each.number() != null
                    && !SpelledNumbers.holds(each.source().phrase(), each.number())) {
                wrong.add(each.rule() + " without " + each.number().toPlainString() + ": "
                        + each.source().phrase());
            } else {
                checked++;
            }
        }
        return new Findings(checked, notHeld, wrong);
    }

    private Optional<String> text(Source source) {
        if (!source.document().textHeld() || source.document().file() == null) {
            return Optional.empty();
        }
        return texts.computeIfAbsent(source.document().file(), this::read);
    }

    private Optional<String> read(String file) {
        for (String folder : FOLDERS) {
            Path path = shared.resolve(folder).resolve(file);
            if (Files.isRegularFile(path)) {
                try {
                    return Optional.of(Files.readString(path));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return Optional.empty();
    }
}
