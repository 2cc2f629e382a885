package org.zhiheng.rules.reader;

import java.util.Set;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.SourceDocument;
import org.zhiheng.rules.Verified;

/** Reads what a value rests on, and holds the rules that bind source, {@code verified} and {@code doubt} together. */
final class SourceReader {

    private static final Set<String> KEYS = Set.of("document", "article", "phrase");
    private static final Words<Verified> VERIFIED = new Words<>(Verified.class);

    private final Reading reading;

    SourceReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * How surely a value stands.
     *
     * @param source null after a fault
     * @param verified null after a fault
     * @param doubt null for none
     */
    record Standing(Source source, Verified verified, String doubt, String reading) {}

    /** The source under {@code source}, which must be there; null after a fault. */
    Source required(Fields owner) {
        if (owner.node("source") == null) {
            owner.placeOf("source").fault(FaultCode.SOURCE_MISSING);
            return null;
        }
        return optional(owner);
    }

    /** The source under {@code source}; null when absent or after a fault. */
    Source optional(Fields owner) {
        Fields fields = owner.fields("source", false, KEYS);
        if (fields == null) {
            return null;
        }
        String key = fields.text("document");
        String article = fields.optionalText("article");
        String phrase = fields.optionalText("phrase");
        return key == null ? null : source(key, article, phrase, fields.placeOf("document"));
    }

    /** A source out of its parts; null after a fault. */
    Source source(String key, String article, String phrase, Place place) {
        if (reading.documents() == null) {
            return null;
        }
        SourceDocument document = reading.documents().get(key);
        if (document == null) {
            place.faultHinted(
                    FaultCode.SOURCE_DOCUMENT,
                    Nearest.hint(key, reading.documents().keySet()),
                    key);
            return null;
        }
        if (document.textHeld() && phrase == null) {
            place.fault(FaultCode.SOURCE_PHRASE, key);
            return null;
        }
        Shared shared = reading.shared();
        return shared.value(new Source(document, shared.text(article), shared.text(phrase)));
    }

    /** Source, {@code verified}, {@code doubt} and {@code reading} of a dated value. */
    Standing standing(Fields owner) {
        Source source = required(owner);
        return standing(owner, source);
    }

    /** The same where the source has been read already; null where rows bring their own. */
    Standing standing(Fields owner, Source source) {
        Verified verified = owner.word("verified", VERIFIED);
        String doubt = owner.optionalText("doubt");
        String assumed = owner.optionalText("reading");
        if (verified != null && verified != Verified.TEXT && doubt == null) {
            owner.placeOf("verified").fault(FaultCode.SOURCE_DOUBT);
        }
        if (verified == Verified.TEXT && source != null && !source.document().textHeld()) {
            owner.placeOf("verified")
                    .fault(FaultCode.SOURCE_NOT_HELD, source.document().key());
        }
        if (assumed != null && doubt == null) {
            owner.placeOf("reading").fault(FaultCode.SOURCE_READING);
        }
        Shared shared = reading.shared();
        return new Standing(source, verified, shared.text(doubt), shared.text(assumed));
    }

    /** Reports a source without a held text where there is no doubt beside it; for things without {@code verified}. */
    void requireDoubt(Source source, String doubt, Place place) {
        if (source != null && !source.document().textHeld() && doubt == null) {
            place.fault(FaultCode.SOURCE_NOT_HELD_DOUBT, source.document().key());
        }
    }
}
