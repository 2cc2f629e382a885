package org.zhiheng.cases.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Puts a keyed digest in the place of each word, so that the words of a file do not lie readable in the index. */
final class KeyedTerms extends TokenFilter {

    /** So few that no two of the words of a language meet, and no more, for each is on the disk. */
    private static final int BYTES = 9;

    private static final String ALGORITHM = "HmacSHA256";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Mac mac;

    KeyedTerms(TokenStream input, byte[] key) {
        super(input);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC", e);
        }
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        byte[] digest = mac.doFinal(term.toString().getBytes(StandardCharsets.UTF_8));
        term.setEmpty().append(Base64.getEncoder().encodeToString(Arrays.copyOf(digest, BYTES)));
        return true;
    }
}
