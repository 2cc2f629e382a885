package org.zhiheng.cases.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.persistence.Background;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.SampleDoor;
import org.zhiheng.registers.SampleOffer.District;

/**
 * Makes cases of the sample district in the background, once its registers are filled: those of the year before, as far as they have come by today. Only where
 * the settings say so and the HTTP door listens on loopback, as the accounts and registers of the sample district. What a stop has interrupted goes on at the
 * next start; on later days nothing is added, for the cases are there to be worked on.
 */
@Component(
        service = SampleCases.class,
        immediate = true,
        configurationPid = "org.zhiheng.cases.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleConfig.class)
public final class SampleCases {

    private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);
    private static final long SEED = 371002;
    private static final int SHARE = 120;
    private static final int FAULTS_TOLD = 5;
    private static final int YEAR = 364;
    private static final Duration FIRST_AFTER = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofSeconds(5);
    /** What the registers of the sample district begin and end with. */
    private static final String FIRST_ROW = "sample-b-market";

    private static final String LAST_REGISTER = "entrusted-items";

    private final Cases cases;
    private final SampleFiles files;
    private final RegisterStore registers;
    private final Organisation organisation;
    private final RulesInForce rules;
    private final Clock clock;
    private final int wanted;
    /** Null where no samples are wanted. */
    private final Background thread;

    private volatile boolean stopping;
    private volatile boolean done;

    @Activate
    public SampleCases(
            @Reference Cases cases,
            @Reference Uploads uploads,
            @Reference RegisterStore registers,
            @Reference Organisation organisation,
            @Reference RulesInForce rules,
            @Reference Clock clock,
            SampleConfig config) {
        this.cases = cases;
        this.files = new SampleFiles(uploads);
        this.registers = registers;
        this.organisation = organisation;
        this.rules = rules;
        this.clock = clock;
        this.wanted = config.cases();
        thread = config.wanted() && SampleDoor.closed(config.listening())
                ? Background.every("zhiheng-cases-sample", FIRST_AFTER, EVERY, this::now)
                : null;
    }

    @Deactivate
    void deactivate() {
        stopping = true;
        if (thread != null) {
            thread.close();
        }
    }

    private void now() {
        if (done || rules.current().isEmpty() || !filled()) {
            return;
        }
        try {
            make();
            done = !stopping;
        } catch (ZhihengException e) {
            LOG.warn("sample cases could not be made and will be tried again: {}", e.code());
        }
    }

    /** Whether the registers of the sample district are written to their end, and on what day that began. */
    private boolean filled() {
        boolean[] found = {false};
        registers.each(LAST_REGISTER, AsOf.on(LocalDate.now(clock)), Map.of(), row -> found[0] = true);
        return found[0] && !made().isEmpty();
    }

    private List<LocalDate> made() {
        return registers.life("bodies", "key", List.of(FIRST_ROW), null).stream()
                .map(each -> LocalDate.ofInstant(each.knownFrom(), clock.getZone()))
                .limit(1)
                .toList();
    }

    /** A year is made day by day, so it is made in shares: cases of all days are there soon. */
    private void make() {
        int shares = Math.max(1, (wanted + SHARE - 1) / SHARE);
        for (int share = 0; share < shares && !stopping; share++) {
            make(share, shares, made().get(0));
        }
    }

    private void make(int share, int shares, LocalDate made) {
        List<Body> bodies = organisation.bodies().stream()
                .filter(each -> each.id().startsWith(District.PREFIX) && each.department())
                .toList();
        long began = clock.millis();
        SampleYear year = new SampleYear(cases, files, clock, day -> {}, (id, command, outcome) -> {});
        SampleYear.Told told = year.play(
                registers,
                rules,
                bodies,
                new SampleYear.Settings(SEED, wanted, made.minusDays(YEAR), YEAR, null, share, shares),
                made,
                () -> stopping);
        LOG.info(
                "{} sample cases: {} have ended, {} commands, {} refused, in {} ms",
                told.opened(),
                told.ended(),
                told.commands(),
                told.refused() + told.mistakes(),
                clock.millis() - began);
        if (!told.faults().isEmpty() || !told.stuck().isEmpty()) {
            LOG.warn(
                    "of the sample cases some could not go on: {}; {} faults, the first of them {}",
                    told.stuck(),
                    told.faults().size(),
                    told.faults().stream().limit(FAULTS_TOLD).toList());
        }
    }
}
