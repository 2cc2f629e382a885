package org.zhiheng.backup.dump;

import java.nio.file.Path;

/** Writes out a database as it is at one moment, while it works. */
public interface DatabaseDump {

    /** {@code derby} or {@code postgresql}. */
    String kind();

    /** About how many bytes it will take at most. */
    long size();

    /**
     * Writes it; everything committed before the call is in it.
     *
     * @param folder of the backup that is made
     * @throws org.zhiheng.api.error.ZhihengException {@code BACKUP-PROGRAM}, {@code BACKUP-DATABASE}
     */
    void write(Path folder);
}
