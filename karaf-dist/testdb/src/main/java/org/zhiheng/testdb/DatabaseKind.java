package org.zhiheng.testdb;

/** The databases the platform runs on. */
public enum DatabaseKind {
    DERBY,
    POSTGRESQL
}
