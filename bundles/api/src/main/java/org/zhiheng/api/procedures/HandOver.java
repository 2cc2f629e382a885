package org.zhiheng.api.procedures;

import java.util.Objects;

/**
 * An order to hand over open runs. Of a person who leaves: what was given to this account goes to another, or to everybody with the role.
 * Of a body that is merged: another body takes its place in every open run. Of a body that is renamed its runs only note it.
 *
 * @param body where the person worked, or the body that goes
 * @param account who leaves; null when it is about the body
 * @param toAccount who takes over; null for everybody with the role
 * @param toBody the body that takes over; the same one when it is about a person or a new name
 * @param why in the words of who orders it
 * @param document the document it rests on
 */
public record HandOver(String body, String account, String toAccount, String toBody, String why, String document) {
    public HandOver {
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(toBody, "toBody");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(document, "document");
    }
}
