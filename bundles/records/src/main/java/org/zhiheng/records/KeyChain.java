package org.zhiheng.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;

/** The keys of a log in the order in which it introduced them. Not for several threads. */
final class KeyChain {

    private final List<KeyForm> keys = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();

    /** @throws ZhihengException when the entry does not rightly introduce a key */
    KeyForm add(Entry entry, long position) {
        KeyForm before = keys.isEmpty() ? null : keys.get(keys.size() - 1);
        KeyForm key = KeyForm.read(entry, before);
        keys.add(key);
        positions.add(position);
        return key;
    }

    /** Whether the log says that it goes on from a backup which lacks this head. */
    boolean tellsLost(SignedHead head) {
        return keys.stream().anyMatch(each -> each.lacks(head));
    }

    /** What the log says was lost when it was restored. */
    List<Loss> losses() {
        return keys.stream()
                .filter(KeyForm::tellsOfLoss)
                .map(each -> new Loss(each.finalHead().head().end(), each.first()))
                .toList();
    }

    /** The key that signs heads up to here; null when none does. */
    KeyForm inForce(long end) {
        for (int i = keys.size() - 1; i >= 0; i--) {
            if (positions.get(i) < end) {
                return keys.get(i);
            }
        }
        return null;
    }

    /** Whether a head is signed by the key in force at its end, for this log. */
    boolean signed(SignedHead head) {
        KeyForm key = inForce(head.head().end());
        return key != null
                && key.log().equals(head.head().log())
                && key.era() == head.head().era()
                && key.suite().written().equals(head.head().suite())
                && HeadForm.verifies(head, key.publicKey());
    }

    /** Whether one of these ids is among the keys; a key enters only signed by itself, so nobody can borrow another's. */
    boolean knows(Set<String> ids) {
        return keys.stream().anyMatch(each -> ids.contains(each.key()));
    }
}
