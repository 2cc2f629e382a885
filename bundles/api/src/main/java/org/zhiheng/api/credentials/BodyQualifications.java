package org.zhiheng.api.credentials;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.registers.AsOf;

/**
 * What the register of bodies says of their qualification, for those who let a body act or own something. A unit without a row of its own goes by the body it
 * belongs to. Thread-safe.
 */
@ProviderType
public interface BodyQualifications {

    /**
     * The facts of {@link org.zhiheng.api.questions.Qualification} in the form rulings take; empty when the register does not know: there is no row of
     * the body that has begun by the day.
     */
    Map<String, Object> facts(String body, AsOf asOf);

    /** Which of the bodies may own what begins on a day, as known now: they are confirmed, and that has been published. */
    Set<String> qualified(Collection<String> bodies, LocalDate day);
}
