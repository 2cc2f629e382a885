package org.zhiheng.rules.swap;

import java.time.Instant;
import java.util.List;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;

/** Whether somebody who may has signed a content. */
@FunctionalInterface
interface SignatureCheck {

    /** @return empty when the signature is right at that moment */
    List<Fault> check(PackageContent content, Instant at);
}
