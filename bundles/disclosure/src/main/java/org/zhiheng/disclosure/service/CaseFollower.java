package org.zhiheng.disclosure.service;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.registers.Field;
import org.zhiheng.disclosure.domain.OfCase;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/**
 * Follows the record of cases: a decision becomes something to be published, its change something to be withdrawn. What an entry says is not looked at, only that
 * something changed; the file is read as it stands, so an entry that is given again, or late, changes nothing.
 */
@Component(service = {RecordReader.class, CaseFollower.class})
public final class CaseFollower implements RecordReader {

    static final String ACTOR = "system:disclosure";

    /** Pieces on which it depends whether and how a decision is shown. */
    private static final Set<String> WATCHED = Set.of(
            "decision",
            "decision-change",
            "remedy",
            "party",
            "matter",
            "transfer",
            "relation",
            "payment",
            "closing",
            "court",
            // On what it depends until when it may be paid, and whether it is performed otherwise.
            "service",
            "deferral",
            "instalment",
            "surcharge",
            "substitute",
            "measure",
            "execution-order",
            "enforced-decision",
            "execution-end");

    private final Transactions transactions;
    private final Assessment assessment;
    private final Recorder recorder;
    private final Clock clock;
    private volatile boolean unavailable;

    @Activate
    public CaseFollower(
            @Reference Transactions transactions,
            @Reference Assessment assessment,
            @Reference Recorder recorder,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.assessment = assessment;
        this.recorder = recorder;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }

    @Override
    public void read(Sealed sealed) {
        try {
            take(sealed);
        } catch (ZhihengException e) {
            unavailable = e.kind() == ErrorKind.UNAVAILABLE;
            throw e;
        } catch (RuntimeException e) {
            unavailable = false;
            throw e;
        }
    }

    /** Files are read as they stand, in whatever order; but what cannot be read because the rules or the database are not there yet is waited for. */
    @Override
    public boolean mayGoOnWithout(Sealed entry) {
        return !unavailable;
    }

    private void take(Sealed sealed) {
        if (!sealed.entry().subject().type().equals(Cases.SUBJECT)) {
            return;
        }
        Map<String, Object> payload = sealed.entry().payload();
        String caseId = sealed.entry().subject().id();
        Set<String> touched = payload.get("parts") instanceof Map<?, ?> parts
                ? parts.keySet().stream()
                        .map(String::valueOf)
                        .filter(each -> WATCHED.contains(kind(each)))
                        .collect(Collectors.toSet())
                : Set.of();
        if (!touched.isEmpty()) {
            look(caseId, touched);
        }
        if (closed(payload)) {
            related(caseId).forEach(each -> look(each, Set.of()));
        }
    }

    private static String kind(String part) {
        return part.substring(0, Math.max(0, part.indexOf('/')));
    }

    private static boolean closed(Map<String, Object> payload) {
        return payload.get("state") instanceof Map<?, ?> state
                && Field.word(CaseStatus.CLOSED).equals(state.get("status"));
    }

    /** Cases whose decision waited for this one to be closed. */
    private List<String> related(String caseId) {
        return assessment
                .read(OfCase.main(caseId), LocalDate.now(clock))
                .map(read -> read.material().pieces().stream()
                        .filter(each -> each.kind().equals("relation"))
                        .map(each -> each.text("case"))
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /**
     * Looks at a case and keeps what follows, with its entries; nothing where nothing follows.
     *
     * @param touched names of pieces of which a decision may be no more
     */
    void look(String caseId, Set<String> touched) {
        LocalDate today = LocalDate.now(clock);
        transactions.run(tx -> {
            Set<OfCase> gone = new LinkedHashSet<>();
            for (String part : touched) {
                String key = part.substring(part.indexOf('/') + 1);
                gone.addAll(assessment.saidBy(caseId, kind(part), key));
            }
            for (Assessment.Read read : assessment.decisions(caseId, gone, today)) {
                look(tx, read, today);
            }
        });
    }

    private void look(Tx tx, Assessment.Read read, LocalDate today) throws SQLException {
        String source = read.of().source();
        PublicMatter before = MatterTables.ofSource(tx.connection(), source).orElse(null);
        boolean nothing = read.reading().decided().isEmpty()
                || read.kind() == null
                || read.of().isAltered() && read.reading().changed().isPresent();
        if (before == null && nothing) {
            return;
        }
        PublicMatter from = before == null
                ? PublicMatter.begun(
                        UUID.randomUUID().toString(),
                        source,
                        read.kind().kind(),
                        read.material().head().field())
                : before;
        PublicMatter.Draft next = assessment.assess(from, read, today).draft();
        if (before == null || next.changed()) {
            PublicMatter matter = next.done();
            MatterTables.save(tx.connection(), matter, null);
            recorder.append(Entries.of(ACTOR, clock.instant(), "publication-assessed", matter, Map.of(), null));
        }
    }
}
