package org.zhiheng.disclosure.domain;

/**
 * Which decision of a case a matter is about.
 *
 * @param caseId of the case
 * @param decision code of a decision of coercion, or that it is the decision as something has altered it; null for the decision that the case comes to
 * @param key of the piece that says it, or that says the change, with its kind; null where {@code decision} is
 */
public record OfCase(String caseId, String decision, String key) {

    private static final String ALTERED = "altered";
    private static final int PARTS = 3;

    /** The decision that a case comes to. */
    public static OfCase main(String caseId) {
        return new OfCase(caseId, null, null);
    }

    /** The decision that a case comes to, as a piece says that it was altered. */
    public static OfCase altered(String caseId, String kind, String key) {
        return new OfCase(caseId, ALTERED, kind + "." + key);
    }

    public boolean isAltered() {
        return ALTERED.equals(decision);
    }

    /** Whether it is a decision of coercion beside the one that the case comes to. */
    public boolean isOrdered() {
        return decision != null && !isAltered();
    }

    /** As the source of a matter says it. */
    public static OfCase of(String source) {
        String[] parts = source.substring(PublicMatter.OF_CASE.length()).split("/", PARTS);
        return parts.length < PARTS ? main(parts[0]) : new OfCase(parts[0], parts[1], parts[2]);
    }

    public String source() {
        return file() + (decision == null ? "" : "/" + decision + "/" + key);
    }

    /** The case, as others name it. */
    public String file() {
        return PublicMatter.OF_CASE + caseId;
    }
}
