package dev.afterrun.http.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** That an endpoint does not look who calls: tokens that come along are neither verified nor refused. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /** Why that is right. */
    String value();

    /** Of a route that is no resource: what it answers, each as {@code METHOD /path/{name}}. */
    String[] at() default {};
}
