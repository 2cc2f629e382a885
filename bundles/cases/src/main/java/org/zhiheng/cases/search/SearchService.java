package org.zhiheng.cases.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseSearch;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Records;
import org.zhiheng.cases.store.ArchivedFiles;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.persistence.Background;
import org.zhiheng.records.ArchiveForm;

/**
 * Finds cases, and files that were taken in, by their words, in an index of this node that follows the record. What is shown of a case comes from the database; the index
 * says which cases to show.
 */
@Component(service = CaseSearch.class, immediate = true)
public final class SearchService implements CaseSearch, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SearchService.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** A commit waits for the disk; what was not committed is read from the record again after a crash. */
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(30);

    private static final int SPAN = 2000;
    private static final int BATCH = 200;
    private static final int MOST_OF_A_PAGE = 50;
    private static final int MOST = 1000;
    private static final int KEY_BYTES = 32;
    private static final String KEY_FILE = "case-search.key";
    private static final String ALGORITHM = "HmacSHA256";

    private final Path folder;
    private final Path keys;
    private final CaseStore store;
    private final ArchivedFiles archived;
    private final Records records;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Organisation organisation;
    private final Clock clock;
    private final Marking marking = new Marking();
    private final Background thread;
    private volatile CaseIndex index;
    private volatile Instant committed = Instant.EPOCH;
    private volatile boolean uncommitted;

    @Activate
    public SearchService(
            BundleContext context,
            @Reference CaseStore store,
            @Reference ArchivedFiles archived,
            @Reference Records records,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Organisation organisation,
            @Reference Clock clock) {
        this(
                Path.of(context.getProperty("zhiheng.data")),
                Path.of(context.getProperty("zhiheng.keys")),
                EVERY,
                store,
                archived,
                records,
                permissions,
                personal,
                organisation,
                clock);
    }

    /**
     * @param data under which the index lies
     * @param keys where its key lies: neither with the data nor in a backup of them
     * @param every how often the record is followed
     */
    public SearchService(
            Path data,
            Path keys,
            Duration every,
            CaseStore store,
            ArchivedFiles archived,
            Records records,
            Permissions permissions,
            PersonalData personal,
            Organisation organisation,
            Clock clock) {
        this.folder = data.resolve("search").resolve("cases");
        this.keys = keys;
        this.store = store;
        this.archived = archived;
        this.records = records;
        this.permissions = permissions;
        this.personal = personal;
        this.organisation = organisation;
        this.clock = clock;
        thread = Background.every("zhiheng-case-search", every, every, this::follow);
    }

    @Override
    @Deactivate
    public void close() {
        thread.close();
        CaseIndex open = index;
        if (open != null) {
            try {
                if (uncommitted) {
                    open.commit(open.complete());
                }
            } catch (IOException e) {
                LOG.warn("the search index was not committed and will be read again: {}", e.toString());
            }
            open.close();
        }
    }

    // ---- following the record

    /** Brings the index to where the record is. */
    public synchronized void follow() {
        try {
            if (index == null) {
                byte[] key = key();
                index = CaseIndex.open(folder, key, check(key));
            }
            if (!index.complete()) {
                build();
            }
            Records.Followed followed;
            do {
                // What is sealed between the two is looked at once more the next time.
                followed = records.followed(Cases.SUBJECT, index.position(), SPAN);
                putAll(ids(followed));
                for (CaseArchives.Archived each :
                        archived.of(ids(records.followed(CaseArchives.SUBJECT, index.position(), SPAN)))) {
                    putArchived(each);
                }
                if (followed.next() != index.position()) {
                    index.refresh(followed.next());
                    uncommitted = true;
                }
            } while (followed.more());
            if (uncommitted && clock.instant().isAfter(committed.plus(COMMIT_EVERY))) {
                commit(true);
            }
        } catch (IOException e) {
            LOG.error("the search index cannot be written and will be tried again", e);
        } catch (ZhihengException e) {
            LOG.warn("the record cannot be followed for the search index and will be tried again: {}", e.code());
        }
    }

    private static Set<String> ids(Records.Followed followed) {
        Set<String> ids = new LinkedHashSet<>();
        followed.touched().forEach(each -> ids.add(each.subject().id()));
        return ids;
    }

    /** All cases there are; what changes meanwhile is behind the position that is noted first. */
    private void build() throws IOException {
        long from = records.state().sealed();
        long count = 0;
        String after = "";
        List<CaseHead> batch;
        do {
            String last = after;
            batch = store.read(data -> data.after(last, BATCH));
            put(batch);
            count += batch.size();
            if (!batch.isEmpty()) {
                after = batch.get(batch.size() - 1).id();
            }
        } while (batch.size() == BATCH);
        List<CaseArchives.Archived> packages = archived.after("", BATCH);
        while (!packages.isEmpty()) {
            for (CaseArchives.Archived each : packages) {
                putArchived(each);
            }
            packages = archived.after(packages.get(packages.size() - 1).id(), BATCH);
        }
        index.refresh(from);
        commit(true);
        LOG.info("built the search index over {} cases", count);
    }

    private void putAll(Set<String> ids) throws IOException {
        List<String> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += BATCH) {
            List<String> some = all.subList(i, Math.min(all.size(), i + BATCH));
            put(store.read(data -> data.heads(some)));
        }
    }

    private void put(List<CaseHead> heads) throws IOException {
        Map<String, List<Piece>> files =
                store.read(data -> data.pieces(heads.stream().map(CaseHead::id).toList()));
        for (CaseHead each : heads) {
            index.put(each, files.getOrDefault(each.id(), List.of()));
        }
    }

    private void putArchived(CaseArchives.Archived each) throws IOException {
        index.put(each, texts(each));
    }

    private List<CaseText> texts(CaseArchives.Archived each) throws IOException {
        return CaseText.of(each, archived.json(each, ArchiveForm.CASE));
    }

    private void commit(boolean whole) throws IOException {
        index.commit(whole);
        committed = clock.instant();
        uncommitted = false;
    }

    // ---- the key

    /** Made where there is none; an index of another key is built again, so that nothing is lost with one. */
    private byte[] key() throws IOException {
        Path file = keys.resolve(KEY_FILE);
        if (!Files.exists(file)) {
            byte[] made = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(made);
            KeyFile.write(file, made);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("not a key: " + file);
        }
        return key;
    }

    private static String check(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal("zhiheng-case-search".getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    // ---- searching

    @Override
    public Found search(Principal by, Wanted wanted) {
        Looked looked = looked(by, CaseIndex.Kind.CASE, wanted);
        return new Found(
                hits(by, looked.sought(), looked.ids(), wanted.purpose() != null),
                looked.page().total(),
                looked.page().exact(),
                looked.more(),
                looked.complete(),
                wanted.purpose() != null);
    }

    @Override
    public FoundArchived searchArchived(Principal by, Wanted wanted) {
        Looked looked = looked(by, CaseIndex.Kind.ARCHIVED, wanted);
        try {
            return new FoundArchived(
                    archived(by, looked.sought(), looked.ids(), wanted.purpose() != null),
                    looked.page().total(),
                    looked.page().exact(),
                    looked.more(),
                    looked.complete(),
                    wanted.purpose() != null);
        } catch (IOException e) {
            throw notReady(e);
        }
    }

    /**
     * What the index told.
     *
     * @param ids of what is shown
     * @param more whether there is another page
     */
    private record Looked(Sought sought, CaseIndex.Page page, List<String> ids, boolean more, boolean complete) {}

    private Looked looked(Principal by, CaseIndex.Kind kind, Wanted wanted) {
        Collection<String> bodies = bodies(by, wanted.filter().body());
        if (wanted.size() < 1 || wanted.size() > MOST_OF_A_PAGE) {
            throw ZhihengException.invalid(
                    "PAGE-SIZE", "每页的条数应当在1到" + MOST_OF_A_PAGE + "之间,现在是" + wanted.size(), "size");
        }
        if (wanted.page() < 1 || wanted.page() * (long) wanted.size() > MOST) {
            throw ZhihengException.invalid("CASE-SEARCH-PAGE", "只能翻到前" + MOST + "件,请把条件写得更细", "page");
        }
        Sought sought = Sought.of(wanted.text());
        CaseIndex open = index;
        if (open == null) {
            throw notReady(null);
        }
        if (wanted.purpose() != null) {
            String subject = kind == CaseIndex.Kind.CASE ? Cases.SUBJECT : CaseArchives.SUBJECT;
            personal.use(
                    by,
                    Operation.CASE_VIEW,
                    target(bodies),
                    AuditEvent.Kind.VIEWED,
                    subject + "-search/all",
                    wanted.purpose());
        }
        int from = (wanted.page() - 1) * wanted.size();
        // One more than is shown, to know whether there is another page.
        CaseIndex.Page page;
        try {
            page = open.search(
                    kind,
                    sought,
                    bodies,
                    wanted.filter(),
                    wanted.purpose() != null,
                    wanted.order(),
                    from,
                    wanted.size() + 1,
                    clock.getZone());
        } catch (IOException e) {
            throw notReady(e);
        }
        List<String> shown =
                page.ids().subList(0, Math.min(wanted.size(), page.ids().size()));
        boolean more = page.ids().size() > wanted.size() && (wanted.page() + 1L) * wanted.size() <= MOST;
        return new Looked(sought, page, shown, more, open.complete());
    }

    private Collection<String> bodies(Principal by, String body) {
        if (body != null) {
            permissions.check(by, Operation.CASE_VIEW, new Target(null, body));
            return List.of(body);
        }
        Reach reach = permissions.reach(by, Operation.CASE_VIEW);
        return reach.everywhere() ? null : reach.bodies();
    }

    /** A target within reach: that it is reached is known already. */
    private Target target(Collection<String> bodies) {
        return new Target(
                null,
                bodies == null
                        ? organisation.bodies().get(0).id()
                        : bodies.stream().sorted().findFirst().orElse("-"));
    }

    private List<Hit> hits(Principal by, Sought sought, List<String> ids, boolean personalToo) {
        Map<String, CaseHead> heads =
                store.read(data -> data.heads(ids)).stream().collect(Collectors.toMap(CaseHead::id, each -> each));
        Map<String, List<Piece>> files = store.read(data -> data.pieces(ids));
        List<Hit> hits = new ArrayList<>();
        for (String id : ids) {
            CaseHead head = heads.get(id);
            // A case may have been handed over since the index was last brought up to date.
            if (head != null && permissions.may(by, Operation.CASE_VIEW, new Target(null, head.body()))) {
                List<CaseText> texts = CaseText.of(head, files.getOrDefault(id, List.of()));
                hits.add(new Hit(head, passages(sought, texts, personalToo)));
            }
        }
        return hits;
    }

    private List<HitArchived> archived(Principal by, Sought sought, List<String> ids, boolean personalToo)
            throws IOException {
        Map<String, CaseArchives.Archived> all =
                archived.of(ids).stream().collect(Collectors.toMap(CaseArchives.Archived::id, each -> each));
        List<HitArchived> hits = new ArrayList<>();
        for (String id : ids) {
            CaseArchives.Archived found = all.get(id);
            if (found != null && permissions.may(by, Operation.CASE_VIEW, new Target(null, found.body()))) {
                hits.add(new HitArchived(found, passages(sought, texts(found), personalToo)));
            }
        }
        return hits;
    }

    private List<Passage> passages(Sought sought, List<CaseText> texts, boolean personalToo) {
        return marking.passages(
                sought,
                texts.stream().filter(each -> personalToo || !each.personal()).toList());
    }

    private static ZhihengException notReady(Exception cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "CASE-SEARCH-NOT-READY", "全文检索正在准备,请稍后再试", null, cause);
    }
}
