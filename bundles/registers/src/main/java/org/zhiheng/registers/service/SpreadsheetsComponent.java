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
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
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
    private final Transactions transactions;

    @Activate
    public SpreadsheetsComponent(
            @Reference Catalogue catalogue,
            @Reference RegisterEngine engine,
            @Reference RegistersComponent registers,
            @Reference Reports reports,
            @Reference Transactions transactions) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.registers = registers;
        this.reports = reports;
        this.transactions = transactions;
    }

    @Override
    public void template(Principal by, String register, OutputStream out) {
        RegisterDefinition definition = catalogue.register(register).definition();
        registers.toChange(by, definition);
        try (SheetWriter writer = new SheetWriter(definition, out)) {
            writer.template();
        } catch (IOException e) {
            throw notWritten(e);
        }
    }

    @Override
    public Import read(
            Principal by, String register, Mode mode, boolean dry, String reason, String document, InputStream sent) {
        RegisterDefinition definition = catalogue.register(register).definition();
        Reach reach = registers.toChange(by, definition);
        SheetForm form = SheetForm.of(definition);
        Change.Why why = new Change.Why(reason, document, null);
        try (SheetFile file = SheetFile.of(sent)) {
            Looking looking = new Looking(register, form, mode, why, reach);
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
                Writing writing = new Writing(by, register, mode, why, reach);
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
        private final String register;
        private final SheetForm form;
        private final Mode mode;
        private final Change.Why why;
        private final Reach reach;
        private final RegisterStore.Seen seen = new RegisterStore.Seen();
        private final List<Change> changes = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Set<String>> unread = new ArrayList<>();
        private final Map<Integer, List<String>> told = new TreeMap<>();
        private int rows;
        private int problems;

        Looking(String register, SheetForm form, Mode mode, Change.Why why, Reach reach) {
            this.register = register;
            this.form = form;
            this.mode = mode;
            this.why = why;
            this.reach = reach;
        }

        void take(SheetFile.Line line) {
            rows++;
            Map<String, String> faults = new HashMap<>(line.faults());
            changes.add(change(line, mode, why, faults));
            numbers.add(line.number());
            unread.add(faults.keySet());
            faults.forEach((name, message) -> add(line.number(), message));
            if (changes.size() == AT_ONCE) {
                rest();
            }
        }

        void rest() {
            for (Problem each : engine.check(register, changes, seen, reach)) {
                // Of a cell that could not be read it has been said already.
                if (!unread.get(each.index()).contains(each.field())) {
                    add(numbers.get(each.index()), told(form.title(each.field()), each.message()));
                }
            }
            changes.clear();
            numbers.clear();
            unread.clear();
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
        private final String register;
        private final Mode mode;
        private final Change.Why why;
        private final Reach reach;
        private final RegisterStore.Seen seen = new RegisterStore.Seen();
        private final List<RegisterStore.Order> orders = new ArrayList<>();
        private int rows;

        Writing(Principal by, String register, Mode mode, Change.Why why, Reach reach) {
            this.by = by;
            this.register = register;
            this.mode = mode;
            this.why = why;
            this.reach = reach;
        }

        void take(SheetFile.Line line) {
            rows++;
            orders.add(new RegisterStore.Order(register, change(line, mode, why, new HashMap<>())));
            if (orders.size() == AT_ONCE) {
                rest();
            }
        }

        void rest() {
            engine.write(by.account(), orders, seen, reach);
            orders.clear();
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
                known.table()
                        .each(
                                tx.connection(),
                                conditions,
                                row -> write(
                                        writer,
                                        RegistersComponent.shown(
                                                known.definition(),
                                                known.table().row(row),
                                                purpose)));
            } catch (IOException | UncheckedIOException e) {
                throw notWritten(e);
            }
            return null;
        });
    }

    private static void write(SheetWriter writer, org.zhiheng.api.registers.Row row) {
        try {
            writer.row(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ZhihengException notWritten(Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "SHEET-WRITE", "表格没有写完,请再试", null, cause);
    }
}
