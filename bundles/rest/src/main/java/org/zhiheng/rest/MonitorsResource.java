package org.zhiheng.rest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.credentials.Monitors;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.rest.door.Needs;
import org.zhiheng.rest.door.Visitor;

/** How the plans' numbers stand, with the ruling and the rows behind each. */
@Path("/api/v1/monitors")
@Produces(MediaType.APPLICATION_JSON + ";charset=utf-8")
public final class MonitorsResource {

    private static final int MOST = 200;

    private final Monitors monitors;
    private final Called called;
    private final Clock clock;

    MonitorsResource(Monitors monitors, Called called, Clock clock) {
        this.monitors = monitors;
        this.called = called;
        this.clock = clock;
    }

    @GET
    @Needs(Operation.MONITORS_VIEW)
    public Response measures(
            @Context Visitor visitor,
            @QueryParam("division") String division,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("until") String until,
            @QueryParam("kind") String kind) {
        Set<Monitors.Kind> kinds = kind == null ? Set.of() : Set.of(kind(kind));
        List<Monitors.Measure> measures = monitors.measures(visitor.who(), wanted(division, on, knownAt, until, kinds));
        return Answers.ok(called.bodies(
                Map.of("measures", measures.stream().map(MonitorsResource::form).toList())));
    }

    private static Map<String, Object> form(Monitors.Measure measure) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("kind", Words.of(measure.kind()));
        form.put("kindTitle", Labels.of(measure.kind()));
        form.put("body", measure.body());
        form.put("status", Words.of(measure.status()));
        form.put("statusTitle", Labels.of(measure.status()));
        form.put("has", measure.has());
        form.put("whole", measure.whole());
        form.put("why", measure.why());
        form.put("ruling", measure.ruling() == null ? null : RulingForm.of(measure.ruling()));
        return form;
    }

    /** The rows behind one number. They are counted anew for each page: who wants them of one moment says {@code knownAt}. */
    @GET
    @Path("{kind}/rows")
    @Needs(Operation.MONITORS_VIEW)
    public Response rows(
            @Context Visitor visitor,
            @PathParam("kind") String kind,
            @QueryParam("division") String division,
            @QueryParam("body") String body,
            @QueryParam("on") String on,
            @QueryParam("knownAt") String knownAt,
            @QueryParam("until") String until,
            @QueryParam("size") @DefaultValue("50") String size,
            @QueryParam("after") @DefaultValue("0") String after) {
        int most = Queries.number("size", size);
        if (most < 1 || most > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + MOST + "之间,现在是" + most, "size");
        }
        int begin = Queries.number("after", after);
        if (begin < 0) {
            throw ZhihengException.invalid("PAGE-CURSOR", "after应当是上一页的next", "after");
        }
        List<Monitors.Item> items =
                monitors.behind(visitor.who(), wanted(division, on, knownAt, until, Set.of()), kind(kind), body);
        int end = Math.min(items.size(), begin + most);
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("rows", PlainForm.of(items.subList(Math.min(begin, end), end)));
        form.put("next", end < items.size() ? String.valueOf(end) : null);
        return Answers.ok(form);
    }

    private static Monitors.Kind kind(String kind) {
        return Queries.word(Monitors.Kind.class, "kind", kind);
    }

    private Monitors.Wanted wanted(String division, String on, String knownAt, String until, Set<Monitors.Kind> kinds) {
        if (division == null) {
            throw ZhihengException.invalid("HTTP-FIELD", "应当写明division,区划代码", "division");
        }
        return new Monitors.Wanted(
                division,
                on == null ? LocalDate.now(clock) : Queries.date("on", on),
                knownAt == null ? null : Queries.moment("knownAt", knownAt),
                until == null ? null : Queries.date("until", until),
                kinds);
    }
}
