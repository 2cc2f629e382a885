package org.zhiheng.shell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhiheng.api.access.Operation;

/** Which operation a command is, or which it may be: then one of them has to be allowed. Without it a command refuses everybody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Performs {
    Operation[] value();
}
