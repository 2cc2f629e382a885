package org.zhiheng.cases.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.registers.Field;
import org.zhiheng.rules.KnownFields.Type;

/** Which fields of a case documents can say: those of its pieces that can be read on paper, and what is known besides. */
public final class DocumentFields {

    /** What is known of a case besides its pieces: kind, field, type. */
    private static final String[][] BESIDES = {
        {"case", "number", "TEXT"},
        {"case", "title", "TEXT"},
        {"case", "item", "TEXT"},
        {"case", "basis", "TEXT"},
        {"case", "openedOn", "DAY"},
        {"case", "filedOn", "DAY"},
        {"case", "closedOn", "DAY"},
        {"case", "pages", "NUMBER"},
        {"body", "name", "TEXT"},
        {"body", "address", "TEXT"},
        {"body", "phone", "TEXT"},
        {"body", "government", "TEXT"},
        {"paper", "number", "TEXT"},
        {"paper", "day", "DAY"},
        {"relief", "authority", "TEXT"},
        {"relief", "government", "TEXT"},
        {"relief", "first", "YES"},
        {"relief", "direct", "YES"},
        {"relief", "servedOn", "DAY"},
        {"relief", "reconsiderationUntil", "DAY"},
        {"relief", "suitUntil", "DAY"},
        {"handler", "certificate", "TEXT"},
        {"party", "person", "YES"},
        {"service", "title", "TEXT"},
        {"entry", "order", "NUMBER"},
        {"entry", "section", "TEXT"},
        {"entry", "title", "TEXT"},
        {"entry", "number", "TEXT"},
        {"entry", "day", "DAY"},
        {"entry", "pages", "NUMBER"},
        {"entry", "from", "NUMBER"},
        {"entry", "to", "NUMBER"},
    };

    /** Kinds besides those of pieces of which there are several. */
    private static final List<String> SEVERAL = List.of("entry");

    private DocumentFields() {}

    /** By {@code <kind>.<field>}. */
    public static Map<String, Type> all() {
        Map<String, Type> all = new LinkedHashMap<>();
        for (PieceDefinition kind : Kinds.all()) {
            if (printable(kind)) {
                for (Field each : kind.fields()) {
                    Type type = type(each);
                    if (type != null) {
                        all.put(kind.id() + "." + each.name(), type);
                    }
                }
            }
        }
        for (String[] each : BESIDES) {
            all.put(each[0] + "." + each[1], Type.valueOf(each[2]));
        }
        return all;
    }

    /** Kinds of which there are several. */
    public static List<String> several() {
        List<String> several = new ArrayList<>();
        Kinds.all().stream().filter(each -> each.several() && printable(each)).forEach(each -> several.add(each.id()));
        several.addAll(SEVERAL);
        return several;
    }

    /** Whether documents speak of a kind; of other papers in the file they speak by the index. */
    public static boolean printable(PieceDefinition kind) {
        return kind != ClosingKinds.PAPER && kind != ClosingKinds.INDEX_LINE && kind != DocumentKinds.DOCUMENT;
    }

    /** What a field is on paper; null for files, and for numbers that identify a person, which no law demands on a paper that others read. */
    static Type type(Field field) {
        return switch (field.kind()) {
            case TEXT, LONG_TEXT, WORD, CODE, REFERENCE, BODY, DIVISION, CREDIT_CODE, PHONE -> Type.TEXT;
            case WORDS, CODES -> Type.TEXTS;
            case DATE -> Type.DAY;
            case MOMENT -> Type.MOMENT;
            case INTEGER -> Type.NUMBER;
            case DECIMAL -> field.scale() == 2 ? Type.MONEY : Type.NUMBER;
            case BOOLEAN -> Type.YES;
            case ATTACHMENT, CITIZEN_NUMBER -> null;
        };
    }
}
