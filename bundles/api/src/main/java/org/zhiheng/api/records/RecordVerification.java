package org.zhiheng.api.records;

import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/**
 * Verifies the whole record where it lies, while the platform works, with the heads that witnesses keep. Whoever has key, database and
 * witnesses in hand could deceive it: an export verified elsewhere with a head kept elsewhere is worth more. Thread-safe.
 */
@ProviderType
public interface RecordVerification {

    /**
     * How far it has come.
     *
     * @param entries looked at
     * @param total entries the record had when it began
     */
    record Progress(long entries, long total) {}

    /**
     * What is wrong.
     *
     * @param code stable, one of those in docs/contracts/records.md
     * @param position in the log; null where it has none
     * @param subject null where it is not about one entry
     * @param number in the subject; null where it is not about one entry
     * @param message in Chinese
     */
    record Fault(String code, Long position, String subject, Long number, String message) {}

    /**
     * What was found.
     *
     * @param entries looked at
     * @param unsealed of these, how many no seal covers yet
     * @param heads seals looked at
     * @param witnessed entries covered by a head that a witness keeps; nothing outside vouches for the others
     * @param faults how many
     * @param kept the first hundred of them
     * @param first the one earliest in the log; null when there is none
     */
    record Result(long entries, long unsealed, long heads, long witnessed, long faults, List<Fault> kept, Fault first) {
        public Result {
            kept = List.copyOf(kept);
        }

        public boolean sound() {
            return faults == 0;
        }
    }

    /**
     * Verifies every entry, position, leaf, head and key. Takes about a minute for a million entries.
     *
     * @param by who wants it; that is put down
     * @param progress told now and then, in this thread; what it throws ends the verification
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without {@link org.zhiheng.api.access.Operation#RECORD_VERIFY}
     */
    Result verify(Principal by, Consumer<Progress> progress);
}
