package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.CaseSheets;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.registers.Sheets;

/** Cases as spreadsheets. */
@Component(service = CaseSheets.class)
public final class SheetService implements CaseSheets {

    private static final int BATCH = 200;
    private static final int MOST_EXPORTED = 50_000;
    private static final int MOST_FOUND = 1000;
    private static final int OF_A_PAGE = 50;
    private static final int MOST_TAKEN = 2000;
    private static final int MOST_PROBLEMS = 1000;
    private static final int LONGEST_DOCUMENT = 200;

    private final CaseStore store;
    private final CaseSearch search;
    private final TakeOver takeOver;
    private final Resolved resolved;
    private final Organisation organisation;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Clock clock;

    @Activate
    public SheetService(
            @Reference CaseStore store,
            @Reference CaseSearch search,
            @Reference TakeOver takeOver,
            @Reference Resolved resolved,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Clock clock) {
        this.store = store;
        this.search = search;
        this.takeOver = takeOver;
        this.resolved = resolved;
        this.organisation = organisation;
        this.permissions = permissions;
        this.personal = personal;
        this.clock = clock;
    }

    // ---- lists

    @Override
    public InputStream export(Principal by, String text, CaseSearch.Filter filter, String purpose) {
        Collection<String> bodies = bodies(by, filter.body());
        if (purpose != null) {
            String within = bodies == null
                    ? organisation.bodies().get(0).id()
                    : bodies.stream().sorted().findFirst().orElse("-");
            personal.use(
                    by,
                    Operation.CASE_VIEW,
                    new Target(null, within),
                    AuditEvent.Kind.EXPORTED,
                    Cases.SUBJECT + "-list/all",
                    purpose);
        }
        try {
            Path file = Files.createTempFile("zhiheng-cases", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file)) {
                List<Field> columns = SheetColumns.list(purpose != null);
                Sheets.write(SheetColumns.TITLE_OF_LIST, columns, out, taking -> {
                    Naming naming = new Naming();
                    if (text == null) {
                        listed(filter, bodies, heads -> rows(heads, naming, purpose != null, taking));
                    } else {
                        found(by, text, filter, purpose, heads -> rows(heads, naming, purpose != null, taking));
                    }
                });
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "SHEET-WRITE", "表格没有写完,请再试", null, e);
        }
    }

    private Collection<String> bodies(Principal by, String body) {
        if (body != null) {
            permissions.check(by, Operation.CASE_VIEW, new Target(null, body));
            return List.of(body);
        }
        Reach reach = permissions.reach(by, Operation.CASE_VIEW);
        return reach.everywhere() ? null : reach.bodies();
    }

    private interface Heads {
        void take(List<CaseHead> heads) throws IOException;
    }

    private void listed(CaseSearch.Filter filter, Collection<String> bodies, Heads taking) throws IOException {
        Instant from = filter.from() == null ? null : beginning(filter.from());
        Instant before = filter.to() == null ? null : beginning(filter.to().plusDays(1));
        String after = null;
        int count = 0;
        do {
            String next = after;
            Cases.Page page = store.read(data -> data.list(
                    new Cases.Wanted(null, filter.status(), filter.handler(), filter.item(), null, BATCH, next),
                    bodies,
                    from,
                    before));
            count += page.cases().size();
            if (count > MOST_EXPORTED) {
                throw ZhihengException.invalid("CASE-EXPORT-LARGE", "一次至多导出" + MOST_EXPORTED + "件,请把条件写得更细", "filter");
            }
            taking.take(page.cases());
            after = page.next();
        } while (after != null);
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    private void found(Principal by, String text, CaseSearch.Filter filter, String purpose, Heads taking)
            throws IOException {
        boolean more = true;
        for (int page = 1; more && page <= MOST_FOUND / OF_A_PAGE; page++) {
            CaseSearch.Found found = search.search(
                    by, new CaseSearch.Wanted(text, filter, CaseSearch.Order.NEWEST, OF_A_PAGE, page, purpose));
            taking.take(found.hits().stream().map(CaseSearch.Hit::head).toList());
            more = found.more();
        }
    }

    /** What bodies and officers are called, asked for once. */
    private final class Naming {
        private final Map<String, String> bodies = new HashMap<>();
        private final Map<String, String> officers = new HashMap<>();

        String body(String id) {
            return bodies.computeIfAbsent(
                    id, key -> organisation.body(key).map(Body::title).orElse(key));
        }

        String officer(String key) {
            return officers.computeIfAbsent(
                    key,
                    each -> resolved.officer(each).map(row -> row.text("name")).orElse(each));
        }
    }

    private void rows(List<CaseHead> heads, Naming naming, boolean parties, Sheets.Taking taking) throws IOException {
        Map<String, List<Piece>> named = parties
                ? store.read(
                        data -> data.pieces(heads.stream().map(CaseHead::id).toList(), Set.of("party")))
                : Map.of();
        for (CaseHead each : heads) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("number", each.number());
            row.put("title", each.title());
            row.put("status", Field.word(each.status()));
            row.put("stage", each.stageTitle());
            row.put("body", naming.body(each.body()));
            row.put("field", each.field());
            row.put("item", each.item());
            row.put("handlers", each.handlers().stream().map(naming::officer).collect(Collectors.joining("、")));
            row.put("openedOn", day(each.openedAt()));
            row.put("filedOn", each.filedOn());
            row.put("closedOn", each.closedAt() == null ? null : day(each.closedAt()));
            row.put("id", each.id());
            if (parties) {
                row.put(
                        SheetColumns.PARTIES,
                        named.getOrDefault(each.id(), List.of()).stream()
                                .map(party -> party.text("name"))
                                .collect(Collectors.joining("、")));
            }
            taking.row(row);
        }
    }

    // ---- taking over

    @Override
    public void template(OutputStream out) {
        try {
            Sheets.template(SheetColumns.TITLE_OF_TAKING, SheetColumns.TAKING, out);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "SHEET-WRITE", "表格没有写完,请再试", null, e);
        }
    }

    @Override
    public Import takeOver(Principal by, String id, boolean dry, String document, InputStream sheet) {
        permissions.check(by, Operation.CASE_DECIDE, new Target(null, id));
        if (document == null || document.isBlank() || document.length() > LONGEST_DOCUMENT) {
            throw ZhihengException.invalid("CASE-DOCUMENT", "应当写明接续办理所依据的文件,至多" + LONGEST_DOCUMENT + "个字", "document");
        }
        Body body = resolved.actingBody(id)
                .filter(each -> each.id().equals(id))
                .orElseThrow(() -> ZhihengException.invalid("CASE-BODY", "“" + id + "”不能以自己的名义办理案件", "body"));
        resolved.owns(id, LocalDate.now(clock));
        TakeOver.Looked looked = new TakeOver.Looked(body);
        Sheets.read(SheetColumns.TAKING, sheet, row -> {
            if (looked.rows() == MOST_TAKEN) {
                throw ZhihengException.invalid("SHEET-TOO-LARGE", "一次至多" + MOST_TAKEN + "件,请分成几个文件", "file");
            }
            takeOver.look(looked, row, by.account());
        });
        if (looked.rows() == 0) {
            throw ZhihengException.invalid("SHEET-EMPTY", "文件里没有数据", "file");
        }
        List<Problem> problems = looked.problems();
        if (!problems.isEmpty() || dry) {
            return new Import(
                    looked.rows(), 0, new ArrayList<>(problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
        }
        takeOver.write(by, looked, document);
        return new Import(looked.rows(), looked.rows(), List.of());
    }
}
