package org.zhiheng.registers;

import java.util.function.Supplier;

/**
 * A service that is taken when it is first used, and kept. Two parts that know each other cannot both be given each other while they are made: the container
 * would make one for the other and find it unmade. Thread-safe.
 *
 * @param <S> the service
 */
public final class Late<S> implements Supplier<S> {

    private final Supplier<S> source;
    private volatile S service;

    /** @param source gives the same service each time, never null */
    public Late(Supplier<S> source) {
        this.source = source;
    }

    @Override
    public S get() {
        S taken = service;
        if (taken == null) {
            taken = source.get();
            service = taken;
        }
        return taken;
    }
}
