package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.cases.domain.Holds;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.cases.store.InspectionTables;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;

/** Inspects open cases, each night on one node. */
@Component(service = CaseInspection.class, immediate = true)
public final class InspectionService implements CaseInspection {

    private static final Logger LOG = LoggerFactory.getLogger(InspectionService.class);
    private static final int BATCH = 200;
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration HELD = Duration.ofMinutes(10);
    private static final String LEASE = "cases.inspection";

    private final CaseStore store;
    private final Runs runs;
    private final CaseRules rules;
    private final Rechecks rechecks;
    private final InspectionSettings settings;
    private final Permissions permissions;
    private final Transactions transactions;
    private final Leases leases;
    private final Clock clock;
    private final Background thread;

    @Activate
    public InspectionService(
            @Reference CaseStore store,
            @Reference Runs runs,
            @Reference CaseRules rules,
            @Reference Rechecks rechecks,
            @Reference InspectionSettings settings,
            @Reference Permissions permissions,
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference Clock clock) {
        this.store = store;
        this.runs = runs;
        this.rules = rules;
        this.rechecks = rechecks;
        this.settings = settings;
        this.permissions = permissions;
        this.transactions = transactions;
        this.leases = leases;
        this.clock = clock;
        thread = Background.every("zhiheng-case-inspection", EVERY, EVERY, this::nightly);
    }

    @Deactivate
    public void close() {
        thread.close();
    }

    @Override
    public Optional<Report> last() {
        return transactions.readOnly(tx -> InspectionTables.last(tx.connection()));
    }

    @Override
    public Page findings(Principal by, String body, int size, String after) {
        permissions.check(by, Operation.CASE_VIEW, new Target(null, body));
        return transactions.readOnly(tx -> InspectionTables.findings(tx.connection(), body, size, after));
    }

    @Override
    public Report inspect(Principal by) {
        permissions.check(by, Operation.CASES_INSPECT, null);
        return inspected().orElseThrow(() -> ZhihengException.conflict("CASE-INSPECTION-RUNS", "正在巡检,请稍后查看"));
    }

    private void nightly() {
        try {
            if (due()) {
                inspected();
            }
        } catch (ZhihengException e) {
            LOG.warn("open cases could not be inspected and will be again: {}", e.code());
        }
    }

    /** Whether it is past the hour of the night and none has begun this day. */
    public boolean due() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return !now.toLocalTime().isBefore(settings.from())
                && last().filter(each -> !LocalDate.ofInstant(each.startedAt(), clock.getZone())
                                .isBefore(now.toLocalDate()))
                        .isEmpty();
    }

    /** Empty while another does it. */
    private Optional<Report> inspected() {
        Lease lease = leases.acquire(LEASE, HELD).orElse(null);
        if (lease == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(inspect(lease));
        } finally {
            leases.release(lease);
        }
    }

    private Report inspect(Lease lease) {
        Instant started = Instants.stored(clock.instant());
        long number = transactions.required(tx -> {
            leases.confirm(tx, lease);
            return InspectionTables.begin(tx.connection(), started);
        });
        Map<List<String>, Fit.Limits> limits = new HashMap<>();
        Looked open = looked(lease, number, CaseData::openAfter, (batch, files) -> broken(batch, files, limits));
        Looked closed = looked(open.lease(), number, CaseData::changedAfter, this::owed);
        return finish(closed.lease(), number, started, open.cases());
    }

    /** @param lease as it was renewed last */
    private record Looked(Lease lease, long cases) {}

    private interface Batches {
        List<CaseHead> after(CaseData data, String id, int most);
    }

    private interface Look {
        Map<String, List<Holds.Broken>> at(List<CaseHead> batch, Map<String, List<Piece>> files);
    }

    /** Looks at all of some cases, batch by batch, and puts down what is found. */
    private Looked looked(Lease lease, long number, Batches batches, Look look) {
        long cases = 0;
        String after = "";
        List<CaseHead> batch;
        Lease held = lease;
        do {
            String from = after;
            batch = store.read(data -> batches.after(data, from, BATCH));
            if (!batch.isEmpty()) {
                write(held, number, batch, look);
                cases += batch.size();
                after = batch.get(batch.size() - 1).id();
                held = leases.renew(held, HELD)
                        .orElseThrow(() -> ZhihengException.conflict("DB-LEASE-LOST", "巡检已由另一个节点接着做"));
            }
        } while (batch.size() == BATCH);
        return new Looked(held, cases);
    }

    private void write(Lease lease, long number, List<CaseHead> batch, Look look) {
        Map<String, List<Piece>> files =
                store.read(data -> data.pieces(batch.stream().map(CaseHead::id).toList()));
        Map<String, List<Holds.Broken>> broken = look.at(batch, files);
        transactions.run(tx -> {
            leases.confirm(tx, lease);
            InspectionTables.found(tx.connection(), number, batch, broken, LocalDate.now(clock));
        });
    }

    /** What has still to be given back in cases that are closed, because their decision fell or was changed since. */
    private Map<String, List<Holds.Broken>> owed(List<CaseHead> batch, Map<String, List<Piece>> files) {
        Map<String, List<Holds.Broken>> broken = new HashMap<>();
        for (CaseHead each : batch) {
            Pieces file = new Pieces(files.getOrDefault(each.id(), List.of()));
            rules.refund(each, file)
                    .filter(answer -> answer.get("since") != null)
                    .map(answer -> ((List<?>) answer.get("open"))
                            .stream().map(String::valueOf).toList())
                    .filter(open -> !open.isEmpty())
                    .ifPresent(open -> broken.put(
                            each.id(),
                            List.of(new Holds.Broken(
                                    "CASE-REFUND-OWED", "案件已经办结,决定变更、撤销后还没有退还:" + String.join(";", open)))));
        }
        return broken;
    }

    private Map<String, List<Holds.Broken>> broken(
            List<CaseHead> batch, Map<String, List<Piece>> files, Map<List<String>, Fit.Limits> limits) {
        Map<String, Runs.Standing> standing =
                runs.standing(batch.stream().map(CaseHead::run).toList());
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, List<Holds.Broken>> broken = new HashMap<>();
        for (CaseHead each : batch) {
            List<String> place = List.of(each.division(), each.field() == null ? "" : each.field());
            Pieces file = new Pieces(files.getOrDefault(each.id(), List.of()));
            List<Holds.Broken> found = new ArrayList<>(Holds.broken(
                    each,
                    file,
                    standing.get(each.run()),
                    limits.computeIfAbsent(place, key -> rules.limits(each.division(), each.field())),
                    now));
            found.addAll(rechecks.broken(each, file));
            broken.put(each.id(), found);
        }
        return broken;
    }

    private Report finish(Lease lease, long number, Instant started, long cases) {
        Instant finished = Instants.stored(clock.instant());
        long findings = transactions.required(tx -> {
            leases.confirm(tx, lease);
            return InspectionTables.finish(tx.connection(), number, cases, finished);
        });
        LOG.info("inspected {} open cases, found {}", cases, findings);
        return new Report(started, finished, cases, findings);
    }
}
