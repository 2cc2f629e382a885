package org.zhiheng.cases.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.zhiheng.api.cases.Cases.IndexLine;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.registers.Field;

/**
 * The index of a file (卷内目录): what lies in it, section by section in the order that the rules of the place name, in each by the days on which it arose, with
 * the pages on which it is found. Built from the file while the case is open; once it is archived the lines are pieces of the file and change no more.
 */
public final class FileIndex {

    /**
     * A part of a file.
     *
     * @param volume in which it is bound
     * @param kinds of pieces that lie in it
     * @param documents whose services lie in it; a service of any other lies where its kind does
     */
    public record Section(String id, String volume, String title, Set<String> kinds, Set<String> documents) {
        public Section {
            kinds = Set.copyOf(kinds);
            documents = Set.copyOf(documents);
        }
    }

    private final List<Section> sections;
    private final UnaryOperator<String> documents;
    private final ZoneId zone;

    /**
     * @param sections in their order
     * @param documents names a kind of document by its code
     */
    public FileIndex(List<Section> sections, UnaryOperator<String> documents, ZoneId zone) {
        this.sections = List.copyOf(sections);
        this.documents = documents;
        this.zone = zone;
    }

    /** Whether there is such a section. */
    boolean known(String section) {
        return sections.stream().anyMatch(each -> each.id().equals(section));
    }

    /** The lines of a file as it is now. */
    public List<IndexLine> of(Pieces file) {
        Map<String, Piece> papers = new HashMap<>();
        file.of(ClosingKinds.PAPER).stream()
                .filter(each -> each.text("piece") != null)
                .forEach(each -> papers.put(each.text("piece"), each));
        Map<String, List<IndexLine>> bySection = new LinkedHashMap<>();
        sections.forEach(each -> bySection.put(each.id(), new ArrayList<>()));
        for (Piece each : file.all()) {
            section(each).ifPresent(section -> bySection
                    .get(section.id())
                    .add(line(section, each, Optional.ofNullable(papers.get(PieceForm.name(each))))));
        }
        return numbered(bySection);
    }

    private Optional<Section> section(Piece piece) {
        if (piece.kind().equals(ClosingKinds.PAPER.id())) {
            return piece.text("piece") != null
                    ? Optional.empty()
                    : sections.stream()
                            .filter(each -> each.id().equals(piece.text("section")))
                            .findFirst();
        }
        if (piece.kind().equals(ExecutionKinds.SERVICE.id())) {
            Optional<Section> with = sections.stream()
                    .filter(each -> each.documents().contains(piece.text("document")))
                    .findFirst();
            if (with.isPresent()) {
                return with;
            }
        }
        return sections.stream()
                .filter(each -> each.kinds().contains(piece.kind()))
                .findFirst();
    }

    private IndexLine line(Section section, Piece piece, Optional<Piece> paper) {
        boolean alone = piece.kind().equals(ClosingKinds.PAPER.id());
        Piece counted = alone ? piece : paper.orElse(null);
        String title = counted == null ? null : counted.text("title");
        return new IndexLine(
                0,
                section.volume(),
                section.title(),
                title == null ? title(piece) : title,
                (String) piece.values().get("number"),
                day(piece),
                alone ? null : PieceForm.name(piece),
                counted == null ? null : ((Number) counted.values().get("pages")).intValue(),
                null,
                null);
    }

    private String title(Piece piece) {
        var kind = Kinds.of(piece.kind());
        if (kind == ExecutionKinds.SERVICE) {
            return "送达回证(" + documents.apply(piece.text("document")) + ")";
        }
        Field label = kind.field(kind.label()).orElseThrow();
        boolean named = label.kind() == Field.Kind.TEXT
                && label.privacy() == Field.Privacy.OPEN
                && !label.name().equals("number")
                && piece.text(label.name()) != null;
        return named ? piece.text(label.name()) : kind.title();
    }

    /** The day of the act it tells of, else the first day it names that is nothing personal, else that on which it was written. */
    private LocalDate day(Piece piece) {
        var kind = Kinds.of(piece.kind());
        if (kind.act() != null && day(piece.values().get(kind.act().at())) != null) {
            return day(piece.values().get(kind.act().at()));
        }
        for (Field each : kind.fields()) {
            boolean dated = each.privacy() == Field.Privacy.OPEN
                    && (each.kind() == Field.Kind.DATE || each.kind() == Field.Kind.MOMENT);
            if (dated && day(piece.values().get(each.name())) != null) {
                return day(piece.values().get(each.name()));
            }
        }
        return LocalDate.ofInstant(piece.at(), zone);
    }

    private LocalDate day(Object value) {
        if (value instanceof LocalDate day) {
            return day;
        }
        return value instanceof String moment
                ? OffsetDateTime.parse(moment).atZoneSameInstant(zone).toLocalDate()
                : null;
    }

    private static List<IndexLine> numbered(Map<String, List<IndexLine>> bySection) {
        List<IndexLine> lines = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        for (List<IndexLine> section : bySection.values()) {
            section.sort(Comparator.comparing(IndexLine::day)
                    .thenComparing(FileIndex::kind)
                    .thenComparing(IndexLine::title)
                    .thenComparing(each -> each.piece() == null ? "" : each.piece()));
            for (IndexLine each : section) {
                Integer from = next.containsKey(each.volume()) ? next.get(each.volume()) : Integer.valueOf(1);
                Integer to = from == null || each.pages() == null ? null : Integer.valueOf(from + each.pages() - 1);
                next.put(each.volume(), to == null ? null : to + 1);
                lines.add(new IndexLine(
                        lines.size() + 1,
                        each.volume(),
                        each.section(),
                        each.title(),
                        each.number(),
                        each.day(),
                        each.piece(),
                        each.pages(),
                        to == null ? null : from,
                        to));
            }
        }
        return lines;
    }

    /** Of one day, what comes first in a case. */
    private static int kind(IndexLine line) {
        return line.piece() == null
                ? Kinds.ALL.size()
                : Kinds.ALL.indexOf(
                        Kinds.of(line.piece().substring(0, line.piece().indexOf('/'))));
    }

    /** Pages of all lines; empty while those of one are not known. */
    static Optional<Integer> pages(List<IndexLine> lines) {
        return lines.stream().anyMatch(each -> each.pages() == null)
                ? Optional.empty()
                : Optional.of(lines.stream().mapToInt(IndexLine::pages).sum());
    }

    /** As pieces of the file it is the index of. */
    public static List<Piece> pieces(List<IndexLine> lines, String account, Instant at) {
        return lines.stream()
                .map(each -> {
                    Map<String, Object> values = new LinkedHashMap<>();
                    values.put("order", (long) each.order());
                    values.put("volume", each.volume());
                    values.put("section", each.section());
                    values.put("title", each.title());
                    values.put("number", each.number());
                    values.put("day", each.day());
                    values.put("piece", each.piece());
                    values.put("pages", whole(each.pages()));
                    values.put("from", whole(each.from()));
                    values.put("to", whole(each.to()));
                    values.values().removeIf(java.util.Objects::isNull);
                    String key = String.format("%04d", each.order());
                    return new Piece(ClosingKinds.INDEX_LINE.id(), key, 1, account, at, null, null, null, null, values);
                })
                .toList();
    }

    private static Long whole(Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    /** The lines that were frozen; empty while none are. */
    public static List<IndexLine> frozen(Pieces file) {
        return file.of(ClosingKinds.INDEX_LINE).stream()
                .map(each -> new IndexLine(
                        number(each, "order"),
                        each.text("volume"),
                        each.text("section"),
                        each.text("title"),
                        each.text("number"),
                        each.date("day"),
                        each.text("piece"),
                        number(each, "pages"),
                        number(each, "from"),
                        number(each, "to")))
                .sorted(Comparator.comparing(IndexLine::order))
                .toList();
    }

    private static Integer number(Piece piece, String field) {
        return piece.values().get(field) == null
                ? null
                : ((Number) piece.values().get(field)).intValue();
    }
}
