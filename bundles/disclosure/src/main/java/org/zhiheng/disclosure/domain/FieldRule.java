package org.zhiheng.disclosure.domain;

import java.util.List;

/**
 * One field of a kind of publication, as the rules have it.
 *
 * @param name code
 * @param title in Chinese
 * @param treatment how it is shown
 * @param required whether nothing is shown without it
 * @param channels where alone it is shown; empty for everywhere
 * @param source from where in a register it comes; null where no register says it
 */
public record FieldRule(
        String name, String title, Treatment treatment, boolean required, List<String> channels, Source source) {

    public FieldRule {
        channels = List.copyOf(channels);
    }

    /** How a value is shown. */
    public enum Treatment {
        /** As it is: what says nothing about a person. */
        OPEN,
        /** What happened, told freely: masked, without the sentences in which somebody is spoken of who is not shown. */
        NARRATIVE,
        /** What something is called, on what law it rests, how it goes: masked. No sentence can be left out of it; a person looks at it where it has such words. */
        TITLE,
        /** What rules and registers fix, such as the names of bodies: masked, and not put in other words. */
        FIXED,
        /** The name of a party. */
        NAME,
        /** Who represents an organisation; of anybody else nobody. */
        REPRESENTATIVE,
        /** The name of an officer, which the law has published. */
        OFFICIAL
    }

    /** Whether a person may put it in other words. */
    public boolean editable() {
        return treatment == Treatment.NARRATIVE || treatment == Treatment.TITLE;
    }
}
