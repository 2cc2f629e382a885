package org.zhiheng.cases.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.zhiheng.api.cases.CaseSearch;

/** Says where in the texts of a case something was found. Thread-safe. */
final class Marking {

    private static final int MOST_PASSAGES = 5;
    private static final int PASSAGE = 80;
    /** As much is shown before what was found as behind it. */
    private static final float MIDDLE = 0.5f;

    private static final String FIELD = "text";

    private final Analyzer words = Segmentation.words(null);
    private final Analyzer pairs = Segmentation.pairs(null);

    /** @param texts those that may be shown */
    List<CaseSearch.Passage> passages(Sought sought, List<CaseText> texts) {
        List<CaseSearch.Passage> found = new ArrayList<>();
        Query exact = sought.marks(FIELD, pairs, true);
        Query any = sought.marks(FIELD, words, false);
        for (CaseText each : texts) {
            if (found.size() == MOST_PASSAGES) {
                break;
            }
            CaseSearch.Passage passage = passage(each, exact, pairs);
            passage = passage == null ? passage(each, any, words) : passage;
            if (passage != null) {
                found.add(passage);
            }
        }
        return found;
    }

    private static CaseSearch.Passage passage(CaseText text, Query query, Analyzer analyzer) {
        UnifiedHighlighter highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(() -> LengthGoalBreakIterator.createMinLength(
                        BreakIterator.getSentenceInstance(Locale.CHINA), PASSAGE, MIDDLE))
                .withFormatter(new Cut(text))
                .withMaxNoHighlightPassages(0)
                .withMaxLength(Integer.MAX_VALUE - 1)
                .build();
        try {
            return (CaseSearch.Passage) highlighter.highlightWithoutSearcher(FIELD, query, text.text(), 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A passage as it is told: its text, and where in it something was found; what overlaps as one. */
    private static final class Cut extends PassageFormatter {

        private final CaseText text;

        Cut(CaseText text) {
            this.text = text;
        }

        @Override
        public CaseSearch.Passage format(Passage[] passages, String content) {
            Passage passage = passages[0];
            List<CaseSearch.Mark> marks = new ArrayList<>();
            int begin = -1;
            int end = -1;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = passage.getMatchStarts()[i] - passage.getStartOffset();
                int to = passage.getMatchEnds()[i] - passage.getStartOffset();
                if (from <= end) {
                    end = Math.max(end, to);
                    continue;
                }
                if (begin >= 0) {
                    marks.add(new CaseSearch.Mark(begin, end));
                }
                begin = from;
                end = to;
            }
            marks.add(new CaseSearch.Mark(begin, end));
            // What is found may begin in one sentence and end in the next.
            int last = Math.min(content.length(), Math.max(passage.getEndOffset(), passage.getStartOffset() + end));
            return new CaseSearch.Passage(
                    text.kind(), text.key(), text.field(), content.substring(passage.getStartOffset(), last), marks);
        }
    }
}
