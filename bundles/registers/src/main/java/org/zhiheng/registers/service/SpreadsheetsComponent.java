package org.zhiheng.registers.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.registers.Spreadsheets;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.FieldValues;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.sheet.SheetFile;
import org.zhiheng.registers.sheet.SheetForm;
import org.zhiheng.registers.sheet.SheetWriter;
import org.zhiheng.registers.store.RegisterTable.Condition;

/** Registers as spreadsheets. A file is read twice: once to look at everything, once to write it in one transaction. */
@Component(service = Spreadsheets.class)
public final class SpreadsheetsComponent implements Spreadsheets {

    private static final int AT_ONCE = 1_000;
    private static final int MOST_PROBLEMS = 10_000;

    private final Catalogue catalogue;
    private final RegisterEngine engine;
    private final RegistersComponent registers;
    private final Reports reports;
    private final Organisation organisation;
    private final Transactions transactions;

    @Activate
    public SpreadsheetsComponent(
            @Reference Catalogue catalogue,
            @Reference RegisterEngine engine,
            @Reference RegistersComponent registers,
            @Reference Reports reports,
            @Reference Organisation organisation,
            @Reference Transactions transactions) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.registers = registers;
        this.reports = reports;
        this.organisation = organisation;
        this.transactions = transactions;
    }

    @Override
    public void template(Principal by, String register, OutputStream out) {
        Catalogue.Known known = catalogue.register(register);
        RegisterDefinition definition = known.definition();
        registers.rights(by, definition);
        try (SheetWriter writer = new SheetWriter(definition, out)) {
            writer.template(Called.choices(by, known));
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public Import read(
            Principal by, String register, Mode mode, boolean dry, String reason, String document, InputStream sent) {
        RegisterDefinition definition = catalogue.register(register).definition();
        Rights rights = registers.rights(by, definition);
        SheetForm form = SheetForm.of(definition);
        Change.Why why = new Change.Why(reason, document, null);
        try (SheetFile file = SheetFile.of(sent)) {
            Called called = new Called(by, catalogue, engine, registers, organisation, transactions);
            Looking looking = new Looking(definition, form, mode, why, rights, called);
            file.read(form, looking::take);
            looking.rest();
            if (looking.rows == 0) {
                throw ZhihengException.invalid("SHEET-EMPTY", "文件里没有数据", "file");
            }
            if (looking.problems > 0) {
                String word = reports.keep(by, out -> report(definition, form, file, looking, out));
                return new Import(looking.rows, 0, looking.problems, word);
            }
            if (dry) {
                return new Import(looking.rows, 0, 0, null);
            }
            int written = transactions.required(tx -> {
                Writing writing = new Writing(by, definition, mode, why, rights, called);
                file.read(form, writing::take);
                writing.rest();
                if (writing.rows >= AT_ONCE) {
                    tx.grown(catalogue.register(register).table().name());
                }
                return writing.rows;
            });
            return new Import(looking.rows, written, 0, null);
        } catch (RegisterStore.Refused e) {
            // What somebody else wrote between looking and writing.
            throw e.told();
        }
    }

    /** What a line asks for. */
    private static Change change(SheetFile.Line line, Mode mode, Change.Why why, Map<String, String> faults) {
        Map<String, Object> values = new LinkedHashMap<>(line.values());
        Object key = values.remove("key");
        LocalDate from = day("起始日", "from", values, faults);
        LocalDate to = day("终止日", "to", values, faults);
        String named = key == null ? null : String.valueOf(key);
        if (mode == Mode.AMEND) {
            return new Change.Amend(named == null ? "" : named, from, to, values, why);
        }
        return new Change.Add(named, from, to, values, why);
    }

    private static LocalDate day(String title, String name, Map<String, Object> values, Map<String, String> faults) {
        Object given = values.remove(name);
        if (given == null) {
            return null;
        }
        try {
            return FieldValues.day(title, given);
        } catch (FieldValues.Fault e) {
            faults.put(name, e.getMessage());
            return null;
        }
    }

    /** Looks at rows, some hundreds at a time. */
    private final class Looking {
        private final RegisterDefinition register;
        private final SheetForm form;
        private final Mode mode;
        private final Change.Why why;
        private final Rights rights;
        private final Called called;
        private final RegisterStore.Seen seen = new RegisterStore.Seen();
        private final List<SheetFile.Line> lines = new ArrayList<>();
        private final Map<Integer, List<String>> told = new TreeMap<>();
        private int rows;
        private int problems;

        Looking(RegisterDefinition register, SheetForm form, Mode mode, Change.Why why, Rights rights, Called called) {
            this.register = register;
            this.form = form;
            this.mode = mode;
            this.why = why;
            this.rights = rights;
            this.called = called;
        }

        void take(SheetFile.Line line) {
            rows++;
            lines.add(line);
            if (lines.size() == AT_ONCE) {
                rest();
            }
        }

        void rest() {
            List<Map<String, String>> unread = called.read(register, lines);
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                SheetFile.Line line = lines.get(i);
                unread.get(i).putAll(line.faults());
                changes.add(change(line, mode, why, unread.get(i)));
                unread.get(i).values().forEach(message -> add(line.number(), message));
            }
            for (Problem each : engine.check(register.id(), changes, seen, rights)) {
                // Of a cell that could not be read it has been said already.
                if (!unread.get(each.index()).containsKey(each.field())) {
                    add(lines.get(each.index()).number(), told(form.title(each.field()), each.message()));
                }
            }
            lines.clear();
        }

        /** With the column's title in front, where the message does not begin with it. */
        private static String told(String title, String message) {
            return title == null || message.startsWith("“" + title + "”") ? message : title + ":" + message;
        }

        private void add(int number, String message) {
            problems++;
            if (problems <= MOST_PROBLEMS) {
                told.computeIfAbsent(number, each -> new ArrayList<>()).add(message);
            }
        }
    }

    /** Writes rows, some hundreds at a time, in the transaction that runs. */
    private final class Writing {
        private final Principal by;
        private final RegisterDefinition register;
        private final Mode mode;
        private final Change.Why why;
        private final Rights rights;
        private final Called called;
        private final RegisterStore.Seen seen = new RegisterStore.Seen();
        private final List<SheetFile.Line> lines = new ArrayList<>();
        private int rows;

        Writing(Principal by, RegisterDefinition register, Mode mode, Change.Why why, Rights rights, Called called) {
            this.called = called;
            this.by = by;
            this.register = register;
            this.mode = mode;
            this.why = why;
            this.rights = rights;
        }

        void take(SheetFile.Line line) {
            rows++;
            lines.add(line);
            if (lines.size() == AT_ONCE) {
                rest();
            }
        }

        void rest() {
            called.read(register, lines);
            List<RegisterStore.Order> orders = lines.stream()
                    .map(each -> new RegisterStore.Order(register.id(), change(each, mode, why, new HashMap<>())))
                    .toList();
            engine.write(by.account(), orders, seen, rights);
            lines.clear();
        }
    }

    private static void report(
            RegisterDefinition definition, SheetForm form, SheetFile file, Looking looking, OutputStream out)
            throws IOException {
        try (SheetWriter writer = new SheetWriter(definition, out)) {
            writer.report();
            file.read(form, line -> {
                List<String> told = looking.told.get(line.number());
                writer.reported(
                        line.cells(), told == null ? null : "第" + line.number() + "行:" + String.join(";", told));
            });
        }
    }

    @Override
    public void report(Principal by, String report, OutputStream out) {
        try {
            reports.fetch(by, report, out);
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public InputStream export(Principal by, String register, Registers.Wanted wanted) {
        Catalogue.Known known = catalogue.register(register);
        List<Condition> conditions = registers.conditions(by, known, wanted, AuditEvent.Kind.EXPORTED);
        try {
            // Written out before anybody takes it: a slow reader would hold the transaction as long as he likes.
            Path file = Files.createTempFile("zhiheng-export", ".xlsx");
            try {
                write(known, conditions, wanted.purpose(), file);
                return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    private void write(Catalogue.Known known, List<Condition> conditions, String purpose, Path file) {
        transactions.readOnly(tx -> {
            try (OutputStream out = Files.newOutputStream(file);
                    SheetWriter writer = new SheetWriter(known.definition(), out)) {
                writer.list();
                List<Row> rows = new ArrayList<>();
                known.table().each(tx.connection(), conditions, row -> {
                    rows.add(RegistersComponent.shown(
                            known.definition(), known.table().row(row), purpose));
                    if (rows.size() == AT_ONCE) {
                        write(writer, known, rows);
                    }
                });
                write(writer, known, rows);
            } catch (IOException | UncheckedIOException e) {
                throw notWritten(e);
            }
            return null;
        });
    }

    private void write(SheetWriter writer, Catalogue.Known known, List<Row> rows) {
        Map<String, Map<String, String>> labels = registers.labels(known, rows, null);
        try {
            for (Row each : rows) {
                writer.row(each, labels);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.clear();
    }

    private static ZhihengException notWritten(Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "SHEET-WRITE", "表格没有写完,请再试", null, cause);
    }
}
