package org.zhiheng.api.records;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;

/**
 * What a chain of entries is about: one case, one certificate, one list. Ordered by type, then id, as ASCII; in this order an
 * append locks its subjects.
 *
 * @param type lower case with hyphens, at most 40 characters, e.g. {@code case}
 * @param id 1 to 100 characters of {@code A-Z a-z 0-9 . _ : -}; never a person's name or number, for it is hashed for good
 */
public record Subject(String type, String id) implements Comparable<Subject> {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::type).thenComparing(Subject::id);

    /** @throws ZhihengException {@code RECORD-SUBJECT} when a part is not of its form */
    public Subject {
        if (type == null
                || !TYPE.matcher(type).matches()
                || id == null
                || !ID.matcher(id).matches()) {
            throw ZhihengException.invalid("RECORD-SUBJECT", "记录对象的类型或者编号不合规定:" + type + "/" + id, "subject");
        }
    }

    /** Reads {@code type/id}. */
    public static Subject parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw ZhihengException.invalid("RECORD-SUBJECT", "记录对象应当写成“类型/编号”:" + text, "subject");
        }
        return new Subject(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }

    /** {@code type/id}. */
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
