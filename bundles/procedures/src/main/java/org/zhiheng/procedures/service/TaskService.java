package org.zhiheng.procedures.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.procedures.store.RunData.Mine;
import org.zhiheng.procedures.store.RunStore;

/** Lists tasks. */
@Component(service = Tasks.class)
public final class TaskService implements Tasks {

    private final RunStore store;
    private final Actors actors;
    private final Terms terms;
    private final Permissions permissions;
    private final Clock clock;

    @Activate
    public TaskService(
            @Reference RunStore store,
            @Reference Actors actors,
            @Reference Terms terms,
            @Reference Permissions permissions,
            @Reference Clock clock) {
        this.store = store;
        this.actors = actors;
        this.terms = terms;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Override
    public Page list(Principal by, Wanted wanted) {
        LocalDate today = terms.today();
        Instant now = clock.instant();
        return switch (wanted.whose()) {
            case MINE -> {
                Mine mine = mine(by);
                yield store.read(data -> data.mine(mine, wanted, today, now));
            }
            case WAITING -> {
                Mine mine = mine(by);
                Set<String> own = new HashSet<>(mine.holders());
                own.addAll(mine.owners());
                yield store.read(data -> data.waiting(by.account(), own, wanted, today, now));
            }
            case BODY -> {
                if (wanted.body() == null) {
                    throw ZhihengException.invalid("PROCEDURE-BODY", "应当写明哪个机构", "body");
                }
                permissions.check(by, Operation.RUN_VIEW, new Target(null, wanted.body()));
                yield store.read(data -> data.ofBody(wanted, today, now));
            }
        };
    }

    @Override
    public ClocksPage clocks(Principal by, ClocksWanted wanted) {
        LocalDate today = terms.today();
        Instant now = clock.instant();
        if (wanted.body() != null) {
            permissions.check(by, Operation.RUN_VIEW, new Target(null, wanted.body()));
            return store.read(data -> data.clocksOfBody(wanted, today, now));
        }
        Mine mine = mine(by);
        return store.read(data -> data.clocks(mine, wanted, today, now));
    }

    /** What the account may do now: given to it, or to everybody with a role it holds. A deputy does what was given to others of the role. */
    private Mine mine(Principal by) {
        permissions.reach(by, Operation.RUN_ACT);
        Set<String> holders = new HashSet<>(Set.of(by.account()));
        Set<String> owners = new HashSet<>();
        for (Grant grant : by.grants()) {
            if (actors.may(by, grant)) {
                String owner = grant.role().name() + "@" + grant.body();
                (grant.actingFor() == null ? holders : owners).add(owner);
            }
        }
        return new Mine(holders, owners);
    }
}
