package org.zhiheng.api.metrics;

import java.util.function.DoubleSupplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What monitoring sees of the platform. Names begin with {@code zhiheng_} and label values come from small sets written in the program:
 * never personal data, never an id, never what somebody typed. Asking for the same name again gives the same metric. Thread-safe; nothing
 * here fails because of its labels' values or blocks, so it may be called inside of a transaction.
 */
@ProviderType
public interface Metrics {

    /**
     * Something that is counted.
     *
     * @param name without {@code _total}
     * @param help what it counts, for people
     * @param labels names of the labels
     */
    Counter counter(String name, String help, String... labels);

    /** Something whose duration matters, as a histogram in seconds; arguments as for {@link #counter}. */
    Timer timer(String name, String help, String... labels);

    /**
     * Something that has a value at every moment, asked for when monitoring looks. One that throws is left out.
     *
     * @return takes it away again
     */
    Registration gauge(String name, String help, DoubleSupplier value);

    /** Counts. */
    @ProviderType
    interface Counter {

        /** @param labels a value for each label */
        void increment(String... labels);
    }

    /** Times. */
    @ProviderType
    interface Timer {

        /** @param labels a value for each label */
        void observe(double seconds, String... labels);
    }

    /** A gauge that is there. */
    @ProviderType
    interface Registration extends AutoCloseable {

        @Override
        void close();
    }
}
