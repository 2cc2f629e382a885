package org.zhiheng.rest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a resource method answers, so that the OpenAPI document says it: a record as {@link PlainForm} writes it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Tells {
    Class<? extends Record> value();

    /** The name under which it stands in the answer, as a list; nothing where it is the answer itself. */
    String listed() default "";

    /** Whether {@link Called} says beside it what is called how. */
    boolean labels() default false;
}
