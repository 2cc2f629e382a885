package org.zhiheng.law.inquiry;

/** Ends an inquiry that lacks something; what it lacks is noted in the {@link Inquiry}. Carries no stack: it is an outcome. */
public final class Undetermined extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final Undetermined INSTANCE = new Undetermined();

    private Undetermined() {
        super("undetermined", null, false, false);
    }
}
