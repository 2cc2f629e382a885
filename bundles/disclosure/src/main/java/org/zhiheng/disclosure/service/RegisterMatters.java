package org.zhiheng.disclosure.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.service.RegisterReading.Standing;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;

/** Makes of rows of registers what a body has to publish by itself, and keeps it as the registers are. Thread-safe. */
@Component(service = RegisterMatters.class)
public final class RegisterMatters {

    private static final int PARTS = 4;

    private final Transactions transactions;
    private final RegisterStore registers;
    private final Organisation organisation;
    private final DisclosureRules rules;
    private final Recorder recorder;
    private final Clock clock;

    @Activate
    public RegisterMatters(
            @Reference Transactions transactions,
            @Reference RegisterStore registers,
            @Reference Organisation organisation,
            @Reference DisclosureRules rules,
            @Reference Recorder recorder,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.registers = registers;
        this.organisation = organisation;
        this.rules = rules;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** A row, as one kind of publication has it. */
    record From(String kind, String register, String key) {

        String source() {
            return PublicMatter.OF_REGISTER + kind + "/" + register + "/" + key;
        }

        static From of(String source) {
            String[] parts = source.split("/", PARTS);
            return new From(parts[1], parts[2], parts[3]);
        }
    }

    /**
     * A matter as its register has it by now.
     *
     * @param standing null where the register has nothing of it
     * @param content what it says now, masked; null where nothing of it is shown
     */
    record Assessed(PublicMatter.Draft draft, Standing standing, Content content) {}

    /** Looks at a row and keeps what follows, with its entry; nothing where nothing follows. In the transaction that runs. */
    void look(From from) {
        transactions.run(tx -> {
            PublicMatter before =
                    MatterTables.ofSource(tx.connection(), from.source()).orElse(null);
            PublicMatter matter = before == null
                    ? PublicMatter.begun(UUID.randomUUID().toString(), from.source(), from.kind(), null)
                    : before;
            Assessed assessed = assess(matter);
            boolean nothing = before == null
                    && (assessed.standing() == null || !assessed.standing().its());
            if (nothing || before != null && !assessed.draft().changed()) {
                return;
            }
            PublicMatter next = assessed.draft().done();
            MatterTables.save(tx.connection(), next, null);
            recorder.append(
                    Entries.of(CaseFollower.ACTOR, clock.instant(), "publication-assessed", next, Map.of(), null));
        });
    }

    /** What has become of a matter that a register says. */
    Assessed assess(PublicMatter matter) {
        LocalDate today = LocalDate.now(clock);
        From from = From.of(matter.source());
        Optional<Standing> read = new RegisterReading(registers, organisation, today, clock.getZone())
                .read(rules, from.kind(), from.register(), from.key());
        PublicMatter.Draft draft = matter.next();
        if (read.isEmpty()) {
            gone(matter, draft, "名录里已经没有", today, null, today);
            return new Assessed(draft, null, null);
        }
        Standing standing = read.get();
        draft.lookOn(standing.next());
        if (standing.missing() != null) {
            if (matter.body().isEmpty()) {
                head(draft, standing);
            }
            gone(matter, draft, standing.missing(), standing.since(), standing, today);
            return new Assessed(draft, standing, null);
        }
        Content content = Content.of(
                standing.kind().fields(), standing.raw(), standing.now().ownMasks(today));
        there(matter, draft, standing, content, today);
        return new Assessed(draft, standing, content);
    }

    /** What it is called, and since when it is so. */
    static void head(PublicMatter.Draft draft, Standing standing) {
        draft.of(
                standing.number(),
                standing.now().ownMasks(standing.since()).title(standing.title()),
                standing.body(),
                standing.now().body().division().value(),
                standing.arose());
    }

    private static void there(
            PublicMatter matter, PublicMatter.Draft draft, Standing standing, Content content, LocalDate today) {
        List<String> missing = standing.kind().fields().stream()
                .filter(each -> each.required() && content.value(each.name()) == null)
                .map(each -> "“" + each.title() + "”没有登记")
                .toList();
        LocalDate from = matter.isShown() ? standing.since() : standing.arose();
        DueDay due = DueDay.of(standing.now(), standing.kind(), from, today);
        if (matter.isShown()) {
            draft.state(PublicationState.PUBLISHED).withdraw(null, null, null);
            Content next = matter.shown().after(content, Assessment.based(matter));
            if (next.equals(matter.shown())) {
                draft.draft(Content.none()).why(List.of());
            } else {
                draft.draft(next).due(due.legal(), due.safe()).why(missing);
            }
            return;
        }
        if (matter.state() == PublicationState.EXCEPTED) {
            return;
        }
        if (Assessment.OVER.contains(matter.state())) {
            if (!again(matter, content)) {
                return;
            }
            draft.shown(Content.none())
                    .published(null, null)
                    .keptUntil(null)
                    .withdraw(null, null, null)
                    .exception(null, null)
                    .credit(Map.of());
        }
        head(draft, standing);
        draft.state(PublicationState.PENDING)
                .due(due.legal(), due.safe())
                .draft(content)
                .why(missing);
    }

    /** Whether what was taken away is to be published again: it was not in its register and is there again, or it says something else by now. */
    private static boolean again(PublicMatter matter, Content content) {
        return PublicMatter.ENDED_IN_REGISTER.equals(matter.change())
                || matter.state() != PublicationState.DESTROYED
                        && !Assessment.digests(content).equals(Assessment.based(matter));
    }

    private static void gone(
            PublicMatter matter,
            PublicMatter.Draft draft,
            String why,
            LocalDate since,
            Standing standing,
            LocalDate today) {
        if (matter.isShown()) {
            if (matter.state() != PublicationState.TO_WITHDRAW) {
                KindRule kind = standing == null ? null : standing.kind();
                DueDay due = kind == null
                        ? new DueDay(today, today, List.of(), null)
                        : DueDay.of(standing.now(), kind, since, today);
                draft.state(PublicationState.TO_WITHDRAW)
                        .withdraw(PublicMatter.ENDED_IN_REGISTER, due.legal(), due.safe());
            }
            draft.draft(Content.none()).why(List.of(why));
        } else if (!Assessment.OVER.contains(matter.state())) {
            draft.state(PublicationState.NOT_PUBLIC)
                    .due(null, null)
                    .exception(null, null)
                    .draft(Content.none())
                    .why(List.of(why));
        }
    }
}
