package org.zhiheng.api.registers;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Looking into registers and changing them, for people and programs, as far as they may. Thread-safe. */
@ProviderType
public interface Registers {

    /** All registers there are, by group and title. */
    List<RegisterDefinition> definitions();

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN} */
    RegisterDefinition definition(String register);

    /**
     * A page of a list.
     *
     * @param asOf of when
     * @param filters by name of a filtered field: equal to the text, for a field of several containing it, for dates and numbers
     *     {@code from..to} with either side open. {@code key} is one too
     * @param beginning with what the label or the key begins; null for whatever
     * @param sort a sorted field, or {@code key}; null for the label
     * @param size 1 to 200
     * @param after what the page before gave as {@code next}; null for the first
     * @param purpose what personal data are looked at for, which is put down; null to have them masked
     */
    record Wanted(
            AsOf asOf,
            Map<String, String> filters,
            String beginning,
            String sort,
            boolean descending,
            int size,
            String after,
            String purpose) {
        public Wanted {
            Objects.requireNonNull(asOf, "asOf");
            filters = Map.copyOf(filters);
        }
    }

    /**
     * @param labels what people call the rows and bodies that the rows refer to, by field and key
     * @param next the word for the page after this; null on the last
     */
    record Page(List<Row> rows, Map<String, Map<String, String>> labels, String next) {
        public Page {
            rows = List.copyOf(rows);
            labels = Map.copyOf(labels);
        }
    }

    /**
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN}; {@code INVALID} {@code REGISTER-FILTER},
     *     {@code REGISTER-SORT}, {@code PAGE-SIZE}, {@code PAGE-CURSOR}; as {@link org.zhiheng.api.access.Permissions#reach}
     */
    Page list(Principal by, String register, Wanted wanted);

    /**
     * What is said of one thing on a day: one row.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}; {@code NOT_FOUND} {@code REGISTER-ROW} also when it is out of reach
     */
    Row show(Principal by, String register, String key, AsOf asOf, String purpose);

    /** Everything that was ever said of one thing, in the order in which it was written; as {@link #show}. */
    List<Row> history(Principal by, String register, String key, String purpose);

    /**
     * The number behind a mask. That it was looked at is put down.
     *
     * @param purpose what it is looked at for
     * @return null when there is none or it was erased
     * @throws org.zhiheng.api.error.ZhihengException as {@link #show} and {@link org.zhiheng.api.access.PersonalData#use}; {@code INVALID}
     *     {@code REGISTER-FIELD} for a field that is not secret
     */
    String reveal(Principal by, String register, String key, AsOf asOf, String field, String purpose);

    /**
     * Writes.
     *
     * @return the key of what was written
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} with the field: {@code REGISTER-FIELD} (unknown), {@code REGISTER-REQUIRED},
     *     {@code REGISTER-TYPE}, {@code REGISTER-LENGTH}, {@code REGISTER-CODE}, {@code REGISTER-CHECK-DIGIT}, {@code REGISTER-RANGE},
     *     {@code REGISTER-INTERVAL}, {@code REGISTER-REFERENCE}, {@code REGISTER-REASON}, or a code of the context; {@code CONFLICT}:
     *     {@code REGISTER-EXISTS}, {@code REGISTER-UNIQUE}, {@code REGISTER-CHANGED}, {@code REGISTER-REFERRED}; {@code NOT_FOUND}
     *     {@code REGISTER-ROW}; {@code FORBIDDEN}
     */
    String write(Principal by, String register, Change change);
}
