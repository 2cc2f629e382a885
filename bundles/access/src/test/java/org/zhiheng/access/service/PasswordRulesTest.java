package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiheng.access.domain.PasswordRule;

/** The lists that the bundle brings. */
class PasswordRulesTest {

    private final PasswordRule rule = PasswordRules.with(World.policy());

    private static List<String> known() throws IOException {
        return list(PasswordRules.KNOWN);
    }

    private static List<String> list(String file) throws IOException {
        try (InputStream in = PasswordRules.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.startsWith("//"))
                    .toList();
        }
    }

    private String code(String password) {
        return rule.fault(password, List.of()).map(each -> each.code()).orElse("ok");
    }

    @Test
    void of_the_thirty_thousand_found_most_often_none_is_taken() throws IOException {
        List<String> known = known();
        assertThat(known).hasSize(30_000);
        assertThat(known.subList(0, 3)).containsExactly("123456", "password", "12345678");
        assertThat(known).noneMatch(each -> code(each).equals("ok"));
        assertThat(known.stream().filter(each -> each.length() >= 12)).hasSize(229);
    }

    @Test
    void of_the_five_thousand_long_ones_found_most_often_none_is_taken() throws IOException {
        List<String> found = list(PasswordRules.LONG);
        assertThat(found).hasSize(5_000).doesNotHaveDuplicates().allMatch(each -> each.length() >= 12);
        assertThat(found.subList(0, 3)).containsExactly("123qweasdzxc", "1qaz2wsx3edc", "q1w2e3r4t5y6");
        assertThat(found).allMatch(each -> code(each).equals("ACCESS-PASSWORD-COMMON"));
        // Neither walks nor among the thirty thousand: only this list knows them.
        assertThat(code("LeaveMeAlone")).isEqualTo("ACCESS-PASSWORD-COMMON");
        assertThat(code("gfhjkmgfhjkm")).isEqualTo("ACCESS-PASSWORD-COMMON");
        assertThat(code("finalfantasy!1")).isEqualTo("ACCESS-PASSWORD-COMMON");
        assertThat(code("severodvinsk2019")).isEqualTo("ACCESS-PASSWORD-COMMON");
    }

    @Test
    void nor_the_first_three_thousand_of_letters_made_long_enough_by_a_year_and_a_sign() throws IOException {
        List<String> made = known().stream()
                .filter(each -> each.matches("[a-z]{7,}"))
                .limit(3_000)
                .map(each -> each + "!2024")
                .toList();
        assertThat(made).hasSize(3_000).allMatch(each -> code(each).equals("ACCESS-PASSWORD-COMMON"));
    }

    @Test
    void what_nobody_uses_is_taken() {
        assertThat(code("tulip copper drift")).isEqualTo("ok");
        assertThat(code("明月松间照清泉石上流不知几许")).isEqualTo("ok");
    }
}
