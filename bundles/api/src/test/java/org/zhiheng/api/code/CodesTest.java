package org.zhiheng.api.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;

class CodesTest {

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "115002227398230135", "11500000MB1553803Q", "11511301008778183N"})
    void credit_codes_with_the_right_check_character_are_valid(String code) {
        assertThat(UnifiedSocialCreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "91350100M000100Y4Z",
                "91350100M000100Y4",
                "91350100M000100Y433",
                "91350100m000100y43",
                "9135010AM000100Y43",
                "91350100I000100Y43",
                "91350100O000100Y43"
            })
    void other_credit_codes_are_not(String code) {
        assertThat(UnifiedSocialCreditCode.isValid(code)).isFalse();
        assertThatThrownBy(() -> new UnifiedSocialCreditCode(code))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("CODE-USCC"));
    }

    @Test
    void every_single_changed_character_of_a_credit_code_is_found() {
        String valid = "11500000MB1553803Q";
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (int i = 0; i < valid.length(); i++) {
            for (char c : alphabet.toCharArray()) {
                if (c != valid.charAt(i)) {
                    String changed = valid.substring(0, i) + c + valid.substring(i + 1);
                    assertThat(UnifiedSocialCreditCode.isValid(changed))
                            .as(changed)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_wrong_organisation_code_inside_is_only_a_warning() {
        assertThat(new UnifiedSocialCreditCode("115002227398230135").organisationCodeConsistent())
                .isTrue();
        assertThat(new UnifiedSocialCreditCode("91350100M000100Y43").registeringDivision())
                .isEqualTo("350100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void citizen_numbers_with_the_right_check_character_are_valid(String number) {
        assertThat(CitizenNumber.isValid(number)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "110105194912310021",
                "11010519490231002X",
                "11010519491231002x",
                "1101051949123100",
                "11010519491331002X"
            })
    void other_citizen_numbers_are_not(String number) {
        assertThat(CitizenNumber.isValid(number)).isFalse();
    }

    @Test
    void a_citizen_number_tells_birth_and_sex_and_shows_itself_masked() {
        CitizenNumber number = new CitizenNumber("11010519491231002X");
        assertThat(number.birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.male()).isFalse();
        assertThat(number).hasToString("110105************");
    }

    @Test
    void age_is_counted_in_full_years_and_the_birthday_counts() {
        CitizenNumber number = new CitizenNumber("11010519491231002X");
        assertThat(number.ageOn(LocalDate.of(1963, 12, 30))).isEqualTo(13);
        assertThat(number.ageOn(LocalDate.of(1963, 12, 31))).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({
        "000000, NATION, ",
        "370000, PROVINCE, 000000",
        "371000, CITY, 370000",
        "371002, DISTRICT, 371000",
        "371002100, TOWNSHIP, 371002",
        "371002100201, VILLAGE, 371002100"
    })
    void a_division_code_tells_its_level_and_parent(String code, DivisionCode.Level level, String parent) {
        DivisionCode division = new DivisionCode(code);
        assertThat(division.level()).isEqualTo(level);
        assertThat(division.parent().map(DivisionCode::value).orElse(null)).isEqualTo(parent);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"37100", "3710021", "37100A", "37100２", "3710020"})
    void other_texts_are_no_division_codes(String text) {
        assertThat(DivisionCode.isValid(text)).isFalse();
    }

    @Test
    void a_document_number_is_read_and_written_alike() {
        DocumentNumber number = DocumentNumber.parse("威环罚决字〔2024〕第12号");
        assertThat(number).isEqualTo(new DocumentNumber("威环罚决字", 2024, 12)).hasToString("威环罚决字〔2024〕第12号");
        assertThat(DocumentNumber.parse("威环政发〔2024〕2号").sequence()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"威环罚决字(2024)第12号", "威环罚决字[2024]第12号", "〔2024〕第12号", "威环罚决字〔24〕第12号", "威环罚决字〔2024〕第0号"})
    void other_brackets_and_forms_are_refused(String text) {
        assertThatThrownBy(() -> DocumentNumber.parse(text)).isInstanceOf(ZhihengException.class);
    }
}
