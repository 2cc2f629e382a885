package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Texts;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;

/** Two people bring rules in force. */
@Component(service = RuleRelease.class)
public final class ReleaseService implements RuleRelease {

    /** The type under which proposals stand in the record. */
    private static final int LONGEST_TEXT = 500;

    private static final int MOST = 200;

    /** Who decides has to know what things are like now; what was right a month ago is proposed again. */
    static final Duration HOLDS = Duration.ofDays(30);

    /** Nobody's account: what lapses does so by itself. */
    private static final Principal NOBODY =
            new Principal("system:releases", "system:releases", List.of(), Set.of(), null);

    private final AccessStore store;
    private final Permissions permissions;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public ReleaseService(
            @Reference AccessStore store,
            @Reference Permissions permissions,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.permissions = permissions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Proposal propose(Principal by, Change change, String subject, String note) {
        permissions.check(by, Operation.RULES_PROPOSE, null);
        said(subject, "subject");
        said(note, "note");
        return store.change(data -> {
            data.guard(AccessData.Guard.RELEASES);
            lapse(data);
            if (data.proposal(change, subject)
                    .filter(each -> each.state() == State.PROPOSED)
                    .isPresent()) {
                throw ZhihengException.conflict("ACCESS-RELEASE-OPEN", "同一事项已经提请,正在等待复核");
            }
            Proposal proposal = new Proposal(
                    UUID.randomUUID().toString(),
                    change,
                    subject,
                    note,
                    State.PROPOSED,
                    by.account(),
                    clock.instant(),
                    null,
                    null,
                    null);
            data.insert(proposal);
            journal.changed(
                    by,
                    Operation.RULES_PROPOSE,
                    SUBJECT + "/" + proposal.id(),
                    change.name(),
                    States.of(proposal, null));
            return proposal;
        });
    }

    @Override
    public Proposal release(Principal by, String proposal) {
        return decide(by, proposal, State.RELEASED, null);
    }

    @Override
    public Proposal refuse(Principal by, String proposal, String reason) {
        said(reason, "reason");
        return decide(by, proposal, State.REFUSED, reason);
    }

    private Proposal decide(Principal by, String id, State state, String reason) {
        permissions.check(by, Operation.RULES_RELEASE, null);
        boolean fourEyes = store.change(data -> {
            Proposal open = find(data, id);
            boolean same = open.proposedBy().equals(by.account())
                    || data.account(open.proposedBy())
                            .map(Account::person)
                            .filter(by.person()::equals)
                            .isPresent();
            if (same) {
                journal.refused(by, Operation.RULES_RELEASE, SUBJECT + "/" + id, "ACCESS-FOUR-EYES");
            }
            return !same;
        });
        if (!fourEyes) {
            throw ZhihengException.forbidden("ACCESS-FOUR-EYES", "提请人不能复核自己提请的事项,须由另一人办理");
        }
        store.change(data -> {
            data.guard(AccessData.Guard.RELEASES);
            lapse(data);
            return null;
        });
        return store.change(data -> {
            data.guard(AccessData.Guard.RELEASES);
            Proposal open = find(data, id);
            if (open.state() == State.LAPSED) {
                throw ZhihengException.conflict("ACCESS-RELEASE-LAPSED", "这一事项已经失效:超过30日没有复核,或者提请人不再是规则管理员。请重新提请");
            }
            if (open.state() != State.PROPOSED) {
                throw ZhihengException.conflict("ACCESS-RELEASE-DECIDED", "这一事项已经复核过");
            }
            Proposal decided = new Proposal(
                    open.id(),
                    open.change(),
                    open.subject(),
                    open.note(),
                    state,
                    open.proposedBy(),
                    open.proposedAt(),
                    by.account(),
                    clock.instant(),
                    reason);
            data.decide(decided);
            journal.changed(
                    by,
                    Operation.RULES_RELEASE,
                    SUBJECT + "/" + id,
                    state.name(),
                    States.of(
                            decided,
                            data.decision(decided.change(), decided.subject())
                                    .orElseThrow()
                                    .number()));
            return decided;
        });
    }

    @Override
    public boolean released(Change change, String subject) {
        return store.read(data -> data.proposal(change, subject)
                .filter(each -> each.state() == State.RELEASED)
                .isPresent());
    }

    @Override
    public Optional<Decided> decision(Change change, String subject) {
        return store.read(data -> data.decision(change, subject));
    }

    @Override
    public List<Decided> decidedAfter(long number) {
        return store.read(data -> data.decidedAfter(number));
    }

    @Override
    public List<Proposal> open() {
        Instant now = clock.instant();
        return store.read(data -> data.openProposals().stream()
                .filter(each -> stands(data, each, now))
                .toList());
    }

    @Override
    public Optional<Proposal> proposal(String id) {
        return store.read(data -> data.proposal(id));
    }

    @Override
    public List<Proposal> decided(Instant before, int size) {
        if (size < 1 || size > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + MOST + "之间,现在是" + size, "size");
        }
        return store.read(
                data -> data.decidedProposals(before == null ? clock.instant().plusSeconds(1) : before, size));
    }

    /** Ends what nobody decided in time and what was proposed by who no longer may. Under the guard. */
    private void lapse(AccessData data) {
        Instant now = clock.instant();
        for (Proposal each : data.openProposals()) {
            if (!stands(data, each, now)) {
                Proposal lapsed = new Proposal(
                        each.id(),
                        each.change(),
                        each.subject(),
                        each.note(),
                        State.LAPSED,
                        each.proposedBy(),
                        each.proposedAt(),
                        null,
                        now,
                        null);
                data.lapse(lapsed);
                journal.changed(
                        NOBODY,
                        Operation.RULES_PROPOSE,
                        SUBJECT + "/" + each.id(),
                        State.LAPSED.name(),
                        States.of(lapsed, null));
            }
        }
    }

    private static boolean stands(AccessData data, Proposal proposal, Instant now) {
        return now.isBefore(proposal.proposedAt().plus(HOLDS))
                && data.account(proposal.proposedBy()).filter(Account::open).isPresent()
                && data.grants(proposal.proposedBy()).stream()
                        .anyMatch(each -> each.holdsAt(now)
                                && Operation.RULES_PROPOSE.reach(each.role()).isPresent());
    }

    private static Proposal find(AccessData data, String id) {
        return data.proposal(id)
                .orElseThrow(() -> ZhihengException.notFound("ACCESS-RELEASE-UNKNOWN", "没有这一提请事项", "proposal"));
    }

    private static void said(String text, String field) {
        if (!Texts.written(text, LONGEST_TEXT)) {
            throw ZhihengException.invalid("ACCESS-RELEASE-TEXT", "事项、说明和理由应当填写,至多500字", field);
        }
    }
}
