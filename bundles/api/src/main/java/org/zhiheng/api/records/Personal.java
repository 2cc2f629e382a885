package org.zhiheng.api.records;

import java.util.Objects;

/**
 * A personal datum as it is given to an append. Only its salted digest enters the payload; value and salt go encrypted to the vault, under the key of
 * the person they are about.
 *
 * @param person whom it is about: an id that means nothing outside the vault, of the form of a subject's id. Destroying this person's key
 *     erases all data given under it
 * @param kind what it is, e.g. {@code name} or {@code citizen-number}; equal values are found again only under an equal kind
 * @param value the datum itself
 */
public record Personal(String person, String kind, String value) {

    public Personal {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /** Without the value, so that no log shows it. */
    @Override
    public String toString() {
        return "Personal[" + kind + "]";
    }
}
