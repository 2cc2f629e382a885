package org.zhiheng.api.system;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Makes backups while the platform works. They are verified and restored by the tools, with the platform stopped. Thread-safe. */
@ProviderType
public interface Backups {

    /**
     * A backup that is whole.
     *
     * @param id its folder's name: when it was made, in UTC, and something random
     * @param at when it began: what was acknowledged before is in it
     * @param folder where it lies
     * @param bytes of its own files; attachments, which several backups share, are not counted
     * @param attachments how many the backup refers to
     * @param withKeys whether the platform's keys are in it, under a passphrase
     * @param damaged hashes of attachments that were not what had been stored, and are therefore not in it
     */
    record Backup(
            String id,
            Instant at,
            String folder,
            long bytes,
            long attachments,
            boolean withKeys,
            List<String> damaged) {
        public Backup {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Makes one now, and removes those that the settings keep no longer.
     *
     * @param passphrase what the keys are put under; kept nowhere and cleared before this returns. Null: the keys stay out, and with them
     *     every setting that holds a password
     * @throws org.zhiheng.api.error.ZhihengException {@code FORBIDDEN} without the permission; {@code BACKUP-PASSPHRASE} when it is too short;
     *     {@code BACKUP-RUNNING} while another is made; {@code BACKUP-SPACE} when there is no room for it; {@code BACKUP-PROGRAM} when
     *     PostgreSQL's program is missing; {@code BACKUP-FAILED}. Then nothing is left behind
     */
    Backup make(Principal by, char[] passphrase);

    /** Those that are whole, the newest first. */
    List<Backup> list(Principal by);
}
