package org.zhiheng.api.registers;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.OpenedAttachment;

/** Looking into registers and changing them, for people and programs, as far as they may. Thread-safe. */
@ProviderType
public interface Registers {

    /** All registers there are, by group and title. */
    List<RegisterDefinition> definitions();

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN} */
    RegisterDefinition definition(String register);

    /**
     * Fields of a register that somebody may write, of some row and at some time: what a form need not offer to anybody else. Who may write them in one row, and
     * when, is said by their {@link Field#writing} and decided by {@link #write}.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #definition}
     */
    Set<String> writable(Principal by, String register);

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
     * @param labels what people call the rows and bodies that the rows refer to and the codes in them, by field and key; codes where the rules have a list of them
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

    /**
     * What fields of open codes may hold by the rules where somebody works, with what people call it. Fields of which the rules have no list are left out: they
     * may hold any code.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN}
     */
    Map<String, List<Field.Word>> choices(Principal by, String register);

    /**
     * What people call what rows refer to and the codes in them, as {@link Page#labels} has it of a list.
     *
     * @param rows of the register, that have been shown
     * @param asOf of when; null for what it is called last
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}
     */
    Map<String, Map<String, String>> labels(Principal by, String register, List<Row> rows, AsOf asOf);

    /**
     * What people call rows, as it was said last, for whoever has been shown something that names them. What is personal is masked.
     *
     * @return by key; keys of no row are left out
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-UNKNOWN}
     */
    Map<String, String> called(String register, Collection<String> keys);

    /** Everything that was ever said of one thing, in the order in which it was written; as {@link #show}. */
    List<Row> history(Principal by, String register, String key, String purpose);

    /**
     * All rows of all days of things, as known at a moment, by key and first day: how it went over time.
     *
     * @param field {@code key}, the label or a reference
     * @param values at most 200 of them
     * @param knownAt null for what is known now
     * @return {@code next} is null
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}; {@code INVALID} {@code REGISTER-MANY} for too many values
     */
    Page life(Principal by, String register, String field, Set<String> values, Instant knownAt);

    /**
     * Those of the keys under which somebody would find something of any day as it is known now.
     *
     * @param keys at most 200
     * @throws org.zhiheng.api.error.ZhihengException as {@link #life}
     */
    Set<String> seen(Principal by, String register, Set<String> keys);

    /**
     * Those of the keys under which there may be something that somebody would not find: none where he looks at everything.
     *
     * @param keys at most 200
     * @throws org.zhiheng.api.error.ZhihengException as {@link #life}
     */
    Set<String> hidden(Principal by, String register, Set<String> keys);

    /**
     * A thing of which something was written.
     *
     * @param at when
     * @param versions everything ever said of it, also before and since, in the order in which it was written
     */
    record Changed(String key, Instant at, List<Row> versions) {
        public Changed {
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param things in the order in which they were written; one written several times stands there several times
     * @param position behind the last of them
     * @param more whether more has been written since
     */
    record Changes(List<Changed> things, String position, boolean more) {
        public Changes {
            things = List.copyOf(things);
        }
    }

    /**
     * The things that were added, changed, ended or withdrawn behind a position. Whoever goes on at each page's position misses none, whoever writes meanwhile
     * and whatever the clocks of the nodes say. A thing that was once in reach is told also when it no longer is.
     *
     * @param after a position; null for the beginning
     * @param size 1 to 200, of things looked at: those out of reach are left out
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}; {@code INVALID} {@code REGISTER-POSITION},
     *     {@code PAGE-SIZE}
     */
    Changes changes(Principal by, String register, String after, int size);

    /**
     * The position behind which everything stands that was written after a moment.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}
     */
    String position(Principal by, String register, Instant moment);

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
     * Opens a file that a row names. That it was looked at is put down.
     *
     * @param purpose what it is looked at for
     * @throws org.zhiheng.api.error.ZhihengException as {@link #reveal}; {@code INVALID} {@code REGISTER-FIELD} for a field that is no file; {@code NOT_FOUND}
     *     {@code REGISTER-ROW} where the row names none; as {@link org.zhiheng.api.records.AttachmentStore#open}
     */
    OpenedAttachment attachment(Principal by, String register, String key, AsOf asOf, String field, String purpose);

    /**
     * Writes.
     *
     * @return the key of what was written
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} with the field: {@code REGISTER-FIELD} (unknown), {@code REGISTER-REQUIRED},
     *     {@code REGISTER-TYPE}, {@code REGISTER-LENGTH}, {@code REGISTER-CODE}, {@code REGISTER-CHECK-DIGIT}, {@code REGISTER-RANGE},
     *     {@code REGISTER-INTERVAL}, {@code REGISTER-REFERENCE}, {@code REGISTER-REASON}, or a code of the context; {@code CONFLICT}:
     *     {@code REGISTER-EXISTS}, {@code REGISTER-UNIQUE}, {@code REGISTER-CHANGED}, {@code REGISTER-REFERRED}; {@code NOT_FOUND}
     *     {@code REGISTER-ROW}; {@code FORBIDDEN}, {@code REGISTER-WRITER} for a field that others write; {@code CONFLICT} {@code REGISTER-STAGE} for one that is not
     *     written while the row stands where it does; {@code INVALID} {@code REGISTER-PROCEDURE} for one that only a procedure writes
     */
    String write(Principal by, String register, Change change);
}
