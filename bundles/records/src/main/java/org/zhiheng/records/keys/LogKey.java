package org.zhiheng.records.keys;

import org.zhiheng.records.Suite;

/** A key that signs heads. Its private half need not be in this process. Thread-safe. */
public interface LogKey {

    Suite suite();

    /** SubjectPublicKeyInfo, DER. */
    byte[] publicKey();

    byte[] sign(byte[] message);

    /** The hash of the public key, by which seals name it. */
    default String id() {
        return suite().keyId(publicKey());
    }
}
