package org.zhiheng.access.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.PasswordRule;

/** The rule for passwords with the lists this bundle brings. */
final class PasswordRules {

    /** Of zxcvbn; put in by the build. */
    static final String KNOWN = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    /** Of those long enough for our rule, the ones found in use most often. */
    static final String LONG = "long-passwords.txt";

    private PasswordRules() {}

    static PasswordRule with(AccessPolicy policy) {
        Set<String> known = new HashSet<>(list(KNOWN));
        known.addAll(list(LONG));
        return new PasswordRule(known, list("common-passwords.txt"), list("context-words.txt"), policy.shortest());
    }

    private static Set<String> list(String file) {
        try (InputStream in = PasswordRules.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty() && !each.startsWith("//"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
