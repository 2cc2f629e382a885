package org.zhiheng.cases.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.QueryBuilder;
import org.zhiheng.api.error.ZhihengException;

/** What is looked for: parts, each of which must be found somewhere, as it is written or by all of its words. */
final class Sought {

    private static final int LONGEST = 100;
    private static final int MOST_PARTS = 10;
    /** What is written exactly so goes before what has the same words. */
    private static final float EXACT = 2f;

    private final List<String> parts;

    private Sought(List<String> parts) {
        this.parts = parts;
    }

    /** @throws ZhihengException {@code CASE-SEARCH-TEXT} when there is nothing to look for, or too much */
    static Sought of(String text) {
        String all = text == null ? "" : text.strip();
        List<String> parts = Arrays.stream(all.split("[\\s\\u3000]+"))
                .filter(each -> each.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        if (parts.isEmpty() || parts.size() > MOST_PARTS || all.length() > LONGEST) {
            throw ZhihengException.invalid(
                    "CASE-SEARCH-TEXT", "查找的文字应当有1到" + LONGEST + "个字,用空格隔开的至多" + MOST_PARTS + "段", "text");
        }
        return new Sought(parts);
    }

    /**
     * All parts, each in one of the fields.
     *
     * @param words fields that were cut into words
     * @param pairs fields that were cut into pairs
     */
    Query query(List<String> words, Analyzer byWords, List<String> pairs, Analyzer byPairs) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (String part : parts) {
            BooleanQuery.Builder anywhere = new BooleanQuery.Builder();
            for (Query each : ways(part, words, byWords, pairs, byPairs)) {
                anywhere.add(each, Occur.SHOULD);
            }
            all.add(anywhere.build(), Occur.MUST);
        }
        return all.build();
    }

    /** Whatever of them stands in one field, for marking it. */
    Query marks(String field, Analyzer analyzer, boolean exact) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String part : parts) {
            QueryBuilder builder = new QueryBuilder(analyzer);
            Query found = exact
                    ? builder.createPhraseQuery(field, part)
                    : builder.createBooleanQuery(field, part, Occur.SHOULD);
            if (found != null) {
                any.add(found, Occur.SHOULD);
            }
        }
        return any.build();
    }

    private static List<Query> ways(
            String part, List<String> words, Analyzer byWords, List<String> pairs, Analyzer byPairs) {
        List<Query> ways = new ArrayList<>();
        for (String each : pairs) {
            Query exact = new QueryBuilder(byPairs).createPhraseQuery(each, part);
            if (exact != null) {
                ways.add(new BoostQuery(exact, EXACT));
            }
        }
        for (String each : words) {
            Query any = new QueryBuilder(byWords).createBooleanQuery(each, part, Occur.MUST);
            if (any != null) {
                ways.add(any);
            }
        }
        return ways;
    }
}
