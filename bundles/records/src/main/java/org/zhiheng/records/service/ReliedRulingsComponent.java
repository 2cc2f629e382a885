package org.zhiheng.records.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.persistence.Transactions;

/** Keeps rulings that acts rely on in the record. */
@Component(service = ReliedRulings.class)
public final class ReliedRulingsComponent implements ReliedRulings {

    /** Number of the first entry of a history. */
    private static final long FIRST = 0;

    private final Rulings rulings;
    private final Recorder recorder;
    private final Records records;
    private final Transactions transactions;
    private final Permissions permissions;
    private final Clock clock;

    /** Whose an act is: the account and body of its first entry. */
    private record Owner(String account, String body) {}

    @Activate
    public ReliedRulingsComponent(
            @Reference Rulings rulings,
            @Reference Recorder recorder,
            @Reference Records records,
            @Reference Transactions transactions,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.rulings = rulings;
        this.recorder = recorder;
        this.records = records;
        this.transactions = transactions;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Relied rely(Principal by, Subject act, Question question) {
        // The books in force once it is known that somebody may ask.
        Relying relying = begin(by, act, null);
        return new Relied(relying.ask(question), relying.record().get(0));
    }

    @Override
    public Relying begin(Principal by, Subject act, Asking given) {
        permissions.reach(by, Operation.ACT_USE);
        Optional<Owner> owner = owner(act);
        check(by, owner.orElse(new Owner(by.account(), own(by))));
        return new Begun(by, act, given == null ? rulings.inForce() : given, owner.isEmpty());
    }

    @Override
    public Relying first(Principal by, Subject act, Asking asking) {
        permissions.reach(by, Operation.ACT_USE);
        check(by, new Owner(by.account(), own(by)));
        return new Begun(by, act, asking, true);
    }

    /** What is asked, until it is put down. */
    private final class Begun implements Relying {
        private final Principal by;
        private final Subject act;
        private final Asking asking;
        private final boolean first;
        private final List<Appending> entries = new ArrayList<>();

        /** @param first whether nothing was put down of the act */
        Begun(Principal by, Subject act, Asking asking, boolean first) {
            this.by = by;
            this.act = act;
            this.asking = asking;
            this.first = first;
        }

        @Override
        public Ruling<Map<String, Object>> ask(Question question) {
            Ruling<Map<String, Object>> ruling =
                    asking.ask(question.question(), question.facts(), question.division(), question.asOf());
            entries.add(entry(by, act, question, ruling));
            return ruling;
        }

        @Override
        public List<Recorded> record() {
            return transactions.required(tx -> {
                List<Recorded> recorded = recorder.append(entries);
                if (first && recorded.get(0).number() != FIRST) {
                    throw ZhihengException.conflict("RECORD-ACT-BEGUN", "刚有人同时记录了这一行为的第一条,请再办理一次");
                }
                return recorded;
            });
        }
    }

    @Override
    public Appending entry(Principal by, Subject act, Question question, Ruling<Map<String, Object>> ruling) {
        return new Appending(
                act,
                clock.instant(),
                by.account(),
                KIND,
                RulingEntry.payload(question, ruling, own(by)),
                List.of(),
                ruling.ruleBook().fingerprint());
    }

    /** The body in which somebody relies on rulings, the first where there are several; null where there is none. */
    private static String own(Principal by) {
        return by.grants().stream()
                .filter(each -> Operation.ACT_USE.reach(each.role()).isPresent())
                .map(Grant::body)
                .findFirst()
                .orElse(null);
    }

    private Optional<Owner> owner(Subject act) {
        return records.history(act, FIRST, 1).stream()
                .findFirst()
                .map(each ->
                        new Owner(each.actor(), String.valueOf(each.payload().get(RulingEntry.BODY))));
    }

    private void check(Principal by, Owner owner) {
        permissions.check(by, Operation.ACT_USE, new Target(owner.account(), owner.body()));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Replay replay(Principal by, Subject act, long number) {
        permissions.reach(by, Operation.ACT_USE);
        owner(act).ifPresent(each -> check(by, each));
        Entry entry = records.history(act, number, 1).stream()
                .filter(each -> each.number() == number && each.kind().equals(KIND))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound(
                        "RECORD-NO-RULING", "这一条记录不是作为依据的裁断:" + act + " 第" + number + "条", "number"));
        Map<String, Object> payload = entry.payload();
        Ruling<Map<String, Object>> now = rulings.archived(entry.ruleBook())
                .ask(
                        (String) payload.get("question"),
                        RulingForm.facts(payload.get("facts")),
                        (String) payload.get("division"),
                        LocalDate.parse((String) payload.get("asOf")));
        Map<String, Object> recorded = (Map<String, Object>) payload.get("ruling");
        List<String> differences = RulingForm.differences(recorded, RulingForm.ruling(now));
        return new Replay(differences.isEmpty(), differences, recorded, now);
    }
}
