package org.zhiheng.api.registers;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Labels;

/**
 * A field of a register. Immutable; made by the methods named after its kind and refined by the others.
 *
 * @param name as programs write it, e.g. {@code legalRepresentative}
 * @param title in Chinese, as it heads a form or a column
 * @param hint in Chinese, what to write there; null when the title says it
 * @param length most characters of a text, most members of several; 0 where the kind says it
 * @param scale digits behind the point of a decimal number
 * @param least least number; null for none
 * @param most greatest number; null for none
 * @param words the values of a closed enumeration, in order
 * @param register id of the register a reference leads to
 * @param required whether every row has it
 * @param filtered whether lists can be narrowed by it; it is then indexed
 * @param sorted whether lists can be sorted by it; only with {@code required}
 * @param privacy how far it is anybody's business
 * @param writing who writes it, and when; without stages of its own those of the register hold
 */
public record Field(
        String name,
        String title,
        String hint,
        Kind kind,
        int length,
        int scale,
        BigDecimal least,
        BigDecimal most,
        List<Word> words,
        String register,
        boolean required,
        boolean filtered,
        boolean sorted,
        Privacy privacy,
        Writing writing) {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final int CODE_LENGTH = 60;
    private static final int CODES_AT_MOST = 30;

    /** What a value of the field is, and its form in JSON. */
    public enum Kind {
        /** One line of text. */
        TEXT,
        /** A text of several lines; neither filtered nor sorted. */
        LONG_TEXT,
        /** One of {@link Field#words}. */
        WORD,
        /** A list of several of {@link Field#words}. */
        WORDS,
        /** A code of an open system: fields of enforcement, items. Letters, digits, full stop and hyphen, or Chinese. */
        CODE,
        /** A list of several such codes. */
        CODES,
        /** {@code YYYY-MM-DD}. */
        DATE,
        /** A moment as ISO 8601 with its offset; kept to the second, as the clock in Shanghai shows it. */
        MOMENT,
        /** A whole number. */
        INTEGER,
        /** A decimal number, as a string; money is yuan with two digits. */
        DECIMAL,
        BOOLEAN,
        /** The key of a row of {@link Field#register}. */
        REFERENCE,
        /** The id of a body of the organisation tree. */
        BODY,
        /** A GB/T 2260 code of 6, 9 or 12 digits. */
        DIVISION,
        /** 统一社会信用代码. */
        CREDIT_CODE,
        /** 公民身份号码; kept in the vault and shown masked. */
        CITIZEN_NUMBER,
        /** A telephone number. */
        PHONE,
        /** The hash of a stored attachment. */
        ATTACHMENT
    }

    /** How far a value is anybody's business. */
    public enum Privacy {
        /** Says nothing about a person, or is published anyway. */
        OPEN,
        /** A person's name or the like that the law has published: only as a digest in the record. */
        PUBLISHED,
        /** A datum about a person: only as a digest in the record, and masked for whoever does not say what for. */
        PERSONAL,
        /** A number that identifies a person: in the vault alone, masked everywhere else. */
        SECRET
    }

    /** A value of a closed enumeration and what people call it. */
    public record Word(String code, String title) {}

    public Field {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name of a field: " + name);
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(writing, "writing");
        words = List.copyOf(words);
        if (sorted && !required) {
            throw new IllegalArgumentException("lists are sorted by what every row has: " + name);
        }
    }

    public static Field text(String name, String title, int length) {
        return of(name, title, Kind.TEXT, length);
    }

    public static Field longText(String name, String title, int length) {
        return of(name, title, Kind.LONG_TEXT, length);
    }

    /** @param type its constants, each with a {@link Label} */
    public static Field word(String name, String title, Class<? extends Enum<?>> type) {
        return of(name, title, Kind.WORD, CODE_LENGTH, 0, null, null, wordsOf(type), null);
    }

    /** @param type its constants, each with a {@link Label} */
    public static Field words(String name, String title, Class<? extends Enum<?>> type) {
        return of(name, title, Kind.WORDS, CODES_AT_MOST, 0, null, null, wordsOf(type), null);
    }

    public static Field code(String name, String title) {
        return of(name, title, Kind.CODE, CODE_LENGTH);
    }

    public static Field codes(String name, String title) {
        return of(name, title, Kind.CODES, CODES_AT_MOST);
    }

    public static Field date(String name, String title) {
        return of(name, title, Kind.DATE, 0);
    }

    public static Field moment(String name, String title) {
        return of(name, title, Kind.MOMENT, 0);
    }

    public static Field integer(String name, String title, long least, long most) {
        return of(
                name, title, Kind.INTEGER, 0, 0, BigDecimal.valueOf(least), BigDecimal.valueOf(most), List.of(), null);
    }

    public static Field decimal(String name, String title, int scale, String least, String most) {
        return of(name, title, Kind.DECIMAL, 0, scale, new BigDecimal(least), new BigDecimal(most), List.of(), null);
    }

    public static Field yes(String name, String title) {
        return of(name, title, Kind.BOOLEAN, 0);
    }

    public static Field reference(String name, String title, String register) {
        return of(name, title, Kind.REFERENCE, 0, 0, null, null, List.of(), register);
    }

    public static Field body(String name, String title) {
        return of(name, title, Kind.BODY, 0);
    }

    public static Field division(String name, String title) {
        return of(name, title, Kind.DIVISION, 0);
    }

    public static Field creditCode(String name, String title) {
        return of(name, title, Kind.CREDIT_CODE, 0);
    }

    public static Field citizenNumber(String name, String title) {
        return of(name, title, Kind.CITIZEN_NUMBER, 0).as(Privacy.SECRET);
    }

    public static Field phone(String name, String title) {
        return of(name, title, Kind.PHONE, 0);
    }

    public static Field attachment(String name, String title) {
        return of(name, title, Kind.ATTACHMENT, 0);
    }

    /** With a hint in Chinese. */
    public Field hinted(String text) {
        return refined(text, required, filtered, sorted, privacy);
    }

    /** Of codes: they are keys of rows of that register, and people choose among those. Whether each is there is for who takes them in to say. */
    public Field naming(String rows) {
        return new Field(
                name, title, hint, kind, length, scale, least, most, words, rows, required, filtered, sorted, privacy,
                writing);
    }

    /** Every row has it. */
    public Field must() {
        return refined(hint, true, filtered, sorted, privacy);
    }

    /** Lists can be narrowed by it. */
    public Field filter() {
        return refined(hint, required, true, sorted, privacy);
    }

    /** Lists can be sorted by it; every row has it. */
    public Field sort() {
        return refined(hint, true, filtered, true, privacy);
    }

    /** A datum about a person. */
    public Field personal() {
        return as(Privacy.PERSONAL);
    }

    /** A datum about a person that the law has published. */
    public Field published() {
        return as(Privacy.PUBLISHED);
    }

    /** Only who may this writes it, as far as that reaches. */
    public Field by(Operation operation) {
        return written(writing.by(operation));
    }

    /** It is written only while its row stands in one of these stages of its procedure; {@link Writing#NONE} is one. */
    public Field at(String... stages) {
        return written(writing.at(stages));
    }

    /** Whoever owns the stage in which the row stands may write it, too. */
    public Field byOwners() {
        return written(writing.byOwners());
    }

    /** Only a procedure writes it. */
    public Field byProcedure() {
        return written(writing.byProcedure());
    }

    /** Only who may this writes this value of the enumeration, or changes rows that have it. */
    public Field only(Enum<?> value, Operation operation) {
        return written(writing.only(word(value), operation));
    }

    /** Whether the value is a list. */
    public boolean several() {
        return kind == Kind.WORDS || kind == Kind.CODES;
    }

    /** The code of an enumeration's constant, as programs write it. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in lower case with hyphens. */
    public String hyphened() {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private Field as(Privacy other) {
        return refined(hint, required, filtered, sorted, other);
    }

    private Field refined(String text, boolean must, boolean narrows, boolean orders, Privacy whose) {
        return new Field(
                name, title, text, kind, length, scale, least, most, words, register, must, narrows, orders, whose,
                writing);
    }

    private Field written(Writing other) {
        return new Field(
                name, title, hint, kind, length, scale, least, most, words, register, required, filtered, sorted,
                privacy, other);
    }

    private static Field of(String name, String title, Kind kind, int length) {
        return of(name, title, kind, length, 0, null, null, List.of(), null);
    }

    private static Field of(
            String name,
            String title,
            Kind kind,
            int length,
            int scale,
            BigDecimal least,
            BigDecimal most,
            List<Word> words,
            String register) {
        return new Field(
                name,
                title,
                null,
                kind,
                length,
                scale,
                least,
                most,
                words,
                register,
                false,
                false,
                false,
                Privacy.OPEN,
                Writing.ANY);
    }

    private static List<Word> wordsOf(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(each -> new Word(word(each), Labels.of(each)))
                .toList();
    }
}
