package org.zhiheng.api.credentials;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;

/** Officers who leave. Thread-safe. */
@ProviderType
public interface OfficerExits {

    /**
     * @param kind a word of the register {@code officer-exits}, e.g. {@code retired}
     * @param lastDay the last day as an officer
     * @param toAccount who takes over what was given to the officer's account; null for everybody with the role
     * @param document on what it rests
     */
    record Leaving(String officer, String kind, LocalDate lastDay, String toAccount, String why, String document) {
        public Leaving {
            Objects.requireNonNull(officer, "officer");
            Objects.requireNonNull(lastDay, "lastDay");
        }
    }

    /**
     * @param id of the exit: key of its row in the register {@code officer-exits}
     * @param certificates keys of those taken back
     * @param postings keys of those ended
     * @param roles how many roles of the officer's account end with the last day
     * @param runs how many open runs of procedures were handed over
     * @param followed whether open runs have followed; false while that is to come, see {@link FollowUps}
     */
    record Left(String id, List<String> certificates, List<String> postings, int roles, int runs, boolean followed) {
        public Left {
            certificates = List.copyOf(certificates);
            postings = List.copyOf(postings);
        }
    }

    /**
     * Ends it all in one transaction: postings and time on the front line, certificates are taken back, roles of the officer's account end with the last day,
     * and why is noted. After that day open tasks of the account are handed over.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW} for one who is no officer on that day or out of reach; {@code CONFLICT}
     *     {@code CREDENTIAL-ACCOUNT} when the account works where the other may change no officers; as {@link org.zhiheng.api.registers.Registers#write} and
     *     {@link org.zhiheng.api.access.Succession#leave}
     */
    Left leave(Principal by, Leaving leaving);

    /**
     * Calls off an exit of which the last day is not over yet: officer, certificates, postings and roles go on as they would have.
     *
     * @param id as {@link Left#id}
     * @throws org.zhiheng.api.error.ZhihengException as {@link BodyChanges#callOff}
     */
    FollowUps.CalledOff callOff(Principal by, String id, String why, String document);
}
