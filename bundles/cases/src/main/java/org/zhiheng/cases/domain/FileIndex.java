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

    /**
     * A kind of document.
     *
     * @param lies kind of pieces beside which one of it lies in a file; null for one that lies in none, such as this index
     * @param paper whether it is that piece on paper, and so stands in its line
     */
    public record Document(String name, String lies, boolean paper) {}

    private final List<Section> sections;
    private final Map<String, Document> documents;
    private final ZoneId zone;

    /**
     * @param sections in their order
     * @param documents kinds of documents by code
     */
    public FileIndex(List<Section> sections, Map<String, Document> documents, ZoneId zone) {
        this.sections = List.copyOf(sections);
        this.documents = Map.copyOf(documents);
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
        Map<String, Piece> issued = issued(file, papers.keySet());
        Map<String, List<IndexLine>> bySection = new LinkedHashMap<>();
        sections.forEach(each -> bySection.put(each.id(), new ArrayList<>()));
        for (Piece each : file.all()) {
            if (!issued.containsValue(each)) {
                String name = PieceForm.name(each);
                Optional<Piece> paper = Optional.ofNullable(papers.getOrDefault(name, issued.get(name)));
                section(each).ifPresent(section -> bySection.get(section.id()).add(line(section, each, paper)));
            }
        }
        return numbered(bySection);
    }

    /**
     * Documents that are pieces of the file on paper, by the piece: the first of each. Where somebody has counted the pages of a piece its paper is what was counted.
     *
     * @param counted names of pieces
     */
    private Map<String, Piece> issued(Pieces file, Set<String> counted) {
        Map<String, Piece> issued = new LinkedHashMap<>();
        file.of(DocumentKinds.DOCUMENT).stream()
                .sorted(Comparator.comparing((Piece each) -> each.date("on")).thenComparing(Piece::at))
                .forEach(document -> of(file, document)
                        .map(PieceForm::name)
                        .filter(name -> !counted.contains(name))
                        .ifPresent(name -> issued.putIfAbsent(name, document)));
        return issued;
    }

    /** What a document is the paper of: what it is about, else the only one of its kind. */
    private Optional<Piece> of(Pieces file, Piece document) {
        Document kind = documents.get(document.text("document"));
        if (kind == null || !kind.paper()) {
            return Optional.empty();
        }
        List<Piece> all = file.of(Kinds.of(kind.lies()));
        List<?> about = document.values().get("about") instanceof List<?> named ? named : List.of();
        return all.stream()
                .filter(each -> about.contains(each.kind() + "." + each.key()))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
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
        String lies = piece.kind().equals(DocumentKinds.DOCUMENT.id()) ? beside(piece) : piece.kind();
        return sections.stream().filter(each -> each.kinds().contains(lies)).findFirst();
    }

    private String beside(Piece document) {
        Document kind = documents.get(document.text("document"));
        return kind == null || kind.lies() == null ? "" : kind.lies();
    }

    private IndexLine line(Section section, Piece piece, Optional<Piece> paper) {
        boolean alone = piece.kind().equals(ClosingKinds.PAPER.id());
        boolean whole = alone || piece.kind().equals(DocumentKinds.DOCUMENT.id());
        Piece counted = whole ? piece : paper.orElse(null);
        // The receipt of a service says in its line what was served.
        boolean titled = counted != null && !piece.kind().equals(ExecutionKinds.SERVICE.id());
        String title = titled ? counted.text("title") : null;
        boolean issued = counted != null && counted.kind().equals(DocumentKinds.DOCUMENT.id());
        return new IndexLine(
                0,
                section.volume(),
                section.title(),
                title == null ? title(piece) : title,
                (String) (issued ? counted : piece).values().get("number"),
                issued ? counted.date("on") : day(piece),
                alone ? null : PieceForm.name(piece),
                counted == null ? null : ((Number) counted.values().get("pages")).intValue(),
                null,
                null);
    }

    private String title(Piece piece) {
        var kind = Kinds.of(piece.kind());
        if (kind == ExecutionKinds.SERVICE) {
            return "送达回证(" + name(piece.text("document")) + ")";
        }
        Field label = kind.field(kind.label()).orElseThrow();
        boolean named = label.kind() == Field.Kind.TEXT
                && label.privacy() == Field.Privacy.OPEN
                && !label.name().equals("number")
                && piece.text(label.name()) != null;
        return named ? piece.text(label.name()) : kind.title();
    }

    private String name(String document) {
        Document kind = documents.get(document);
        return kind == null ? document : kind.name();
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
                ? Kinds.all().size()
                : Kinds.all()
                        .indexOf(Kinds.of(line.piece().substring(0, line.piece().indexOf('/'))));
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
