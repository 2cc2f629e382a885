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

    /** What is known of a case besides its pieces: kind, field, type, title. */
    private static final String[][] BESIDES = {
        {"case", "number", "TEXT", "案号"},
        {"case", "title", "TEXT", "案由"},
        {"case", "item", "TEXT", "事项"},
        {"case", "basis", "TEXT", "事项的依据"},
        {"case", "openedOn", "DAY", "登记之日"},
        {"case", "filedOn", "DAY", "立案之日"},
        {"case", "closedOn", "DAY", "结案之日"},
        {"case", "pages", "NUMBER", "卷内页数"},
        {"body", "name", "TEXT", "机关名称"},
        {"body", "address", "TEXT", "机关地址"},
        {"body", "phone", "TEXT", "机关电话"},
        {"body", "government", "TEXT", "所属的人民政府"},
        {"paper", "number", "TEXT", "文号"},
        {"paper", "day", "DAY", "制作之日"},
        {"relief", "authority", "TEXT", "复议机关"},
        {"relief", "government", "TEXT", "复议机关的名称"},
        {"relief", "first", "YES", "应当先申请复议"},
        {"relief", "direct", "YES", "可以直接起诉"},
        {"relief", "servedOn", "DAY", "起算之日"},
        {"relief", "reconsiderationUntil", "DAY", "申请复议的最后一日"},
        {"relief", "suitUntil", "DAY", "起诉的最后一日"},
        {"relief", "reconsiderationAtLeast", "DAY", "申请复议的最后一日不早于"},
        {"relief", "suitAtLeast", "DAY", "起诉的最后一日不早于"},
        {"relief", "court", "TEXT", "受理起诉的法院"},
        {"handler", "certificate", "TEXT", "执法证号"},
        {"party", "person", "YES", "是自然人"},
        {"service", "title", "TEXT", "送达的文书"},
        {"entry", "order", "NUMBER", "卷内序号"},
        {"entry", "section", "TEXT", "卷内部分"},
        {"entry", "title", "TEXT", "卷内题名"},
        {"entry", "number", "TEXT", "卷内文号"},
        {"entry", "day", "DAY", "卷内日期"},
        {"entry", "pages", "NUMBER", "卷内页数"},
        {"entry", "from", "NUMBER", "卷内起页"},
        {"entry", "to", "NUMBER", "卷内止页"},
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

    /** What people call a field: its own title, that of its kind before it. */
    public static String title(String field) {
        int point = field.indexOf('.');
        String kind = field.substring(0, point);
        String name = field.substring(point + 1);
        for (String[] each : BESIDES) {
            if (each[0].equals(kind) && each[1].equals(name)) {
                return each[3];
            }
        }
        PieceDefinition definition = Kinds.of(kind);
        return definition == null
                ? field
                : definition.title()
                        + definition.field(name).map(each -> ":" + each.title()).orElse("");
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
