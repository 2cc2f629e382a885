package org.zhiheng.access.domain;

/**
 * Somebody who may have several accounts.
 *
 * @param number staff number; tells one person from another
 */
public record Person(String id, String number, String name) {

    /** Without number and name, so that no log shows them. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
