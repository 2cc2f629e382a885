package org.zhiheng.rest.door;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.zhiheng.api.access.Operation;

/**
 * What whoever calls a resource method must be allowed to do. For an operation on somebody's data the door asks whether it reaches
 * anybody at all; whose data it is on is checked by the service behind.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Needs {
    Operation value();
}
