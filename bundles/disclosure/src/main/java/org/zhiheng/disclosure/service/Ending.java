package org.zhiheng.disclosure.service;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.InRegister;
import org.zhiheng.disclosure.domain.OfCase;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.store.ClueTables;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/**
 * Takes away what was shown as long as the rules say, and destroys what was kept as long; looks at what a register says otherwise by itself, for its day has come; on one
 * node. That something is shown no more needs nobody to confirm it.
 */
@Component(service = Ending.class, immediate = true)
public final class Ending {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration HELD = Duration.ofMinutes(30);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DisclosureRules rules;
    private final RegisterMatters registers;
    private final CaseFollower cases;
    private final Recorder recorder;
    private final PersonalVault vault;
    private final AttachmentStore attachments;
    private final Leases leases;
    private final LeaseHolder lease;
    private final Clock clock;
    /** Null where somebody else says when. */
    private final Background thread;

    @Activate
    public Ending(
            @Reference Transactions transactions,
            @Reference DisclosureRules rules,
            @Reference RegisterMatters registers,
            @Reference CaseFollower cases,
            @Reference Recorder recorder,
            @Reference PersonalVault vault,
            @Reference AttachmentStore attachments,
            @Reference Leases leases,
            @Reference Clock clock) {
        this(transactions, rules, registers, cases, recorder, vault, attachments, leases, clock, true);
    }

    /** @param alone whether it looks by itself what is due */
    public Ending(
            Transactions transactions,
            DisclosureRules rules,
            RegisterMatters registers,
            CaseFollower cases,
            Recorder recorder,
            PersonalVault vault,
            AttachmentStore attachments,
            Leases leases,
            Clock clock,
            boolean alone) {
        this.transactions = transactions;
        this.rules = rules;
        this.registers = registers;
        this.cases = cases;
        this.recorder = recorder;
        this.vault = vault;
        this.attachments = attachments;
        this.leases = leases;
        this.clock = clock;
        lease = new LeaseHolder(leases, "disclosure.ending", HELD, taken -> {}, clock);
        thread = alone ? Background.every("zhiheng-disclosure-ending", FIRST, EVERY, this::now) : null;
    }

    @Deactivate
    public void stop() {
        if (thread != null) {
            thread.close();
        }
        lease.release();
    }

    /** Does what is due today, in batches. */
    public void now() {
        LocalDate today = LocalDate.now(clock);
        lease.hold().ifPresent(held -> {
            while (batch(held, today, true) || batch(held, today, false)) {
                // Until nothing is due.
            }
            lookAgain(held, today);
            forget(held, today);
        });
    }

    /** Destroys what clues said, who sent them and what came with them, once they were kept as long as the rules say. */
    private void forget(Lease held, LocalDate today) {
        List<String> ids;
        do {
            ids = transactions.readOnly(tx -> ClueTables.keptTooLong(tx.connection(), today, BATCH));
            for (String id : ids) {
                PublicClue clue = transactions
                        .readOnly(tx -> ClueTables.of(tx.connection(), id))
                        .orElseThrow();
                vault.erase(ClueInbox.said(id), CaseFollower.ACTOR);
                vault.erase(ClueInbox.sender(id), CaseFollower.ACTOR);
                clue.files().forEach(each -> attachments.erase(each, CaseFollower.ACTOR));
                transactions.run(tx -> {
                    leases.confirm(tx, held);
                    PublicClue next = clue.destroyed(today);
                    ClueTables.save(tx.connection(), next, MatterTables.nextSequence(tx.connection()));
                    recorder.append(new Appending(
                            ClueInbox.subject(id),
                            clock.instant(),
                            CaseFollower.ACTOR,
                            "clue-destroyed",
                            Map.of("state", next.recorded()),
                            List.of(),
                            null));
                });
            }
        } while (ids.size() == BATCH);
    }

    private void lookAgain(Lease held, LocalDate today) {
        List<String> ids;
        do {
            ids = transactions.readOnly(tx -> MatterTables.toLookAt(tx.connection(), today, BATCH));
            for (String id : ids) {
                transactions.run(tx -> {
                    leases.confirm(tx, held);
                    PublicMatter matter = MatterTables.of(tx.connection(), id).orElseThrow();
                    if (matter.source().startsWith(PublicMatter.OF_REGISTER)) {
                        registers.look(RegisterMatters.From.of(matter.source()));
                    } else {
                        lookAtCase(tx, matter, today);
                    }
                });
            }
        } while (ids.size() == BATCH);
    }

    /** Its days in the national register of enterprises are over, or the time to pay what was decided is. */
    private void lookAtCase(Tx tx, PublicMatter matter, LocalDate today) throws SQLException {
        boolean over = InRegister.of(matter.credit())
                .filter(each ->
                        !each.over() && each.until() != null && each.until().isBefore(today))
                .isPresent();
        if (over) {
            overInRegister(tx, matter, today);
        }
        cases.look(OfCase.of(matter.source()).caseId(), Set.of());
        PublicMatter looked = MatterTables.of(tx.connection(), matter.id()).orElseThrow();
        if (looked.lookOn() != null && !looked.lookOn().isAfter(today)) {
            // Its case says nothing more.
            saved(tx, looked.next().lookOn(null).done(), "publication-assessed", Map.of());
        }
    }

    /** The national register of enterprises shows it no longer, whatever others do; the next file for it says so. */
    private void overInRegister(Tx tx, PublicMatter matter, LocalDate today) throws SQLException {
        PublicMatter.Draft next = matter.next().lookOn(null);
        if (matter.isShown()) {
            InRegister.of(matter.credit())
                    .ifPresent(each ->
                            next.credit(each.ended().in(matter.credit())).publicOn(today));
        }
        saved(tx, next.done(), "publication-ended-in-register", Map.of("channel", InRegister.CHANNEL));
    }

    private void saved(Tx tx, PublicMatter matter, String kind, Map<String, Object> told) throws SQLException {
        MatterTables.save(tx.connection(), matter, null);
        recorder.append(Entries.of(CaseFollower.ACTOR, clock.instant(), kind, matter, told, null));
    }

    /** @return whether there was anything */
    private boolean batch(Lease held, LocalDate today, boolean shown) {
        List<String> ids = transactions.readOnly(tx -> shown
                ? MatterTables.over(tx.connection(), today, BATCH)
                : MatterTables.keptTooLong(tx.connection(), today, BATCH));
        for (String id : ids) {
            transactions.run(tx -> {
                leases.confirm(tx, held);
                PublicMatter matter = MatterTables.of(tx.connection(), id).orElseThrow();
                PublicMatter next = shown ? ended(matter, today) : matter.destroyed();
                MatterTables.save(tx.connection(), next, shown ? MatterTables.nextSequence(tx.connection()) : null);
                recorder.append(Entries.of(
                        CaseFollower.ACTOR,
                        clock.instant(),
                        shown ? "publication-ended" : "publication-destroyed",
                        next,
                        Map.of(),
                        null));
            });
        }
        return !ids.isEmpty();
    }

    private PublicMatter ended(PublicMatter matter, LocalDate today) {
        return matter.next()
                .state(PublicationState.ENDED)
                .draft(Content.none())
                .keptUntil(Lasting.keptUntil(rules.of(matter.body()), today))
                .publicOn(today)
                .done();
    }
}
