package org.zhiheng.api.cases;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** What an account looks for again and again, under names of its own. Nobody sees another's. Thread-safe. */
@ProviderType
public interface CaseFilters {

    /**
     * @param name 1 to 40 characters
     * @param text as {@link CaseSearch.Wanted#text}; null for a list without one
     * @param order null for a list without text
     * @param savedAt null when it is to be saved
     */
    record Saved(String name, String text, CaseSearch.Filter filter, CaseSearch.Order order, Instant savedAt) {}

    /** The account's own, by name. */
    List<Saved> all(Principal by);

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-FILTER-UNKNOWN} */
    Saved named(Principal by, String name);

    /**
     * Saves one, in the place of what the account had under the name.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} with everything that is wrong: {@code CASE-FILTER-NAME}, {@code CASE-SEARCH-TEXT},
     *     {@code REGISTER-REFERENCE}, {@code REGISTER-INTERVAL}; {@code CONFLICT} {@code CASE-FILTER-MANY}; {@code FORBIDDEN} for a body out of reach
     */
    void save(Principal by, Saved filter);

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code CASE-FILTER-UNKNOWN} */
    void delete(Principal by, String name);
}
