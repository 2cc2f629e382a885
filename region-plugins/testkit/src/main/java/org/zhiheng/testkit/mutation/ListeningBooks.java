package org.zhiheng.testkit.mutation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.TableResult;
import org.zhiheng.rules.WorkingCalendar;

/**
 * Books that note what is asked of them and answer as the books behind them. For one thread.
 *
 * @param asked takes the notes
 */
record ListeningBooks(RuleBooks books, Asked asked) implements RuleBooks {

    /** Decides in the books themselves which of a field's rule and a territory's holds. */
    private static final Rule FIELD_PRECEDENCE = Rule.parameter("layers.field-precedence");

    @Override
    public RuleBook book(String division) {
        RuleBook book = books.book(division);
        return book == null ? null : new Book(book, asked);
    }

    @Override
    public List<RulePackage> packages() {
        return books.packages();
    }

    @Override
    public Map<String, List<String>> contents() {
        return books.contents();
    }

    @Override
    public List<Fault> overtaken(String packageId) {
        return books.overtaken(packageId);
    }

    @Override
    public long generation() {
        return books.generation();
    }

    private record Book(RuleBook book, Asked asked) implements RuleBook {

        @Override
        public String division() {
            return book.division();
        }

        @Override
        public String fingerprint() {
            return book.fingerprint();
        }

        @Override
        public List<RulePackage> packages() {
            return book.packages();
        }

        @Override
        public Applied parameter(String id, LocalDate on) {
            asked.rules().add(Rule.parameter(id));
            return book.parameter(id, on);
        }

        @Override
        public List<AppliedRow> rows(String list, LocalDate on) {
            asked.rules().add(Rule.list(list));
            List<AppliedRow> rows = book.rows(list, on);
            rows.forEach(row -> asked.listRows().add(row.row()));
            return rows;
        }

        @Override
        public AppliedRow row(String list, LocalDate on, Object... key) {
            asked.rules().add(Rule.list(list));
            AppliedRow row = book.row(list, on, key);
            if (row != null) {
                asked.listRows().add(row.row());
            }
            return row;
        }

        @Override
        public boolean hasList(String list) {
            asked.rules().add(Rule.list(list));
            return book.hasList(list);
        }

        @Override
        public AppliedTable table(String id, LocalDate on) {
            asked.rules().add(Rule.table(id));
            AppliedTable table = book.table(id, on);
            return table == null ? null : new AppliedTable(table.rule(), listening(table.version()), table.from());
        }

        private RuleTable.Version listening(RuleTable.Version version) {
            return new RuleTable.Version(
                    version.from(),
                    version.until(),
                    new Table(version.table(), asked),
                    version.source(),
                    version.verified(),
                    version.doubt(),
                    version.reading(),
                    version.file(),
                    version.place());
        }

        @Override
        public List<AppliedDuty> duties() {
            asked.rules().add(Rule.duties());
            return book.duties();
        }

        @Override
        public WorkingCalendar calendar() {
            asked.rules().add(Rule.calendar());
            return book.calendar();
        }

        @Override
        public RuleBook forField(String field) {
            asked.rules().add(FIELD_PRECEDENCE);
            return new Book(book.forField(field), asked);
        }
    }

    private record Table(DecisionTable table, Asked asked) implements DecisionTable {

        @Override
        public String id() {
            return table.id();
        }

        @Override
        public String name() {
            return table.name();
        }

        @Override
        public String hitPolicy() {
            return table.hitPolicy();
        }

        @Override
        public List<Column> inputs() {
            return table.inputs();
        }

        @Override
        public List<Column> outputs() {
            return table.outputs();
        }

        @Override
        public List<Row> rows() {
            return table.rows();
        }

        @Override
        public TableResult evaluate(Function<String, Object> inputs) {
            return noted(table.evaluate(inputs));
        }

        @Override
        public TableResult evaluate(Object[] inputs) {
            return noted(table.evaluate(inputs));
        }

        private TableResult noted(TableResult result) {
            asked.tableRows().addAll(result.matched());
            return result;
        }
    }
}
