package org.zhiheng.procedures.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.ProcedureDefinition.Owner;
import org.zhiheng.rules.ProcedureDefinition.Stage;

/** Who may act as which owner of a stage: a role that fits at the body that acts, one's own or as a deputy. */
@Component(service = Actors.class)
public final class Actors {

    private static final String ASSIGNED = "这一环节已经指派给他人办理";

    private final Permissions permissions;
    private final Organisation organisation;

    @Activate
    public Actors(@Reference Permissions permissions, @Reference Organisation organisation) {
        this.permissions = permissions;
        this.organisation = organisation;
    }

    /**
     * An owner that somebody acts as.
     *
     * @param key the owner in the run
     * @param grant the role by which
     */
    record Actor(Owner owner, String key, Grant grant) {

        boolean deputy() {
            return grant.actingFor() != null;
        }
    }

    /** Every owner as whom the principal may act, whomever it was given to. Nothing is put down. */
    List<Actor> all(Principal by, RunState run, Stage stage) {
        List<Actor> actors = new ArrayList<>();
        for (Owner owner : stage.owners()) {
            String body = run.parties().get(owner.body());
            for (Grant grant : by.grants()) {
                if (grant.role() == owner.role().role() && grant.body().equals(body) && may(by, grant)) {
                    actors.add(new Actor(owner, run.key(owner), grant));
                }
            }
        }
        return actors;
    }

    /** The owner as whom the principal acts now; refused, and put down, when there is none. */
    Actor acting(Principal by, RunState run, Stage stage) {
        List<Actor> may = all(by, run, stage);
        if (may.isEmpty()) {
            throw refused(by, run, stage);
        }
        List<Actor> free = may.stream().filter(each -> given(by, run, each)).toList();
        if (free.isEmpty()) {
            throw ZhihengException.forbidden("PROCEDURE-ASSIGNED", ASSIGNED);
        }
        // Somebody who holds several roles here acts in the one that has not signed yet.
        return free.stream()
                .filter(each -> run.signature(each.key()) == null)
                .findFirst()
                .orElse(free.get(0));
    }

    /** Why the principal may not act in the stage now; empty where they may. Nothing is put down. */
    Optional<String> whyNot(Principal by, RunState run, Stage stage) {
        List<Actor> may = all(by, run, stage);
        if (may.isEmpty()) {
            return Optional.of(others(run, stage));
        }
        return may.stream().anyMatch(each -> given(by, run, each)) ? Optional.empty() : Optional.of(ASSIGNED);
    }

    private static boolean given(Principal by, RunState run, Actor actor) {
        String assignee = run.assignees().get(actor.key());
        return assignee == null || assignee.equals(by.account()) || actor.deputy();
    }

    private ZhihengException refused(Principal by, RunState run, Stage stage) {
        Owner first = stage.owners().get(0);
        try {
            permissions.check(
                    with(by, role(by, first.role().role())),
                    Operation.RUN_ACT,
                    new Target(null, run.parties().get(first.body())));
        } catch (ZhihengException e) {
            if (!e.code().equals("ACCESS-FORBIDDEN")) {
                return e;
            }
        }
        return ZhihengException.forbidden("PROCEDURE-OWNER", others(run, stage));
    }

    private String others(RunState run, Stage stage) {
        String owners = stage.owners().stream()
                .map(each -> title(run.parties().get(each.body())) + "的"
                        + each.role().title())
                .collect(Collectors.joining("、"));
        return "环节“" + stage.title() + "”应当由" + owners + "办理";
    }

    private String title(String body) {
        return organisation.body(body).map(Body::title).orElse(body);
    }

    private static List<Grant> role(Principal by, Role role) {
        return by.grants().stream().filter(each -> each.role() == role).toList();
    }

    /** Whether this role alone lets the principal act at its own body. */
    boolean may(Principal by, Grant grant) {
        return permissions.may(with(by, List.of(grant)), Operation.RUN_ACT, new Target(null, grant.body()));
    }

    private static Principal with(Principal by, List<Grant> grants) {
        return new Principal(by.account(), by.person(), grants, by.restrictions(), by.narrowedTo());
    }
}
