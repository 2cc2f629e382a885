package org.zhiheng.api.error;

/** What an edge (HTTP, SOAP, shell) has to know of an error: how to answer it. */
public enum ErrorKind {
    /** The input is wrong; asking again unchanged fails again. */
    INVALID,
    /** What is named does not exist. */
    NOT_FOUND,
    /** The state has moved on; look again before asking again. */
    CONFLICT,
    /** The caller may not do this. */
    FORBIDDEN,
    /** Not now; the same call may succeed later. */
    UNAVAILABLE
}
