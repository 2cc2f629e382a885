package org.zhiheng.disclosure.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications.Shown;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.SampleDoor;
import org.zhiheng.registers.SampleOffer.District;

/**
 * Publishes what the sample district would have published by the day on which it was made: the heads of its bodies confirm what its registers and its decisions say, on the
 * last day that was safe. Some is left: a little overdue, so that there is something to see, and what is due later. Only where the settings say so and the HTTP door
 * listens on loopback, as the accounts of the sample district; on that one day, and only what the sample itself has made.
 */
@Component(
        service = SamplePublications.class,
        immediate = true,
        configurationPid = "org.zhiheng.disclosure.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleConfig.class)
public final class SamplePublications {

    private static final Logger LOG = LoggerFactory.getLogger(SamplePublications.class);
    private static final Duration FIRST_AFTER = Duration.ofSeconds(30);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String FIRST_ROW = "sample-b-market";
    private static final String SAMPLE_ACTOR = "system:sample";
    private static final int REST = 11;
    private static final int PAGE = 200;
    /** One of so many stays as it is. */
    private static final int LEFT = 25;

    private final Transactions transactions;
    private final PublicationService publications;
    private final RegisterStore registers;
    private final Clock clock;
    /** Null where somebody else says when, or no samples are wanted. */
    private final Background thread;

    private volatile boolean stopping;
    /** How many rounds to leave out, for there was nothing in the last one. */
    private volatile int resting;

    @Activate
    public SamplePublications(
            @Reference Transactions transactions,
            @Reference PublicationService publications,
            @Reference RegisterStore registers,
            @Reference Clock clock,
            SampleConfig config) {
        this.transactions = transactions;
        this.publications = publications;
        this.registers = registers;
        this.clock = clock;
        thread = config.wanted() && SampleDoor.closed(config.listening())
                ? Background.every("zhiheng-disclosure-sample", FIRST_AFTER, EVERY, this::now)
                : null;
    }

    /** Without a thread of its own: it does what it is told. */
    public SamplePublications(
            Transactions transactions, PublicationService publications, RegisterStore registers, Clock clock) {
        this.transactions = transactions;
        this.publications = publications;
        this.registers = registers;
        this.clock = clock;
        this.thread = null;
    }

    @Deactivate
    void deactivate() {
        stopping = true;
        if (thread != null) {
            thread.close();
        }
    }

    private void now() {
        if (resting > 0) {
            resting--;
            return;
        }
        try {
            resting = publish() == 0 ? REST : 0;
        } catch (ZhihengException e) {
            LOG.warn("samples could not be published and will be tried again: {}", e.code());
        }
    }

    /**
     * Publishes what there is by now.
     *
     * @return how many
     */
    public int publish() {
        LocalDate today = LocalDate.now(clock);
        if (made().filter(today::equals).isEmpty()) {
            return 0;
        }
        int done = 0;
        String after = "";
        List<PublicMatter> page;
        do {
            String from = after;
            page = transactions.readOnly(tx -> MatterTables.after(tx.connection(), from, PAGE));
            for (PublicMatter each : page) {
                after = each.id();
                if (!stopping && wanted(each, today)) {
                    done += published(each, today) ? 1 : 0;
                }
            }
        } while (page.size() == PAGE && !stopping);
        if (done > 0) {
            LOG.info("published {} matters of the sample district", done);
        }
        return done;
    }

    private Optional<LocalDate> made() {
        return registers.life("bodies", "key", List.of(FIRST_ROW), null).stream()
                .map(each -> LocalDate.ofInstant(each.knownFrom(), clock.getZone()))
                .findFirst();
    }

    /** Whether it is the sample's, was never shown, and the sample does not leave it to whoever tries the platform. */
    private boolean wanted(PublicMatter matter, LocalDate today) {
        if (matter.state() != PublicationState.PENDING
                || matter.doer() != PublicMatter.Doer.CONFIRMER
                || matter.exception() != null
                || matter.publishedOn() != null
                || !matter.body().startsWith(District.PREFIX)
                || Math.floorMod(matter.source().hashCode(), LEFT) == 0) {
            return false;
        }
        if (matter.source().startsWith(PublicMatter.OF_CASE)) {
            return matter.safeDue().isBefore(today);
        }
        return matter.source().startsWith(PublicMatter.OF_REGISTER) && written(matter);
    }

    private boolean written(PublicMatter matter) {
        RegisterMatters.From from = RegisterMatters.From.of(matter.source());
        return registers.life(from.register(), "key", List.of(from.key()), null).stream()
                .allMatch(each -> SAMPLE_ACTOR.equals(each.by()));
    }

    private boolean published(PublicMatter matter, LocalDate today) {
        String account = "sample-head-" + District.name(matter.body());
        Grant grant = new Grant(account, account, Role.HEAD, matter.body(), Scope.ALL, Instant.EPOCH, null, null);
        Principal head = new Principal(account, account, List.of(grant), Set.of(), null);
        LocalDate day = matter.safeDue().isBefore(today) ? matter.safeDue() : today;
        try {
            // Its head looks at each of them, as people do.
            Map<String, String> texts = matter.draft().fields().stream()
                    .filter(Shown::editable)
                    .collect(Collectors.toMap(Shown::name, Shown::value));
            publications.confirmed(head, matter.id(), matter.version(), texts, day);
            return true;
        } catch (ZhihengException e) {
            // Somebody was faster, or the case has gone on: it is looked at again with the next round.
            LOG.debug("a matter of the sample district was not published: {}", e.code());
            return false;
        }
    }
}
