package org.zhiheng.cases.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How a text is cut, in two ways: into words, as a dictionary has them, which finds what is written in another order; and into pairs of characters that
 * follow each other, which finds whatever is written exactly so, names too that no dictionary has.
 */
final class Segmentation extends Analyzer {

    /** Between two texts of a case, so that nothing is found that begins in one and ends in the other. */
    private static final int GAP = 100;

    private final boolean pairs;
    private final byte[] key;

    /** @param key under which each part is digested; null to leave it readable */
    private Segmentation(boolean pairs, byte[] key) {
        this.pairs = pairs;
        this.key = key;
    }

    static Segmentation words(byte[] key) {
        return new Segmentation(false, key);
    }

    static Segmentation pairs(byte[] key) {
        return new Segmentation(true, key);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer source = pairs ? new StandardTokenizer() : new HMMChineseTokenizer();
        TokenStream cut = pairs
                ? new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(source)))
                // Punctuation comes as words of its own.
                : new StopFilter(new LowerCaseFilter(source), SmartChineseAnalyzer.getDefaultStopSet());
        return new TokenStreamComponents(source, key == null ? cut : new KeyedTerms(cut, key));
    }

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }
}
