package org.zhiheng.credentials.service;

/** Looks at what only this context understands of the changes of one register. */
@FunctionalInterface
interface Check {

    void of(Batch batch);
}
