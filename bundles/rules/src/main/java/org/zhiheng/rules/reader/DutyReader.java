package org.zhiheng.rules.reader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Source;

/** Reads {@code duties.csv}. */
final class DutyReader {

    static final String FILE = "duties.csv";

    private static final List<String> HEAD = List.of(
            "id",
            "title",
            "responsible",
            "phrase",
            "due",
            "from",
            "until",
            "issued_on",
            "document",
            "article",
            "source_phrase",
            "doubt");
    private static final Pattern UNITS = Pattern.compile("[;；]");

    private final Reading reading;
    private final Shared shared;
    private final SourceReader sources;

    DutyReader(Reading reading) {
        this.reading = reading;
        this.shared = reading.shared();
        this.sources = new SourceReader(reading);
    }

    List<Duty> read(byte[] content) {
        List<CsvFile.Line> lines = CsvFile.read(reading.log(), FILE, content, FaultCode.DUTY_SYNTAX);
        if (lines == null) {
            return List.of();
        }
        Place place = new Place(reading.log(), FILE, 0, 0);
        if (!lines.get(0).cells().equals(HEAD)) {
            place.at(1, 0).fault(FaultCode.DUTY_HEAD, String.join(",", HEAD));
            return List.of();
        }
        List<Duty> duties = new ArrayList<>();
        for (CsvFile.Line line : lines.subList(1, lines.size())) {
            Place here = place.at(line.line(), 0);
            if (line.cells().size() == HEAD.size()) {
                duties.add(duty(new Cells(line.cells(), here), here));
            } else {
                here.fault(FaultCode.DUTY_CELLS, line.cells().size());
            }
        }
        return List.copyOf(duties);
    }

    private Duty duty(Cells cells, Place place) {
        String id = cells.required("id");
        if (id != null && !Forms.matches(Forms.DUTY_ID, id)) {
            place.faultHinted(FaultCode.KEY_FORM, "用字母、数字、连字符和点，例如HC-01", "id", id);
        } else if (id != null) {
            reading.claim("duty", id, place, FaultCode.KEY_DOUBLED_ID);
        }
        LocalDate issuedOn = cells.date("issued_on", true);
        Duty.Due due = due(cells, issuedOn, place);
        String doubt = shared.text(cells.optional("doubt"));
        return new Duty(
                shared.text(id),
                shared.text(cells.required("title")),
                responsible(cells, place),
                shared.text(cells.required("phrase")),
                due,
                shared.value(issuedOn),
                source(cells, doubt, place),
                doubt,
                place.line());
    }

    private List<String> responsible(Cells cells, Place place) {
        String text = cells.required("responsible");
        if (text == null) {
            return List.of();
        }
        List<String> units = new ArrayList<>();
        for (String unit : UNITS.split(text, -1)) {
            if (unit.isBlank()) {
                place.fault(FaultCode.DUTY_EMPTY, "responsible");
            } else {
                units.add(shared.text(unit.strip()));
            }
        }
        return shared.value(List.copyOf(units));
    }

    private Source source(Cells cells, String doubt, Place place) {
        String document = cells.required("document");
        if (document == null) {
            return null;
        }
        Source source = sources.source(document, cells.optional("article"), cells.optional("source_phrase"), place);
        sources.requireDoubt(source, doubt, place);
        return source;
    }

    private Duty.Due due(Cells cells, LocalDate issuedOn, Place place) {
        String text = cells.required("due");
        LocalDate from = cells.date("from", false);
        LocalDate until = cells.date("until", false);
        if (text == null) {
            return null;
        }
        if (from != null && until != null && until.isBefore(from)) {
            place.fault(FaultCode.DATE_ORDER, until, from);
        }
        LocalDate first = from == null ? issuedOn : from;
        Duty.Due due = shared.value(DueWords.read(text, first, until, place));
        boolean recurs = due instanceof Duty.Due.Yearly
                || due instanceof Duty.Due.YearlyBeforeMonth
                || due instanceof Duty.Due.Every;
        if (due != null && !recurs && (from != null || until != null)) {
            place.fault(FaultCode.DUTY_BOUNDS);
        }
        return due;
    }

    /** The cells of a line by the head's names. */
    private record Cells(List<String> texts, Place place) {

        String optional(String name) {
            String text = texts.get(HEAD.indexOf(name));
            return text.isBlank() ? null : text;
        }

        String required(String name) {
            String text = optional(name);
            if (text == null) {
                place.fault(FaultCode.DUTY_EMPTY, name);
            }
            return text;
        }

        LocalDate date(String name, boolean mustBe) {
            String text = mustBe ? required(name) : optional(name);
            return text == null ? null : Scalars.date(text, name, place);
        }
    }
}
