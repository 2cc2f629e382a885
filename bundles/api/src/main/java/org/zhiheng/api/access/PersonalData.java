package org.zhiheng.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** The gate before personal data: whoever shows, prints or exports it goes through here first. Thread-safe. */
@ProviderType
public interface PersonalData {

    /**
     * Checks the permission and puts down that the data was used. Nothing may be shown before it returns.
     *
     * @param use {@code VIEWED}, {@code PRINTED} or {@code EXPORTED}
     * @param subject what is shown, as {@code type/id}
     * @param purpose in the words of who asks
     * @throws org.zhiheng.api.error.ZhihengException as {@link Permissions#check}; {@code INVALID} {@code ACCESS-PURPOSE} without a purpose
     */
    void use(Principal who, Operation operation, Target target, AuditEvent.Kind use, String subject, String purpose);
}
