package org.zhiheng.testdb;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Runs a test class once on Derby and once on PostgreSQL. Its constructor takes the {@link TestDatabase}: a new and empty one for
 * each run of the class, shared by the tests in it and dropped afterwards.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(EveryDatabase.class)
public @interface OnEveryDatabase {}
