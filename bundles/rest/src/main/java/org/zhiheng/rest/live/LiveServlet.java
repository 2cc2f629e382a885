package org.zhiheng.rest.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.servlet.AsyncContext;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PartyAccess;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.rest.Answers;
import org.zhiheng.rest.RouteFilter;
import org.zhiheng.rest.door.Door;
import org.zhiheng.rest.door.Visitor;

/**
 * Tells open pages that something has changed, as server-sent events at {@code /api/v1/live}, while whoever listens is signed in. It follows the record, on every
 * node for those connected to it, so that what another node did is heard as well, about a second later.
 */
@Component(service = {Servlet.class, RecordReader.class})
@HttpWhiteboardServletName("zhiheng-live")
@HttpWhiteboardServletPattern("/api/v1/live")
@HttpWhiteboardServletAsyncSupported
public final class LiveServlet extends HttpServlet implements RecordReader {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LiveServlet.class);

    private static final int MOST = 2_000;
    private static final int MOST_OF_SESSION = 4;
    private static final int MOST_WAITING = 100;

    /** Several changes of one thing within this time are one event. */
    private static final Duration TOGETHER = Duration.ofMillis(300);

    /** Less than what proxies and the server itself bear without a byte, 30 seconds. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    /** What happened longer ago is of the past: nobody's page is that old without having asked itself. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final transient Door door;
    private final transient Permissions permissions;
    private final transient Cases cases;
    private final transient RulesInForce rules;
    private final transient Clock clock;
    private final transient Streams streams;
    private final transient ScheduledExecutorService thread;
    private transient volatile long known;
    private transient volatile LocalDate today;

    @Activate
    public LiveServlet(
            @Reference Door door,
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference Cases cases,
            @Reference RulesInForce rules,
            @Reference Clock clock) {
        this.door = door;
        this.permissions = permissions;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
        streams = new Streams(MOST, MOST_OF_SESSION, MOST_WAITING, signIn::listener);
        known = generation();
        today = LocalDate.now(clock.withZone(ZONE));
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "zhiheng-live");
            made.setDaemon(true);
            return made;
        });
        every(TOGETHER, this::tell);
        every(BEAT, streams::beat);
    }

    private void every(Duration pause, Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.error("open pages could not be told of changes, and will be tried again", e);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
        streams.endAll();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            Answers.refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        Visitor visitor;
        try {
            visitor = door.enter(request, Operation.SESSION_OWN);
        } catch (ZhihengException e) {
            Answers.refuse(response, e);
            return;
        }
        if (visitor.session() == null) {
            Answers.refuse(response, ZhihengException.invalid("LIVE-SESSION", "变动的通知随浏览器的登录发送,程序请查询全过程记录", null));
            return;
        }
        for (Map.Entry<String, String> each : Answers.headers(visitor.secure()).entrySet()) {
            response.setHeader(each.getKey(), each.getValue());
        }
        response.setContentType("text/event-stream;charset=utf-8");
        // A proxy that collects answers would hold the events back.
        response.setHeader("X-Accel-Buffering", "no");
        request.setAttribute(RouteFilter.ROUTE, "/api/v1/live");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        AsyncLine line = new AsyncLine(context, streams::closed);
        if (streams.open(visitor.session(), line)) {
            line.begin();
        } else {
            Answers.refuse(response, ZhihengException.unavailable("LIVE-FULL", "打开的页面太多,变动每隔一段时间查询一次"));
            context.complete();
        }
    }

    private void tell() {
        long now = generation();
        if (now != known) {
            known = now;
            streams.happened(Event.RULES, who -> permissions.any(who, Operation.RULES_VIEW));
        }
        LocalDate day = LocalDate.now(clock.withZone(ZONE));
        if (!day.equals(today)) {
            today = day;
            streams.happened(Event.DAY, who -> true);
        }
        streams.tell();
    }

    private long generation() {
        return rules.current().map(Books::generation).orElse(0L);
    }

    // ---- following the record

    @Override
    public String name() {
        return "live";
    }

    @Override
    public Reach reach() {
        return Reach.LOCAL;
    }

    @Override
    public void read(Sealed sealed) {
        Entry entry = sealed.entry();
        if (streams.count() == 0
                || entry.recordedAt().isBefore(Instant.now(clock).minus(RECENT))) {
            return;
        }
        if (entry.subject().type().equals(RuleRelease.SUBJECT)) {
            streams.happened(Event.RULES, who -> permissions.any(who, Operation.RULES_VIEW));
        }
        about(entry).ifPresent(id -> streams.happened(new Event(Cases.SUBJECT, id), cases.audience(id)));
    }

    /** A page that was not told asks by itself sooner or later. */
    @Override
    public boolean mayGoOnWithout(Sealed entry) {
        return true;
    }

    /** The case that an entry is about: one of the case itself, of its way through the procedure, or of what a party asks for. */
    static Optional<String> about(Entry entry) {
        Subject subject = entry.subject();
        if (subject.type().equals(Runs.SUBJECT)
                && entry.payload().get("state") instanceof Map<?, ?> state
                && state.get("subject") instanceof String of) {
            subject = Subject.parse(of);
        }
        if (subject.type().equals(PartyAccess.REQUEST) && entry.payload().get("case") instanceof String id) {
            return Optional.of(id);
        }
        return subject.type().equals(Cases.SUBJECT) ? Optional.of(subject.id()) : Optional.empty();
    }
}
