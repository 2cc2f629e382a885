package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.HandOver;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.credentials.store.FollowUpTable;
import org.zhiheng.credentials.store.FollowUpTable.Kept;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/**
 * Sees to it that accounts, roles, the tree of bodies and open runs follow: on the day, and again where it failed. One node does it; each of its steps can be done
 * twice without harm.
 */
@Component(
        service = {FollowUps.class, FollowUpsService.class},
        immediate = true)
public final class FollowUpsService implements FollowUps {

    private static final String SUBJECT = "follow-up";
    private static final String LEASE = "credentials.follow-ups";
    private static final Duration HELD = Duration.ofMinutes(10);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpsService.class);

    private final RegisterStore registers;
    private final Succession succession;
    private final Runs runs;
    private final Recorder recorder;
    private final Permissions permissions;
    private final Transactions transactions;
    private final Leases leases;
    private final Clock clock;
    private final Background thread;

    @Activate
    public FollowUpsService(
            @Reference RegisterStore registers,
            @Reference Succession succession,
            @Reference Runs runs,
            @Reference Recorder recorder,
            @Reference Permissions permissions,
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference Clock clock) {
        this.registers = registers;
        this.succession = succession;
        this.runs = runs;
        this.recorder = recorder;
        this.permissions = permissions;
        this.transactions = transactions;
        this.leases = leases;
        this.clock = clock;
        thread = Background.every("zhiheng-follow-ups", EVERY, EVERY, this::now);
    }

    @Deactivate
    void deactivate() {
        thread.close();
    }

    /**
     * What somebody has ordered.
     *
     * @param subject id of the change or exit
     * @param title the new name; null for others
     * @param account of who leaves; null for a body
     */
    record Ordered(
            String subject,
            Kind kind,
            String body,
            String toBody,
            String title,
            String account,
            String toAccount,
            LocalDate dueOn,
            String why,
            String document,
            String by) {}

    /** Keeps what has to follow, in the transaction of what it follows from. */
    void keep(Tx tx, Ordered ordered, boolean rightsDone) throws java.sql.SQLException {
        Instant now = Instants.stored(clock.instant());
        FollowUpTable.insert(
                tx.connection(),
                new Kept(
                        ordered.subject(),
                        ordered.kind(),
                        ordered.body(),
                        ordered.toBody(),
                        ordered.title(),
                        ordered.account(),
                        ordered.toAccount(),
                        ordered.dueOn(),
                        ordered.why(),
                        ordered.document(),
                        ordered.by(),
                        now,
                        rightsDone,
                        0,
                        now,
                        null));
    }

    boolean due(LocalDate day) {
        return !day.isAfter(LocalDate.now(clock));
    }

    private void now() {
        try {
            once();
        } catch (ZhihengException e) {
            LOG.warn("what has to follow could not be looked up and will be again: {}", e.code());
        }
    }

    /** Does what is due. Package-private for tests. */
    void once() {
        if (due().isEmpty()) {
            return;
        }
        Lease lease = leases.acquire(LEASE, HELD).orElse(null);
        if (lease == null) {
            return;
        }
        try {
            due().forEach(this::attempt);
        } finally {
            leases.release(lease);
        }
    }

    private List<String> due() {
        return transactions.readOnly(
                tx -> FollowUpTable.due(tx.connection(), LocalDate.now(clock), Instants.stored(clock.instant())));
    }

    /**
     * Tries one that is due.
     *
     * @return how many runs followed; empty when it is not done yet
     */
    OptionalInt attempt(String id) {
        Kept kept = transactions
                .readOnly(tx -> FollowUpTable.open(tx.connection(), id))
                .orElse(null);
        if (kept == null || !due(kept.dueOn())) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(followed(kept));
        } catch (ZhihengException e) {
            failed(kept, e.code());
        } catch (RuntimeException e) {
            LOG.error("follow-up {} failed and will be tried again", id, e);
            failed(kept, "CREDENTIAL-FOLLOW-UP");
        }
        return OptionalInt.empty();
    }

    private int followed(Kept kept) {
        if (!kept.rightsDone()) {
            transactions.run(tx -> {
                FollowUpTable.rightsDone(tx.connection(), kept.id());
                Why why = new Why(kept.why(), kept.document(), null);
                merged(kept, why);
                rights(kept.kind(), kept.orderedBy(), kept.body(), kept.toBody(), kept.title());
            });
        }
        int handed = runs.follow(
                kept.orderedBy(),
                kept.id(),
                new HandOver(
                        kept.body(), kept.account(), kept.toAccount(), kept.toBody(), kept.why(), kept.document()));
        transactions.run(tx -> {
            if (FollowUpTable.done(tx.connection(), kept.id(), handed, Instants.stored(clock.instant()))) {
                record(kept, handed);
            }
        });
        return handed;
    }

    private void merged(Kept kept, Why why) {
        if (kept.kind() != Kind.MERGER) {
            return;
        }
        BodyMerger merger = new BodyMerger(kept.body(), kept.toBody(), kept.dueOn(), why);
        List<Order> orders = new ArrayList<>(applications(registers, kept.body(), kept.toBody(), clock, why));
        orders.addAll(registers.merging(merger));
        orders.addAll(registers.merged(merger));
        try {
            registers.write(kept.orderedBy(), orders);
        } catch (RegisterStore.Refused e) {
            throw e.told();
        }
    }

    /** Applications of a body for which no certificate was given yet are the other's from the day on; their register has no days. */
    static List<Order> applications(RegisterStore registers, String body, String into, Clock clock, Why why) {
        AsOf today = AsOf.on(LocalDate.now(clock));
        return registers.where(CertificateSubjects.APPLICATIONS, "body", List.of(body), today).stream()
                .filter(each -> each.text("certificate") == null)
                .map(each -> new Order(
                        CertificateSubjects.APPLICATIONS,
                        new Change.Amend(each.key(), null, null, Map.of("body", into), why)))
                .toList();
    }

    /** The last thing in a transaction, for nobody may read the tree of bodies before it is committed. */
    Succession.Taken rights(Kind kind, String by, String body, String toBody, String title) {
        if (kind == Kind.MERGER) {
            return succession.merge(by, body, toBody);
        }
        if (kind == Kind.RENAME) {
            succession.rename(by, body, title);
        }
        return Succession.Taken.NOTHING;
    }

    private void record(Kept kept, int handed) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("of", kept.id());
        payload.put("kind", kept.kind().name());
        payload.put("body", kept.body());
        payload.put("toBody", kept.toBody());
        payload.put("runs", handed);
        payload.put("attempts", kept.attempts() + 1);
        recorder.append(new Appending(
                new Subject(SUBJECT, kept.id()),
                clock.instant(),
                kept.orderedBy(),
                "follow-up-done",
                payload,
                List.of(),
                null));
    }

    private void failed(Kept kept, String code) {
        Duration pause = EVERY.multipliedBy(1L << Math.min(kept.attempts(), MOST_DOUBLINGS));
        LOG.warn("follow-up {} failed and will be tried again: {}", kept.id(), code);
        transactions.run(tx -> FollowUpTable.failed(
                tx.connection(),
                kept.id(),
                code,
                Instants.stored(clock.instant().plus(pause))));
    }

    @Override
    public List<Open> open(Principal by) {
        Reach reach = permissions.reach(by, Operation.OFFICERS_CHANGE);
        return transactions.readOnly(tx -> FollowUpTable.open(tx.connection())).stream()
                .filter(each -> reach.everywhere()
                        || reach.bodies().contains(each.body())
                        || reach.bodies().contains(each.toBody()))
                .map(each -> new Open(
                        each.id(),
                        each.kind(),
                        each.body(),
                        each.toBody(),
                        each.dueOn(),
                        each.rightsDone(),
                        each.attempts(),
                        each.failure(),
                        each.nextTry()))
                .toList();
    }
}
