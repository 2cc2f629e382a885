package org.zhiheng.registers.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.persistence.Background;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.registers.RegisterStore.Refused;
import org.zhiheng.registers.SampleDoor;
import org.zhiheng.registers.SampleOffer;
import org.zhiheng.registers.SampleOffer.District;

/**
 * Fills the registers of the sample district with what the contexts offer for it, in the background once the platform works. Only where the settings
 * say so and the HTTP door listens on loopback, as the accounts of the sample district; made once, through the same checks as everything else.
 * What a stop has interrupted goes on at the next start.
 */
@Component(
        service = SampleRegisters.class,
        immediate = true,
        configurationPid = "org.zhiheng.registers.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleConfig.class)
public final class SampleRegisters {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRegisters.class);
    private static final String ACTOR = "system:sample";
    private static final long SEED = 371002;
    private static final int WHOLE = 100;
    private static final int BATCH = 400;
    private static final Duration FIRST_AFTER = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int LOOKS = 30;

    private final RegisterStore store;
    private final Organisation organisation;
    private final RulesInForce rules;
    private final Directory directory;
    private final Clock clock;
    private final Set<SampleOffer> waiting = ConcurrentHashMap.newKeySet();
    /** Null where no samples are wanted. */
    private final Background thread;

    private volatile boolean stopping;

    /** Of accounts by which people sign in, as far as there are any. */
    private volatile Map<String, String> accounts = Map.of();

    /** How often they were looked for. */
    private final AtomicInteger looked = new AtomicInteger();

    @Activate
    public SampleRegisters(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference RulesInForce rules,
            @Reference Directory directory,
            @Reference Clock clock,
            SampleConfig config) {
        this.store = store;
        this.organisation = organisation;
        this.rules = rules;
        this.directory = directory;
        this.clock = clock;
        if (config.wanted() && SampleDoor.closed(config.listening())) {
            thread = Background.every("zhiheng-registers-sample", FIRST_AFTER, EVERY, this::now);
        } else {
            thread = null;
        }
    }

    /** Without a thread of its own: it does what it is told. */
    public SampleRegisters(RegisterStore store, Organisation organisation, Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.rules = null;
        this.directory = null;
        this.clock = clock;
        this.thread = null;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void add(SampleOffer offer) {
        waiting.add(offer);
    }

    void remove(SampleOffer offer) {
        waiting.remove(offer);
    }

    @Deactivate
    void deactivate() {
        stopping = true;
        if (thread != null) {
            thread.close();
        }
    }

    private void now() {
        if (waiting.isEmpty()
                || rules.current().isEmpty()
                || organisation.body(SampleBodies.GOVERNMENT).isEmpty()) {
            return;
        }
        try {
            bodies();
        } catch (ZhihengException e) {
            LOG.warn("the bodies of the sample district could not be made and will be tried again: {}", e.code());
            return;
        }
        if (!known()) {
            return;
        }
        for (SampleOffer each : waiting) {
            if (!stopping) {
                once(each);
            }
        }
    }

    /** Finds the accounts of those who are in the registers, too. They are made beside this, or not at all: nobody waits for them long. */
    private boolean known() {
        if (accounts.isEmpty() && looked.get() < LOOKS) {
            boolean last = looked.incrementAndGet() == LOOKS;
            Map<String, String> found = new HashMap<>();
            for (String each : District.OFFICERS) {
                try {
                    found.put(each, directory.named(maker(), District.PREFIX + each));
                } catch (ZhihengException e) {
                    return last;
                }
            }
            accounts = found;
        }
        return true;
    }

    private void once(SampleOffer offer) {
        try {
            store.definition(offer.register());
            if (!offer.ready(district(LocalDate.now(clock), WHOLE))) {
                return;
            }
            make(offer, WHOLE);
            waiting.remove(offer);
        } catch (ZhihengException e) {
            LOG.warn("samples could not be written and will be tried again: {}", e.code());
        } catch (Refused e) {
            Problem first = e.problems().get(0);
            LOG.error(
                    "samples were refused: {} {} {}",
                    first.code(),
                    first.field(),
                    e.problems().size(),
                    e);
            waiting.remove(offer);
        } catch (RuntimeException e) {
            LOG.error("samples could not be written", e);
            waiting.remove(offer);
        }
    }

    /** The platform itself, as far as samples go. */
    private static Principal maker() {
        Grant grant = new Grant(
                "sample",
                ACTOR,
                Role.SYSTEM_ADMINISTRATOR,
                SampleBodies.GOVERNMENT,
                Scope.ALL,
                Instant.EPOCH,
                null,
                null);
        return new Principal(ACTOR, ACTOR, List.of(grant), Set.of(), null);
    }

    /** Makes those bodies that are not there. */
    public void bodies() {
        Principal by = maker();
        for (Body each : SampleBodies.all()) {
            if (organisation.body(each.id()).isEmpty()) {
                organisation.add(by, each);
            }
        }
    }

    /**
     * Writes what is not written yet.
     *
     * @param percent of the size of a whole district
     */
    public void make(SampleOffer offer, int percent) {
        LocalDate today = LocalDate.now(clock);
        List<Order> orders = offer.orders(district(today, percent));
        Order first = orders.get(0);
        List<Row> begun = store.life(first.register(), "key", List.of(key(first)), null);
        if (!begun.isEmpty()) {
            LocalDate day = begun.get(0).knownFrom().atZone(clock.getZone()).toLocalDate();
            orders = offer.orders(district(day, percent));
        }
        int from = begun.isEmpty() ? 0 : written(orders);
        if (from == orders.size()) {
            return;
        }
        long began = clock.millis();
        int at = from;
        while (at < orders.size() && !stopping) {
            int to = batchEnd(orders, at);
            store.write(ACTOR, orders.subList(at, to));
            at = to;
        }
        LOG.info(
                "wrote {} of {} changes of the sample district ({}) in {} ms",
                at - from,
                orders.size() - from,
                offer.register(),
                clock.millis() - began);
    }

    public District district(LocalDate today, int percent) {
        List<Body> bodies = SampleBodies.all().stream()
                .sorted(Comparator.comparing(Body::id))
                .toList();
        return new District(SEED, today, percent, SampleBodies.GOVERNMENT, bodies, accounts);
    }

    private static String key(Order order) {
        return order.change() instanceof Change.Add add ? add.key() : ((Change.Amend) order.change()).key();
    }

    /** How many are written: those up to the last that added something that is there. */
    private int written(List<Order> orders) {
        for (int i = orders.size() - 1; i > 0; i--) {
            Order each = orders.get(i);
            if (each.change() instanceof Change.Add
                    && !store.life(each.register(), "key", List.of(key(each)), null)
                            .isEmpty()) {
                return i + 1;
            }
        }
        return 1;
    }

    /** One write says one thing of a key. */
    private static int batchEnd(List<Order> orders, int from) {
        Set<String> keys = new HashSet<>();
        int to = from;
        while (to < orders.size() && to - from < BATCH && keys.add(key(orders.get(to)))) {
            to++;
        }
        return to;
    }
}
