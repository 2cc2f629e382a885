package org.zhiheng.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

class PasswordRuleTest {

    private static final PasswordRule RULE = new PasswordRule(
            Set.of("sunshine", "sailor-moon-9"),
            Set.of("password", "5201314", "admin", "p@ssw0rd"),
            Set.of("zhiheng", "环翠", "sifaju"),
            12);

    private static String code(String password) {
        return RULE.fault(password, List.of("wangwei", "37100201", "王伟"))
                .map(ZhihengException::code)
                .orElse("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tulip copper drift",
                "明月松间照清泉石上流不知几许",
                "aaaabbbbccccddddeeeeffff",
                "K7#mpQ2!vX9z",
                "            five blanks lead",
                "vk2p4mw8xq1z",
                "sunshine and rain",
                "sunshine7305516"
            })
    void takes_whatever_cannot_be_guessed_of_whatever_characters(String password) {
        assertThat(code(password)).isEqualTo("ok");
    }

    @Test
    void counts_characters_as_people_do() {
        assertThat(code("k7#mpQ2!vX9")).isEqualTo("ACCESS-PASSWORD-SHORT");
        assertThat(code("𠮷𠮷𠮷𠮷𠮷𠮷")).isEqualTo("ACCESS-PASSWORD-SHORT");
        assertThat(code("vk2p4mw8".repeat(16))).isEqualTo("ok");
        assertThat(code("vk2p4mw8".repeat(16) + "x")).isEqualTo("ACCESS-PASSWORD-LONG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password5201314",
                "PASSWORD-PASSWORD",
                "zhiheng-2024!",
                "Sifaju@371002",
                "环翠环翠环翠环翠123456",
                "wangwei-37100201",
                "王伟王伟王伟王伟王伟王伟",
                "1234567890123",
                "qwertyuiop12345",
                "abcdefghijkl",
                "zyxwvutsrqpo",
                "aaaaaaaaaaaaa",
                "ababababababab",
                "admin12345678",
                "sailor-moon-9",
                "Sunshine!2024",
                "#1Sunshine#99",
                "1990SUNSHINE"
            })
    void refuses_what_would_be_tried_first(String password) {
        assertThat(code(password)).isEqualTo("ACCESS-PASSWORD-COMMON");
    }
}
