package org.zhiheng.rules.swap;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleContents;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** The one reference that a swap changes, and archived books. Thread-safe; reading never waits for a swap. */
@Component(
        service = {RulesInForce.class, BooksInForce.class},
        configurationPid = "org.zhiheng.rules")
public final class BooksInForce implements RulesInForce {

    private static final int KEPT_ARCHIVED = 16;

    private final AtomicReference<RuleBooks> current = new AtomicReference<>();
    private final RuleContents archive;
    private final PackageOpener opener;
    private final Map<String, SoftReference<Books>> archived =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Books>> eldest) {
                    return size() > KEPT_ARCHIVED;
                }
            });

    @Activate
    public BooksInForce(@Reference(name = "archive", target = RegionBundleExtender.IN_DATABASE) RuleArchive archive) {
        this(archive, PackageFiles::open);
    }

    BooksInForce(RuleContents archive, PackageOpener opener) {
        this.archive = archive;
        this.opener = opener;
    }

    /** Archived books alone: none is in force. */
    public static RulesInForce archivedIn(RuleContents contents) {
        return new BooksInForce(contents, PackageFiles::open);
    }

    void set(RuleBooks books) {
        current.set(books);
    }

    RuleBooks get() {
        return current.get();
    }

    @Override
    public Optional<Books> current() {
        return Optional.ofNullable(current.get());
    }

    @Override
    public Optional<Books> archived(String bookFingerprint) {
        SoftReference<Books> kept = archived.get(bookFingerprint);
        Books known = kept == null ? null : kept.get();
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Books> loaded = archive.book(bookFingerprint).map(this::load);
        loaded.ifPresent(books -> archived.put(bookFingerprint, new SoftReference<>(books)));
        return loaded;
    }

    private Books load(List<String> contentHashes) {
        List<RulePackage> packages = new ArrayList<>();
        for (String hash : contentHashes) {
            packages.add(Shelf.read(archive, opener, hash));
        }
        RulePackage lowest = packages.get(0);
        Placements placements = Placements.NONE;
        for (RulePackage each : packages) {
            if (each.layer() == Layer.DEPARTMENT) {
                // Where it is laid today does not matter: in this book it stood on the territory above it.
                placements = new Placements(Map.of(each.division(), lowest.division()));
            }
            lowest = each.layer() == Layer.FIELD ? lowest : each;
        }
        RuleBooks books = BookMaker.assemble(packages, new HashSet<>(packages), placements, 0)
                .books();
        return new OneBook(books, books.book(lowest.division()));
    }

    /** Answers from the one archived book, for its own division and those below it; another division has no book here. */
    private record OneBook(RuleBooks all, RuleBook book) implements RuleBooks {

        @Override
        public long generation() {
            return 0;
        }

        @Override
        public RuleBook book(String division) {
            RuleBook own = all.book(division);
            return own == null || !own.division().equals(book.division()) ? null : book;
        }

        @Override
        public List<RulePackage> packages() {
            return all.packages();
        }

        @Override
        public Map<String, List<String>> contents() {
            return all.contents();
        }

        @Override
        public List<Fault> overtaken(String packageId) {
            return all.overtaken(packageId);
        }
    }
}
