package org.zhiheng.api.cases;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.registers.Field;

/**
 * A kind of thing that lies in a case's file. Immutable.
 *
 * @param id as addresses name it, e.g. {@code evidence}
 * @param title in Chinese, e.g. 证据
 * @param group in Chinese, under which kinds are shown together
 * @param several whether a file may hold several; else its only one has the key {@link #ONLY}
 * @param write who may write it
 * @param act what act of officers it tells of; null for none
 * @param fields in the order in which people see them. A reference whose register is {@code case:<kind>} leads to a piece of the same file
 * @param label name of the field that tells people which one it is
 */
public record PieceDefinition(
        String id,
        String title,
        String group,
        boolean several,
        Operation write,
        Act act,
        List<Field> fields,
        String label) {

    /** Key of the only piece of its kind. */
    public static final String ONLY = "1";

    /** Begins the register of a field that leads to another piece of the file. */
    public static final String SAME_FILE = "case:";

    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{1,39}");

    /**
     * An act for which officers must be competent.
     *
     * @param step what they do
     * @param officers the field that names them: keys of the register of officers
     * @param at the field that says when, a moment or a day
     */
    public record Act(OfficerStep step, String officers, String at) {}

    public PieceDefinition {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id of a kind of piece: " + id);
        }
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(write, "write");
        fields = List.copyOf(fields);
        known(label, fields);
        if (act != null) {
            known(act.officers(), fields);
            known(act.at(), fields);
        }
    }

    /** Of the id alone, which is known at once; kinds are looked for in sets at every command. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    private static void known(String name, List<Field> fields) {
        if (fields.stream().noneMatch(each -> each.name().equals(name))) {
            throw new IllegalArgumentException("no field " + name);
        }
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
