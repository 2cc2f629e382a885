package org.zhiheng.cases.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.registers.Field;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;
import org.zhiheng.registers.FieldValues;

/** A piece as it is stored and as it is recorded. */
public final class PieceForm {

    private static final String CASE = "case.";

    private PieceForm() {}

    /** The values as text. */
    public static String stored(Piece piece) {
        return CanonicalJson.write(plain(piece));
    }

    /** The values as JSON has them. */
    public static Map<String, Object> plain(Piece piece) {
        Map<String, Object> plain = new LinkedHashMap<>();
        piece.values().forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    /** Values from their text. A field that no kind has any more is left out. */
    public static Map<String, Object> read(String kind, String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> plain = Json.readObject(text);
        PieceDefinition definition = Kinds.of(kind);
        for (Field each : definition.fields()) {
            Object value = plain.get(each.name());
            if (value != null) {
                values.put(each.name(), each.privacy() == Field.Privacy.SECRET ? value : value(each, value));
            }
        }
        return values;
    }

    private static Object value(Field field, Object plain) {
        try {
            return FieldValues.of(field, plain);
        } catch (FieldValues.Fault e) {
            throw new IllegalStateException("what is stored was looked at before: " + field.name(), e);
        }
    }

    /**
     * As an entry carries it, and as it is verified: personal data for the vault, secret numbers left out, whose masks say nothing.
     *
     * @param id of the case
     */
    public static Map<String, Object> recorded(String id, Piece piece) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field each : Kinds.of(piece.kind()).fields()) {
            Object value = piece.values().get(each.name());
            if (value != null && each.privacy() != Field.Privacy.SECRET) {
                Object told = plain(value);
                values.put(
                        each.name(),
                        each.privacy() == Field.Privacy.OPEN
                                ? told
                                : new Personal(person(id, piece), each.hyphened(), String.valueOf(told)));
            }
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("number", piece.number());
        form.put("proof", piece.proof());
        form.put("values", values);
        return form;
    }

    /** Under whose key the personal data of a piece lie: of a party those of its own, of all else those of the case. */
    public static String person(String id, Piece piece) {
        String of = CASE + id;
        return piece.kind().equals(BeginningKinds.PARTY.id()) ? of + "." + piece.key() : of;
    }

    /** The case under whose keys data of a party lie; null where they are no party's of a case. */
    public static String caseOf(String person) {
        int from = CASE.length();
        int end = person.startsWith(CASE) ? person.indexOf('.', from) : -1;
        return end < 0 ? null : person.substring(from, end);
    }

    /** The name of a piece among the parts of its case. */
    public static String name(Piece piece) {
        return piece.kind() + "/" + piece.key();
    }

    private static Object plain(Object value) {
        if (value instanceof LocalDate day) {
            return day.toString();
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }
}
