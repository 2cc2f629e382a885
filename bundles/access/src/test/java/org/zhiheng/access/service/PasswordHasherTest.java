package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.access.domain.AccessPolicy;

class PasswordHasherTest {

    private final PasswordHasher hasher = new PasswordHasher(PasswordHasher.Cost.of(World.policy()));

    /** Published with the reference implementation of Argon2. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void agrees_with_the_reference_implementation(String password, String stored) {
        assertThat(hasher.verify(password, stored)).isTrue();
        assertThat(hasher.verify(password + " ", stored)).isFalse();
        assertThat(hasher.stale(stored)).isTrue();
    }

    @Test
    void takes_every_character_as_it_is() {
        String stored = hasher.hash("Tulip 郁金香 drift");
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.verify("Tulip 郁金香 drift", stored)).isTrue();
        assertThat(hasher.verify("tulip 郁金香 drift", stored)).isFalse();
        assertThat(hasher.verify("Tulip 郁金香 drif", stored)).isFalse();
        assertThat(hasher.stale(stored)).isFalse();
        assertThat(new PasswordHasher(PasswordHasher.Cost.of(AccessPolicy.standard())).stale(stored))
                .isTrue();
    }

    @Test
    void hashes_the_same_password_differently_each_time() {
        assertThat(hasher.hash("tulip copper drift")).isNotEqualTo(hasher.hash("tulip copper drift"));
    }

    @Test
    void nobodys_password_is_never_right() {
        assertThat(hasher.verify("", null)).isFalse();
    }
}
