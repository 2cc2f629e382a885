package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a YAML file into nodes that know their place.
 *
 * <p>The nodes are built from the parser's events, not by its composer: so aliases are never expanded, a file nested
 * too deeply is left at the limit, and a doubled key is seen before one value replaces the other.
 */
final class YamlFile {

    /** Rule files need about six levels; facts of a test a few more. */
    static final int MAX_DEPTH = 24;

    /** What is larger belongs into a list; parsing takes some seconds for each million characters at worst. */
    static final int MAX_BYTES = 1024 * 1024;

    private final FaultLog log;
    private final String file;
    private final String text;
    private Iterator<Event> events;

    private YamlFile(FaultLog log, String file, String text) {
        this.log = log;
        this.file = file;
        this.text = text;
    }

    /** The roots of all documents; empty when the file cannot be read, which is reported. */
    static List<YamlNode> documents(FaultLog log, String file, byte[] content) {
        if (content.length > MAX_BYTES) {
            log.add(FaultCode.YAML_TOO_LARGE.at(file, 0, 0, MAX_BYTES));
            return List.of();
        }
        String text = TextFile.decode(log, file, content);
        if (text == null) {
            return List.of();
        }
        return new YamlFile(log, file, text).read();
    }

    /** The root of a file that has one document; null when it cannot be read, which is reported. */
    static YamlNode document(FaultLog log, String file, byte[] content) {
        List<YamlNode> roots = documents(log, file, content);
        if (roots.size() > 1) {
            roots.get(1).place().fault(FaultCode.YAML_DOCUMENTS);
        }
        return roots.isEmpty() ? null : roots.get(0);
    }

    private List<YamlNode> read() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(text.length() + 1)
                .build();
        List<YamlNode> roots = new ArrayList<>();
        try {
            events = new Parse(settings).parseString(text).iterator();
            while (events.hasNext()) {
                if (events.next() instanceof NodeEvent start) {
                    roots.add(node(start, 1));
                }
            }
        } catch (Refused refused) {
            return List.of();
        } catch (MarkedYamlEngineException wrong) {
            Place place = wrong.getProblemMark().map(this::place).orElse(new Place(log, file, 0, 0));
            place.fault(FaultCode.YAML_SYNTAX, YamlProblem.told(wrong.getProblem()));
            return List.of();
        } catch (ReaderException wrong) {
            placeOf(wrong.getPosition()).fault(FaultCode.YAML_SYNTAX, "含有不允许的字符");
            return List.of();
        } catch (YamlEngineException wrong) {
            new Place(log, file, 0, 0).fault(FaultCode.YAML_SYNTAX, wrong.getMessage());
            return List.of();
        }
        if (roots.isEmpty()) {
            new Place(log, file, 0, 0).fault(FaultCode.YAML_EMPTY);
        }
        return roots;
    }

    private YamlNode node(NodeEvent event, int depth) {
        Place place = place(event.getStartMark());
        refuseAnchors(event, place);
        if (depth > MAX_DEPTH) {
            place.fault(FaultCode.YAML_DEPTH, MAX_DEPTH);
            throw new Refused();
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), place);
            return new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(), place);
        }
        CollectionStartEvent start = (CollectionStartEvent) event;
        refuseTag(start.getTag(), place);
        return start instanceof MappingStartEvent ? mapping(place, depth) : sequence(place, depth);
    }

    private YamlNode sequence(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (events.next() instanceof NodeEvent item) {
            items.add(node(item, depth + 1));
        }
        return new YamlNode.Sequence(items, place);
    }

    private YamlNode mapping(Place place, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        while (events.next() instanceof NodeEvent keyEvent) {
            YamlNode key = node(keyEvent, depth + 1);
            YamlNode value = node((NodeEvent) events.next(), depth + 1);
            if (!(key instanceof YamlNode.Scalar scalar) || scalar.isNull()) {
                key.place().fault(FaultCode.YAML_KEY);
                continue;
            }
            Integer before = lines.putIfAbsent(scalar.text(), scalar.place().line());
            if (before == null) {
                entries.add(new YamlNode.Entry(scalar, value));
            } else {
                String hint = String.format(FaultCode.YAML_DOUBLED_KEY.hint(), before);
                scalar.place().faultHinted(FaultCode.YAML_DOUBLED_KEY, hint, scalar.text());
            }
        }
        return new YamlNode.Mapping(entries, place);
    }

    private void refuseAnchors(NodeEvent event, Place place) {
        if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
            place.fault(FaultCode.YAML_ALIAS);
            throw new Refused();
        }
    }

    private void refuseTag(Optional<String> tag, Place place) {
        if (tag.isPresent()) {
            place.fault(FaultCode.YAML_TAG, tag.get());
            throw new Refused();
        }
    }

    private Place place(Optional<Mark> mark) {
        return mark.map(this::place).orElse(new Place(log, file, 0, 0));
    }

    private Place place(Mark mark) {
        return new Place(log, file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** @param codePoints number of code points before the place */
    private Place placeOf(int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Place(log, file, line, end - lineStart + 1);
    }

    /** The file is left at a place already reported. */
    private static final class Refused extends RuntimeException {
        Refused() {
            super(null, null, false, false);
        }
    }
}
