package org.zhiheng.api.access;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.zhiheng.api.error.ZhihengException;

/**
 * One thing put down. Names nobody: accounts are ids, and what somebody typed who could not sign in is never told, for it may be a
 * password in the wrong field.
 *
 * @param account who; null when nobody was recognised
 * @param operation id of the operation; null where it is about signing in
 * @param subject what it was done to, as {@code type/id}; null where nothing in particular
 * @param purpose what personal data was looked at for, in the words of who did, at most 500 characters; else null
 * @param source the address the request came from; null when it came from inside
 * @param detail a stable word that says more, e.g. why; null where the kind says all
 * @param state what the thing is after the change, whole ({@link org.zhiheng.api.records.AggregateSource}); null where it is not kept so
 */
public record AuditEvent(
        Instant at,
        Kind kind,
        String account,
        String operation,
        String subject,
        String purpose,
        String source,
        String detail,
        Map<String, Object> state) {

    private static final int LONGEST_PURPOSE = 500;

    /** What happened. */
    public enum Kind {
        SIGNED_IN,
        SIGN_IN_REFUSED,
        SIGNED_OUT,
        REFUSED,
        VIEWED,
        PRINTED,
        EXPORTED,
        CHANGED
    }

    /** An event that changed nothing whose state is kept. */
    public AuditEvent(
            Instant at,
            Kind kind,
            String account,
            String operation,
            String subject,
            String purpose,
            String source,
            String detail) {
        this(at, kind, account, operation, subject, purpose, source, detail, null);
    }

    public AuditEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        boolean personal = kind == Kind.VIEWED || kind == Kind.PRINTED || kind == Kind.EXPORTED;
        if (personal && (purpose == null || purpose.isBlank())) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "查看、打印、导出个人信息应当填写用途", "purpose");
        }
        if (purpose != null && purpose.length() > LONGEST_PURPOSE) {
            throw ZhihengException.invalid("ACCESS-PURPOSE", "用途最长" + LONGEST_PURPOSE + "个字符", "purpose");
        }
    }
}
