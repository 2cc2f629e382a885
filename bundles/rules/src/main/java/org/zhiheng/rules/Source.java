package org.zhiheng.rules;

import org.zhiheng.api.rulings.Citation;

/**
 * What a dated value rests on.
 *
 * @param article article, paragraph and item, as the document counts them
 * @param phrase the cited words; null only where the document's text is not held
 */
public record Source(SourceDocument document, String article, String phrase) {

    public Citation toCitation() {
        return new Citation(document.title(), document.number(), article, phrase);
    }
}
