package org.zhiheng.api.cases;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rulings.Label;

/** Finds cases by the words of their files, within what somebody reaches. Thread-safe. */
@ProviderType
public interface CaseSearch {

    /** In what order cases are shown. */
    enum Order {
        @Label("最相关的在前")
        RELEVANCE,
        @Label("新的在前")
        NEWEST
    }

    /**
     * By what cases are narrowed; null where by nothing.
     *
     * @param body whose cases; null for those of all bodies in reach
     * @param handler key of an officer
     * @param item key of an item
     * @param from the day on which the clue was taken in, at the earliest
     * @param to the same at the latest
     */
    record Filter(String body, CaseStatus status, String handler, String item, LocalDate from, LocalDate to) {}

    /**
     * @param text what is looked for: parts with blanks between them, all of which must be found
     * @param size most cases of a page, 1 to 50
     * @param page from 1; pages end with the thousandth case
     * @param purpose what personal data are looked through for, which is put down; null to look only through what says nothing about persons
     */
    record Wanted(String text, Filter filter, Order order, int size, int page, String purpose) {}

    /** A part of a text that was found: characters from the one, before the other. */
    record Mark(int from, int to) {}

    /**
     * Where something was found.
     *
     * @param kind of the piece; {@code case} for the case's own title and number
     * @param key of the piece; null for the case itself
     * @param text the part of the field around what was found
     */
    record Passage(String kind, String key, String field, String text, List<Mark> marks) {
        public Passage {
            marks = List.copyOf(marks);
        }
    }

    record Hit(CaseHead head, List<Passage> passages) {
        public Hit {
            passages = List.copyOf(passages);
        }
    }

    /**
     * @param total how many cases were found
     * @param exact whether there are no more than those
     * @param more whether there is a page after this one
     * @param complete whether all cases are in the index yet
     * @param personal whether what says something about persons was looked through, too: it is for a purpose alone
     */
    record Found(List<Hit> hits, long total, boolean exact, boolean more, boolean complete, boolean personal) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /**
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-SEARCH-TEXT}, {@code CASE-SEARCH-PAGE}, {@code PAGE-SIZE};
     *     {@code FORBIDDEN} for a body out of reach; {@code UNAVAILABLE} {@code CASE-SEARCH-NOT-READY}
     */
    Found search(Principal by, Wanted wanted);

    /** A file that was taken in from another platform. */
    record HitArchived(CaseArchives.Archived archived, List<Passage> passages) {
        public HitArchived {
            passages = List.copyOf(passages);
        }
    }

    /** As {@link Found}. */
    record FoundArchived(
            List<HitArchived> hits, long total, boolean exact, boolean more, boolean complete, boolean personal) {
        public FoundArchived {
            hits = List.copyOf(hits);
        }
    }

    /**
     * As {@link #search}, among the files that bodies have taken in ({@link CaseArchives}). They are narrowed by body and by the days between which they were closed; nobody handles
     * them, and items and states are those of another platform.
     */
    FoundArchived searchArchived(Principal by, Wanted wanted);
}
