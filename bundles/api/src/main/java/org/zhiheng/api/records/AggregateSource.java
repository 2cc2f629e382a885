package org.zhiheng.api.records;

import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what the aggregates of a context are now, so that it can be verified that each is what the record says. For this every entry that changes one
 * carries, under the key {@code state} of its payload, the whole of what the aggregate is after the change, and null once it is gone. One that grows carries
 * only the parts that change, under the key {@code parts}, by name, null for one that is gone; its state here then has all parts under that key. Offered as a service.
 * Thread-safe.
 */
@ConsumerType
public interface AggregateSource {

    /** Types of subjects. Of these it tells all aggregates there are. */
    Set<String> types();

    /**
     * Tells every aggregate that is there.
     *
     * @param told the subject and its state, in the same values as its entries have, {@link Personal} where the datum is personal. What it throws ends the
     *     telling
     */
    void each(BiConsumer<Subject, Map<String, Object>> told);
}
