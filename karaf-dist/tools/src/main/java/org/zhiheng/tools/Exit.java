package org.zhiheng.tools;

/** Exit codes of the tools. */
public final class Exit {

    public static final int DONE = 0;
    /** What was given has errors, all of which were told. */
    public static final int FAULTY = 1;
    /** The command line itself is wrong. */
    public static final int USAGE = 2;
    /** A file could not be read or written, or is not what it should be. */
    public static final int FILE = 3;

    private Exit() {}
}
