package org.zhiheng.api.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The personal data behind the digests of the record. Whoever shows any of it to a person has gone through
 * {@link org.zhiheng.api.access.PersonalData} before. Thread-safe.
 */
@ProviderType
public interface PersonalVault {

    /** The datum of a digest; empty when there is none or it was erased. */
    Optional<String> reveal(String digest);

    /**
     * A datum with the salt that proves it to be the one behind a digest: for the person it is about, who may show it to whom he likes.
     *
     * @param salt bytes as they were drawn
     */
    record Disclosure(String digest, byte[] salt, String kind, String value) {

        /** Without salt and value. */
        @Override
        public String toString() {
            return "Disclosure[" + digest + "]";
        }
    }

    /** The datum of a digest with its salt; empty when there is none or it was erased. */
    Optional<Disclosure> disclose(String digest);

    /** Digests of all data of this kind and value. */
    List<String> find(String kind, String value);

    /** Under whose keys data of this kind lie, by value; values nobody has are left out. */
    Map<String, Set<String>> holders(String kind, Collection<String> values);

    /**
     * Erases everything kept about a person, and records that it was done: the digests in the record say nothing any more, and all proofs stay valid.
     *
     * @param actor who ordered it: the id of an account
     */
    void erase(String person, String actor);
}
