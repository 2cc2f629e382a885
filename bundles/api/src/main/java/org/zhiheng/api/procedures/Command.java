package org.zhiheng.api.procedures;

import java.util.Objects;

/**
 * What makes a command one that is carried out once, and only on what the person saw.
 *
 * @param id chosen by whoever commands, 1 to 100 characters; the same id from the same account is the same command, and sent again is answered as the
 *     first time
 * @param version of the run that the person saw
 */
public record Command(String id, long version) {
    public Command {
        Objects.requireNonNull(id, "id");
    }
}
